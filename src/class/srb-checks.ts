import { offsets } from '../ddi/struct.ts';
import { SCSI_REQUEST_BLOCK } from '../ddi/structs/srb.ts';
import type { Machine } from '../machine/machine.ts';

const srbAt = offsets(SCSI_REQUEST_BLOCK);

/** A command descriptor block without a length, or with a wild one, is a mistake in any class of drivers. */
export function checkCdbLength(machine: Machine, srb: number): void {
  const length = machine.memory.u8(srb + srbAt.CdbLength);
  if (length > 0 && length <= 16) return;
  machine.check(
    'badCdbLength',
    `${machine.routine} sends an SRB with CdbLength ${length}. Set it to the length of the command descriptor block: 6, 10, 12 or 16.`,
  );
}

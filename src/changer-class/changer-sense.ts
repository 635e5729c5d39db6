import type { Machine } from '../machine/machine.ts';
import type { DriverFunction } from '../machine/kernel.ts';
import {
  apply,
  findSenseRow,
  readSense,
  type CompletedSrb,
  type Interpretation,
} from '../class/interpret.ts';
import { fail, type SenseRow } from '../class/sense-rules.ts';
import type { ErrorHook } from '../class/srb-sender.ts';
import type { ClassSettings } from './settings.ts';

/**
 * What the changer class driver adds before it calls ChangerError. The class's own table is not published;
 * the existence of these statuses and sense qualifiers makes this the reading.
 */
export const CHANGER_SENSE_ROWS: readonly SenseRow[] = [
  { key: 0x5, asc: 0x21, ascq: 0x01, ...fail('STATUS_ILLEGAL_ELEMENT_ADDRESS') },
  { key: 0x5, asc: 0x3b, ascq: 0x0d, ...fail('STATUS_DESTINATION_ELEMENT_FULL') },
  { key: 0x5, asc: 0x3b, ascq: 0x0e, ...fail('STATUS_SOURCE_ELEMENT_EMPTY') },
  { key: 0x2, asc: 0x3b, ascq: 0x11, ...fail('STATUS_MAGAZINE_NOT_PRESENT') },
  { key: 0x2, asc: 0x3b, ascq: 0x12, ...fail('STATUS_MAGAZINE_NOT_PRESENT') },
  { key: 0x5, asc: 0x3b, ascq: 0x11, ...fail('STATUS_MAGAZINE_NOT_PRESENT') },
  { key: 0x5, asc: 0x3b, ascq: 0x12, ...fail('STATUS_MAGAZINE_NOT_PRESENT') },
  { key: 0x2, asc: 0x04, ascq: 0x18, ...fail('STATUS_DEVICE_DOOR_OPEN') },
];

/** ChangerClassError: the changer class driver's own reading of sense, before it calls ChangerError. */
export function interpretChangerSense(
  srb: CompletedSrb,
  settings: ClassSettings,
  into: Interpretation,
): void {
  if (!settings.mapsElementSense) return;
  const sense = readSense(srb.sense);
  if (!sense) return;
  const row = findSenseRow(CHANGER_SENSE_ROWS, sense, srb.cdb[0], settings.hardwareErrors);
  if (row) apply(into, row);
}

/** What happens to a failed request of a changer after the library has read it: the class driver's rows, then ChangerError. */
export function changerErrorHook(
  machine: Machine,
  fdo: number,
  settings: ClassSettings,
  changerError: DriverFunction | undefined,
): ErrorHook {
  /** NTSTATUS @0 and BOOLEAN @4: what ChangerError may change. */
  const scratch = machine.pool.allocate(8, 'Stat');
  return (srb, completed, verdict) => {
    interpretChangerSense(completed, settings, verdict);
    if (!changerError) return;
    const { memory } = machine;
    memory.setU32(scratch, verdict.status);
    memory.setU8(scratch + 4, verdict.retry ? 1 : 0);
    machine.call(changerError, fdo, srb, scratch, scratch + 4);
    verdict.status = memory.u32(scratch);
    verdict.retry = memory.u8(scratch + 4) !== 0;
  };
}

import { SRB_FLAGS } from '../ddi/srb.ts';
import type { Machine } from '../machine/machine.ts';
import { fdoAt, type ClassDevice } from './device-objects.ts';
import type { Interpretation } from './interpret.ts';

/** Errors after which the library turns queueing off, and disconnecting. */
const WITHOUT_QUEUEING = 4;
const WITHOUT_DISCONNECT = 8;

/** What the library keeps of a failed request in the device's extension: errors, and changes of the medium. */
export function countFailure(machine: Machine, { extension }: ClassDevice, verdict: Interpretation): void {
  const { memory } = machine;
  if (verdict.unitAttention) {
    const changes = extension + fdoAt.MediaChangeCount;
    memory.setU32(changes, memory.u32(changes) + 1);
  }
  if (!verdict.counts) return;
  const count = memory.u32(extension + fdoAt.ErrorCount) + 1;
  memory.setU32(extension + fdoAt.ErrorCount, count);
  let flags = memory.u32(extension + fdoAt.SrbFlags);
  if (count >= WITHOUT_QUEUEING) {
    flags &= ~(SRB_FLAGS.SRB_FLAGS_NO_QUEUE_FREEZE | SRB_FLAGS.SRB_FLAGS_QUEUE_ACTION_ENABLE);
    flags |= SRB_FLAGS.SRB_FLAGS_DISABLE_SYNCH_TRANSFER;
  }
  if (count >= WITHOUT_DISCONNECT) flags |= SRB_FLAGS.SRB_FLAGS_DISABLE_DISCONNECT;
  memory.setU32(extension + fdoAt.SrbFlags, flags);
}

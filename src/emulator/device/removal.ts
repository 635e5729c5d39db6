import type { ScsiTask } from '../../scsi/task.ts';
import type { DeviceState } from './device-state.ts';
import { invalidField } from './reply.ts';

/**
 * PREVENT ALLOW MEDIUM REMOVAL (SMC-3, SSC-4): holds for the initiator that sent it; the locks open when no
 * initiator prevents removal any more.
 * Errors: 5/24/00 the persistent forms, which only multi-media devices have.
 */
export function preventAllowRemoval(state: DeviceState, task: ScsiTask): void {
  const prevent = task.cdb[4] & 3;
  if (prevent > 1) return invalidField(task, 4, 1);
  state.initiators.get(task.initiator).preventing = prevent === 1;
}

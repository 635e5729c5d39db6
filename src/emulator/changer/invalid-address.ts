import { ADDITIONAL_SENSE } from '../../scsi/additional-sense.ts';
import type { ScsiTask } from '../../scsi/task.ts';
import { illegalField } from '../device/reply.ts';

/** 5/21/01 with a pointer to the element address. */
export function invalidAddress(task: ScsiTask, byte: number): void {
  illegalField(task, ADDITIONAL_SENSE.INVALID_ELEMENT_ADDRESS, byte, -1);
}

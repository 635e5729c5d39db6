import { ScsiTask, type ScsiDevice } from '../scsi/task.ts';

/** Asks a device who it is, as a port driver does when it finds it. */
export function readInquiry(device: ScsiDevice): Uint8Array {
  const task = new ScsiTask();
  const buffer = new Uint8Array(255);
  task.cdb.set([0x12, 0, 0, 0, buffer.length, 0]);
  task.cdbLength = 6;
  task.direction = 'in';
  task.memory = buffer;
  task.length = buffer.length;
  device.execute(task);
  return buffer.slice(0, task.transferred);
}

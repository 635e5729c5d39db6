import { putSense } from '../../src/scsi/sense.ts';
import { SCSISTAT } from '../../src/scsi/status.ts';
import { SENSE_LENGTH, type ScsiDevice, type ScsiTask } from '../../src/scsi/task.ts';

/** What a command gets: sense data, or bytes of data. */
export interface Reply {
  /** `key/asc/ascq` in hex. */
  readonly sense?: string;
  /** FILEMARK, END OF MEDIUM and INCORRECT LENGTH bits of byte 2. */
  readonly bits?: number;
  /** INFORMATION field; leaving it out leaves the field invalid. */
  readonly information?: number;
  readonly data?: Uint8Array;
  /** Bytes moved, where fewer than asked for. */
  readonly transferred?: number;
  readonly status?: number;
}

/** Scripted answers of a device, by operation code in order; what has none succeeds with zeroes. */
export class StorageDeviceScript implements ScsiDevice {
  private readonly replies = new Map<number, Reply[]>();
  /** What WRITE brought. */
  readonly written: Uint8Array[] = [];

  /** The next replies to an operation code. */
  answer(opcode: number, ...replies: Reply[]): this {
    this.replies.set(opcode, [...(this.replies.get(opcode) ?? []), ...replies]);
    return this;
  }

  execute(task: ScsiTask): void {
    const reply = this.replies.get(task.cdb[0])?.shift() ?? {};
    const { memory, offset, length } = task;
    if (task.direction === 'out') this.written.push(memory.slice(offset, offset + length));
    task.transferred = Math.min(reply.transferred ?? length, length);
    if (task.direction === 'in') {
      const data = reply.data ?? new Uint8Array(task.transferred);
      task.transferred = Math.min(data.length, task.transferred);
      memory.set(data.subarray(0, task.transferred), offset);
    }
    if (reply.status !== undefined) task.status = reply.status;
    if (reply.sense === undefined) return;
    const [key, asc, ascq] = reply.sense.split('/').map((text) => Number.parseInt(text, 16));
    putSense(task.sense, key, (asc << 8) | ascq);
    task.sense[2] |= reply.bits ?? 0;
    if (reply.information !== undefined) {
      task.sense[0] |= 0x80;
      new DataView(task.sense.buffer).setInt32(3, reply.information);
    }
    task.senseLength = SENSE_LENGTH;
    task.status = SCSISTAT.SCSISTAT_CHECK_CONDITION;
  }
}

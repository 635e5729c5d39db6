import { SCSISTAT } from './status.ts';

export type DataDirection = 'none' | 'in' | 'out';

/** Length of the sense data a device returns, in bytes: fixed format (SPC-4 4.5.3). */
export const SENSE_LENGTH = 18;

/**
 * One SCSI command on its way to a device and back. The initiator fills the first half, the device the
 * second. One object serves every command of an initiator: nothing is allocated per command.
 */
export class ScsiTask {
  /** The command descriptor block; bytes from `cdbLength` on are zero. */
  readonly cdb = new Uint8Array(16);
  cdbLength = 0;
  direction: DataDirection = 'none';
  /** The memory that holds the initiator's data buffer: `length` bytes at `offset`. */
  memory: Uint8Array = new Uint8Array(0);
  offset = 0;
  length = 0;
  /** Which initiator sends it: reservations and unit attentions are kept for each. */
  initiator = 0;

  /** SCSI status of the reply. */
  status: number = SCSISTAT.SCSISTAT_GOOD;
  /** Bytes of data moved in either direction; never more than `length`. */
  transferred = 0;
  readonly sense = new Uint8Array(SENSE_LENGTH);
  /** Bytes of `sense` that are valid: 0 or SENSE_LENGTH. */
  senseLength = 0;
  /** How long the device needed, in milliseconds of the lab's clock. The device does not move the clock. */
  duration = 0;

  /** Clears the reply before the device sees the command. */
  reset(): void {
    this.status = SCSISTAT.SCSISTAT_GOOD;
    this.transferred = 0;
    this.senseLength = 0;
    this.duration = 0;
  }
}

/** Anything that carries out SCSI commands. `execute` never throws for what an initiator sends. */
export interface ScsiDevice {
  execute(task: ScsiTask): void;
}

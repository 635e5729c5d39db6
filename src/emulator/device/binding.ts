import type { ScsiTask } from '../../scsi/task.ts';
import type { DeviceState } from './device-state.ts';

/** Carries out one command whose CDB has no reserved bit set. */
export type Handler<S extends DeviceState> = (state: S, task: ScsiTask) => void;

/**
 * What reservations of other initiators do to the command (SPC-2 for RESERVE, SPC-4 for persistent ones):
 * - `none`: nothing, or the handler sees to it.
 * - `unit`: a RESERVE of the whole unit stops it.
 * - `removal`: stopped like `writing`, but only where it prevents medium removal.
 * - `reading`: a RESERVE of the unit and an exclusive access reservation stop it.
 * - `writing`: every persistent reservation stops it as well.
 */
export type Guard = 'none' | 'unit' | 'removal' | 'reading' | 'writing';

/** One opcode of a device: who carries it out, and what has to hold before. */
export interface Binding<S extends DeviceState> {
  readonly opcode: number;
  readonly handler: Handler<S>;
  readonly guard: Guard;
  /**
   * 0 where the device is ready for the command, else the additional sense of its NOT READY. Bits 16 to 19 give
   * another sense key.
   */
  readonly obstacle?: (state: S) => number;
  /** Runs while a unit attention is pending, which stays pending (SPC-4, SAM-5 unit attention condition). */
  readonly beforeAttention?: boolean;
  /** Absent: every device of the type supports the command. */
  readonly supported?: (state: S) => boolean;
}

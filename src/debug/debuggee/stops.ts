import vm from 'node:vm';
import { CONTROL, STOP_ON, type StopOn, type StopState } from './protocol.ts';

/** Name of the script that holds the one statement at which the worker stops by itself. */
export const STOP_SCRIPT = 'changer-lab-stop';

/**
 * The statement lies in a script of its own: the adapter hides the rest of the lab from stepping, and a
 * hidden script cannot stop.
 */
const halt = vm.runInThisContext('(function changerLabStop() { debugger; })', {
  filename: STOP_SCRIPT,
}) as () => void;

/** Decides by the shared control buffer where the worker stops. */
export class Stops {
  /** Set while the worker stands in a stop of its own. */
  state: StopState | null = null;
  private readonly words: Int32Array;
  private readonly bytes: Uint8Array;

  constructor(control: SharedArrayBuffer) {
    this.words = new Int32Array(control);
    this.bytes = new Uint8Array(control);
  }

  wants(what: StopOn): boolean {
    return (Atomics.load(this.words, CONTROL.stopOn) & STOP_ON[what]) !== 0;
  }

  /** True for a command that somebody waits for. */
  wantsCommand(opcode: number): boolean {
    const next = Atomics.exchange(this.words, CONTROL.nextCommand, 0) === 1;
    return next || this.wants('scsi') || this.bytes[CONTROL.opcodes + opcode] !== 0;
  }

  wantsIoctl(functionCode: number): boolean {
    return this.bytes[CONTROL.ioctls + functionCode] !== 0;
  }

  /** True once after somebody asked to run to the end of the request. */
  takeEndOfRequest(): boolean {
    return Atomics.exchange(this.words, CONTROL.endOfRequest, 0) === 1;
  }

  /** Stops the worker here until the adapter lets it go on. */
  stop(state: StopState): void {
    this.state = state;
    halt();
    this.state = null;
  }
}

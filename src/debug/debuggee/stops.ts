import vm from 'node:vm';
import type { DriverKind } from '../../lab/driver-build.ts';
import type { LabUnit } from '../../lab/lab-unit.ts';
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

/** A unit of the lab, as far as it decides about a stop. */
type Unit = Pick<LabUnit, 'kind'>;

/** Decides by the shared control buffer where the worker stops. */
export class Stops {
  /** Set while the worker stands in a stop of its own. */
  state: StopState | null = null;
  private readonly words: Int32Array;
  private readonly bytes: Uint8Array;

  /** @param supplied drivers that come with the lab: only what is asked for by name stops in them. */
  constructor(
    control: SharedArrayBuffer,
    private readonly supplied: ReadonlySet<DriverKind>,
  ) {
    this.words = new Int32Array(control);
    this.bytes = new Uint8Array(control);
  }

  /** True where what happens to a driver is to stop it. */
  wants(what: StopOn, { kind }: Unit): boolean {
    return (Atomics.load(this.words, CONTROL.stopOn) & STOP_ON[what]) !== 0 && !this.supplied.has(kind);
  }

  /** True for a command that somebody waits for. */
  wantsCommand(unit: Unit, opcode: number): boolean {
    if (this.bytes[CONTROL.opcodes[unit.kind] + opcode] !== 0) return true;
    if (this.supplied.has(unit.kind)) return false;
    return Atomics.exchange(this.words, CONTROL.nextCommand, 0) === 1 || this.wants('scsi', unit);
  }

  /** @param index place of the request in STOPPABLE_REQUESTS. */
  wantsRequest(index: number): boolean {
    return this.bytes[CONTROL.requests + index] !== 0;
  }

  /** True once after somebody asked to run to the end of the request. */
  takeEndOfRequest({ kind }: Unit): boolean {
    return !this.supplied.has(kind) && Atomics.exchange(this.words, CONTROL.endOfRequest, 0) === 1;
  }

  /** Stops the worker here until the adapter lets it go on. */
  stop(state: StopState): void {
    this.state = state;
    halt();
    this.state = null;
  }
}

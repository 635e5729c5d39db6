/** What to do to the n-th command of a kind from now on. */
export interface Fault<E> {
  readonly opcode: number | 'any';
  /** Counts matching commands from the arming on; 1 is the next one. */
  readonly nth: number;
  readonly effect: E;
}

interface ArmedFault<E> {
  readonly opcode: number | 'any';
  remaining: number;
  readonly effect: E;
}

/**
 * Which commands fail. Whoever carries commands to a device asks `next` once for each of them. Every fault
 * strikes once. Of two faults that are due at the same command the one armed first strikes; the other strikes
 * at the next command that matches.
 */
export class FaultSchedule<E> {
  private readonly armed: ArmedFault<E>[] = [];

  /** Faults that have not struck yet. */
  get pending(): number {
    return this.armed.length;
  }

  /** Adds a fault. `nth` below 1 means the next matching command. */
  arm(fault: Fault<E>): void {
    this.armed.push({ opcode: fault.opcode, remaining: Math.max(1, fault.nth), effect: fault.effect });
  }

  /** Forgets every fault. */
  clear(): void {
    this.armed.length = 0;
  }

  /** Counts one command. @returns the effect of the fault that strikes it. */
  next(opcode: number): E | undefined {
    if (this.armed.length === 0) return undefined;
    let due = -1;
    for (let i = 0; i < this.armed.length; i++) {
      const fault = this.armed[i];
      if (fault.opcode !== 'any' && fault.opcode !== opcode) continue;
      if (fault.remaining > 1) fault.remaining--;
      else if (due < 0) due = i;
    }
    return due < 0 ? undefined : this.armed.splice(due, 1)[0].effect;
  }
}

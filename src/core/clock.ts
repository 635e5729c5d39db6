/**
 * The only time there is in a lab: milliseconds since power on, moved forward by whoever spends time
 * (a robot motion, a delay, a retry interval). Nothing reads the wall clock.
 */
export class VirtualClock {
  /** Milliseconds since the lab was powered on. */
  now = 0;

  /** Lets `ms` milliseconds pass. Time never runs backwards. */
  advance(ms: number): void {
    if (ms > 0) this.now += ms;
  }
}

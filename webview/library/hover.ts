import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Spot } from '../../src/view/library/spots.ts';

/** How long one looks at a thing before its card shows. */
const MILLISECONDS = 450;

/** The thing that a person looks at with the pointer. */
export class Hover implements ReactiveController {
  /** Null until the pointer has rested. */
  spot: Spot | null = null;
  private timer = 0;

  constructor(private readonly view: ReactiveControllerHost) {
    view.addController(this);
  }

  hostDisconnected(): void {
    window.clearTimeout(this.timer);
  }

  /** The pointer is over a spot, or over none. */
  over(spot: Spot | null): void {
    window.clearTimeout(this.timer);
    this.show(null);
    if (spot) this.timer = window.setTimeout(() => this.show(spot), MILLISECONDS);
  }

  private show(spot: Spot | null): void {
    if (spot === this.spot) return;
    this.spot = spot;
    this.view.requestUpdate();
  }
}

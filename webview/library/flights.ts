import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Motion } from '../../src/live/library-state.ts';
import { unlabelled } from '../../src/view/library/describe.ts';
import type { Rect } from '../../src/view/library/grid-layout.ts';
import { parseSpot, type Spot } from '../../src/view/library/spots.ts';

/** How long a cartridge flies on the screen, whatever the robot takes on its own clock. */
const MILLISECONDS = 650;

/** Whether a person wants to see motion. */
function motionWanted(): boolean {
  return !window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** A cartridge that is drawn above everything: in flight, or in a person's hand. */
export function looseCartridge(view: Element, label: string): HTMLElement {
  const cartridge = document.createElement('div');
  cartridge.className = 'in-hand';
  cartridge.setAttribute('aria-hidden', 'true');
  cartridge.textContent = label;
  view.shadowRoot?.append(cartridge);
  return cartridge;
}

/** Cartridges on their way from place to place. Where a person wants no motion, they are there at once. */
export class Flights implements ReactiveController {
  /** Places whose cartridge has not landed yet. */
  arriving: ReadonlySet<string> = new Set();

  /** @param rect where a spot is on the screen. */
  constructor(
    private readonly view: ReactiveControllerHost & Element,
    private readonly rect: (spot: Spot) => Rect | undefined,
  ) {
    view.addController(this);
  }

  hostConnected(): void {
    // Nothing to do: a flight begins with a motion.
  }

  show(motions: readonly Motion[]): void {
    if (!motionWanted()) return;
    for (const { from, to, barcode } of motions) {
      // Without a cartridge only the robot moves, and its brackets show that.
      if (from === null || barcode === null) continue;
      const start = this.rect(parseSpot(from));
      const end = this.rect(parseSpot(to));
      if (start && end) void this.fly(barcode, to, start, end);
    }
  }

  private async fly(label: string, to: string, start: Rect, end: Rect): Promise<void> {
    const cartridge = looseCartridge(this.view, label === '' ? unlabelled() : label);
    this.land(new Set([...this.arriving, to]));
    const at = ({ x, y }: Rect): string => `translate(${x}px, ${y}px)`;
    cartridge.style.width = `${Math.min(start.width, 140)}px`;
    const flight = cartridge.animate([{ transform: at(start) }, { transform: at(end) }], {
      duration: MILLISECONDS,
      easing: 'ease-in-out',
      fill: 'both',
    });
    await flight.finished;
    cartridge.remove();
    this.land(new Set([...this.arriving].filter((place) => place !== to)));
  }

  private land(arriving: ReadonlySet<string>): void {
    this.arriving = arriving;
    this.view.requestUpdate();
  }
}

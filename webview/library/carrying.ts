import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Deed } from '../../src/view/library/act.ts';
import type { Callout } from '../../src/view/library/deed-log.ts';
import type { DrawnLibrary } from '../../src/view/library/drawn-library.ts';
import { Hand } from '../../src/view/library/hand.ts';
import type { Spot } from '../../src/view/library/spots.ts';
import { followDrag } from './drag.ts';
import { looseCartridge } from './flights.ts';

/** What carrying needs of the view. */
export interface CarryHost extends ReactiveControllerHost, Element {
  readonly library: DrawnLibrary | undefined;
  send(deed: Deed, words: string, spot: Spot): void;
  refuse(spot: Spot, reason: string): void;
  say(text: string): void;
  spotAt(x: number, y: number): Spot | undefined;
}

/** A cartridge in the person's hand: lifted by the pointer or by a key, and put down. */
export class Carrying implements ReactiveController {
  /** What letting go here would do; null while nothing is dragged over anything. */
  hint: Callout | null = null;
  private hand = new Hand(false);

  constructor(private readonly host: CarryHost) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.hand.from = null;
  }

  /** @param file the drawing is that of a file. */
  begin(file: boolean): void {
    this.hand = new Hand(file);
  }

  get from(): Spot | null {
    return this.hand.from;
  }

  /** Whether the cartridge in hand may be put down there without more ado. */
  readonly accepts = (spot: Spot): boolean => {
    const { library } = this.host;
    return library !== undefined && this.hand.move(library, spot, false).ok;
  };

  pickUp(spot: Spot): void {
    const { library } = this.host;
    if (!library) return;
    const problem = this.hand.pickUp(library, spot);
    if (problem === undefined) {
      this.hint = { spot, tone: 'busy', text: this.hand.hint(library) };
      this.host.say(this.hint.text);
    } else this.host.refuse(spot, problem);
    this.host.requestUpdate();
  }

  /** @param raw MOVE_MEDIUM, whoever manages the library. */
  putDown(spot: Spot, raw: boolean): void {
    const { library } = this.host;
    if (!library) return;
    const put = this.hand.putDown(library, spot, raw);
    if (put?.done === false) this.host.refuse(spot, put.reason);
    else this.hint = null;
    if (put?.done) this.host.send(put.deed, put.title, spot);
    this.host.requestUpdate();
  }

  letGo(): void {
    this.hand.from = null;
    this.hint = null;
    this.host.requestUpdate();
  }

  /** The pointer is pressed on a spot: a click puts down what is in hand, a drag lifts what is there. */
  press(spot: Spot, event: PointerEvent): void {
    if (this.from) {
      this.putDown(spot, event.shiftKey);
      return;
    }
    followDrag(spot, event, {
      spotAt: (x, y) => this.host.spotAt(x, y),
      lift: (from) => {
        this.pickUp(from);
        const { library } = this.host;
        return this.from && library ? looseCartridge(this.host, this.hand.held(library)) : undefined;
      },
      over: (over, shift) => this.explain(over, shift),
      drop: (over, shift) => {
        if (over) this.putDown(over, shift);
        this.letGo();
      },
    });
  }

  private explain(over: Spot | undefined, raw: boolean): void {
    const { library } = this.host;
    if (!library) return;
    const move = over && this.hand.move(library, over, raw);
    this.hint = move
      ? { spot: over, tone: move.ok ? 'busy' : 'error', text: move.ok ? move.title : move.reason }
      : null;
    this.host.requestUpdate();
  }
}

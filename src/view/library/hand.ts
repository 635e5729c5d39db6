import * as l10n from '@vscode/l10n';
import type { Deed } from './act.ts';
import { cartridgeWords, unlabelled } from './describe.ts';
import type { DrawnLibrary } from './drawn-library.ts';
import { fileMove, liveMove, pickUpProblem, type Move } from './moves.ts';
import { sameSpot, spotWords, type Spot } from './spots.ts';

/** What putting down came to. */
export type PutDown =
  | { readonly done: true; readonly title: string; readonly deed: Deed }
  | { readonly done: false; readonly reason: string };

/** The hand of the person at the view: by drag or by key it picks a cartridge up, and puts it down. */
export class Hand {
  /** Whence the cartridge in hand is; null while the hand is empty. */
  from: Spot | null = null;

  /** @param file the drawing is that of a file. */
  constructor(private readonly file: boolean) {}

  /** @returns why nothing can be picked up there; undefined once it is in hand. */
  pickUp(library: DrawnLibrary, spot: Spot): string | undefined {
    const problem = pickUpProblem(library, spot);
    if (problem === undefined) this.from = spot;
    return problem;
  }

  /** What is in hand, for its label. */
  held(library: DrawnLibrary): string {
    return (this.from && library.element(this.from)?.barcode) ?? unlabelled();
  }

  /** What putting it down there would come to. @param raw MOVE_MEDIUM, whoever manages the library. */
  move(library: DrawnLibrary, to: Spot, raw: boolean): Move {
    if (!this.from) return { ok: false, reason: l10n.t('Nothing is in hand.') };
    return this.file ? fileMove(library, this.from, to) : liveMove(library, this.from, to, raw);
  }

  /** Puts it down, or back where it is from; a place that does not take it leaves it in hand. */
  putDown(library: DrawnLibrary, to: Spot, raw: boolean): PutDown | undefined {
    if (sameSpot(this.from, to)) {
      this.from = null;
      return undefined;
    }
    const move = this.move(library, to, raw);
    if (!move.ok) return { done: false, reason: move.reason };
    this.from = null;
    return { done: true, title: move.title, deed: move.deed };
  }

  /** What to do with it now, for who cannot see it. */
  hint(library: DrawnLibrary): string {
    const { from } = this;
    if (!from) return '';
    const held = cartridgeWords(library.element(from)?.barcode);
    return [
      l10n.t('{0} from {1} is in hand.', held, spotWords(from)),
      l10n.t('Choose a place and press Space; Escape puts it back.'),
      ...(!this.file && library.plan.managed
        ? [l10n.t('Shift+Space sends MOVE_MEDIUM, past the storage manager.')]
        : []),
    ].join(' ');
  }
}

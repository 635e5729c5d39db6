import type { LiveAct } from '../../live/live-events.ts';
import type { LibraryEdit } from '../../lab/files/library-edit.ts';
import type { DrawnLibrary } from './drawn-library.ts';
import type { Spot, SpotKind } from './spots.ts';

/** What the view can be asked for, as a table: one row an act, for menus, buttons and keys alike. */

/** What a form asks before an act. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly type: 'text' | 'number' | 'flag' | 'choice';
  readonly value: string;
  /** Of a choice: all there are. Of a text: what may be meant. */
  readonly choices?: readonly string[];
  readonly hint?: string;
  /** What is wrong with a value; undefined where nothing is. */
  readonly problem?: (value: string) => string | undefined;
}

export type Input = Readonly<Record<string, string>>;

/** What is acted on. */
export interface Target {
  readonly library: DrawnLibrary;
  readonly spot: Spot;
}

/** What an act comes to: a step for a running lab, or a change of the library file. */
export type Deed =
  { readonly to: 'lab'; readonly act: LiveAct } | { readonly to: 'file'; readonly edit: LibraryEdit };

export interface ActRow {
  readonly id: string;
  /** Where it is offered: on elements of these kinds, or for the whole library. */
  readonly on: readonly SpotKind[] | 'library';
  readonly title: (target: Target) => string;
  /** It makes sense as things are; what the library makes of it, the library says. */
  readonly fits?: (target: Target) => boolean;
  readonly fields?: (target: Target) => readonly Field[];
  readonly deed: (target: Target, input: Input) => Deed;
  /** Key that does it on the element with the focus. */
  readonly key?: 'Delete' | 'Insert' | 'F2';
}

/** The acts of a table that are offered for an element, or for the library. */
export function actsFor(table: readonly ActRow[], target: Target, whole = false): ActRow[] {
  return table.filter(
    ({ on, fits }) =>
      (whole ? on === 'library' : on !== 'library' && on.includes(target.spot.kind)) &&
      (fits?.(target) ?? true),
  );
}

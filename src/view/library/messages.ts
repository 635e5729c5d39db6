import type { ActAnswer, LiveAct, LiveEvent } from '../../live/live-events.ts';
import type { LibraryEdit } from '../../lab/files/library-edit.ts';
import type { Changes } from './drawn-library.ts';
import type { WireSnapshot } from './wire-snapshot.ts';

/** What the extension and the library view say to each other. */

/** A mistake in the library file. */
export interface FileProblemView {
  /** One-based. */
  readonly line: number;
  /** `elements.slot.count`; empty for the whole file. */
  readonly path: string;
  readonly message: string;
}

/** What the drawing has a use for of a running lab's events. */
export type DrawnEvent = WireSnapshot | Changes | Extract<LiveEvent, { kind: 'phase' | 'step' }>;

export type ToLibraryView =
  /** What happens in the running lab; a snapshot comes first. */
  | { readonly kind: 'live'; readonly events: readonly DrawnEvent[] }
  /** No lab runs; what was shown last stays, and takes no acts. */
  | { readonly kind: 'idle' }
  /** A library file; without `library` nothing can be drawn of it. */
  | {
      readonly kind: 'file';
      readonly name: string;
      readonly library?: WireSnapshot;
      readonly problems: readonly FileProblemView[];
    }
  /** What became of a deed. */
  | { readonly kind: 'answer'; readonly id: number; readonly answer: ActAnswer };

export type FromLibraryView =
  /** The view listens; send everything. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'act'; readonly id: number; readonly act: LiveAct }
  | { readonly kind: 'edit'; readonly id: number; readonly edit: LibraryEdit }
  /** Save the picture. */
  | { readonly kind: 'picture'; readonly svg: string }
  /** Show the file as text, at a line where one is given. */
  | { readonly kind: 'text'; readonly line?: number }
  /** Press F5 for the user. */
  | { readonly kind: 'start' };

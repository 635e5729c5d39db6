import * as l10n from '@vscode/l10n';
import type { ElementKind } from '../../emulator/model.ts';

/** What the view draws: the four element types, and what an operator touches. */
export type SpotKind = ElementKind | 'door' | 'keypad';

/** A thing that the view draws: `slot 3`, `door 0`. */
export interface Spot {
  readonly kind: SpotKind;
  /** Zero-based among its kind; as in an IOCTL. */
  readonly index: number;
}

/** `slot 3`: the words of library and scenario files, in every language. */
export function spotName({ kind, index }: Spot): string {
  return `${kind} ${index}`;
}

/** `slot 3` as a spot; the text is one that the lab or `spotName` made. */
export function parseSpot(text: string): Spot {
  const blank = text.indexOf(' ');
  return { kind: text.slice(0, blank) as SpotKind, index: Number(text.slice(blank + 1)) };
}

export function sameSpot(a: Spot | null | undefined, b: Spot | null | undefined): boolean {
  return a?.kind === b?.kind && a?.index === b?.index;
}

/** What a thing is called, as the page speaks: on its own, and within a sentence. */
const WORDS: Readonly<
  Record<
    SpotKind,
    { readonly title: (index: number) => string; readonly inSentence: (index: number) => string }
  >
> = {
  transport: {
    title: (index) => l10n.t('Transport {0}', index),
    inSentence: (index) => l10n.t('transport {0}', index),
  },
  slot: { title: (index) => l10n.t('Slot {0}', index), inSentence: (index) => l10n.t('slot {0}', index) },
  port: { title: (index) => l10n.t('Port {0}', index), inSentence: (index) => l10n.t('port {0}', index) },
  drive: { title: (index) => l10n.t('Drive {0}', index), inSentence: (index) => l10n.t('drive {0}', index) },
  door: { title: (index) => l10n.t('Door {0}', index), inSentence: (index) => l10n.t('door {0}', index) },
  keypad: { title: () => l10n.t('Keypad'), inSentence: () => l10n.t('the keypad') },
};

/** `Slot 3`, for a heading or the beginning of a sentence. */
export function spotTitle({ kind, index }: Spot): string {
  return WORDS[kind].title(index);
}

/** `slot 3`, within a sentence for people. */
export function spotWords({ kind, index }: Spot): string {
  return WORDS[kind].inSentence(index);
}

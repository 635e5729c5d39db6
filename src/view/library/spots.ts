import type { ElementKind } from '../../emulator/model.ts';

/** What the view draws: the four element types, and what an operator touches. */
export type SpotKind = ElementKind | 'door' | 'keypad';

/** A thing that the view draws: `slot 3`, `door 0`. */
export interface Spot {
  readonly kind: SpotKind;
  /** Zero-based among its kind; as in an IOCTL. */
  readonly index: number;
}

/** `slot 3`: the words of library and scenario files. */
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

/** `Slot 3`, for a heading. */
export function spotTitle(spot: Spot): string {
  const name = spotName(spot);
  return name[0].toUpperCase() + name.slice(1);
}

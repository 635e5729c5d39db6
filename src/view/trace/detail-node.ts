export type { CommandRecord, SourceRecord } from '../../lab/records.ts';

/** A named value, with the bytes that it was read from where they are known. */
export interface DetailNode {
  readonly name: string;
  readonly value: string;
  readonly hex?: string;
  readonly children?: readonly DetailNode[];
}

/** A part of a command's details. */
export interface DetailSection {
  readonly title: string;
  readonly nodes: readonly DetailNode[];
  /** All bytes of the part, hex. */
  readonly bytes?: string;
}

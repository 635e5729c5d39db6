/** Formats of an attribute's value (SPC-4, medium auxiliary memory attributes). */
export const ATTRIBUTE_FORMAT = { BINARY: 0, ASCII: 1, TEXT: 2 } as const;

/** An attribute that a host wrote to the cartridge's memory. */
export interface HostAttribute {
  readonly id: number;
  readonly format: number;
  readonly value: Uint8Array;
}

/** What is known of a cartridge beside what is recorded on its tape: its memory chip, and how it is divided. */
export interface MediumNotes {
  /** Bytes up to the physical end, by partition. */
  readonly partitions: readonly number[];
  /** Where the tape stood when it was last taken out of a drive. */
  readonly position: { readonly partition: number; readonly object: number };
  readonly loads: number;
  /** How often it was formatted. */
  readonly initializations: number;
  /** Bytes written and read in its life, and since it was last loaded. */
  readonly written: number;
  readonly read: number;
  readonly writtenLastLoad: number;
  readonly readLastLoad: number;
  /** Vendor (8 characters) and serial number of the drives that loaded it, the last one first, at most four. */
  readonly drives: readonly string[];
  readonly attributes: readonly HostAttribute[];
}

/** The notes of a cartridge fresh from its box. */
export function freshNotes(capacity: number): MediumNotes {
  return {
    partitions: [capacity],
    position: { partition: 0, object: 0 },
    loads: 0,
    initializations: 0,
    written: 0,
    read: 0,
    writtenLastLoad: 0,
    readLastLoad: 0,
    drives: [],
    attributes: [],
  };
}

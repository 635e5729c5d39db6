/** How long the parts of a drive need, in seconds. */
export interface TapeTimes {
  /** From the robot's letting go to ready. */
  readonly load: number;
  /** From rewound to ejected. */
  readonly unload: number;
  /** Over the whole tape at search speed: rewind, LOCATE and SPACE need their part of it. */
  readonly fullLength: number;
  /** A cleaning. */
  readonly cleaning: number;
}

/** A kind of tape drive. */
export interface DriveProfile {
  /** As library files name it: `LTO-6`. */
  readonly kind: string;
  readonly vendor: string;
  readonly product: string;
  readonly revision: string;
  /** Formats that it writes, the default one first. */
  readonly writes: readonly string[];
  /** Formats that it only reads. */
  readonly readsOnly: readonly string[];
  /** READ BLOCK LIMITS: bytes; equal where blocks have one length only. */
  readonly minimumBlock: number;
  readonly maximumBlock: number;
  /** READ BLOCK LIMITS: lengths are multiples of 2 to this power. */
  readonly granularity: number;
  /** Block length at power on; 0: variable. */
  readonly defaultBlock: number;
  /** Most partitions of a tape; 1: it cannot be partitioned. */
  readonly partitions: number;
  /** FORMAT MEDIUM divides the tape; without it MODE SELECT with page 11h does so at once. */
  readonly formats: boolean;
  /** It knows set marks (DDS, AIT, QIC). */
  readonly setmarks: boolean;
  readonly compression: boolean;
  /** It reads and writes write-once cartridges. */
  readonly worm: boolean;
  /** It reads and writes the memory chip of cartridges: READ ATTRIBUTE and WRITE ATTRIBUTE. */
  readonly mam: boolean;
  /** A LOAD UNLOAD command pushes the cartridge out; false: only a button does. */
  readonly ejects: boolean;
  /** Native rate in units of 10^6 bytes a second. */
  readonly rate: number;
  /** Size of its buffer in units of 2^20 bytes. */
  readonly buffer: number;
  readonly times: TapeTimes;
}

/**
 * What a library is, before it is switched on: the meaning of a library file. The lab reads the file and
 * says where it is wrong; the emulator takes a model that `findModelErrors` finds nothing wrong with.
 */

export const ELEMENT_KINDS = ['transport', 'slot', 'port', 'drive'] as const;

/** The four element types of SMC-3 in the words of library and scenario files. */
export type ElementKind = (typeof ELEMENT_KINDS)[number];

/** A place in the library: `slot 3` is the fourth storage element. */
export interface Place {
  readonly kind: ElementKind;
  /** Zero-based among the elements of the kind. */
  readonly index: number;
}

/** SCSI element addresses `first` to `first + count - 1`. */
export interface ElementRange {
  readonly first: number;
  readonly count: number;
}

export interface Capabilities {
  /** Mode page 1Fh byte 2: elements that can store a cartridge by themselves. */
  readonly store: readonly ElementKind[];
  /** Mode page 1Fh bytes 4 to 7: from each kind, to which kinds MOVE MEDIUM works. */
  readonly move: Readonly<Partial<Record<ElementKind, readonly ElementKind[]>>>;
  /** Mode page 1Fh bytes 12 to 15: the same for EXCHANGE MEDIUM. Empty: no such command. */
  readonly exchange: Readonly<Partial<Record<ElementKind, readonly ElementKind[]>>>;
  /** Kinds that POSITION TO ELEMENT reaches. Empty: no such command. */
  readonly position: readonly ElementKind[];
  /** Mode page 1Eh: the transport can rotate a cartridge. */
  readonly rotate: boolean;
  readonly barcodeReader: boolean;
  /** INITIALIZE ELEMENT STATUS WITH RANGE is supported. */
  readonly initializeRange: boolean;
  /** SEND VOLUME TAG action groups. Empty: no such command. */
  readonly volumeTags: readonly ('search' | 'assert' | 'replace' | 'undefine')[];
  /** What PREVENT ALLOW MEDIUM REMOVAL locks. Empty: no such command. */
  readonly lock: readonly ('port' | 'door' | 'keypad')[];
  /** OPEN/CLOSE IMPORT/EXPORT ELEMENT extends the port. */
  readonly openPort: boolean;
  /** OPEN/CLOSE IMPORT/EXPORT ELEMENT retracts the port. */
  readonly closePort: boolean;
  /** Element status survives power off: no INITIALIZE ELEMENT STATUS is needed after power on. */
  readonly nonVolatile: boolean;
  /** Slots in a removable magazine; 0: no magazines. */
  readonly magazineSize: number;
  /** REZERO UNIT recalibrates the transport. */
  readonly reinitialize: boolean;
  /** A cartridge must be unloaded by the drive before the transport can take it. */
  readonly ejectRequired: boolean;
}

export interface DriveModel {
  /** Kind of drive: `LTO-6`. All drives of a library are of one kind. */
  readonly kind: string;
  readonly serial: string;
  /** False: the bay is empty ("drive removed"). */
  readonly installed: boolean;
  /** The drive writes nothing. */
  readonly writeProtected?: boolean;
  /** It asks for a cleaning from power on. */
  readonly cleaningNeeded?: boolean;
}

export interface CartridgeModel {
  readonly at: Place;
  /** Bar code label, at most 32 characters; undefined: no label. */
  readonly barcode?: string;
  /** Label of side B of a two-sided cartridge. */
  readonly alternate?: string;
  readonly cleaner: boolean;
  /** Where its content is kept, absolute; in memory where it is left out. */
  readonly file?: string;
  /** Bytes; the format's native capacity where it is left out. */
  readonly capacity?: number;
  /** Write once, read many. */
  readonly worm?: boolean;
  /** Its tab is set to write protection. */
  readonly writeProtected?: boolean;
}

/** Robot times in seconds. */
export interface Timing {
  readonly move: number;
  readonly exchange: number;
  readonly position: number;
  readonly initialize: number;
}

export interface ChangerModel {
  /** At most 8 ASCII characters. */
  readonly vendor: string;
  /** At most 16 ASCII characters. */
  readonly product: string;
  /** At most 4 ASCII characters. */
  readonly revision: string;
  /** At most 32 ASCII characters; VPD page 80h. */
  readonly serial: string;
  readonly elements: Readonly<Record<ElementKind, ElementRange>>;
  readonly doors: number;
  readonly keypad: boolean;
  /** Index of the storage element kept for the cleaning cartridge. */
  readonly cleanerSlot?: number;
  readonly capabilities: Capabilities;
  /** One for each drive element, in order. */
  readonly drives: readonly DriveModel[];
  readonly cartridges: readonly CartridgeModel[];
  readonly timing: Timing;
}

/**
 * A feature rule: one row that lint, run-time check and documentation share. The ids, severities and
 * sources are those of the rule catalogue; a rule never changes its id.
 */

/** E: a document says it must hold. W: a document says it should, or implies it. I: worth showing. */
export type Severity = 'error' | 'warning' | 'info';

/** Where a rule can be checked. */
export type StaticCheck =
  /** From the returned structure alone, so from source too. */
  | 'yes'
  /** From C source only. */
  | 'source'
  /** From source in part. */
  | 'partial'
  /** Not from source. */
  | 'no';

/** A broken rule, with what was seen: the names and values at fault. */
export interface Finding {
  /** One sentence that names the flags or members at fault with their values. */
  readonly message: string;
  /** Members and flags at fault, nearest cause first: `Features0`, `CHANGER_CLEANER_SLOT`. */
  readonly involved: readonly string[];
}

export interface Rule {
  readonly id: string;
  /** Readable name in kebab case, unique: `cleaner-slot-needs-drive-cleaning`. */
  readonly name: string;
  readonly severity: Severity;
  /** True where no single page states the rule: it follows from several statements. */
  readonly inferred: boolean;
  /** What must hold, as one sentence. */
  readonly title: string;
  /** Why: what the document says, in our words. */
  readonly reason: string;
  /** Structure members, buffers or routines it is about. */
  readonly field: string;
  readonly staticCheck: StaticCheck;
  /** How it is checked at run time; undefined where it cannot be. */
  readonly runtime?: string;
  /** Documents it comes from, by the name of the page. */
  readonly source: readonly string[];
  /** The check of what GET_PARAMETERS returned; undefined for a rule that needs more than that. */
  readonly check?: (facts: ParameterFacts) => Finding | undefined;
}

/** GET_CHANGER_PARAMETERS by member name. */
export interface ChangerParameters {
  Size: number;
  NumberTransportElements: number;
  NumberStorageElements: number;
  NumberCleanerSlots: number;
  NumberIEElements: number;
  NumberDataTransferElements: number;
  NumberOfDoors: number;
  FirstSlotNumber: number;
  FirstDriveNumber: number;
  FirstTransportNumber: number;
  FirstIEPortNumber: number;
  FirstCleanerSlotAddress: number;
  MagazineSize: number;
  DriveCleanTimeout: number;
  Features0: number;
  Features1: number;
  MoveFromTransport: number;
  MoveFromSlot: number;
  MoveFromIePort: number;
  MoveFromDrive: number;
  ExchangeFromTransport: number;
  ExchangeFromSlot: number;
  ExchangeFromIePort: number;
  ExchangeFromDrive: number;
  LockUnlockCapabilities: number;
  PositionCapabilities: number;
  Reserved1: readonly number[];
  Reserved2: readonly number[];
}

/** What the device itself says, read from its mode pages, INQUIRY and element status. */
export interface DeviceFacts {
  /** Mode page 1Dh (element address assignment), whole page from its code on. */
  readonly elementAddressPage: Uint8Array;
  /** Mode page 1Eh (transport geometry): the Rotate bit of each transport. */
  readonly rotate: readonly boolean[];
  /** Mode page 1Fh (device capabilities), whole page from its code on. */
  readonly capabilitiesPage: Uint8Array;
  /** INQUIRY byte 55 bit 0: a bar code reader is fitted; undefined where the data is shorter. */
  readonly barCodeReader: boolean | undefined;
  /** Drives present: READ ELEMENT STATUS descriptors without "drive removed". */
  readonly drivesPresent: number;
}

/** What the checks look at. Parts that are not known are undefined: then a rule that needs them is silent. */
export interface ParameterFacts {
  readonly parameters: ChangerParameters;
  /** IoStatus.Information of the request. */
  readonly information?: number;
  readonly device?: DeviceFacts;
  /** The structure returned by an earlier call of the same run. */
  readonly previous?: ChangerParameters;
}

import type { Feature0, Feature1 } from '../features.ts';
import type { GET_CHANGER_PARAMETERS } from '../structs/ntddchgr.ts';

/**
 * A feature rule: one row that lint, run-time check and documentation share. The ids, severities and
 * sources are those of the rule catalogue; a rule never changes its id.
 */

/** error: a document says it must hold. warning: a document says it should, or implies it. info: worth showing. */
export type Severity = 'error' | 'warning' | 'info';

/** Where a rule can be checked. */
export type StaticCheck =
  /** From the returned structure alone, so from source too. */
  | 'yes'
  /** From C source only. */
  | 'source'
  /** From source in part, or from the structure together with something else that is known. */
  | 'partial'
  /** Not from source. */
  | 'no';

/** A broken rule, with what was seen: the names and values at fault. */
export interface Finding {
  /** What is wrong, with the flags or members at fault and their values; then what to do about it. */
  readonly message: string;
  /** Members and flags at fault, nearest cause first: `CHANGER_CLEANER_SLOT`, `Features0`. */
  readonly involved: readonly string[];
  /** Set where a rule is worth another severity in this case than its row says. */
  readonly severity?: Severity;
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
  /** Why: what the document says in our words, and what goes wrong when a driver does otherwise. */
  readonly reason: string;
  /** Structure members, buffers or routines it is about. */
  readonly field: string;
  readonly staticCheck: StaticCheck;
  /**
   * What a run with a device could add to looking at the returned structure; undefined where it could add nothing.
   * Whether a run does check the rule, `check` says.
   */
  readonly runtime?: string;
  /** Documents it comes from, by the name of the page. */
  readonly source: readonly string[];
  /**
   * Rules that name a nearer cause of the same mistake: where one of them is broken, this one is not
   * reported. One mistake, one diagnostic.
   */
  readonly yieldsTo?: readonly string[];
}

/** A rule about a structure that a driver returns: what a check looks at, and the names of members and flags. */
export interface CheckedRule<Facts, Name extends string> extends Rule {
  /**
   * Members and flags that the check looks at, where it needs nothing but the structure: of a feature word only
   * the flags named, or the whole word. What is not named cannot change the result.
   */
  readonly reads?: readonly Name[];
  /** The check of what the driver returned; undefined for a rule that needs more than that. */
  readonly check?: (facts: Facts) => Finding | undefined;
}

/** A rule about what GET_PARAMETERS of a changer returns. */
export type ChangerRule = CheckedRule<ParameterFacts, keyof ChangerParameters | Feature0 | Feature1>;

type Fields = (typeof GET_CHANGER_PARAMETERS)['fields'];

/** GET_CHANGER_PARAMETERS by member name, as the structure table has it: arrays are lists of numbers. */
export type ChangerParameters = {
  -readonly [Name in keyof Fields]: Fields[Name][0] extends `${string}[${string}]`
    ? readonly number[]
    : number;
};

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
  /** Every drive is a tape drive (INQUIRY device type 01h); undefined where it is not known. */
  readonly tapeDrives?: boolean;
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

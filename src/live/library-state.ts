import type { ChangerParameters } from '../ddi/rules/rule.ts';
import type { ChangerModel } from '../emulator/model.ts';
import type { Stage } from '../emulator/tape/tape-state.ts';
import type { Scenario } from '../lab/scenario/scenario-file.ts';

/** The library of a running lab as plain data: what a view draws. No class, no function, no Node, no DOM. */

/** What stays the same for a whole run. */
export interface LibraryPlan {
  /** Name of the library file, or what stands for it. */
  readonly name: string;
  /** The library file, absolute; null for a library that no file describes. */
  readonly file: string | null;
  /** The library as its file describes it; its cartridges are where the elements say. */
  readonly model: Omit<ChangerModel, 'cartridges'>;
  /** The scenario's client of the changer is the removable storage manager: moves are asked of it. */
  readonly managed: boolean;
  /** The drives have a tape class driver that takes requests. */
  readonly tapeDrivers: boolean;
  /** The steps of the run; acts of a person count on from them. */
  readonly scenario: Scenario;
  /** Files of C, absolute; null for the tape miniclass that comes with the lab. */
  readonly sources: { readonly changer: readonly string[]; readonly tape: readonly string[] | null };
}

/** One element as the device holds it, with what the driver last said of it. */
export interface ElementState {
  /** `slot 3`. */
  readonly place: string;
  readonly scsiAddress: number;
  readonly full: boolean;
  readonly barcode: string | null;
  /** Label of side B of a two-sided cartridge. */
  readonly alternate: string | null;
  readonly cleaner: boolean;
  /** The transport can reach it. */
  readonly accessible: boolean;
  readonly inverted: boolean;
  /** An operator put the cartridge there. */
  readonly imported: boolean;
  /** ASC/ASCQ of an exception: `3b/12`. */
  readonly exception: string | null;
  /** Where the cartridge was last stored. */
  readonly source: string | null;
  /** What the last CHANGER_GET_ELEMENT_STATUS returned for it; null before the first. */
  readonly reported: ReportedElement | null;
}

/** An element as the driver reported it. */
export interface ReportedElement {
  readonly full: boolean;
  readonly barcode: string | null;
  /** Names of the ELEMENT_STATUS_* flags that were set, without that prefix. */
  readonly flags: readonly string[];
  /** Milliseconds of the lab's clock since when the driver has said so. */
  readonly time: number;
}

export interface DriveState {
  readonly stage: Stage;
  readonly doorOpen: boolean;
  readonly cleaningNeeded: boolean;
  /** TapeAlert flags that are set, by number. */
  readonly alerts: readonly number[];
  /** Partition and object at the head; null while no tape is ready. */
  readonly position: { readonly partition: number; readonly object: number } | null;
}

/** All that is not an element and may change. */
export interface LibraryCondition {
  /** Milliseconds of the lab's clock. */
  readonly time: number;
  /** By door: open. */
  readonly doors: readonly boolean[];
  readonly doorLocked: boolean;
  /** False too where the library has no keypad. */
  readonly keypadLocked: boolean;
  readonly ports: readonly { readonly open: boolean; readonly locked: boolean }[];
  /** By transport: the place it stands at, null where that is not known. */
  readonly transports: readonly (string | null)[];
  readonly drives: readonly DriveState[];
  /** What CHANGER_GET_PARAMETERS returned last: first display numbers, feature flags. */
  readonly parameters: ChangerParameters | null;
}

/** How the run stands. */
export type RunPhase =
  /** The driver works. */
  | 'running'
  /** The debugger holds it. */
  | 'stopped'
  /** The scenario is over; the library takes what a person asks for. */
  | 'waiting'
  /** The driver has ended. */
  | 'over';

/** A motion of the robot, for who draws it. */
export interface Motion {
  readonly transport: number;
  /** Null where the place of a transport that only moves itself was not known. */
  readonly from: string | null;
  readonly to: string;
  readonly barcode: string | null;
  /** Milliseconds of the lab's clock. */
  readonly started: number;
  readonly duration: number;
}

import type { InquiryData } from '../../scsi/inquiry.ts';
import type { ModeDataStart } from '../../scsi/mode-header.ts';
import type { ScsiTask } from '../../scsi/task.ts';
import type { DeviceState } from './device-state.ts';

/** A page of a MODE SELECT parameter list. */
export interface ModeListPage {
  readonly code: number;
  /** Where it begins in the parameter list. */
  readonly at: number;
  readonly bytes: Uint8Array;
}

/** A MODE SELECT parameter list after the checks that are the same for every device. */
export interface ModeList {
  /** Device-specific parameter of the header. */
  readonly deviceSpecific: number;
  /** Empty where the list has none, else as long as that of MODE SENSE. */
  readonly blockDescriptor: Uint8Array;
  /** Where it begins in the parameter list. */
  readonly blockDescriptorAt: number;
  readonly pages: readonly ModeListPage[];
}

/** The mode parameters of a type of device. */
export interface ModeTraits<S extends DeviceState> {
  /** The device saves pages; without it, saved values are 5/39/00. */
  readonly savable: boolean;
  /** Page codes in the order in which MODE SENSE returns them all. */
  pageCodes(state: S): readonly number[];
  /**
   * A mode page.
   * @param control one of PAGE_CONTROL.
   * @returns undefined for a page that the device lacks.
   */
  page(state: S, code: number, control: number): Uint8Array | undefined;
  /** Fewest bytes behind the header of a page in MODE SELECT; absent: as many as MODE SENSE returns. */
  shortestPage?(state: S, code: number): number | undefined;
  /** Header values and block descriptor. @param control one of PAGE_CONTROL. */
  header(state: S, control: number): ModeDataStart;
  /**
   * Takes a MODE SELECT over, or ends the command with an error and changes nothing. Its pages are whole, known,
   * and change only what can be changed.
   * @param save the SP bit.
   */
  select(state: S, task: ScsiTask, list: ModeList, save: boolean): void;
}

/** A log page of a type of device. */
export interface LogPage<S extends DeviceState> {
  readonly code: number;
  /**
   * The log parameters, one behind the other.
   * @param control PC field: 0 thresholds, 1 cumulative values, 2 and 3 the defaults of both.
   */
  parameters(state: S, control: number): Uint8Array;
  /** Sets the counters of the page to zero, where LOG SELECT may; absent: it may not. */
  reset?(state: S): void;
  /** The device has the page; absent: it has. */
  supported?(state: S): boolean;
}

/** What the commands of SPC-4 need to know of a type of device. */
export interface DeviceTraits<S extends DeviceState> {
  readonly deviceType: number;
  /** Standard INQUIRY data. */
  inquiryData(state: S): InquiryData;
  /** The vital product data pages by ascending page code, without page 00h, which lists them. */
  vitalProductData(state: S): ReadonlyMap<number, Uint8Array>;
  /** The log pages by ascending page code, without page 00h, which lists them. */
  readonly logPages: readonly LogPage<S>[];
  readonly modes: ModeTraits<S>;
  /** Milliseconds of a self-test. */
  selfTestTime(state: S): number;
  /** The additional sense that REQUEST SENSE returns with NO SENSE where nothing is pending; 0: none. */
  informationalSense?(state: S): number;
}

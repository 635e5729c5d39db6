import type { LibraryEra } from '../class/interpret.ts';

/** Readings of the documents where they contradict each other or leave a choice; the first is the default. */
export interface ClassSettings {
  /**
   * What too short an input buffer gets. The routine page of the class driver says STATUS_BUFFER_TOO_SMALL;
   * the pages of the IOCTLs say STATUS_INFO_LENGTH_MISMATCH.
   */
  readonly shortInput: 'STATUS_BUFFER_TOO_SMALL' | 'STATUS_INFO_LENGTH_MISMATCH';
  /**
   * Whether the class driver itself turns the sense of changers (element address, full, empty, magazine,
   * door) into statuses before it calls ChangerError. Off: the miniclass is judged alone.
   */
  readonly mapsElementSense: boolean;
  /** Which generation of the class library reads hardware errors. */
  readonly hardwareErrors: LibraryEra;
}

export const DEFAULT_SETTINGS: ClassSettings = {
  shortInput: 'STATUS_BUFFER_TOO_SMALL',
  mapsElementSense: true,
  hardwareErrors: 'current',
};

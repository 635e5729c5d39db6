import type { NtStatusName } from '../ddi/ntstatus.ts';
import type { SrbStatusName } from '../ddi/srb.ts';

/**
 * How the SCSI class library (classpnp) turns a failed request into an NTSTATUS, as data. The first row that
 * matches counts. Source: the published classpnp sample, ClassInterpretSenseInfo.
 */
export interface Verdict {
  readonly status: NtStatusName;
  readonly retry: boolean;
  /** Seconds to wait before the retry; counts only where the library sleeps at all. */
  readonly interval?: number;
}

/** A request that failed with sense data. Fields left out match anything. */
export interface SenseRow extends Verdict {
  readonly key: number;
  readonly asc?: number;
  readonly ascq?: number;
  /** Only with the incorrect-length bit. */
  readonly ili?: true;
  /** Only for a WRITE opcode. */
  readonly write?: true;
  /** Only under this reading of the settings. */
  readonly era?: 'current' | 'legacy';
}

/** A verdict that ends the request. */
export const fail = (status: NtStatusName, interval?: number): Verdict => ({
  status,
  retry: false,
  interval,
});
/** A verdict that sends the request again. */
export const again = (status: NtStatusName, interval?: number): Verdict => ({
  status,
  retry: true,
  interval,
});

export const SENSE_ROWS: readonly SenseRow[] = [
  { key: 0x0, ili: true, ...fail('STATUS_INVALID_BLOCK_LENGTH') },
  { key: 0x0, ...again('STATUS_IO_DEVICE_ERROR') },

  { key: 0x1, ili: true, ...fail('STATUS_INVALID_BLOCK_LENGTH') },
  { key: 0x1, ...fail('STATUS_SUCCESS') },

  { key: 0x2, asc: 0x04, ascq: 0x00, ...fail('STATUS_DEVICE_NOT_READY', 10) },
  { key: 0x2, asc: 0x04, ascq: 0x01, ...again('STATUS_DEVICE_NOT_READY', 10) },
  { key: 0x2, asc: 0x04, ascq: 0x03, ...fail('STATUS_NO_MEDIA_IN_DEVICE', 10) },
  { key: 0x2, asc: 0x04, ascq: 0x04, ...fail('STATUS_DEVICE_NOT_READY', 10) },
  { key: 0x2, asc: 0x04, ascq: 0x07, ...again('STATUS_DEVICE_NOT_READY', 10) },
  { key: 0x2, asc: 0x04, ascq: 0x08, ...fail('STATUS_DEVICE_NOT_READY', 1) },
  { key: 0x2, asc: 0x04, ascq: 0x14, ...again('STATUS_RETRY', 10) },
  { key: 0x2, asc: 0x3a, ...fail('STATUS_NO_MEDIA_IN_DEVICE') },
  { key: 0x2, ...again('STATUS_DEVICE_NOT_READY') },

  { key: 0x3, asc: 0x30, ascq: 0x01, ...fail('STATUS_UNRECOGNIZED_MEDIA') },
  { key: 0x3, asc: 0x30, ascq: 0x03, ...fail('STATUS_CLEANER_CARTRIDGE_INSTALLED') },
  { key: 0x3, ...fail('STATUS_DEVICE_DATA_ERROR') },

  { key: 0x4, era: 'legacy', asc: 0x3e, ascq: 0x02, ...fail('STATUS_IO_DEVICE_ERROR') },
  { key: 0x4, era: 'legacy', asc: 0x4b, ascq: 0x06, ...fail('STATUS_IO_DEVICE_ERROR') },
  { key: 0x4, era: 'legacy', ...again('STATUS_IO_DEVICE_ERROR') },
  { key: 0x4, asc: 0x08, ascq: 0x03, ...again('STATUS_DEVICE_HARDWARE_ERROR', 1) },
  { key: 0x4, ...fail('STATUS_DEVICE_HARDWARE_ERROR') },

  { key: 0x5, asc: 0x21, ...fail('STATUS_NONEXISTENT_SECTOR') },
  { key: 0x5, asc: 0x24, ...fail('STATUS_INVALID_DEVICE_REQUEST', 3) },
  { key: 0x5, asc: 0x25, ...fail('STATUS_NO_SUCH_DEVICE') },
  { key: 0x5, asc: 0x1a, ...fail('STATUS_DATA_OVERRUN') },
  { key: 0x5, asc: 0x08, ascq: 0x04, ...fail('STATUS_DEVICE_UNREACHABLE') },
  { key: 0x5, asc: 0x0d, ascq: 0x04, ...fail('STATUS_DATA_OVERRUN') },
  { key: 0x5, asc: 0x23, ...fail('STATUS_INVALID_TOKEN') },
  { key: 0x5, asc: 0x26, ascq: 0x04, ...fail('STATUS_INVALID_OFFSET_ALIGNMENT') },
  { key: 0x5, asc: 0x26, ascq: 0x08, ...fail('STATUS_TOO_MANY_SEGMENT_DESCRIPTORS') },
  { key: 0x5, asc: 0x6f, ascq: 0x00, ...fail('STATUS_CSS_AUTHENTICATION_FAILURE') },
  { key: 0x5, asc: 0x6f, ascq: 0x01, ...fail('STATUS_CSS_KEY_NOT_PRESENT') },
  { key: 0x5, asc: 0x6f, ascq: 0x02, ...fail('STATUS_CSS_KEY_NOT_ESTABLISHED') },
  { key: 0x5, asc: 0x6f, ascq: 0x03, ...fail('STATUS_CSS_SCRAMBLED_SECTOR') },
  { key: 0x5, asc: 0x6f, ascq: 0x04, ...fail('STATUS_CSS_REGION_MISMATCH') },
  { key: 0x5, asc: 0x6f, ascq: 0x05, ...fail('STATUS_CSS_RESETS_EXHAUSTED') },
  { key: 0x5, asc: 0x6f, ...fail('STATUS_COPY_PROTECTION_FAILURE') },
  { key: 0x5, ...fail('STATUS_INVALID_DEVICE_REQUEST') },

  // A changer has no volume parameter block: a unit attention is always retried, not verified.
  { key: 0x6, asc: 0x2a, ascq: 0x09, ...again('STATUS_IO_DEVICE_ERROR', 1) },
  { key: 0x6, asc: 0x38, ascq: 0x07, ...again('STATUS_IO_DEVICE_ERROR') },
  { key: 0x6, asc: 0x38, ...fail('STATUS_IO_DEVICE_ERROR') },
  { key: 0x6, asc: 0x3f, ascq: 0x01, ...again('STATUS_IO_DEVICE_ERROR', 1) },
  { key: 0x6, asc: 0x3f, ...again('STATUS_IO_DEVICE_ERROR', 5) },
  { key: 0x6, ...again('STATUS_IO_DEVICE_ERROR') },

  { key: 0x7, era: 'current', asc: 0x27, ascq: 0x07, ...fail('STATUS_DISK_RESOURCES_EXHAUSTED') },
  { key: 0x7, era: 'legacy', ...fail('STATUS_MEDIA_WRITE_PROTECTED') },
  { key: 0x7, asc: 0x27, ...fail('STATUS_IO_DEVICE_ERROR') },
  { key: 0x7, write: true, ...fail('STATUS_MEDIA_WRITE_PROTECTED') },
  { key: 0x7, ...fail('STATUS_ACCESS_DENIED') },

  { key: 0x8, ...fail('STATUS_NO_DATA_DETECTED') },
  { key: 0xa, asc: 0x0d, ascq: 0x04, ...fail('STATUS_SUCCESS') },
  { key: 0xb, ...again('STATUS_IO_DEVICE_ERROR', 1) },
];

/** What every other sense key gets: 9, A, C, D, E, F. */
export const OTHER_SENSE: Verdict = again('STATUS_IO_DEVICE_ERROR');

/** A request that failed without sense data. */
export interface SrbRow extends Verdict {
  readonly srbStatus: readonly SrbStatusName[];
  /** Only with this SCSI status. */
  readonly scsiStatus?: number;
  /** Adds to the device's error count, which turns tagged queueing and synchronous transfers off. */
  readonly counts?: true;
  /** Retried at most this often. */
  readonly retries?: number;
}

export const SRB_ROWS: readonly SrbRow[] = [
  {
    srbStatus: [
      'SRB_STATUS_INVALID_PATH_ID',
      'SRB_STATUS_NO_DEVICE',
      'SRB_STATUS_NO_HBA',
      'SRB_STATUS_INVALID_LUN',
      'SRB_STATUS_INVALID_TARGET_ID',
    ],
    ...fail('STATUS_NO_SUCH_DEVICE'),
  },
  { srbStatus: ['SRB_STATUS_SELECTION_TIMEOUT'], ...fail('STATUS_DEVICE_NOT_CONNECTED') },
  {
    srbStatus: ['SRB_STATUS_TIMEOUT', 'SRB_STATUS_COMMAND_TIMEOUT', 'SRB_STATUS_ABORTED'],
    counts: true,
    ...again('STATUS_IO_TIMEOUT', 1),
  },
  { srbStatus: ['SRB_STATUS_DATA_OVERRUN'], ...fail('STATUS_DATA_OVERRUN') },
  { srbStatus: ['SRB_STATUS_BUS_RESET'], ...again('STATUS_IO_DEVICE_ERROR') },
  {
    srbStatus: ['SRB_STATUS_PARITY_ERROR', 'SRB_STATUS_UNEXPECTED_BUS_FREE'],
    counts: true,
    ...again('STATUS_IO_DEVICE_ERROR', 1),
  },
  {
    srbStatus: ['SRB_STATUS_PHASE_SEQUENCE_FAILURE'],
    counts: true,
    retries: 2,
    ...again('STATUS_IO_DEVICE_ERROR', 1),
  },
  { srbStatus: ['SRB_STATUS_REQUEST_FLUSHED'], ...again('STATUS_IO_DEVICE_ERROR') },
  { srbStatus: ['SRB_STATUS_INVALID_REQUEST'], ...fail('STATUS_INVALID_DEVICE_REQUEST') },
  { srbStatus: ['SRB_STATUS_ERROR'], scsiStatus: 0x08, ...again('STATUS_DEVICE_NOT_READY') },
  { srbStatus: ['SRB_STATUS_ERROR'], scsiStatus: 0x00, counts: true, ...again('STATUS_IO_DEVICE_ERROR', 1) },
  { srbStatus: ['SRB_STATUS_ERROR'], ...again('STATUS_IO_DEVICE_ERROR') },
];

/** Every other SRB status, SRB_STATUS_BUSY among them. */
export const OTHER_SRB: Verdict = again('STATUS_IO_DEVICE_ERROR');

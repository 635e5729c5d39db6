/**
 * TAPE_STATUS: what a tape miniclass and its class driver tell each other, one row each in the order of the
 * enumeration (ddi ne-minitape-_tape_status), and the NTSTATUS that the requester sees (storage design guide,
 * processing-tape-device-control-requests).
 */
import type { NtStatusName } from '../ntstatus.ts';

export interface TapeStatusRow {
  readonly name: string;
  readonly value: number;
  /** What a request that ends with it returns; null for the values that tell the class driver what to do next. */
  readonly ntStatus: NtStatusName | null;
}

/** Keeps the literal names of the rows. */
function rows<const T extends readonly TapeStatusRow[]>(table: T): T {
  return table;
}

export const TAPE_STATUS_ROWS = rows([
  { name: 'TAPE_STATUS_SEND_SRB_AND_CALLBACK', value: 0, ntStatus: null },
  { name: 'TAPE_STATUS_CALLBACK', value: 1, ntStatus: null },
  { name: 'TAPE_STATUS_CHECK_TEST_UNIT_READY', value: 2, ntStatus: null },
  { name: 'TAPE_STATUS_SUCCESS', value: 3, ntStatus: 'STATUS_SUCCESS' },
  { name: 'TAPE_STATUS_INSUFFICIENT_RESOURCES', value: 4, ntStatus: 'STATUS_INSUFFICIENT_RESOURCES' },
  { name: 'TAPE_STATUS_NOT_IMPLEMENTED', value: 5, ntStatus: 'STATUS_NOT_IMPLEMENTED' },
  { name: 'TAPE_STATUS_INVALID_DEVICE_REQUEST', value: 6, ntStatus: 'STATUS_INVALID_DEVICE_REQUEST' },
  { name: 'TAPE_STATUS_INVALID_PARAMETER', value: 7, ntStatus: 'STATUS_INVALID_PARAMETER' },
  // The page names STATUS_VERIFY_REQUIRED, not STATUS_MEDIA_CHANGED.
  { name: 'TAPE_STATUS_MEDIA_CHANGED', value: 8, ntStatus: 'STATUS_VERIFY_REQUIRED' },
  { name: 'TAPE_STATUS_BUS_RESET', value: 9, ntStatus: 'STATUS_BUS_RESET' },
  { name: 'TAPE_STATUS_SETMARK_DETECTED', value: 10, ntStatus: 'STATUS_SETMARK_DETECTED' },
  { name: 'TAPE_STATUS_FILEMARK_DETECTED', value: 11, ntStatus: 'STATUS_FILEMARK_DETECTED' },
  { name: 'TAPE_STATUS_BEGINNING_OF_MEDIA', value: 12, ntStatus: 'STATUS_BEGINNING_OF_MEDIA' },
  { name: 'TAPE_STATUS_END_OF_MEDIA', value: 13, ntStatus: 'STATUS_END_OF_MEDIA' },
  { name: 'TAPE_STATUS_BUFFER_OVERFLOW', value: 14, ntStatus: 'STATUS_BUFFER_OVERFLOW' },
  { name: 'TAPE_STATUS_NO_DATA_DETECTED', value: 15, ntStatus: 'STATUS_NO_DATA_DETECTED' },
  { name: 'TAPE_STATUS_EOM_OVERFLOW', value: 16, ntStatus: 'STATUS_EOM_OVERFLOW' },
  // The pages of the IOCTLs list STATUS_NO_MEDIA_IN_DEVICE; the table of the design guide counts.
  { name: 'TAPE_STATUS_NO_MEDIA', value: 17, ntStatus: 'STATUS_NO_MEDIA' },
  { name: 'TAPE_STATUS_IO_DEVICE_ERROR', value: 18, ntStatus: 'STATUS_IO_DEVICE_ERROR' },
  { name: 'TAPE_STATUS_UNRECOGNIZED_MEDIA', value: 19, ntStatus: 'STATUS_UNRECOGNIZED_MEDIA' },
  { name: 'TAPE_STATUS_DEVICE_NOT_READY', value: 20, ntStatus: 'STATUS_DEVICE_NOT_READY' },
  { name: 'TAPE_STATUS_MEDIA_WRITE_PROTECTED', value: 21, ntStatus: 'STATUS_MEDIA_WRITE_PROTECTED' },
  { name: 'TAPE_STATUS_DEVICE_DATA_ERROR', value: 22, ntStatus: 'STATUS_DEVICE_DATA_ERROR' },
  { name: 'TAPE_STATUS_NO_SUCH_DEVICE', value: 23, ntStatus: 'STATUS_NO_SUCH_DEVICE' },
  { name: 'TAPE_STATUS_INVALID_BLOCK_LENGTH', value: 24, ntStatus: 'STATUS_INVALID_BLOCK_LENGTH' },
  { name: 'TAPE_STATUS_IO_TIMEOUT', value: 25, ntStatus: 'STATUS_IO_TIMEOUT' },
  { name: 'TAPE_STATUS_DEVICE_NOT_CONNECTED', value: 26, ntStatus: 'STATUS_DEVICE_NOT_CONNECTED' },
  { name: 'TAPE_STATUS_DATA_OVERRUN', value: 27, ntStatus: 'STATUS_DATA_OVERRUN' },
  { name: 'TAPE_STATUS_DEVICE_BUSY', value: 28, ntStatus: 'STATUS_DEVICE_BUSY' },
  // Listed among the values that lead to another call, but described as the end of GetStatus: an end.
  { name: 'TAPE_STATUS_REQUIRES_CLEANING', value: 29, ntStatus: 'STATUS_DEVICE_REQUIRES_CLEANING' },
  {
    name: 'TAPE_STATUS_CLEANER_CARTRIDGE_INSTALLED',
    value: 30,
    ntStatus: 'STATUS_CLEANER_CARTRIDGE_INSTALLED',
  },
]);

export type TapeStatusName = (typeof TAPE_STATUS_ROWS)[number]['name'];

/** TAPE_STATUS by name. */
export const TAPE_STATUS = Object.fromEntries(
  TAPE_STATUS_ROWS.map(({ name, value }) => [name, value]),
) as Readonly<Record<TapeStatusName, number>>;

/** The name of a TAPE_STATUS, or its number where the enumeration has none. */
export function tapeStatusName(value: number): string {
  return TAPE_STATUS_ROWS[value >>> 0]?.name ?? String(value);
}

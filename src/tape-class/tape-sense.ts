import type { Interpretation, Sense } from '../class/interpret.ts';
import { NTSTATUS, type NtStatusName } from '../ddi/ntstatus.ts';
import { TAPE_STATUS, TAPE_STATUS_ROWS, type TapeStatusName } from '../ddi/tape/status.ts';

/**
 * How the tape class driver turns a failed request into a TAPE_STATUS, and a TAPE_STATUS into what the requester
 * gets. The class driver's own table of sense is not published; the statuses that exist and the sense data of
 * sequential-access devices (SSC-3) make this the reading. The first row that matches counts; what matches none is
 * read by the class library, and its NTSTATUS is turned round.
 */
export interface TapeSenseRow {
  readonly key?: number;
  readonly asc?: number;
  readonly ascq?: number;
  readonly filemark?: true;
  readonly endOfMedium?: true;
  readonly ili?: true;
  readonly status: TapeStatusName;
}

export const TAPE_SENSE_ROWS: readonly TapeSenseRow[] = [
  // A setmark shows itself as a filemark with another qualifier.
  { filemark: true, asc: 0x00, ascq: 0x03, status: 'TAPE_STATUS_SETMARK_DETECTED' },
  { filemark: true, status: 'TAPE_STATUS_FILEMARK_DETECTED' },
  { key: 0x0, ili: true, status: 'TAPE_STATUS_INVALID_BLOCK_LENGTH' },
  { key: 0xd, status: 'TAPE_STATUS_EOM_OVERFLOW' },
  { key: 0x8, status: 'TAPE_STATUS_NO_DATA_DETECTED' },
  { endOfMedium: true, asc: 0x00, ascq: 0x04, status: 'TAPE_STATUS_BEGINNING_OF_MEDIA' },
  { endOfMedium: true, status: 'TAPE_STATUS_END_OF_MEDIA' },
  { key: 0x0, asc: 0x00, ascq: 0x17, status: 'TAPE_STATUS_REQUIRES_CLEANING' },
  { key: 0x2, asc: 0x30, ascq: 0x03, status: 'TAPE_STATUS_CLEANER_CARTRIDGE_INSTALLED' },
  { key: 0x3, asc: 0x30, ascq: 0x03, status: 'TAPE_STATUS_CLEANER_CARTRIDGE_INSTALLED' },
  { key: 0x2, asc: 0x30, status: 'TAPE_STATUS_UNRECOGNIZED_MEDIA' },
  { key: 0x3, asc: 0x30, status: 'TAPE_STATUS_UNRECOGNIZED_MEDIA' },
  { key: 0x6, asc: 0x28, status: 'TAPE_STATUS_MEDIA_CHANGED' },
  { key: 0x6, asc: 0x29, status: 'TAPE_STATUS_BUS_RESET' },
  { key: 0x7, status: 'TAPE_STATUS_MEDIA_WRITE_PROTECTED' },
];

function matches(row: TapeSenseRow, sense: Sense): boolean {
  return (
    (row.key === undefined || row.key === sense.key) &&
    (row.asc === undefined || row.asc === sense.asc) &&
    (row.ascq === undefined || row.ascq === sense.ascq) &&
    (row.filemark === undefined || sense.filemark) &&
    (row.endOfMedium === undefined || sense.endOfMedium) &&
    (row.ili === undefined || sense.ili)
  );
}

/** Statuses of the class library that no TAPE_STATUS stands for. */
const ALSO: Readonly<Partial<Record<NtStatusName, TapeStatusName>>> = {
  STATUS_NO_MEDIA_IN_DEVICE: 'TAPE_STATUS_NO_MEDIA',
  STATUS_MEDIA_CHANGED: 'TAPE_STATUS_MEDIA_CHANGED',
  STATUS_ACCESS_DENIED: 'TAPE_STATUS_MEDIA_WRITE_PROTECTED',
  STATUS_NONEXISTENT_SECTOR: 'TAPE_STATUS_INVALID_PARAMETER',
};

const FROM_NT = new Map<number, number>(
  Object.entries(ALSO).map(([name, status]) => [NTSTATUS[name as NtStatusName], TAPE_STATUS[status]]),
);
for (const { value, ntStatus } of TAPE_STATUS_ROWS) if (ntStatus) FROM_NT.set(NTSTATUS[ntStatus], value);

/** The TAPE_STATUS for an NTSTATUS; one that nothing stands for is an I/O error. */
export function fromNtStatus(status: number): number {
  return FROM_NT.get(status >>> 0) ?? TAPE_STATUS.TAPE_STATUS_IO_DEVICE_ERROR;
}

/** The NTSTATUS that a request ends with; undefined for a value that ends none. */
export function toNtStatus(status: number): number | undefined {
  const name = TAPE_STATUS_ROWS[status >>> 0]?.ntStatus;
  return name ? NTSTATUS[name] : undefined;
}

/**
 * The TAPE_STATUS of a failed request.
 * @param library how the class library reads it.
 */
export function tapeStatusOf(sense: Sense | undefined, library: Interpretation): number {
  const row = sense && TAPE_SENSE_ROWS.find((candidate) => matches(candidate, sense));
  return row ? TAPE_STATUS[row.status] : fromNtStatus(library.status);
}

import { putAscii, putU16, putU32, putU64 } from '../../core/bytes.ts';
import type { LogParameter } from '../../scsi/log-pages.ts';
import {
  CONTROL_ASCII,
  CONTROL_COUNTER,
  encodeLogParameters,
  encodeTapeAlert,
  LOG_PAGE,
} from '../../scsi/log-pages.ts';
import type { LogPage } from '../device/device-traits.ts';
import type { TapeState } from './tape-state.ts';
import { TAPE_ALERT } from './tape-state.ts';
import { writeProtection } from './writing.ts';

/** TapeAlert flags of tape drives (SSC-4). */
const FLAGS = 64;
/** Degrees Celsius: what it is, and where the drive gets too hot. */
const TEMPERATURE = 32;
const REFERENCE_TEMPERATURE = 55;
const MEGABYTE = 1e6;
/** PC field: cumulative values; everything else is the default, zero. */
const CUMULATIVE = 1;

function counter(code: number, bytes: number, value: number): LogParameter {
  const field = new Uint8Array(bytes);
  if (bytes === 8) putU64(field, 0, value);
  else if (bytes === 4) putU32(field, 0, Math.min(0xffff_ffff, value));
  else if (bytes === 2) putU16(field, 0, Math.min(0xffff, value));
  else field[0] = value;
  return { code, control: CONTROL_COUNTER, value: field };
}

function text(code: number, bytes: number, value: string): LogParameter {
  const field = new Uint8Array(bytes);
  putAscii(field, 0, value, bytes);
  return { code, control: CONTROL_ASCII, value: field };
}

const megabytes = (bytes: number): number => Math.floor(bytes / MEGABYTE);

/** A partition record list: length, reserved, partition number, value (SSC-4, volume statistics log page). */
function partitionRecords(code: number, values: readonly number[]): LogParameter {
  const field = new Uint8Array(8 * values.length);
  values.forEach((value, i) => {
    field[8 * i] = 7;
    putU16(field, 8 * i + 2, i);
    putU32(field, 8 * i + 4, Math.min(0xffff_ffff, value));
  });
  return { code, control: CONTROL_COUNTER, value: field };
}

function sequentialAccess(state: TapeState, control: number): Uint8Array {
  const on = control === CUMULATIVE ? 1 : 0;
  const { written, read } = state.totals;
  return encodeLogParameters([
    counter(0x0000, 8, on * written),
    counter(0x0001, 8, on * written),
    counter(0x0002, 8, on * read),
    counter(0x0003, 8, on * read),
    counter(0x0100, 1, state.cleaningNeeded ? 1 : 0),
  ]);
}

function temperature(): Uint8Array {
  return encodeLogParameters([counter(0x0000, 2, TEMPERATURE), counter(0x0001, 2, REFERENCE_TEMPERATURE)]);
}

function volumeStatistics(state: TapeState): Uint8Array {
  const { storage, cartridge } = state;
  if (!storage || !cartridge) return encodeLogParameters([counter(0x0000, 1, 0)]);
  const { notes, partitions } = storage;
  const used = partitions.map((partition) => megabytes(partition.used()));
  const capacities = partitions.map(({ capacity }) => megabytes(capacity));
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  return encodeLogParameters([
    counter(0x0000, 1, 1),
    counter(0x0001, 4, notes.loads),
    counter(0x000e, 4, megabytes(state.written)),
    counter(0x000f, 4, megabytes(state.read)),
    counter(0x0010, 8, megabytes(notes.written + state.written)),
    counter(0x0011, 8, megabytes(notes.read + state.read)),
    counter(0x0016, 4, sum(capacities)),
    counter(0x0017, 4, sum(used)),
    text(0x0042, 32, cartridge.barcode ?? ''),
    text(0x0045, 9, cartridge.format.name),
    counter(0x0080, 1, writeProtection(state) === 0 ? 0 : 1),
    counter(0x0081, 1, cartridge.worm ? 1 : 0),
    partitionRecords(0x0202, capacities),
    partitionRecords(0x0203, used),
    partitionRecords(
      0x0204,
      partitions.map((partition) => megabytes(partition.remaining())),
    ),
  ]);
}

/** Remaining and maximum capacity of the first two partitions (LTO and DLT SCSI manuals; parameters 2 and 4 zero
 * where there is one partition). */
function tapeCapacity(state: TapeState): Uint8Array {
  const [first, second] = state.storage?.partitions ?? [];
  return encodeLogParameters([
    counter(0x0001, 4, megabytes(first?.remaining() ?? 0)),
    counter(0x0002, 4, megabytes(second?.remaining() ?? 0)),
    counter(0x0003, 4, megabytes(first?.capacity ?? 0)),
    counter(0x0004, 4, megabytes(second?.capacity ?? 0)),
  ]);
}

/** The log pages of tape drives. */
export const TAPE_LOG_PAGES: readonly LogPage<TapeState>[] = [
  {
    code: LOG_PAGE.SEQUENTIAL_ACCESS_DEVICE,
    parameters: sequentialAccess,
    reset: ({ totals }) => {
      totals.written = 0;
      totals.read = 0;
    },
  },
  { code: LOG_PAGE.TEMPERATURE, parameters: temperature },
  {
    code: LOG_PAGE.VOLUME_STATISTICS,
    parameters: volumeStatistics,
    supported: ({ profile }) => profile.mam,
  },
  {
    code: LOG_PAGE.TAPE_ALERT,
    // A flag is reported once; what it warns of now is set again at once.
    parameters: ({ alerts, cleaningNeeded }) => {
      if (cleaningNeeded) alerts.add(TAPE_ALERT.CLEAN_NOW);
      const parameters = encodeTapeAlert(FLAGS, alerts);
      alerts.clear();
      return parameters;
    },
    reset: ({ alerts }) => alerts.clear(),
  },
  { code: LOG_PAGE.TAPE_CAPACITY, parameters: tapeCapacity },
];

import { NTSTATUS } from '../ddi/ntstatus.ts';
import { SRB_STATUS } from '../ddi/srb.ts';
import { SCSISTAT } from '../scsi/status.ts';
import {
  OTHER_SENSE,
  OTHER_SRB,
  SENSE_ROWS,
  SRB_ROWS,
  type SenseRow,
  type SrbRow,
  type Verdict,
} from './sense-rules.ts';

/** What the class library decides about a failed request. Reused: one object a sender. */
export interface Interpretation {
  status: number;
  retry: boolean;
  /** Seconds. */
  interval: number;
  /** The request adds to the device's error count. */
  counts: boolean;
  /** The device reported a unit attention. */
  unitAttention: boolean;
}

/** A completed request, as far as the mapping looks at it. */
export interface CompletedSrb {
  /** SRB status without modifier bits. */
  readonly srbStatus: number;
  readonly scsiStatus: number;
  readonly internalStatus: number;
  /** Fixed or descriptor format sense data, or undefined. */
  readonly sense: Uint8Array | undefined;
  readonly cdb: Uint8Array;
  readonly dataTransferLength: number;
  /** Attempts made before this one. */
  readonly retryCount: number;
}

const OPCODE = { INQUIRY: 0x12, MODE_SENSE: 0x1a, MODE_SENSE10: 0x5a } as const;
const WRITE_OPCODES = new Set([0x0a, 0x2a, 0xaa, 0x8a]);

/**
 * Which generation of the library reads a hardware error: `current` (Windows 8.1 and later) makes it
 * STATUS_DEVICE_HARDWARE_ERROR and does not retry, `legacy` makes it STATUS_IO_DEVICE_ERROR and retries.
 */
export type LibraryEra = 'current' | 'legacy';

/** Sense data as a class driver looks at it. The bits of streams are SPC-4 4.5.2.6 and 4.5.3. */
export interface Sense {
  readonly key: number;
  readonly asc: number;
  readonly ascq: number;
  readonly filemark: boolean;
  readonly endOfMedium: boolean;
  /** Incorrect length. */
  readonly ili: boolean;
  /** The INFORMATION field, signed; undefined where it is not valid. */
  readonly information: number | undefined;
}

const FILEMARK = 0x80;
const END_OF_MEDIUM = 0x40;
const INCORRECT_LENGTH = 0x20;
const VALID = 0x80;
/** Types of sense data descriptors. */
const DESCRIPTOR = { information: 0x00, stream: 0x04 } as const;

function signed32(bytes: Uint8Array, at: number): number {
  return (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
}

function readDescriptors(sense: Uint8Array): Sense {
  let bits = 0;
  let information: number | undefined;
  const end = Math.min(sense.length, 8 + sense[7]);
  for (let at = 8; at + 2 <= end; at += 2 + sense[at + 1]) {
    if (sense[at] === DESCRIPTOR.stream && at + 4 <= end) bits = sense[at + 3];
    // Eight bytes, of which no transfer here needs the upper four.
    if (sense[at] === DESCRIPTOR.information && at + 12 <= end && sense[at + 2] & VALID)
      information = signed32(sense, at + 8);
  }
  return {
    key: sense[1] & 0x0f,
    asc: sense[2],
    ascq: sense[3],
    filemark: (bits & FILEMARK) !== 0,
    endOfMedium: (bits & END_OF_MEDIUM) !== 0,
    ili: (bits & INCORRECT_LENGTH) !== 0,
    information,
  };
}

/** Reads sense as the class library does: any response code but 72h and 73h is the fixed format. */
export function readSense(sense: Uint8Array | undefined): Sense | undefined {
  if (!sense || sense.length < 8) return undefined;
  const code = sense[0] & 0x7f;
  if (code === 0x72 || code === 0x73) return readDescriptors(sense);
  const length = Math.min(sense.length, 8 + sense[7]);
  return {
    key: sense[2] & 0x0f,
    asc: length > 12 ? sense[12] : 0,
    ascq: length > 13 ? sense[13] : 0,
    filemark: (sense[2] & FILEMARK) !== 0,
    endOfMedium: (sense[2] & END_OF_MEDIUM) !== 0,
    ili: (sense[2] & INCORRECT_LENGTH) !== 0,
    information: sense[0] & VALID ? signed32(sense, 3) : undefined,
  };
}

function matches(row: SenseRow, sense: Sense, opcode: number, era: LibraryEra): boolean {
  return (
    row.key === sense.key &&
    (row.asc === undefined || row.asc === sense.asc) &&
    (row.ascq === undefined || row.ascq === sense.ascq) &&
    (row.ili === undefined || sense.ili) &&
    (row.write === undefined || WRITE_OPCODES.has(opcode)) &&
    (row.era === undefined || row.era === era)
  );
}

/** The first row that matches, or undefined. */
export function findSenseRow<Row extends SenseRow>(
  rows: readonly Row[],
  sense: Sense,
  opcode: number,
  era: LibraryEra,
): Row | undefined {
  return rows.find((row) => matches(row, sense, opcode, era));
}

function srbRow(srb: CompletedSrb): SrbRow | undefined {
  return SRB_ROWS.find(
    (row) =>
      row.srbStatus.some((name) => SRB_STATUS[name] === srb.srbStatus) &&
      (row.scsiStatus === undefined || row.scsiStatus === srb.scsiStatus),
  );
}

/** MODE SENSE(6) and INQUIRY may return less than was asked for; other commands may not. */
function isAcceptedUnderrun(srb: CompletedSrb): boolean {
  if (srb.srbStatus !== SRB_STATUS.SRB_STATUS_DATA_OVERRUN) return false;
  const opcode = srb.cdb[0];
  if (opcode === OPCODE.MODE_SENSE || opcode === OPCODE.INQUIRY) return srb.dataTransferLength <= srb.cdb[4];
  // Meant to be the same for MODE SENSE(10), but the library compares with a length that it has just cleared.
  return opcode === OPCODE.MODE_SENSE10 && srb.dataTransferLength === 0;
}

/** Takes a verdict over. */
export function apply(into: Interpretation, verdict: Verdict): void {
  into.status = NTSTATUS[verdict.status];
  into.retry = verdict.retry;
  into.interval = verdict.interval ?? 0;
}

/**
 * ClassInterpretSenseInfo: the device-independent reading of a request that did not end with
 * SRB_STATUS_SUCCESS. Order: internal error, reservation conflict, sense data, SRB status.
 */
export function interpret(srb: CompletedSrb, era: LibraryEra, into: Interpretation): void {
  into.counts = false;
  into.unitAttention = false;
  into.interval = 0;
  if (srb.srbStatus === SRB_STATUS.SRB_STATUS_INTERNAL_ERROR) {
    into.status = srb.internalStatus;
    into.retry = false;
    return;
  }
  if (srb.scsiStatus === SCSISTAT.SCSISTAT_RESERVATION_CONFLICT) {
    into.status = NTSTATUS.STATUS_DEVICE_BUSY;
    into.retry = false;
    return;
  }
  const sense = readSense(srb.sense);
  if (sense) {
    into.unitAttention = sense.key === 6;
    apply(into, findSenseRow(SENSE_ROWS, sense, srb.cdb[0], era) ?? OTHER_SENSE);
    return;
  }
  if (isAcceptedUnderrun(srb)) {
    into.status = NTSTATUS.STATUS_SUCCESS;
    into.retry = false;
    return;
  }
  const row = srbRow(srb);
  apply(into, row ?? OTHER_SRB);
  into.counts = row?.counts ?? false;
  if (row?.retries !== undefined && srb.retryCount >= row.retries) into.retry = false;
}

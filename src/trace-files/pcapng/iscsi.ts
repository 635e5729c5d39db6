import { putU16, putU24, putU32 } from '../../core/bytes.ts';

/** Protocol data units of iSCSI (RFC 7143, clause 11). Digests are off. */

const OPCODE = {
  SCSI_COMMAND: 0x01,
  LOGIN_REQUEST: 0x03,
  DATA_OUT: 0x05,
  SCSI_RESPONSE: 0x21,
  LOGIN_RESPONSE: 0x23,
  DATA_IN: 0x25,
} as const;
const HEADER = 48;
const IMMEDIATE = 0x40;
const FINAL = 0x80;
const READ = 0x40;
const WRITE = 0x20;
const SIMPLE_QUEUE = 0x01;
/** Transit; from operational negotiation to the full feature phase. */
const LOGIN_FLAGS = 0x80 | (1 << 2) | 3;
const NO_TAG = 0xffffffff;
/** Bytes of one data segment. Wireshark takes longer ones for bogus. */
const LONGEST_SEGMENT = 0x40000;
/** Commands that the target would take ahead. */
const QUEUE = 64;
/** ISID of a random kind, and the handle that the target gives the session. */
const ISID = Uint8Array.of(0x80, 0, 0, 0, 0, 1);
const TSIH = 1;

/** Response code of a SCSI Response: the target ended the command, or it could not. */
export const RESPONSE = { COMPLETED: 0, TARGET_FAILURE: 1 } as const;

/** A SCSI command on its way. */
export interface IscsiCommand {
  readonly lun: number;
  readonly cdb: Uint8Array;
  readonly direction: 'none' | 'in' | 'out';
  /** Bytes that the command moves, whether they are at hand or not. */
  readonly transferred: number;
  /** What it sends, as far as it is at hand. */
  readonly dataOut: Uint8Array;
}

/** How a command ended. */
export interface IscsiReply {
  readonly dataIn: Uint8Array;
  readonly response: number;
  readonly status: number;
  readonly sense: Uint8Array;
}

/** The PDUs of one session, in order: it counts commands and replies. */
export class IscsiSession {
  private commandNumber = 1;
  private statusNumber = 1;
  private tag = 0;

  loginRequest(keys: readonly string[]): Uint8Array {
    const header = this.header(OPCODE.LOGIN_REQUEST | IMMEDIATE, LOGIN_FLAGS);
    header.set(ISID, 8);
    putU32(header, 24, this.commandNumber);
    return join(header, textKeys(keys));
  }

  loginResponse(keys: readonly string[]): Uint8Array {
    const header = this.header(OPCODE.LOGIN_RESPONSE, LOGIN_FLAGS);
    header.set(ISID, 8);
    putU16(header, 14, TSIH);
    this.numbers(header);
    return join(header, textKeys(keys));
  }

  /** A command with its first data, and the PDUs with the rest of them. */
  command({ lun, cdb, direction, transferred, dataOut }: IscsiCommand): Uint8Array[] {
    this.tag++;
    const first = dataOut.subarray(0, LONGEST_SEGMENT);
    const final = first.length === dataOut.length ? FINAL : 0;
    const way = direction === 'in' ? READ : direction === 'out' ? WRITE : 0;
    const header = this.header(OPCODE.SCSI_COMMAND, final | way | SIMPLE_QUEUE);
    putLun(header, lun);
    putU32(header, 20, transferred);
    putU32(header, 24, this.commandNumber++);
    putU32(header, 28, this.statusNumber);
    header.set(cdb.subarray(0, 16), 32);
    const rest = segments(dataOut.subarray(first.length)).map(({ offset, bytes, last, number }) => {
      const data = this.header(OPCODE.DATA_OUT, last ? FINAL : 0);
      putLun(data, lun);
      putU32(data, 20, NO_TAG);
      putU32(data, 28, this.statusNumber);
      putU32(data, 36, number);
      putU32(data, 40, first.length + offset);
      return join(data, bytes);
    });
    return [join(header, first), ...rest];
  }

  /** What the last command brought. */
  reply(lun: number, { dataIn, response, status, sense }: IscsiReply): Uint8Array[] {
    const data = segments(dataIn).map(({ offset, bytes, last, number }) => {
      const header = this.header(OPCODE.DATA_IN, last ? FINAL : 0);
      putLun(header, lun);
      putU32(header, 20, NO_TAG);
      this.expected(header);
      putU32(header, 36, number);
      putU32(header, 40, offset);
      return join(header, bytes);
    });
    const header = this.header(OPCODE.SCSI_RESPONSE, FINAL);
    header[2] = response;
    header[3] = status;
    this.numbers(header);
    putU32(header, 36, data.length);
    const segment = new Uint8Array(sense.length === 0 ? 0 : 2 + sense.length);
    if (sense.length > 0) {
      putU16(segment, 0, sense.length);
      segment.set(sense, 2);
    }
    return [...data, join(header, segment)];
  }

  private header(opcode: number, flags: number): Uint8Array {
    const header = new Uint8Array(HEADER);
    header[0] = opcode;
    header[1] = flags;
    putU32(header, 16, this.tag);
    return header;
  }

  /** The target's own number and those that it expects. */
  private numbers(header: Uint8Array): void {
    putU32(header, 24, this.statusNumber++);
    this.expected(header);
  }

  private expected(header: Uint8Array): void {
    putU32(header, 28, this.commandNumber);
    putU32(header, 32, this.commandNumber + QUEUE);
  }
}

/** A logical unit number below 16,384 (SAM-5, single level LUN structure). */
function putLun(header: Uint8Array, lun: number): void {
  putU16(header, 8, lun < 0x100 ? lun : 0x4000 | lun);
}

function textKeys(keys: readonly string[]): Uint8Array {
  return new TextEncoder().encode(keys.map((key) => `${key}\0`).join(''));
}

interface Segment {
  readonly offset: number;
  readonly bytes: Uint8Array;
  readonly last: boolean;
  readonly number: number;
}

function segments(data: Uint8Array): Segment[] {
  const count = Math.ceil(data.length / LONGEST_SEGMENT);
  return Array.from({ length: count }, (_, number) => {
    const offset = number * LONGEST_SEGMENT;
    const bytes = data.subarray(offset, offset + LONGEST_SEGMENT);
    return { offset, bytes, last: number === count - 1, number };
  });
}

/** A PDU: its header with the length of its data segment, and the segment, filled up to four bytes. */
function join(header: Uint8Array, segment: Uint8Array): Uint8Array {
  putU24(header, 5, segment.length);
  const bytes = new Uint8Array(HEADER + ((segment.length + 3) & ~3));
  bytes.set(header);
  bytes.set(segment, HEADER);
  return bytes;
}

import { getU32, getU64, putU16, putU32, putU64 } from '../core/bytes.ts';

/** Where a tape stands (SSC-4, READ POSITION). */
export interface TapePosition {
  readonly beginningOfPartition: boolean;
  /** Between early warning and the end of the partition. */
  readonly endOfPartition: boolean;
  readonly partition: number;
  /** Number of the logical object that comes next. */
  readonly object: number;
  /** File marks before it. */
  readonly files: number;
  /** Set marks before it. */
  readonly sets: number;
}

/** Service actions of READ POSITION. */
export const POSITION_FORM = { SHORT: 0x00, SHORT_VENDOR: 0x01, LONG: 0x06, EXTENDED: 0x08 } as const;

const BOP = 0x80;
const EOP = 0x40;
/** The position does not fit the short form. */
const POSITION_ERROR = 0x02;

function flags({ beginningOfPartition, endOfPartition }: TapePosition): number {
  return (beginningOfPartition ? BOP : 0) | (endOfPartition ? EOP : 0);
}

/** The short form, 20 bytes. Nothing is ever in the buffer: first and last object are the same. */
export function encodeShortPosition(position: TapePosition): Uint8Array {
  const bytes = new Uint8Array(20);
  bytes[0] = flags(position);
  bytes[1] = position.partition;
  if (position.object > 0xffff_ffff) {
    bytes[0] |= POSITION_ERROR;
    return bytes;
  }
  putU32(bytes, 4, position.object);
  putU32(bytes, 8, position.object);
  return bytes;
}

/** The long form, 32 bytes: with file and set identifiers. */
export function encodeLongPosition(position: TapePosition): Uint8Array {
  const bytes = new Uint8Array(32);
  bytes[0] = flags(position);
  putU32(bytes, 4, position.partition);
  putU64(bytes, 8, position.object);
  putU64(bytes, 16, position.files);
  putU64(bytes, 24, position.sets);
  return bytes;
}

/** The extended form, 32 bytes. */
export function encodeExtendedPosition(position: TapePosition): Uint8Array {
  const bytes = new Uint8Array(32);
  bytes[0] = flags(position);
  bytes[1] = position.partition;
  putU16(bytes, 2, 0x1c);
  putU64(bytes, 8, position.object);
  putU64(bytes, 16, position.object);
  return bytes;
}

/** Reads an answer of READ POSITION; undefined where it did not arrive whole. Marks are in the long form only. */
export function decodePosition(bytes: Uint8Array, form: number): Partial<TapePosition> | undefined {
  const short = form === POSITION_FORM.SHORT || form === POSITION_FORM.SHORT_VENDOR;
  if (bytes.length < (short ? 20 : 32)) return undefined;
  const common = {
    beginningOfPartition: (bytes[0] & BOP) !== 0,
    endOfPartition: (bytes[0] & EOP) !== 0,
  };
  if (form === POSITION_FORM.LONG)
    return {
      ...common,
      partition: getU32(bytes, 4),
      object: getU64(bytes, 8),
      files: getU64(bytes, 16),
      sets: getU64(bytes, 24),
    };
  return { ...common, partition: bytes[1], object: short ? getU32(bytes, 4) : getU64(bytes, 8) };
}

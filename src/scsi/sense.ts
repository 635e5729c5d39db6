import { getU16, getU32, putU16, putU32 } from '../core/bytes.ts';
import type { SenseTriple } from './sense-text.ts';
import { SENSE_LENGTH } from './task.ts';

/** Which byte, and which bit of it, an ILLEGAL REQUEST is about. */
export interface FieldPointer {
  /** True: a byte of the CDB; false: a byte of the parameter list. */
  readonly inCdb: boolean;
  readonly byte: number;
  /** Undefined: the whole field that starts at the byte. */
  readonly bit?: number;
}

export interface DecodedSense extends SenseTriple {
  readonly format: 'fixed' | 'descriptor';
  /** The error belongs to an earlier command. */
  readonly deferred: boolean;
  readonly filemark: boolean;
  readonly endOfMedium: boolean;
  readonly incorrectLength: boolean;
  /** Undefined where the VALID bit is clear. */
  readonly information?: number;
  readonly fieldPointer?: FieldPointer;
}

const RESPONSE_FIXED = 0x70;
const RESPONSE_DESCRIPTOR = 0x72;
const VALID = 0x80;
const SKSV = 0x80;
const COMMAND = 0x40;
const BIT_POINTER_VALID = 0x08;

/**
 * Writes fixed format sense data of a current error, SENSE_LENGTH bytes (SPC-4, fixed format sense data).
 * @param code ASC in the high byte, ASCQ in the low one.
 */
export function putSense(bytes: Uint8Array, key: number, code: number): void {
  for (let i = 0; i < SENSE_LENGTH; i++) bytes[i] = 0;
  bytes[0] = RESPONSE_FIXED;
  bytes[2] = key;
  bytes[7] = SENSE_LENGTH - 8;
  putU16(bytes, 12, code);
}

/**
 * Adds a field pointer to sense data that `putSense` wrote (SPC-4, sense key specific data).
 * @param byte the first byte of the field in error.
 * @param bit the left-most bit in error, -1 for a whole byte or more.
 */
export function putFieldPointer(bytes: Uint8Array, inCdb: boolean, byte: number, bit: number): void {
  bytes[15] = SKSV | (inCdb ? COMMAND : 0) | (bit < 0 ? 0 : BIT_POINTER_VALID | bit);
  putU16(bytes, 16, byte);
}

/** Bits of byte 2 of fixed format sense data that sequential-access devices use (SSC-4). */
export const STREAM_FLAG = { FILEMARK: 0x80, END_OF_MEDIUM: 0x40, INCORRECT_LENGTH: 0x20 } as const;

/** Sets stream flags in sense data that `putSense` wrote. */
export function putStreamFlags(bytes: Uint8Array, flags: number): void {
  bytes[2] |= flags;
}

/** Adds a valid INFORMATION field; a negative value is a two's complement number. */
export function putInformation(bytes: Uint8Array, information: number): void {
  bytes[0] |= VALID;
  putU32(bytes, 3, information);
}

function decodeFieldPointer(bytes: Uint8Array, at: number, key: number): FieldPointer | undefined {
  // Other sense keys keep a progress indication or retry count in the same three bytes.
  if (key !== 5 || bytes.length < at + 3 || !(bytes[at] & SKSV)) return undefined;
  const pointer = { inCdb: (bytes[at] & COMMAND) !== 0, byte: getU16(bytes, at + 1) };
  return bytes[at] & BIT_POINTER_VALID ? { ...pointer, bit: bytes[at] & 7 } : pointer;
}

function decodeFixed(bytes: Uint8Array): DecodedSense {
  const key = bytes[2] & 0xf;
  return {
    format: 'fixed',
    deferred: (bytes[0] & 1) !== 0,
    key,
    asc: bytes[12] ?? 0,
    ascq: bytes[13] ?? 0,
    filemark: (bytes[2] & 0x80) !== 0,
    endOfMedium: (bytes[2] & 0x40) !== 0,
    incorrectLength: (bytes[2] & 0x20) !== 0,
    information: bytes[0] & 0x80 && bytes.length >= 7 ? getU32(bytes, 3) : undefined,
    fieldPointer: decodeFieldPointer(bytes, 15, key),
  };
}

function decodeDescriptors(bytes: Uint8Array): DecodedSense {
  const key = bytes[1] & 0xf;
  let information: number | undefined;
  let fieldPointer: FieldPointer | undefined;
  let stream = 0;
  for (let at = 8; at + 2 <= bytes.length; at += 2 + bytes[at + 1]) {
    const type = bytes[at];
    if (type === 0 && bytes[at + 2] & 0x80 && at + 12 <= bytes.length) information = getU32(bytes, at + 8);
    if (type === 2) fieldPointer = decodeFieldPointer(bytes, at + 4, key);
    if (type === 4) stream = bytes[at + 3] ?? 0;
  }
  return {
    format: 'descriptor',
    deferred: (bytes[0] & 1) !== 0,
    key,
    asc: bytes[2],
    ascq: bytes[3],
    filemark: (stream & 0x80) !== 0,
    endOfMedium: (stream & 0x40) !== 0,
    incorrectLength: (stream & 0x20) !== 0,
    information,
    fieldPointer,
  };
}

/**
 * Reads sense data of either format (SPC-4, sense data).
 * @returns undefined where the bytes are too few or no sense data.
 */
export function decodeSense(bytes: Uint8Array): DecodedSense | undefined {
  if (bytes.length < 8) return undefined;
  const response = bytes[0] & 0x7e;
  if (response === RESPONSE_FIXED) return decodeFixed(bytes);
  return response === RESPONSE_DESCRIPTOR ? decodeDescriptors(bytes) : undefined;
}

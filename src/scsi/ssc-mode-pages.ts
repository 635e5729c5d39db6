import { putU16, putU24 } from '../core/bytes.ts';

/** A mode page of zeroes with its header. @param length bytes behind the header. */
export function emptyModePage(code: number, length: number): Uint8Array {
  const bytes = new Uint8Array(2 + length);
  bytes[0] = code;
  bytes[1] = length;
  return bytes;
}

/** Length of the mode parameter block descriptor. */
export const BLOCK_DESCRIPTOR_LENGTH = 8;

/** The block descriptor: density code and block length, for all of the tape (SPC-4, general block descriptor). */
export function encodeBlockDescriptor(density: number, blockLength: number): Uint8Array {
  const bytes = new Uint8Array(BLOCK_DESCRIPTOR_LENGTH);
  bytes[0] = density;
  putU24(bytes, 5, blockLength);
  return bytes;
}

/** Density codes of MODE SELECT that name none: the default, and no change (SSC-4). */
export const DENSITY = { DEFAULT: 0x00, NO_CHANGE: 0x7f } as const;

/** Page 0Fh byte 2 and 3 (SSC-4, Data Compression mode page). */
export const COMPRESSION = { DCE: 0x80, DCC: 0x40, DDE: 0x80 } as const;

/** Page 10h (SSC-4, Device Configuration mode page). */
export const DEVICE_CONFIGURATION = {
  ACTIVE_PARTITION_BYTE: 3,
  FLAGS_BYTE: 8,
  RSMK: 0x20,
  /** End of data is recorded when the medium moves on (byte 10). */
  WRITE_FLAGS_BYTE: 10,
  SWP: 0x04,
  COMPRESSION_BYTE: 14,
} as const;

/** Page 11h (SSC-4, Medium Partition mode page). */
export const MEDIUM_PARTITION = {
  MAXIMUM_BYTE: 2,
  DEFINED_BYTE: 3,
  FLAGS_BYTE: 4,
  FDP: 0x80,
  SDP: 0x40,
  IDP: 0x20,
  UNIT_MASK: 0x18,
  UNIT_SHIFT: 3,
  POFM: 0x04,
  RECOGNITION_BYTE: 5,
  EXPONENT_BYTE: 6,
  SIZES_BYTE: 8,
  /** The partition gets what the others leave. */
  REST: 0xffff,
} as const;

/** Units of a partition size by the PSUM field: bytes, 10^3 bytes, 10^6 bytes, 10 to the power of a field. */
export function partitionUnit(unit: number, exponent: number): number {
  return unit === 3 ? 10 ** exponent : [1, 1e3, 1e6][unit];
}

/** What page 2Ah tells (QIC-157, Capabilities and Mechanical Status page). */
export interface TapeCapabilities {
  readonly readOnly: boolean;
  readonly spaceReverse: boolean;
  readonly partitions: boolean;
  readonly compression: boolean;
  readonly ejects: boolean;
  readonly locked: boolean;
  readonly block512: boolean;
  readonly block1024: boolean;
  /** Thousands of bytes a second. */
  readonly speed: number;
  /** Units of 512 bytes. */
  readonly buffer: number;
}

/** Page 2Ah, 20 bytes. */
export function encodeTapeCapabilities(code: number, tape: TapeCapabilities): Uint8Array {
  const bytes = emptyModePage(code, 18);
  bytes[4] = (tape.spaceReverse ? 0x20 : 0) | (tape.readOnly ? 0x01 : 0);
  bytes[5] = tape.partitions ? 0x20 : 0;
  bytes[6] =
    (tape.compression ? 0x80 : 0) | 0x40 | (tape.ejects ? 0x08 : 0) | (tape.locked ? 0x02 : 0) | 0x01;
  bytes[7] = (tape.block1024 ? 0x04 : 0) | (tape.block512 ? 0x02 : 0);
  putU16(bytes, 8, Math.min(0xffff, tape.speed));
  putU16(bytes, 14, Math.min(0xffff, tape.speed));
  putU16(bytes, 16, Math.min(0xffff, tape.buffer));
  return bytes;
}

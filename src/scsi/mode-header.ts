import { getU16, putU16 } from '../core/bytes.ts';

/** Mode parameter header of MODE SENSE and MODE SELECT (SPC-4, mode parameter header formats). */
export interface ModeHeader {
  /** Bytes that follow the mode data length field itself. */
  readonly modeDataLength: number;
  readonly mediumType: number;
  readonly deviceSpecific: number;
  readonly blockDescriptorLength: number;
}

/** Which form of the header: of the 6-byte or of the 10-byte commands. */
export type ModeForm = 6 | 10;

/** Length of the header in bytes. */
export function modeHeaderLength(form: ModeForm): number {
  return form === 6 ? 4 : 8;
}

/** Writes a header without block descriptors for `pageBytes` bytes of mode pages. */
export function putModeHeader(bytes: Uint8Array, form: ModeForm, pageBytes: number): void {
  const header = modeHeaderLength(form);
  bytes.fill(0, 0, header);
  if (form === 6) bytes[0] = header - 1 + pageBytes;
  else putU16(bytes, 0, header - 2 + pageBytes);
}

/** Reads a header; undefined where it did not arrive whole. */
export function decodeModeHeader(bytes: Uint8Array, form: ModeForm): ModeHeader | undefined {
  if (bytes.length < modeHeaderLength(form)) return undefined;
  if (form === 6)
    return {
      modeDataLength: bytes[0],
      mediumType: bytes[1],
      deviceSpecific: bytes[2],
      blockDescriptorLength: bytes[3],
    };
  return {
    modeDataLength: getU16(bytes, 0),
    mediumType: bytes[2],
    deviceSpecific: bytes[3],
    blockDescriptorLength: getU16(bytes, 6),
  };
}

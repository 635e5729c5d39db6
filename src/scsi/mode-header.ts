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

/** What comes before the mode pages. */
export interface ModeDataStart {
  readonly mediumType: number;
  readonly deviceSpecific: number;
  /** Empty for none. */
  readonly blockDescriptor: Uint8Array;
}

/** The data of MODE SENSE: header, block descriptor, pages. */
export function encodeModeData(
  form: ModeForm,
  { mediumType, deviceSpecific, blockDescriptor }: ModeDataStart,
  pages: readonly Uint8Array[],
): Uint8Array {
  const start = modeHeaderLength(form);
  const length = pages.reduce((sum, page) => sum + page.length, start + blockDescriptor.length);
  const bytes = new Uint8Array(length);
  if (form === 6) {
    bytes.set([length - 1, mediumType, deviceSpecific, blockDescriptor.length]);
  } else {
    putU16(bytes, 0, length - 2);
    bytes[2] = mediumType;
    bytes[3] = deviceSpecific;
    putU16(bytes, 6, blockDescriptor.length);
  }
  bytes.set(blockDescriptor, start);
  let at = start + blockDescriptor.length;
  for (const page of pages) {
    bytes.set(page, at);
    at += page.length;
  }
  return bytes;
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

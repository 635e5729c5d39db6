import { putU16, putU24 } from '../core/bytes.ts';

/** Element type codes of CDBs and status pages (SMC-3, element type codes). */
export const ELEMENT_TYPE = {
  ALL: 0,
  MEDIUM_TRANSPORT: 1,
  STORAGE: 2,
  IMPORT_EXPORT: 3,
  DATA_TRANSFER: 4,
} as const;

/** Bits of byte 2 of an element descriptor. */
export const ELEMENT_FLAG = {
  FULL: 0x01,
  IMPEXP: 0x02,
  EXCEPT: 0x04,
  ACCESS: 0x08,
  EXENAB: 0x10,
  INENAB: 0x20,
} as const;

/** Bits of byte 9 of an element descriptor. */
export const SOURCE_FLAG = { SVALID: 0x80, INVERT: 0x40 } as const;

/** Bits of byte 6 of a data transfer element descriptor (SCSI-2; reserved since SMC). */
export const BUS_FLAG = { LU_VALID: 0x10, ID_VALID: 0x20, NOT_BUS: 0x80 } as const;

/** Bits of byte 1 of an element status page header. */
export const PAGE_FLAG = { PVOLTAG: 0x80, AVOLTAG: 0x40 } as const;

/** Length of a volume tag: identification (32), reserved (2), sequence number (2). */
export const VOLUME_TAG_LENGTH = 36;
/** Length of the volume identification alone. */
export const VOLUME_IDENTIFICATION_LENGTH = 32;
/** Length of the header of the whole report and of each page. */
export const STATUS_HEADER_LENGTH = 8;
/** Bytes of an element descriptor before the volume tags. */
export const DESCRIPTOR_FIXED_LENGTH = 12;
/** Bytes of the identification descriptor's header; it is there, zero, without an identifier too. */
export const IDENTIFICATION_HEADER_LENGTH = 4;

/** Writes the element status data header (SMC-3, READ ELEMENT STATUS). */
export function putStatusHeader(
  bytes: Uint8Array,
  at: number,
  first: number,
  count: number,
  byteCount: number,
): void {
  putU16(bytes, at, first);
  putU16(bytes, at + 2, count);
  bytes[at + 4] = 0;
  putU24(bytes, at + 5, byteCount);
}

/** Writes an element status page header. */
export function putPageHeader(
  bytes: Uint8Array,
  at: number,
  type: number,
  flags: number,
  descriptorLength: number,
  byteCount: number,
): void {
  bytes[at] = type;
  bytes[at + 1] = flags;
  putU16(bytes, at + 2, descriptorLength);
  bytes[at + 4] = 0;
  putU24(bytes, at + 5, byteCount);
}

/** Length of an element descriptor with these page flags and an identifier of that many bytes. */
export function elementDescriptorLength(pageFlags: number, identifierLength: number): number {
  const tags = (pageFlags & PAGE_FLAG.PVOLTAG ? 1 : 0) + (pageFlags & PAGE_FLAG.AVOLTAG ? 1 : 0);
  return DESCRIPTOR_FIXED_LENGTH + tags * VOLUME_TAG_LENGTH + IDENTIFICATION_HEADER_LENGTH + identifierLength;
}

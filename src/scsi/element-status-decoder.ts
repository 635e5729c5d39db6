import { getAscii, getU16, getU24 } from '../core/bytes.ts';
import type { Designator } from './vital-product-data.ts';
import {
  BUS_FLAG,
  DESCRIPTOR_FIXED_LENGTH,
  ELEMENT_FLAG,
  IDENTIFICATION_HEADER_LENGTH,
  PAGE_FLAG,
  SOURCE_FLAG,
  STATUS_HEADER_LENGTH,
  VOLUME_IDENTIFICATION_LENGTH,
  VOLUME_TAG_LENGTH,
} from './element-status.ts';

/** One element descriptor in plain values. Fields that its element type does not have are undefined. */
export interface DecodedElement {
  readonly address: number;
  readonly type: number;
  readonly full: boolean;
  /** Import/export elements: placed there by an operator. */
  readonly importedByOperator?: boolean;
  readonly access?: boolean;
  readonly exportEnabled?: boolean;
  readonly importEnabled?: boolean;
  /** Undefined where the EXCEPT bit is clear. */
  readonly exception?: { readonly asc: number; readonly ascq: number };
  /** Data transfer elements. */
  readonly busAddress?: number;
  readonly lun?: number;
  readonly invert: boolean;
  /** Source storage element address; undefined where SVALID is clear. */
  readonly source?: number;
  /** Undefined where the page has no such tag; empty where the tag is blank. */
  readonly primaryTag?: string;
  readonly alternateTag?: string;
  readonly identifier?: Designator;
}

export interface DecodedStatusPage {
  readonly type: number;
  readonly primaryTags: boolean;
  readonly alternateTags: boolean;
  readonly descriptorLength: number;
  /** Bytes of descriptors that are available, whether they arrived or not. */
  readonly byteCount: number;
  /** The descriptors that arrived whole. */
  readonly elements: readonly DecodedElement[];
}

export interface DecodedElementStatus {
  readonly firstAddress: number;
  readonly count: number;
  /** SEND VOLUME TAG action code; 0 in data of READ ELEMENT STATUS. */
  readonly sendActionCode: number;
  /** Bytes of pages that are available, whether they arrived or not. */
  readonly byteCount: number;
  readonly pages: readonly DecodedStatusPage[];
}

const TRANSPORT = 1;
const IMPORT_EXPORT = 3;
const DATA_TRANSFER = 4;

function decodeIdentifier(bytes: Uint8Array, at: number, end: number): Designator | undefined {
  const length = at + IDENTIFICATION_HEADER_LENGTH <= end ? bytes[at + 3] : 0;
  if (length === 0 || at + IDENTIFICATION_HEADER_LENGTH + length > end) return undefined;
  const start = at + IDENTIFICATION_HEADER_LENGTH;
  return {
    codeSet: bytes[at] & 0xf,
    type: bytes[at + 1] & 0xf,
    association: (bytes[at + 1] >> 4) & 3,
    bytes: bytes.slice(start, start + length),
  };
}

function decodeElement(
  bytes: Uint8Array,
  at: number,
  page: Omit<DecodedStatusPage, 'elements'>,
): DecodedElement {
  const flags = bytes[at + 2];
  const has = (flag: number): boolean => (flags & flag) !== 0;
  const port = page.type === IMPORT_EXPORT;
  const bus = page.type === DATA_TRANSFER ? bytes[at + 6] : 0;
  let next = at + DESCRIPTOR_FIXED_LENGTH;
  const tag = (present: boolean): string | undefined => {
    if (!present) return undefined;
    next += VOLUME_TAG_LENGTH;
    return getAscii(bytes, next - VOLUME_TAG_LENGTH, VOLUME_IDENTIFICATION_LENGTH);
  };
  const primaryTag = tag(page.primaryTags);
  const alternateTag = tag(page.alternateTags);
  return {
    address: getU16(bytes, at),
    type: page.type,
    full: has(ELEMENT_FLAG.FULL),
    importedByOperator: port ? has(ELEMENT_FLAG.IMPEXP) : undefined,
    access: page.type === TRANSPORT ? undefined : has(ELEMENT_FLAG.ACCESS),
    exportEnabled: port ? has(ELEMENT_FLAG.EXENAB) : undefined,
    importEnabled: port ? has(ELEMENT_FLAG.INENAB) : undefined,
    exception: has(ELEMENT_FLAG.EXCEPT) ? { asc: bytes[at + 4], ascq: bytes[at + 5] } : undefined,
    busAddress: bus & BUS_FLAG.ID_VALID ? bytes[at + 7] : undefined,
    lun: bus & BUS_FLAG.LU_VALID ? bus & 7 : undefined,
    invert: (bytes[at + 9] & SOURCE_FLAG.INVERT) !== 0,
    source: bytes[at + 9] & SOURCE_FLAG.SVALID ? getU16(bytes, at + 10) : undefined,
    primaryTag,
    alternateTag,
    identifier: decodeIdentifier(bytes, next, at + page.descriptorLength),
  };
}

/** The shortest descriptor that holds what the page header promises. */
function shortest(page: { readonly primaryTags: boolean; readonly alternateTags: boolean }): number {
  return (
    DESCRIPTOR_FIXED_LENGTH +
    (page.primaryTags ? VOLUME_TAG_LENGTH : 0) +
    (page.alternateTags ? VOLUME_TAG_LENGTH : 0)
  );
}

function decodePage(bytes: Uint8Array, at: number): DecodedStatusPage {
  const header = {
    type: bytes[at] & 0xf,
    primaryTags: (bytes[at + 1] & PAGE_FLAG.PVOLTAG) !== 0,
    alternateTags: (bytes[at + 1] & PAGE_FLAG.AVOLTAG) !== 0,
    descriptorLength: getU16(bytes, at + 2),
    byteCount: getU24(bytes, at + 5),
  };
  const elements: DecodedElement[] = [];
  const start = at + STATUS_HEADER_LENGTH;
  const end = Math.min(bytes.length, start + header.byteCount);
  if (header.descriptorLength >= shortest(header))
    for (let next = start; next + header.descriptorLength <= end; next += header.descriptorLength)
      elements.push(decodeElement(bytes, next, header));
  return { ...header, elements };
}

/**
 * Reads the data of READ ELEMENT STATUS and of REQUEST VOLUME ELEMENT ADDRESS (SMC-3). Pages and
 * descriptors are given as far as they arrived whole.
 * @returns undefined where not even the 8 bytes of the header arrived.
 */
export function decodeElementStatus(bytes: Uint8Array): DecodedElementStatus | undefined {
  if (bytes.length < STATUS_HEADER_LENGTH) return undefined;
  const byteCount = getU24(bytes, 5);
  const end = Math.min(bytes.length, STATUS_HEADER_LENGTH + byteCount);
  const pages: DecodedStatusPage[] = [];
  let at = STATUS_HEADER_LENGTH;
  while (at + STATUS_HEADER_LENGTH <= end) {
    const page = decodePage(bytes, at);
    pages.push(page);
    at += STATUS_HEADER_LENGTH + page.byteCount;
  }
  return {
    firstAddress: getU16(bytes, 0),
    count: getU16(bytes, 2),
    sendActionCode: bytes[4] & 0x1f,
    byteCount,
    pages,
  };
}

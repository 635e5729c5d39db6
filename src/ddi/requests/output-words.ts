import type { ChangerIoctlName } from '../ioctls.ts';
import { decodeParameters } from '../rules/parameters-codec.ts';
import { offsets, sizeOf } from '../struct.ts';
import {
  CHANGER_ELEMENT_STATUS,
  CHANGER_ELEMENT_STATUS_EX,
  CHANGER_PRODUCT_DATA,
  GET_CHANGER_PARAMETERS,
} from '../structs/ntddchgr.ts';
import { ELEMENT_STATUS_FLAGS, EXCEPTION_CODES, nameOf } from '../values.ts';
import { elementFlagNames } from './element-flags.ts';
import { toHex } from '../../core/hex.ts';
import { elementText } from './element-words.ts';

const statusAt = offsets(CHANGER_ELEMENT_STATUS);
const exAt = offsets(CHANGER_ELEMENT_STATUS_EX);
const productAt = offsets(CHANGER_PRODUCT_DATA);

/** One entry of element status as scenario results show it. */
export interface ElementEntry {
  readonly element: string;
  /** Names of the ELEMENT_STATUS_xxx flags, without the prefix. */
  readonly flags: readonly string[];
  readonly exception?: string;
  readonly source?: string;
  readonly targetId?: number;
  readonly lun?: number;
  readonly primaryVolumeId?: string;
  readonly alternateVolumeId?: string;
  readonly vendorId?: string;
  readonly productId?: string;
  readonly serialNumber?: string;
}

/** CHANGER_PRODUCT_DATA as results show it. */
export interface ProductData {
  readonly VendorId: string;
  readonly ProductId: string;
  readonly Revision: string;
  readonly SerialNumber: string;
  readonly DeviceType: number;
}

/** Text without the NULs and blanks that pad it. */
function text(bytes: Uint8Array, at: number, length: number): string {
  let result = '';
  for (let next = at; next < at + length && bytes[next] !== 0; next++)
    result += bytes[next] >= 0x20 && bytes[next] < 0x7f ? String.fromCharCode(bytes[next]) : '.';
  return result.trimEnd();
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** One entry; a library has 60,000, so nothing is made that is not returned. */
function decodeEntry(bytes: Uint8Array, view: DataView, at: number): ElementEntry {
  const flags = view.getUint32(at + statusAt.Flags, true);
  const exception = view.getUint32(at + statusAt.ExceptionCode, true);
  const has = (flag: keyof typeof ELEMENT_STATUS_FLAGS): boolean =>
    (flags & ELEMENT_STATUS_FLAGS[flag]) !== 0;
  const element = (offset: number): string =>
    elementText(view.getUint32(offset, true), view.getUint32(offset + 4, true));
  const entry: Mutable<ElementEntry> = {
    element: element(at + statusAt.Element),
    flags: elementFlagNames(flags),
  };
  if (exception !== 0) entry.exception = nameOf(EXCEPTION_CODES, exception) ?? `0x${exception.toString(16)}`;
  if (has('ELEMENT_STATUS_SVALID')) entry.source = element(at + statusAt.SrcElementAddress);
  if (has('ELEMENT_STATUS_ID_VALID')) entry.targetId = bytes[at + statusAt.TargetId];
  if (has('ELEMENT_STATUS_LUN_VALID')) entry.lun = bytes[at + statusAt.Lun];
  if (has('ELEMENT_STATUS_PVOLTAG')) entry.primaryVolumeId = text(bytes, at + statusAt.PrimaryVolumeID, 32);
  if (has('ELEMENT_STATUS_AVOLTAG'))
    entry.alternateVolumeId = text(bytes, at + statusAt.AlternateVolumeID, 32);
  if (has('ELEMENT_STATUS_PRODUCT_DATA')) {
    entry.vendorId = text(bytes, at + exAt.VendorIdentification, 8);
    entry.productId = text(bytes, at + exAt.ProductIdentification, 16);
    entry.serialNumber = text(bytes, at + exAt.SerialNumber, 32);
  }
  return entry;
}

/** Entries one after the other: 156 bytes where PRODUCT_DATA is set, else 100. */
function decodeEntries(bytes: Uint8Array, from: number): ElementEntry[] {
  const entries: ElementEntry[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const short = sizeOf(CHANGER_ELEMENT_STATUS);
  const long = sizeOf(CHANGER_ELEMENT_STATUS_EX);
  for (let at = from; at + short <= bytes.length;) {
    const extended = (bytes[at + statusAt.Flags] & ELEMENT_STATUS_FLAGS.ELEMENT_STATUS_PRODUCT_DATA) !== 0;
    if (extended && at + long > bytes.length) break;
    entries.push(decodeEntry(bytes, view, at));
    at += extended ? long : short;
  }
  return entries;
}

/** The output buffer of an IOCTL as a person reads it; null where there is none. */
export function decodeOutput(name: ChangerIoctlName, bytes: Uint8Array): unknown {
  if (bytes.length === 0) return null;
  switch (name) {
    case 'GET_PARAMETERS':
      return bytes.length >= sizeOf(GET_CHANGER_PARAMETERS) ? decodeParameters(bytes) : toHex(bytes);
    case 'GET_PRODUCT_DATA':
      if (bytes.length < sizeOf(CHANGER_PRODUCT_DATA)) return toHex(bytes);
      return {
        VendorId: text(bytes, productAt.VendorId, 8),
        ProductId: text(bytes, productAt.ProductId, 16),
        Revision: text(bytes, productAt.Revision, 4),
        SerialNumber: text(bytes, productAt.SerialNumber, 32),
        DeviceType: bytes[productAt.DeviceType],
      };
    case 'GET_ELEMENT_STATUS':
      return decodeEntries(bytes, 0);
    case 'QUERY_VOLUME_TAGS':
      return {
        NumberOfElements: new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true),
        ElementStatus: decodeEntries(bytes, 4),
      };
    default:
      return toHex(bytes);
  }
}

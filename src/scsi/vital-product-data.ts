import { getAscii, getU16, putAscii, putU16 } from '../core/bytes.ts';

export const VPD_PAGE = {
  SUPPORTED_VPD_PAGES: 0x00,
  UNIT_SERIAL_NUMBER: 0x80,
  DEVICE_IDENTIFICATION: 0x83,
  SEQUENTIAL_ACCESS_CAPABILITIES: 0xb0,
  MANUFACTURER_SERIAL_NUMBER: 0xb1,
  TAPE_ALERT_FLAGS: 0xb2,
} as const;

/** Code set and designator type of a designation descriptor (SPC-4, Device Identification VPD page). */
export const CODE_SET_ASCII = 0x02;
export const DESIGNATOR_T10_VENDOR_ID = 0x01;

export interface Designator {
  readonly codeSet: number;
  readonly type: number;
  /** 0: the logical unit. */
  readonly association: number;
  readonly bytes: Uint8Array;
}

export type VpdPage =
  | { readonly page: 'supported pages'; readonly pages: readonly number[] }
  | { readonly page: 'serial number'; readonly serial: string }
  | { readonly page: 'device identification'; readonly designators: readonly Designator[] }
  | { readonly page: 'unknown'; readonly code: number };

/** A VPD page: header and body. */
export function encodeVpdPage(deviceType: number, code: number, body: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4 + body.length);
  bytes[0] = deviceType;
  bytes[1] = code;
  putU16(bytes, 2, body.length);
  bytes.set(body, 4);
  return bytes;
}

/** VPD page 00h: the pages that INQUIRY with EVPD knows, in ascending order. */
export function encodeSupportedPages(deviceType: number, pages: readonly number[]): Uint8Array {
  return encodeVpdPage(deviceType, VPD_PAGE.SUPPORTED_VPD_PAGES, Uint8Array.from(pages));
}

/** VPD page 80h. The page is as long as the serial number. */
export function encodeSerialNumber(deviceType: number, serial: string): Uint8Array {
  const body = new Uint8Array(serial.length);
  putAscii(body, 0, serial, serial.length);
  return encodeVpdPage(deviceType, VPD_PAGE.UNIT_SERIAL_NUMBER, body);
}

/**
 * An identifier of the type "T10 vendor ID based": vendor (8 bytes), product (16 bytes), serial number.
 * @param serialLength bytes of the serial number field, padded with blanks on the right.
 */
export function t10Identifier(
  vendor: string,
  product: string,
  serial: string,
  serialLength = serial.length,
): Uint8Array {
  const bytes = new Uint8Array(24 + serialLength);
  putAscii(bytes, 0, vendor, 8);
  putAscii(bytes, 8, product, 16);
  putAscii(bytes, 24, serial, serialLength);
  return bytes;
}

/** The designator of a logical unit by vendor, product and serial number (SPC-4, T10 vendor ID based). */
export function t10Designator(vendor: string, product: string, serial: string): Designator {
  return {
    codeSet: CODE_SET_ASCII,
    type: DESIGNATOR_T10_VENDOR_ID,
    association: 0,
    bytes: t10Identifier(vendor, product, serial),
  };
}

/** VPD page 83h. */
export function encodeDeviceIdentification(
  deviceType: number,
  designators: readonly Designator[],
): Uint8Array {
  const body: number[] = [];
  for (const { codeSet, type, association, bytes } of designators)
    body.push(codeSet & 0xf, ((association & 3) << 4) | (type & 0xf), 0, bytes.length, ...bytes);
  return encodeVpdPage(deviceType, VPD_PAGE.DEVICE_IDENTIFICATION, Uint8Array.from(body));
}

function decodeDesignators(bytes: Uint8Array, end: number): Designator[] {
  const designators: Designator[] = [];
  for (let at = 4; at + 4 <= end; at += 4 + bytes[at + 3])
    designators.push({
      codeSet: bytes[at] & 0xf,
      type: bytes[at + 1] & 0xf,
      association: (bytes[at + 1] >> 4) & 3,
      bytes: bytes.slice(at + 4, Math.min(end, at + 4 + bytes[at + 3])),
    });
  return designators;
}

/** Reads a VPD page, also one cut short; undefined where not even its header arrived. */
export function decodeVpdPage(bytes: Uint8Array): VpdPage | undefined {
  if (bytes.length < 4) return undefined;
  const end = Math.min(bytes.length, 4 + getU16(bytes, 2));
  switch (bytes[1]) {
    case VPD_PAGE.SUPPORTED_VPD_PAGES:
      return { page: 'supported pages', pages: [...bytes.subarray(4, end)] };
    case VPD_PAGE.UNIT_SERIAL_NUMBER:
      return { page: 'serial number', serial: getAscii(bytes, 4, end - 4) };
    case VPD_PAGE.DEVICE_IDENTIFICATION:
      return { page: 'device identification', designators: decodeDesignators(bytes, end) };
    default:
      return { page: 'unknown', code: bytes[1] };
  }
}

import { getAscii, getU16, putAscii, putU16 } from '../core/bytes.ts';

/** Standard INQUIRY data as far as this project needs it (SPC-4, standard INQUIRY data). */
export interface InquiryData {
  readonly deviceType: number;
  readonly removable: boolean;
  /** Claimed version of SPC: 6 is SPC-4. */
  readonly version: number;
  readonly vendor: string;
  readonly product: string;
  readonly revision: string;
  /** Byte 55 bit 0, which libraries set when a bar code reader is fitted; undefined where there is no byte 55. */
  readonly barcodeReader?: boolean;
  /** Version descriptors from byte 58 on. */
  readonly versionDescriptors: readonly number[];
}

export const INQUIRY_LENGTH = 96;
export const VERSION_SPC4 = 0x06;
/** Version descriptors without a claimed revision (SPC-4, version descriptor values). */
export const VERSION_DESCRIPTOR = { SPC4: 0x0460, SMC3: 0x0480, SSC3: 0x0400 } as const;

/** Standard INQUIRY data, INQUIRY_LENGTH bytes. */
export function encodeInquiry(data: InquiryData): Uint8Array {
  const bytes = new Uint8Array(INQUIRY_LENGTH);
  bytes[0] = data.deviceType;
  bytes[1] = data.removable ? 0x80 : 0;
  bytes[2] = data.version;
  bytes[3] = 0x02; // response data format: the only value there is
  bytes[4] = INQUIRY_LENGTH - 5;
  putAscii(bytes, 8, data.vendor, 8);
  putAscii(bytes, 16, data.product, 16);
  putAscii(bytes, 32, data.revision, 4);
  bytes[55] = data.barcodeReader ? 1 : 0;
  data.versionDescriptors.slice(0, 8).forEach((value, i) => putU16(bytes, 58 + 2 * i, value));
  return bytes;
}

/** Reads standard INQUIRY data; undefined where fewer than 36 bytes arrived. */
export function decodeInquiry(bytes: Uint8Array): InquiryData | undefined {
  if (bytes.length < 36) return undefined;
  const versionDescriptors: number[] = [];
  for (let at = 58; at + 2 <= Math.min(bytes.length, 74) && getU16(bytes, at) !== 0; at += 2)
    versionDescriptors.push(getU16(bytes, at));
  return {
    deviceType: bytes[0] & 0x1f,
    removable: (bytes[1] & 0x80) !== 0,
    version: bytes[2],
    vendor: getAscii(bytes, 8, 8),
    product: getAscii(bytes, 16, 16),
    revision: getAscii(bytes, 32, 4),
    barcodeReader: bytes.length > 55 ? (bytes[55] & 1) !== 0 : undefined,
    versionDescriptors,
  };
}

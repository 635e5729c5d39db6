/** Big-endian fields, as every SCSI document numbers them: the first byte is the most significant. */

export function getU16(bytes: Uint8Array, at: number): number {
  return (bytes[at] << 8) | bytes[at + 1];
}

export function getU24(bytes: Uint8Array, at: number): number {
  return (bytes[at] << 16) | (bytes[at + 1] << 8) | bytes[at + 2];
}

export function getU32(bytes: Uint8Array, at: number): number {
  return ((bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3]) >>> 0;
}

export function putU16(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value >>> 8;
  bytes[at + 1] = value;
}

export function putU24(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value >>> 16;
  bytes[at + 1] = value >>> 8;
  bytes[at + 2] = value;
}

export function putU32(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value >>> 24;
  bytes[at + 1] = value >>> 16;
  bytes[at + 2] = value >>> 8;
  bytes[at + 3] = value;
}

/** ASCII text padded with blanks to exactly `length` bytes; longer text is cut. */
export function putAscii(bytes: Uint8Array, at: number, text: string, length: number): void {
  for (let i = 0; i < length; i++) bytes[at + i] = i < text.length ? text.charCodeAt(i) & 0x7f : 0x20;
}

/** The text of `length` bytes up to the first NUL, without the blanks that pad it on the right. */
export function getAscii(bytes: Uint8Array, at: number, length: number): string {
  let text = '';
  for (let i = at; i < at + length && bytes[i] !== 0; i++) text += String.fromCharCode(bytes[i]);
  return text.trimEnd();
}

/** An unsigned number of 64 bits; exact up to 2^53. */
export function getU64(bytes: Uint8Array, at: number): number {
  return getU32(bytes, at) * 2 ** 32 + getU32(bytes, at + 4);
}

/** A two's complement number of 64 bits; exact between -2^53 and 2^53. */
export function getI64(bytes: Uint8Array, at: number): number {
  return (getU32(bytes, at) | 0) * 2 ** 32 + getU32(bytes, at + 4);
}

/** A two's complement number of 24 bits. */
export function getI24(bytes: Uint8Array, at: number): number {
  return (getU24(bytes, at) << 8) >> 8;
}

export function putU64(bytes: Uint8Array, at: number, value: number): void {
  putU32(bytes, at, Math.floor(value / 2 ** 32));
  putU32(bytes, at + 4, value % 2 ** 32);
}

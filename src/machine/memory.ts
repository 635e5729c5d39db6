/**
 * The memory of the machine: little-endian, 32-bit addresses, as the miniclass sees it. Addresses beyond
 * its end throw a RangeError, which the machine turns into a failure of the driver.
 */
export class Memory {
  readonly bytes: Uint8Array;
  readonly view: DataView;

  constructor(buffer: ArrayBuffer) {
    this.bytes = new Uint8Array(buffer);
    this.view = new DataView(buffer);
  }

  u8(at: number): number {
    return this.view.getUint8(at);
  }

  u16(at: number): number {
    return this.view.getUint16(at, true);
  }

  u32(at: number): number {
    return this.view.getUint32(at, true);
  }

  setU8(at: number, value: number): void {
    this.view.setUint8(at, value);
  }

  setU16(at: number, value: number): void {
    this.view.setUint16(at, value, true);
  }

  setU32(at: number, value: number): void {
    this.view.setUint32(at, value, true);
  }

  /** A LARGE_INTEGER; the lab's times and counts stay below 2^53. */
  setI64(at: number, value: number): void {
    this.view.setBigInt64(at, BigInt(Math.round(value)), true);
  }

  i64(at: number): number {
    return Number(this.view.getBigInt64(at, true));
  }

  fill(at: number, value: number, length: number): void {
    this.bytes.fill(value, at, at + length);
  }

  /** NUL-terminated single-byte text, at most `limit` characters. */
  text(at: number, limit = 65536): string {
    let text = '';
    for (let i = at >>> 0; text.length < limit; i++) {
      const byte = this.u8(i);
      if (byte === 0) break;
      text += String.fromCharCode(byte);
    }
    return text;
  }

  /** Text of 16-bit characters: `length` of them, or up to a NUL where `length` is left out. */
  wideText(at: number, length = -1): string {
    let text = '';
    for (let i = at >>> 0; length < 0 ? text.length < 65536 : text.length < length; i += 2) {
      const unit = this.u16(i);
      if (length < 0 && unit === 0) break;
      text += String.fromCharCode(unit);
    }
    return text;
  }

  /** Writes 16-bit characters and a NUL. */
  setWideText(at: number, text: string): void {
    for (let i = 0; i < text.length; i++) this.setU16(at + 2 * i, text.charCodeAt(i));
    this.setU16(at + 2 * text.length, 0);
  }

  /** The text of a UNICODE_STRING: Length in bytes, MaximumLength, Buffer. */
  unicodeString(at: number): string {
    return this.wideText(this.u32(at + 4), this.u16(at) >> 1);
  }

  /** The text of an ANSI_STRING. */
  ansiString(at: number): string {
    const buffer = this.u32(at + 4);
    let text = '';
    for (let i = 0; i < this.u16(at); i++) text += String.fromCharCode(this.u8(buffer + i));
    return text;
  }
}

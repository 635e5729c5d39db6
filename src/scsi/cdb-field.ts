/**
 * Where a named value lies in a command descriptor block.
 *
 * `byte` is the byte that holds the most significant bit. `bit` is the lowest bit of the field in its last
 * byte; it is 0 for every field of more than one byte.
 */
export interface CdbField {
  readonly name: string;
  readonly byte: number;
  readonly bit: number;
  /** Width in bits. Of a field of 64 bits, values up to 2^53 are exact. */
  readonly width: number;
  /** The value is a two's complement number: a count that can go backwards. */
  readonly signed?: true;
}

/** A field of whole bytes. */
export function bytesField(name: string, byte: number, bytes: number): CdbField {
  return { name, byte, bit: 0, width: 8 * bytes };
}

/** A field of whole bytes with a two's complement number. */
export function signedField(name: string, byte: number, bytes: number): CdbField {
  return { ...bytesField(name, byte, bytes), signed: true };
}

/** A field of some bits of one byte. */
export function bitsField(name: string, byte: number, bit: number, width = 1): CdbField {
  return { name, byte, bit, width };
}

/** Bytes that hold a part of the field. */
export function fieldBytes(field: CdbField): number {
  return Math.ceil((field.bit + field.width) / 8);
}

/** The value of a field. */
export function getField(cdb: Uint8Array, field: CdbField): number {
  let value = field.signed ? (cdb[field.byte] << 24) >> 24 : (cdb[field.byte] ?? 0);
  for (let i = 1; i < fieldBytes(field); i++) value = value * 256 + (cdb[field.byte + i] ?? 0);
  return field.signed ? value : Math.floor(value / 2 ** field.bit) % 2 ** field.width;
}

/** Sets a field. Bits of `value` that do not fit are cut. */
export function putField(cdb: Uint8Array, field: CdbField, value: number): void {
  if (field.width < 8) {
    const mask = (1 << field.width) - 1;
    cdb[field.byte] = (cdb[field.byte] & ~(mask << field.bit)) | ((value & mask) << field.bit);
    return;
  }
  const count = fieldBytes(field);
  for (let i = 0; i < count; i++) cdb[field.byte + i] = Math.floor(value / 256 ** (count - 1 - i));
}

/**
 * The bit pointer of sense data that names the field: the most significant bit of a field of some bits, -1
 * for a field of whole bytes, which needs no bit pointer (SPC-4, field pointer sense key specific data).
 */
export function bitPointer(field: CdbField): number {
  return field.width < 8 ? field.bit + field.width - 1 : -1;
}

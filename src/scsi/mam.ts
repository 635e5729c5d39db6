import { getU16, getU32, putU16, putU32 } from '../core/bytes.ts';

/** A medium auxiliary memory attribute (SPC-4, MAM attributes). */
export interface MamAttribute {
  readonly id: number;
  /** 0 binary, 1 ASCII, 2 text. */
  readonly format: number;
  readonly readOnly: boolean;
  readonly value: Uint8Array;
}

const HEADER = 5;

/** The answer of READ ATTRIBUTE with values: attributes by ascending identifier. */
export function encodeAttributes(attributes: readonly MamAttribute[]): Uint8Array {
  const length = attributes.reduce((sum, { value }) => sum + HEADER + value.length, 0);
  const bytes = new Uint8Array(4 + length);
  putU32(bytes, 0, length);
  let at = 4;
  for (const { id, format, readOnly, value } of attributes) {
    putU16(bytes, at, id);
    bytes[at + 2] = (readOnly ? 0x80 : 0) | (format & 3);
    putU16(bytes, at + 3, value.length);
    bytes.set(value, at + HEADER);
    at += HEADER + value.length;
  }
  return bytes;
}

/** The answer of READ ATTRIBUTE with identifiers only. */
export function encodeAttributeList(ids: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(4 + 2 * ids.length);
  putU32(bytes, 0, 2 * ids.length);
  ids.forEach((id, i) => putU16(bytes, 4 + 2 * i, id));
  return bytes;
}

/** An attribute of a parameter list, with the place of its identifier in it. */
export type ListedAttribute = MamAttribute & { readonly at: number };

/**
 * Reads attributes as READ ATTRIBUTE returns and WRITE ATTRIBUTE sends them.
 * @returns undefined where the list does not end with an attribute.
 */
export function decodeAttributes(bytes: Uint8Array): ListedAttribute[] | undefined {
  if (bytes.length < 4) return undefined;
  const end = 4 + getU32(bytes, 0);
  if (end > bytes.length) return undefined;
  const attributes: ListedAttribute[] = [];
  let at = 4;
  while (at < end) {
    const next = at + HEADER + (at + HEADER <= end ? getU16(bytes, at + 3) : 0);
    if (at + HEADER > end || next > end) return undefined;
    attributes.push({
      at,
      id: getU16(bytes, at),
      format: bytes[at + 2] & 3,
      readOnly: (bytes[at + 2] & 0x80) !== 0,
      value: bytes.slice(at + HEADER, next),
    });
    at = next;
  }
  return attributes;
}

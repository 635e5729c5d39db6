import { GET_CHANGER_PARAMETERS } from '../structs/ntddchgr.ts';
import { sizeOf } from '../struct.ts';
import type { ChangerParameters } from './rule.ts';

/** Bytes to members and back, from the layout of GET_CHANGER_PARAMETERS. Windows numbers are little-endian. */

interface Place {
  readonly name: string;
  readonly at: number;
  /** Bytes of one number. */
  readonly width: number;
  /** Length of an array; undefined for a single number. */
  readonly length: number | undefined;
}

const widths: Readonly<Record<string, number>> = { UCHAR: 1, USHORT: 2, ULONG: 4 };

const places: readonly Place[] = Object.entries(GET_CHANGER_PARAMETERS.fields).map(([name, [type, at]]) => {
  const [element, length] = type.split(/[[\]]/);
  return { name, at, width: widths[element], length: length === undefined ? undefined : Number(length) };
});

function read(bytes: Uint8Array, at: number, width: number): number {
  let value = 0;
  for (let i = width - 1; i >= 0; i--) value = value * 256 + (bytes[at + i] ?? 0);
  return value;
}

function write(bytes: Uint8Array, at: number, width: number, value: number): void {
  for (let i = 0; i < width; i++) bytes[at + i] = value >>> (8 * i);
}

/** The members of a returned structure. Bytes that are missing read as zero. */
export function decodeParameters(bytes: Uint8Array): ChangerParameters {
  const members: Record<string, number | number[]> = {};
  for (const { name, at, width, length } of places) {
    members[name] =
      length === undefined
        ? read(bytes, at, width)
        : Array.from({ length }, (_, i) => read(bytes, at + i * width, width));
  }
  // The names come from the table that the type is made of.
  return members as unknown as ChangerParameters;
}

/** The structure in the bytes of the interface. Numbers too large for a member lose their upper bits, as in C. */
export function encodeParameters(parameters: ChangerParameters): Uint8Array {
  const members: Readonly<Record<string, number | readonly number[]>> = parameters;
  const bytes = new Uint8Array(sizeOf(GET_CHANGER_PARAMETERS));
  for (const { name, at, width, length } of places) {
    const value = members[name];
    if (typeof value === 'number') write(bytes, at, width, value);
    else for (let i = 0; i < (length ?? 0); i++) write(bytes, at + i * width, width, value[i] ?? 0);
  }
  return bytes;
}

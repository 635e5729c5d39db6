import { sizeOf, type StructDef } from '../struct.ts';
import { GET_CHANGER_PARAMETERS } from '../structs/ntddchgr.ts';
import { TAPE_GET_DRIVE_PARAMETERS } from '../structs/ntddtape.ts';
import type { ChangerParameters } from './rule.ts';
import type { TapeParameters } from './tape-rule.ts';

/** Bytes to members and back, from the layout of a structure. Windows numbers are little-endian. */

interface Place {
  readonly name: string;
  readonly at: number;
  /** Bytes of one number. */
  readonly width: number;
  /** Length of an array; undefined for a single number. */
  readonly length: number | undefined;
}

const widths: Readonly<Record<string, number>> = { UCHAR: 1, BOOLEAN: 1, USHORT: 2, ULONG: 4 };

function placesOf(definition: StructDef): readonly Place[] {
  return Object.entries(definition.fields).map(([name, [type, at]]) => {
    const [element, length] = type.split(/[[\]]/);
    return { name, at, width: widths[element], length: length === undefined ? undefined : Number(length) };
  });
}

function read(bytes: Uint8Array, at: number, width: number): number {
  let value = 0;
  for (let i = width - 1; i >= 0; i--) value = value * 256 + (bytes[at + i] ?? 0);
  return value;
}

function write(bytes: Uint8Array, at: number, width: number, value: number): void {
  for (let i = 0; i < width; i++) bytes[at + i] = value >>> (8 * i);
}

type Members = Readonly<Record<string, number | readonly number[]>>;

function decode(places: readonly Place[], bytes: Uint8Array): Members {
  const members: Record<string, number | number[]> = {};
  for (const { name, at, width, length } of places) {
    members[name] =
      length === undefined
        ? read(bytes, at, width)
        : Array.from({ length }, (_, i) => read(bytes, at + i * width, width));
  }
  return members;
}

function encode(places: readonly Place[], size: number, members: Members): Uint8Array {
  const bytes = new Uint8Array(size);
  for (const { name, at, width, length } of places) {
    const value = members[name];
    if (typeof value === 'number') write(bytes, at, width, value);
    else for (let i = 0; i < (length ?? 0); i++) write(bytes, at + i * width, width, value[i] ?? 0);
  }
  return bytes;
}

const CHANGER = placesOf(GET_CHANGER_PARAMETERS);
const TAPE = placesOf(TAPE_GET_DRIVE_PARAMETERS);

/** The members of a returned GET_CHANGER_PARAMETERS. Bytes that are missing read as zero. */
export function decodeParameters(bytes: Uint8Array): ChangerParameters {
  // The names come from the table that the type is made of.
  return decode(CHANGER, bytes) as unknown as ChangerParameters;
}

/** The structure in the bytes of the interface. Numbers too large for a member lose their upper bits, as in C. */
export function encodeParameters(parameters: ChangerParameters): Uint8Array {
  return encode(CHANGER, sizeOf(GET_CHANGER_PARAMETERS), parameters);
}

/** The members of a returned TAPE_GET_DRIVE_PARAMETERS. Bytes that are missing read as zero. */
export function decodeTapeParameters(bytes: Uint8Array): TapeParameters {
  return decode(TAPE, bytes) as unknown as TapeParameters;
}

/** The structure in the bytes of the interface. */
export function encodeTapeParameters(parameters: TapeParameters): Uint8Array {
  return encode(TAPE, sizeOf(TAPE_GET_DRIVE_PARAMETERS), parameters);
}

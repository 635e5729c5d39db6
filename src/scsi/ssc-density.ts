import { putAscii, putU16, putU24, putU32 } from '../core/bytes.ts';

/** A density that a drive or a medium has (SSC-4, density support data block descriptor). */
export interface DensityDescriptor {
  readonly density: number;
  readonly writable: boolean;
  /** The default density of the drive. */
  readonly default: boolean;
  readonly bitsPerMm: number;
  /** Tenths of a millimetre. */
  readonly width: number;
  readonly tracks: number;
  /** Units of 10^6 bytes. */
  readonly megabytes: number;
  readonly organization: string;
  readonly name: string;
  readonly description: string;
}

const DENSITY_LENGTH = 52;
const MEDIUM_LENGTH = 56;
/** Primary density codes in a medium type descriptor. */
const CODES = 9;

function report(descriptors: readonly Uint8Array[]): Uint8Array {
  const length = descriptors.reduce((sum, descriptor) => sum + descriptor.length, 0);
  const bytes = new Uint8Array(4 + length);
  putU16(bytes, 0, length + 2);
  let at = 4;
  for (const descriptor of descriptors) {
    bytes.set(descriptor, at);
    at += descriptor.length;
  }
  return bytes;
}

function putNames(
  bytes: Uint8Array,
  at: number,
  { organization, name, description }: DensityDescriptor,
): void {
  putAscii(bytes, at, organization, 8);
  putAscii(bytes, at + 8, name, 8);
  putAscii(bytes, at + 16, description, 20);
}

/** The answer of REPORT DENSITY SUPPORT for densities, by ascending code. */
export function encodeDensities(densities: readonly DensityDescriptor[]): Uint8Array {
  return report(
    densities.map((density) => {
      const bytes = new Uint8Array(DENSITY_LENGTH);
      bytes[0] = density.density;
      bytes[1] = density.density;
      bytes[2] = (density.writable ? 0x80 : 0) | (density.default ? 0x20 : 0);
      putU24(bytes, 5, density.bitsPerMm);
      putU16(bytes, 8, density.width);
      putU16(bytes, 10, density.tracks);
      putU32(bytes, 12, Math.min(0xffff_ffff, density.megabytes));
      putNames(bytes, 16, density);
      return bytes;
    }),
  );
}

/** A type of medium: its MEDIUM TYPE code and what can be recorded on it. */
export interface MediumTypeDescriptor {
  readonly type: number;
  readonly density: DensityDescriptor;
}

/** The answer of REPORT DENSITY SUPPORT for medium types. */
export function encodeMediumTypes(types: readonly MediumTypeDescriptor[]): Uint8Array {
  return report(
    types.map(({ type, density }) => {
      const bytes = new Uint8Array(MEDIUM_LENGTH);
      bytes[0] = type;
      putU16(bytes, 2, MEDIUM_LENGTH - 4);
      bytes[4] = 1;
      bytes[5] = density.density;
      putU16(bytes, 5 + CODES, density.width);
      putNames(bytes, 20, density);
      return bytes;
    }),
  );
}

/** A recording format, and the cartridge that is made for it. */
export interface MediumFormat {
  /** As library files name it: `LTO-6`. */
  readonly id: string;
  /** Density code (T10 density code assignments, mt-st density table). */
  readonly density: number;
  /** MEDIUM TYPE of the mode parameter header; 0: the drives report none. */
  readonly mediumType: number;
  /** The same for a write-once cartridge; undefined: there is none of this format. */
  readonly wormType?: number;
  /** Native capacity in units of 10^9 bytes. */
  readonly gigabytes: number;
  /** Bits per millimetre of a track, 0 where the documents give none. */
  readonly bitsPerMm: number;
  /** Width of the medium in tenths of a millimetre. */
  readonly width: number;
  readonly tracks: number;
  /** ASSIGNING ORGANIZATION of REPORT DENSITY SUPPORT, at most 8 characters. */
  readonly organization: string;
  /** DENSITY NAME, at most 8 characters. */
  readonly name: string;
  /** DESCRIPTION, at most 20 characters. */
  readonly description: string;
}

type Numbers = readonly [density: number, gigabytes: number, bitsPerMm: number, tracks: number];

function lto(generation: number, [density, gigabytes, bitsPerMm, tracks]: Numbers): MediumFormat {
  const heads = generation < 3 ? '8T' : generation < 7 ? '16T' : '32T';
  return {
    id: `LTO-${generation}`,
    density,
    mediumType: generation * 16 + 8,
    ...(generation >= 3 ? { wormType: generation * 16 + 12 } : {}),
    gigabytes,
    bitsPerMm,
    width: 127,
    tracks,
    organization: 'LTO-CVE',
    name: generation < 3 ? `U-${generation}8` : `U-${generation}${heads.slice(0, 2)}`,
    description: `Ultrium ${generation}/${heads}`,
  };
}

interface Make {
  readonly width: number;
  readonly organization: string;
}

function tape(make: Make, id: string, [density, gigabytes, bitsPerMm, tracks]: Numbers): MediumFormat {
  const name = id.replaceAll('-', '').slice(0, 8);
  return { id, density, mediumType: 0, gigabytes, bitsPerMm, tracks, ...make, name, description: id };
}

const MM_4: Make = { width: 38, organization: 'ECMA' };
const AIT: Make = { width: 80, organization: 'SONY' };
const DLT: Make = { width: 127, organization: 'QUANTUM' };
const STK: Make = { width: 127, organization: 'STK' };
const IBM: Make = { width: 127, organization: 'IBM' };
const QIC: Make = { width: 63, organization: 'QIC' };
const TRAVAN: Make = { width: 80, organization: 'QIC' };

/**
 * Every format that some drive of the table reads. Sources: density codes T10 and the table of mt-st; LTO figures
 * from the LTO SCSI interface manuals of IBM, HP and Quantum (REPORT DENSITY SUPPORT); the others from the
 * makers' product manuals. Bits per millimetre and tracks are 0 where those do not tell them.
 */
export const MEDIUM_FORMATS: readonly MediumFormat[] = [
  lto(1, [0x40, 100, 4880, 384]),
  lto(2, [0x42, 200, 7398, 512]),
  lto(3, [0x44, 400, 9638, 704]),
  lto(4, [0x46, 800, 12725, 896]),
  lto(5, [0x58, 1500, 15142, 1280]),
  lto(6, [0x5a, 2500, 15142, 2176]),
  lto(7, [0x5c, 6000, 19107, 3584]),
  lto(8, [0x5e, 12000, 0, 6656]),
  lto(9, [0x60, 18000, 0, 8960]),
  tape(MM_4, 'DDS-1', [0x13, 2, 2400, 1]),
  tape(MM_4, 'DDS-2', [0x24, 4, 2400, 1]),
  tape(MM_4, 'DDS-3', [0x25, 12, 4800, 1]),
  tape(MM_4, 'DDS-4', [0x26, 20, 4800, 1]),
  tape(MM_4, 'DAT-72', [0x47, 36, 0, 1]),
  tape(AIT, 'AIT-1', [0x30, 25, 0, 1]),
  tape(AIT, 'AIT-2', [0x31, 50, 0, 1]),
  tape(AIT, 'AIT-3', [0x32, 100, 0, 1]),
  tape(AIT, 'AIT-4', [0x33, 200, 0, 1]),
  tape(AIT, 'AIT-5', [0x34, 400, 0, 1]),
  tape(DLT, 'DLT-10', [0x19, 10, 2460, 128]),
  tape(DLT, 'DLT-20', [0x1a, 20, 3214, 128]),
  tape(DLT, 'DLT-35', [0x1b, 35, 3383, 208]),
  tape(DLT, 'DLT-40', [0x41, 40, 3868, 208]),
  tape(DLT, 'SDLT-220', [0x48, 110, 0, 448]),
  tape(DLT, 'SDLT-320', [0x49, 160, 0, 448]),
  tape(DLT, 'SDLT-600', [0x4a, 300, 0, 640]),
  tape(STK, 'T10000A', [0x4a, 500, 0, 768]),
  tape(STK, 'T10000B', [0x4b, 1000, 0, 1152]),
  tape(STK, 'T10000C', [0x4c, 5000, 0, 3584]),
  tape(STK, 'T10000D', [0x4d, 8000, 0, 4608]),
  tape(IBM, '3592-J1A', [0x51, 300, 0, 512]),
  tape(IBM, '3592-E05', [0x52, 500, 0, 896]),
  tape(IBM, '3592-E06', [0x53, 1000, 0, 1152]),
  tape(IBM, '3592-E07', [0x54, 4000, 0, 2560]),
  tape(IBM, '3592-E08', [0x55, 10000, 0, 5120]),
  tape(IBM, '3592-60F', [0x57, 20000, 0, 8704]),
  tape(QIC, 'QIC-120', [0x0f, 0.125, 394, 15]),
  tape(QIC, 'QIC-150', [0x10, 0.15, 394, 18]),
  tape(QIC, 'QIC-525', [0x11, 0.525, 630, 26]),
  tape(QIC, 'QIC-1000', [0x15, 1.2, 1417, 30]),
  tape(QIC, 'QIC-2GB', [0x22, 2.1, 1600, 42]),
  tape(TRAVAN, 'TRAVAN-4', [0x45, 4, 0, 72]),
  tape(TRAVAN, 'TRAVAN-5', [0x47, 10, 0, 108]),
];

const byId = new Map(MEDIUM_FORMATS.map((format) => [format.id, format]));

/** The format of that name; undefined where there is none. */
export function findMediumFormat(id: string): MediumFormat | undefined {
  return byId.get(id.trim().toUpperCase());
}

/** Native capacity of a format in bytes. */
export function nativeCapacity(format: MediumFormat): number {
  return Math.round(format.gigabytes * 1e9);
}

import type { DriveProfile, TapeTimes } from './drive-profile.ts';

const MEGABYTE = 0x10_0000;

function times(load: number, unload: number, fullLength: number, cleaning: number): TapeTimes {
  return { load, unload, fullLength, cleaning };
}

const cartridge = {
  minimumBlock: 1,
  granularity: 0,
  defaultBlock: 0,
  partitions: 1,
  formats: false,
  setmarks: false,
  compression: true,
  worm: false,
  mam: false,
  ejects: true,
} as const;

interface Lto {
  readonly writes: readonly number[];
  readonly reads: readonly number[];
  readonly rate: number;
  readonly buffer: number;
  readonly load: number;
  readonly fullLength: number;
}

/** LTO (IBM Ultrium manuals): generation n writes n and n-1, reads n-2 up to LTO-7, no longer from LTO-8 on. */
function lto(generation: number, { writes, reads, rate, buffer, load, fullLength }: Lto): DriveProfile {
  return {
    ...cartridge,
    kind: `LTO-${generation}`,
    vendor: 'IBM',
    product: `ULT3580-TD${generation}`,
    revision: '0100',
    writes: writes.map((n) => `LTO-${n}`),
    readsOnly: reads.map((n) => `LTO-${n}`),
    maximumBlock: generation < 5 ? 0xff_ffff : 8 * MEGABYTE,
    partitions: generation < 5 ? 1 : generation < 6 ? 2 : 4,
    formats: generation >= 5,
    worm: generation >= 3,
    mam: true,
    rate,
    buffer,
    times: times(load, 15, fullLength, 120),
  };
}

interface Make {
  readonly vendor: string;
  readonly revision: string;
  readonly maximumBlock: number;
  readonly setmarks?: boolean;
  readonly partitions?: number;
  readonly formats?: boolean;
  readonly worm?: boolean;
  readonly mam?: boolean;
  readonly times: TapeTimes;
}

interface Model {
  readonly product: string;
  readonly writes: readonly string[];
  readonly reads?: readonly string[];
  readonly rate: number;
  readonly buffer: number;
}

function drive(make: Make, kind: string, { product, writes, reads, rate, buffer }: Model): DriveProfile {
  return { ...cartridge, ...make, kind, product, writes, readsOnly: reads ?? [], rate, buffer };
}

const DDS: Make = {
  vendor: 'HP',
  revision: 'A100',
  maximumBlock: 0xff_ffff,
  setmarks: true,
  partitions: 2,
  times: times(20, 10, 60, 60),
};
const AIT: Make = {
  vendor: 'SONY',
  revision: '0100',
  maximumBlock: 0xff_ffff,
  setmarks: true,
  partitions: 64,
  worm: true,
  mam: true,
  times: times(10, 8, 75, 60),
};
const DLT: Make = {
  vendor: 'QUANTUM',
  revision: '0100',
  maximumBlock: 0xff_ffff,
  times: times(40, 20, 120, 120),
};
const T10000: Make = {
  vendor: 'STK',
  revision: '1.00',
  maximumBlock: 2 * MEGABYTE,
  partitions: 2,
  formats: true,
  worm: true,
  mam: true,
  times: times(16, 23, 90, 120),
};
const IBM3592: Make = {
  vendor: 'IBM',
  revision: '0100',
  maximumBlock: 8 * MEGABYTE,
  partitions: 4,
  formats: true,
  worm: true,
  mam: true,
  times: times(13, 19, 76, 120),
};

interface Quarter extends Model {
  readonly vendor: string;
  readonly kind: string;
  readonly setmarks?: boolean;
  readonly times: TapeTimes;
}

/** Quarter-inch cartridges: blocks of 512 bytes only, and the cartridge is taken out by hand. */
function quarter({
  vendor,
  kind,
  product,
  writes,
  reads,
  rate,
  buffer,
  setmarks,
  times,
}: Quarter): DriveProfile {
  return {
    ...cartridge,
    kind,
    vendor,
    product,
    revision: '0100',
    writes,
    readsOnly: reads ?? [],
    minimumBlock: 512,
    maximumBlock: 512,
    granularity: 9,
    defaultBlock: 512,
    partitions: 2,
    setmarks: setmarks ?? false,
    compression: false,
    ejects: false,
    rate,
    buffer,
    times,
  };
}

/**
 * The tape drives that the emulator can be. Sources: the makers' SCSI reference and product manuals for formats,
 * block limits, partitions, set marks and speeds; times are rounded figures of the product data sheets.
 */
export const DRIVE_PROFILES: readonly DriveProfile[] = [
  lto(1, { writes: [1], reads: [], rate: 15, buffer: 64, load: 15, fullLength: 100 }),
  lto(2, { writes: [2, 1], reads: [], rate: 35, buffer: 64, load: 15, fullLength: 100 }),
  lto(3, { writes: [3, 2], reads: [1], rate: 80, buffer: 128, load: 15, fullLength: 90 }),
  lto(4, { writes: [4, 3], reads: [2], rate: 120, buffer: 128, load: 15, fullLength: 110 }),
  lto(5, { writes: [5, 4], reads: [3], rate: 140, buffer: 256, load: 12, fullLength: 115 }),
  lto(6, { writes: [6, 5], reads: [4], rate: 160, buffer: 512, load: 12, fullLength: 115 }),
  lto(7, { writes: [7, 6], reads: [5], rate: 300, buffer: 1024, load: 15, fullLength: 115 }),
  lto(8, { writes: [8, 7], reads: [], rate: 360, buffer: 1024, load: 15, fullLength: 115 }),
  lto(9, { writes: [9, 8], reads: [], rate: 400, buffer: 1024, load: 15, fullLength: 120 }),
  drive(DDS, 'DDS-1', { product: 'C1533A', writes: ['DDS-1'], rate: 0.183, buffer: 1 }),
  drive(DDS, 'DDS-2', { product: 'C1533A', writes: ['DDS-2', 'DDS-1'], rate: 0.5, buffer: 1 }),
  drive(DDS, 'DDS-3', { product: 'C1537A', writes: ['DDS-3', 'DDS-2', 'DDS-1'], rate: 1, buffer: 2 }),
  drive(DDS, 'DDS-4', { product: 'C5683A', writes: ['DDS-4', 'DDS-3', 'DDS-2'], rate: 3, buffer: 8 }),
  drive(DDS, 'DAT-72', { product: 'C7438A', writes: ['DAT-72', 'DDS-4', 'DDS-3'], rate: 3, buffer: 8 }),
  drive(AIT, 'AIT-1', { product: 'SDX-300C', writes: ['AIT-1'], rate: 3, buffer: 4 }),
  drive(AIT, 'AIT-2', { product: 'SDX-500C', writes: ['AIT-2', 'AIT-1'], rate: 6, buffer: 10 }),
  drive(AIT, 'AIT-3', { product: 'SDX-700C', writes: ['AIT-3', 'AIT-2', 'AIT-1'], rate: 12, buffer: 18 }),
  drive(AIT, 'AIT-4', { product: 'SDX-900V', writes: ['AIT-4'], reads: ['AIT-3'], rate: 24, buffer: 32 }),
  drive(AIT, 'AIT-5', { product: 'SDX-1100V', writes: ['AIT-5'], reads: ['AIT-4'], rate: 24, buffer: 64 }),
  drive(DLT, 'DLT4000', { product: 'DLT4000', writes: ['DLT-20', 'DLT-10'], rate: 1.5, buffer: 2 }),
  drive(DLT, 'DLT7000', { product: 'DLT7000', writes: ['DLT-35', 'DLT-20', 'DLT-10'], rate: 5, buffer: 8 }),
  drive(DLT, 'DLT8000', { product: 'DLT8000', writes: ['DLT-40', 'DLT-35', 'DLT-20'], rate: 6, buffer: 8 }),
  drive(DLT, 'SDLT-220', {
    product: 'SuperDLT1',
    writes: ['SDLT-220'],
    reads: ['DLT-40', 'DLT-35', 'DLT-20'],
    rate: 11,
    buffer: 32,
  }),
  drive(DLT, 'SDLT-320', {
    product: 'SDLT320',
    writes: ['SDLT-320', 'SDLT-220'],
    reads: ['DLT-40', 'DLT-35'],
    rate: 16,
    buffer: 64,
  }),
  drive({ ...DLT, worm: true }, 'SDLT-600', {
    product: 'SDLT600',
    writes: ['SDLT-600'],
    reads: ['SDLT-320', 'SDLT-220'],
    rate: 36,
    buffer: 64,
  }),
  drive(T10000, 'T10000A', { product: 'T10000A', writes: ['T10000A'], rate: 120, buffer: 256 }),
  drive(T10000, 'T10000B', {
    product: 'T10000B',
    writes: ['T10000B'],
    reads: ['T10000A'],
    rate: 120,
    buffer: 256,
  }),
  drive(T10000, 'T10000C', {
    product: 'T10000C',
    writes: ['T10000C'],
    reads: ['T10000B', 'T10000A'],
    rate: 252,
    buffer: 2048,
  }),
  drive(T10000, 'T10000D', {
    product: 'T10000D',
    writes: ['T10000D'],
    reads: ['T10000C', 'T10000B', 'T10000A'],
    rate: 252,
    buffer: 2048,
  }),
  drive({ ...IBM3592, maximumBlock: 2 * MEGABYTE, partitions: 1 }, '3592-J1A', {
    product: '03592J1A',
    writes: ['3592-J1A'],
    rate: 40,
    buffer: 128,
  }),
  drive({ ...IBM3592, maximumBlock: 2 * MEGABYTE, partitions: 1 }, '3592-E05', {
    product: '03592E05',
    writes: ['3592-E05', '3592-J1A'],
    rate: 100,
    buffer: 512,
  }),
  drive({ ...IBM3592, partitions: 1 }, '3592-E06', {
    product: '03592E06',
    writes: ['3592-E06', '3592-E05'],
    reads: ['3592-J1A'],
    rate: 160,
    buffer: 1024,
  }),
  drive(IBM3592, '3592-E07', {
    product: '03592E07',
    writes: ['3592-E07', '3592-E06'],
    reads: ['3592-E05'],
    rate: 250,
    buffer: 1024,
  }),
  drive(IBM3592, '3592-E08', {
    product: '03592E08',
    writes: ['3592-E08', '3592-E07'],
    rate: 360,
    buffer: 2048,
  }),
  drive(IBM3592, '3592-60F', {
    product: '0359260F',
    writes: ['3592-60F', '3592-E08'],
    rate: 400,
    buffer: 2048,
  }),
  quarter({
    vendor: 'ARCHIVE',
    kind: 'QIC-150',
    product: 'VIPER 150  21247',
    writes: ['QIC-150', 'QIC-120'],
    rate: 0.1125,
    buffer: 1,
    times: times(30, 5, 90, 60),
  }),
  quarter({
    vendor: 'ARCHIVE',
    kind: 'QIC-525',
    product: 'VIPER 2525 25462',
    writes: ['QIC-525', 'QIC-150', 'QIC-120'],
    rate: 0.2,
    buffer: 1,
    setmarks: true,
    times: times(30, 5, 110, 60),
  }),
  quarter({
    vendor: 'TANDBERG',
    kind: 'QIC-2GB',
    product: ' TDC 4222',
    writes: ['QIC-2GB', 'QIC-1000', 'QIC-525'],
    reads: ['QIC-150', 'QIC-120'],
    rate: 0.3,
    buffer: 1,
    setmarks: true,
    times: times(30, 5, 110, 60),
  }),
  quarter({
    vendor: 'SEAGATE',
    kind: 'TRAVAN-4',
    product: 'STT8000N',
    writes: ['TRAVAN-4'],
    rate: 0.6,
    buffer: 1,
    times: times(45, 5, 110, 60),
  }),
  quarter({
    vendor: 'SEAGATE',
    kind: 'TRAVAN-5',
    product: 'STT20000N',
    writes: ['TRAVAN-5'],
    reads: ['TRAVAN-4'],
    rate: 1,
    buffer: 2,
    times: times(45, 5, 110, 60),
  }),
];

/**
 * Kinds of drives that a changer can have and that are removable disks, not tapes: no tape class driver, and so no
 * tape miniclass, serves them.
 */
export const REMOVABLE_DISK_KINDS: readonly string[] = [
  'CD-ROM',
  'CD-RW',
  'DVD-ROM',
  'DVD-RAM',
  'DVD-RW',
  'MO',
];

/** What a library file's kind of drive stands for. */
export type DriveKind =
  | { readonly type: 'tape'; readonly profile: DriveProfile }
  | { readonly type: 'removable disk'; readonly kind: string }
  | { readonly type: 'unknown' };

const byKind = new Map(DRIVE_PROFILES.map((profile) => [profile.kind, profile]));

/** Looks a kind of drive up; capitals make no difference. */
export function findDriveKind(kind: string): DriveKind {
  const name = kind.trim().toUpperCase();
  const profile = byKind.get(name);
  if (profile) return { type: 'tape', profile };
  const disk = REMOVABLE_DISK_KINDS.find((candidate) => candidate === name);
  return disk === undefined ? { type: 'unknown' } : { type: 'removable disk', kind: disk };
}

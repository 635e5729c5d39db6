import { putAscii, putU16, putU32, putU64 } from '../../core/bytes.ts';
import { ATTRIBUTE_FORMAT } from '../media/medium-notes.ts';
import type { Partition } from '../media/partition.ts';
import type { TapeCartridge } from '../media/tape-cartridge.ts';
import type { TapeStorage } from '../media/tape-storage.ts';
import type { TapeState } from './tape-state.ts';

/** The loaded cartridge as an attribute's value is made of it. */
export interface MamSource {
  readonly state: TapeState;
  readonly cartridge: TapeCartridge;
  readonly storage: TapeStorage;
  readonly partition: Partition;
}

/** An attribute of the cartridge's memory (SPC-4, MAM attributes). */
export interface AttributeRow {
  readonly id: number;
  /** As the standard spells it. */
  readonly name: string;
  readonly format: number;
  /** Bytes; a host attribute may be shorter where its format is text or its length is not fixed. */
  readonly length: number;
  /** Device and medium attributes: their value. Absent: a host attribute, which the host writes. */
  readonly value?: (source: MamSource) => Uint8Array;
  /** Host attributes of exactly `length` bytes. */
  readonly exact?: true;
}

const { BINARY, ASCII, TEXT } = ATTRIBUTE_FORMAT;
const MEBIBYTE = 0x10_0000;

function numeric(length: number, of: (source: MamSource) => number): (source: MamSource) => Uint8Array {
  return (source) => {
    const bytes = new Uint8Array(length);
    const value = of(source);
    if (length === 8) putU64(bytes, 0, value);
    else if (length === 4) putU32(bytes, 0, value);
    else if (length === 2) putU16(bytes, 0, value);
    else bytes[0] = value;
    return bytes;
  };
}

function ascii(length: number, of: (source: MamSource) => string): (source: MamSource) => Uint8Array {
  return (source) => {
    const bytes = new Uint8Array(length);
    putAscii(bytes, 0, of(source), length);
    return bytes;
  };
}

function device(id: number, name: string, length: number, of: (source: MamSource) => number): AttributeRow {
  return { id, name, format: BINARY, length, value: numeric(length, of) };
}

function words(id: number, name: string, length: number, of: (source: MamSource) => string): AttributeRow {
  return { id, name, format: ASCII, length, value: ascii(length, of) };
}

function host(id: number, name: string, format: number, length: number, exact?: true): AttributeRow {
  return { id, name, format, length, ...(exact ? { exact } : {}) };
}

const mebibytes = (bytes: number): number => Math.floor(bytes / MEBIBYTE);

/** Bits of the TapeAlert attribute: flag 1 is the most significant one. */
function alertBits({ state }: MamSource): Uint8Array {
  const bytes = new Uint8Array(8);
  for (const flag of state.alerts) bytes[(flag - 1) >> 3] |= 0x80 >> ((flag - 1) & 7);
  return bytes;
}

/** Every attribute, by ascending identifier. */
export const ATTRIBUTES: readonly AttributeRow[] = [
  device(0x0000, 'REMAINING CAPACITY IN PARTITION', 8, ({ partition }) => mebibytes(partition.remaining())),
  device(0x0001, 'MAXIMUM CAPACITY IN PARTITION', 8, ({ partition }) => mebibytes(partition.capacity)),
  { id: 0x0002, name: 'TAPEALERT FLAGS', format: BINARY, length: 8, value: alertBits },
  device(0x0003, 'LOAD COUNT', 8, ({ storage }) => storage.notes.loads),
  words(0x0005, 'ASSIGNING ORGANIZATION', 8, ({ cartridge }) => cartridge.format.organization),
  device(0x0006, 'FORMATTED DENSITY CODE', 1, ({ cartridge }) => cartridge.format.density),
  device(0x0007, 'INITIALIZATION COUNT', 2, ({ storage }) => storage.notes.initializations),
  words(
    0x020a,
    'DEVICE VENDOR/SERIAL NUMBER AT LAST LOAD',
    40,
    ({ storage }) => storage.notes.drives[0] ?? '',
  ),
  words(0x020b, 'DEVICE VENDOR/SERIAL NUMBER AT LOAD-1', 40, ({ storage }) => storage.notes.drives[1] ?? ''),
  words(0x020c, 'DEVICE VENDOR/SERIAL NUMBER AT LOAD-2', 40, ({ storage }) => storage.notes.drives[2] ?? ''),
  words(0x020d, 'DEVICE VENDOR/SERIAL NUMBER AT LOAD-3', 40, ({ storage }) => storage.notes.drives[3] ?? ''),
  device(0x0220, 'TOTAL MBYTES WRITTEN IN MEDIUM LIFE', 8, ({ storage, state }) =>
    mebibytes(storage.notes.written + state.written),
  ),
  device(0x0221, 'TOTAL MBYTES READ IN MEDIUM LIFE', 8, ({ storage, state }) =>
    mebibytes(storage.notes.read + state.read),
  ),
  device(0x0222, 'TOTAL MBYTES WRITTEN IN CURRENT/LAST LOAD', 8, ({ state }) => mebibytes(state.written)),
  device(0x0223, 'TOTAL MBYTES READ IN CURRENT/LAST LOAD', 8, ({ state }) => mebibytes(state.read)),
  words(0x0400, 'MEDIUM MANUFACTURER', 8, () => 'CHGRLAB'),
  words(0x0401, 'MEDIUM SERIAL NUMBER', 32, ({ cartridge }) => cartridge.barcode ?? ''),
  device(0x0403, 'MEDIUM WIDTH', 4, ({ cartridge }) => cartridge.format.width),
  words(0x0404, 'ASSIGNING ORGANIZATION', 8, ({ cartridge }) => cartridge.format.organization),
  device(0x0405, 'MEDIUM DENSITY CODE', 1, ({ cartridge }) => cartridge.format.density),
  // 00h data medium, 01h cleaning, 80h write once.
  device(0x0408, 'MEDIUM TYPE', 1, ({ cartridge }) => (cartridge.worm ? 0x80 : 0x00)),
  host(0x0800, 'APPLICATION VENDOR', ASCII, 8),
  host(0x0801, 'APPLICATION NAME', ASCII, 32),
  host(0x0802, 'APPLICATION VERSION', ASCII, 8),
  host(0x0803, 'USER MEDIUM TEXT LABEL', TEXT, 160),
  host(0x0804, 'DATE & TIME LAST WRITTEN', ASCII, 12),
  host(0x0805, 'TEXT LOCALIZATION IDENTIFIER', BINARY, 1, true),
  host(0x0806, 'BARCODE', ASCII, 32),
  host(0x0807, 'OWNING HOST TEXTUAL NAME', TEXT, 80),
  host(0x0808, 'MEDIA POOL', TEXT, 160),
  host(0x080b, 'APPLICATION FORMAT VERSION', ASCII, 16),
  host(0x080c, 'VOLUME COHERENCY INFORMATION', BINARY, 1023),
  host(0x0820, 'MEDIUM GLOBALLY UNIQUE IDENTIFIER', BINARY, 36),
  host(0x0821, 'MEDIA POOL GLOBALLY UNIQUE IDENTIFIER', BINARY, 36),
];

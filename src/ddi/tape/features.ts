/** Feature words of TAPE_GET_DRIVE_PARAMETERS (ntddtape.h; ddi ns-ntddtape-_tape_get_drive_parameters). */
import type { FlagRow } from '../features.ts';

/** Keeps the literal flag names of a table. */
function flags<const T extends Readonly<Record<string, FlagRow>>>(table: T): T {
  return table;
}

/** FeaturesLow. Bits 0x7880C008 are undefined. */
export const TAPE_FEATURES_LOW = flags({
  TAPE_DRIVE_FIXED: { value: 0x00000001, meaning: 'creates fixed data partitions' },
  TAPE_DRIVE_SELECT: { value: 0x00000002, meaning: 'creates select data partitions' },
  TAPE_DRIVE_INITIATOR: { value: 0x00000004, meaning: 'creates initiator-defined partitions' },
  TAPE_DRIVE_ERASE_SHORT: { value: 0x00000010, meaning: 'erases with an end-of-data mark' },
  TAPE_DRIVE_ERASE_LONG: { value: 0x00000020, meaning: 'erases by overwriting to the end' },
  TAPE_DRIVE_ERASE_BOP_ONLY: {
    value: 0x00000040,
    meaning: 'erases from the beginning of the partition only',
  },
  TAPE_DRIVE_ERASE_IMMEDIATE: { value: 0x00000080, meaning: 'an erase returns when it begins' },
  TAPE_DRIVE_TAPE_CAPACITY: { value: 0x00000100, meaning: 'reports the capacity of the tape' },
  TAPE_DRIVE_TAPE_REMAINING: { value: 0x00000200, meaning: 'reports the remaining capacity' },
  TAPE_DRIVE_FIXED_BLOCK: { value: 0x00000400, meaning: 'supports fixed-length blocks' },
  TAPE_DRIVE_VARIABLE_BLOCK: { value: 0x00000800, meaning: 'supports variable-length blocks' },
  TAPE_DRIVE_WRITE_PROTECT: { value: 0x00001000, meaning: 'reports whether the tape is write-protected' },
  TAPE_DRIVE_EOT_WZ_SIZE: {
    value: 0x00002000,
    meaning: 'reports the size of the end-of-medium warning zone',
  },
  TAPE_DRIVE_ECC: { value: 0x00010000, meaning: 'supports hardware error correction' },
  TAPE_DRIVE_COMPRESSION: { value: 0x00020000, meaning: 'supports hardware data compression' },
  TAPE_DRIVE_PADDING: { value: 0x00040000, meaning: 'supports data padding' },
  TAPE_DRIVE_REPORT_SMKS: { value: 0x00080000, meaning: 'supports setmark reporting' },
  TAPE_DRIVE_GET_ABSOLUTE_BLK: { value: 0x00100000, meaning: 'reports the device-specific block address' },
  TAPE_DRIVE_GET_LOGICAL_BLK: {
    value: 0x00200000,
    meaning: 'reports the logical block address and partition',
  },
  TAPE_DRIVE_SET_EOT_WZ_SIZE: {
    value: 0x00400000,
    meaning: 'the size of the end-of-medium warning zone can be set',
  },
  TAPE_DRIVE_EJECT_MEDIA: { value: 0x01000000, meaning: 'ejects the medium' },
  TAPE_DRIVE_CLEAN_REQUESTS: { value: 0x02000000, meaning: 'reports that it needs cleaning' },
  TAPE_DRIVE_SET_CMP_BOP_ONLY: {
    value: 0x04000000,
    meaning: 'compression can be switched at the beginning of the partition only',
  },
  TAPE_DRIVE_RESERVED_BIT: {
    value: 0x80000000,
    meaning: 'marker bit of the FeaturesHigh constants; not a FeaturesLow feature',
  },
});

/** FeaturesHigh. Every constant carries bit 31; test with `(FeaturesHigh & X) === X`. */
export const TAPE_FEATURES_HIGH = flags({
  TAPE_DRIVE_LOAD_UNLOAD: { value: 0x80000001, meaning: 'loads and unloads by command' },
  TAPE_DRIVE_TENSION: { value: 0x80000002, meaning: 'tensions the tape' },
  TAPE_DRIVE_LOCK_UNLOCK: { value: 0x80000004, meaning: 'locks the ejection mechanism' },
  TAPE_DRIVE_REWIND_IMMEDIATE: { value: 0x80000008, meaning: 'a rewind returns when it begins' },
  TAPE_DRIVE_SET_BLOCK_SIZE: { value: 0x80000010, meaning: 'the block size can be set' },
  TAPE_DRIVE_LOAD_UNLD_IMMED: { value: 0x80000020, meaning: 'load and unload return when they begin' },
  TAPE_DRIVE_TENSION_IMMED: { value: 0x80000040, meaning: 'tensioning returns when it begins' },
  TAPE_DRIVE_LOCK_UNLK_IMMED: { value: 0x80000080, meaning: 'lock and unlock return when they begin' },
  TAPE_DRIVE_SET_ECC: { value: 0x80000100, meaning: 'error correction can be switched' },
  TAPE_DRIVE_SET_COMPRESSION: { value: 0x80000200, meaning: 'compression can be switched' },
  TAPE_DRIVE_SET_PADDING: { value: 0x80000400, meaning: 'data padding can be switched' },
  TAPE_DRIVE_SET_REPORT_SMKS: { value: 0x80000800, meaning: 'setmark reporting can be switched' },
  TAPE_DRIVE_ABSOLUTE_BLK: { value: 0x80001000, meaning: 'moves to a device-specific block address' },
  TAPE_DRIVE_ABS_BLK_IMMED: { value: 0x80002000, meaning: 'that move returns when it begins' },
  TAPE_DRIVE_LOGICAL_BLK: { value: 0x80004000, meaning: 'moves to a logical block address in a partition' },
  TAPE_DRIVE_LOG_BLK_IMMED: { value: 0x80008000, meaning: 'that move returns when it begins' },
  TAPE_DRIVE_END_OF_DATA: { value: 0x80010000, meaning: 'moves to the end of data' },
  TAPE_DRIVE_RELATIVE_BLKS: { value: 0x80020000, meaning: 'moves over a number of blocks' },
  TAPE_DRIVE_FILEMARKS: { value: 0x80040000, meaning: 'moves over a number of filemarks' },
  TAPE_DRIVE_SEQUENTIAL_FMKS: { value: 0x80080000, meaning: 'moves to a number of consecutive filemarks' },
  TAPE_DRIVE_SETMARKS: { value: 0x80100000, meaning: 'moves over a number of setmarks' },
  TAPE_DRIVE_SEQUENTIAL_SMKS: { value: 0x80200000, meaning: 'moves to a number of consecutive setmarks' },
  TAPE_DRIVE_REVERSE_POSITION: { value: 0x80400000, meaning: 'moves backward over blocks and marks' },
  TAPE_DRIVE_SPACE_IMMEDIATE: { value: 0x80800000, meaning: 'spacing returns when it begins' },
  TAPE_DRIVE_WRITE_SETMARKS: { value: 0x81000000, meaning: 'writes setmarks' },
  TAPE_DRIVE_WRITE_FILEMARKS: { value: 0x82000000, meaning: 'writes filemarks' },
  TAPE_DRIVE_WRITE_SHORT_FMKS: { value: 0x84000000, meaning: 'writes short filemarks' },
  TAPE_DRIVE_WRITE_LONG_FMKS: { value: 0x88000000, meaning: 'writes long filemarks' },
  TAPE_DRIVE_WRITE_MARK_IMMED: { value: 0x90000000, meaning: 'writing marks returns when it begins' },
  TAPE_DRIVE_FORMAT: { value: 0xa0000000, meaning: 'formats the medium' },
  TAPE_DRIVE_FORMAT_IMMEDIATE: { value: 0xc0000000, meaning: 'a format returns when it begins' },
  TAPE_DRIVE_HIGH_FEATURES: {
    value: 0x80000000,
    meaning: 'marker bit that every FeaturesHigh constant holds; not a feature',
  },
});

export type TapeFeatureLow = keyof typeof TAPE_FEATURES_LOW;
export type TapeFeatureHigh = keyof typeof TAPE_FEATURES_HIGH;

/** How often the sectors of an optical medium can be written. */
export type Writes = 'never' | 'once' | 'again';

interface OpticalMedium {
  /** STORAGE_MEDIA_TYPE. */
  readonly value: number;
  readonly writes: Writes;
}

/** STORAGE_MEDIA_TYPE of optical media (ddi ne-ntddstor-_storage_media_type); names with WO are write-once. */
export const OPTICAL_MEDIA = {
  CD_ROM: { value: 0x33, writes: 'never' },
  CD_R: { value: 0x34, writes: 'once' },
  CD_RW: { value: 0x35, writes: 'again' },
  DVD_ROM: { value: 0x36, writes: 'never' },
  DVD_R: { value: 0x37, writes: 'once' },
  DVD_RW: { value: 0x38, writes: 'again' },
  MO_3_RW: { value: 0x39, writes: 'again' },
  MO_5_WO: { value: 0x3a, writes: 'once' },
  MO_5_RW: { value: 0x3b, writes: 'again' },
  MO_5_LIMDOW: { value: 0x3c, writes: 'again' },
  PC_5_WO: { value: 0x3d, writes: 'once' },
  PC_5_RW: { value: 0x3e, writes: 'again' },
  PD_5_RW: { value: 0x3f, writes: 'again' },
  ABL_5_WO: { value: 0x40, writes: 'once' },
  PINNACLE_APEX_5_RW: { value: 0x41, writes: 'again' },
  SONY_12_WO: { value: 0x42, writes: 'once' },
  PHILIPS_12_WO: { value: 0x43, writes: 'once' },
  HITACHI_12_WO: { value: 0x44, writes: 'once' },
  CYGNET_12_WO: { value: 0x45, writes: 'once' },
  KODAK_14_WO: { value: 0x46, writes: 'once' },
  NIKON_12_RW: { value: 0x48, writes: 'again' },
  DVD_RAM: { value: 0x58, writes: 'again' },
} as const satisfies Readonly<Record<string, OpticalMedium>>;

const MEDIA: Readonly<Record<string, OpticalMedium>> = OPTICAL_MEDIA;

/** The name of an optical STORAGE_MEDIA_TYPE. */
export function opticalMediaName(value: number): string | undefined {
  return Object.keys(MEDIA).find((name) => MEDIA[name].value === value);
}

/** True for a drive that takes write-once optical media, and none that can be written again. */
export function isWriteOnceOptical(types: readonly string[]): boolean {
  const writes = types.flatMap((type) => (type in MEDIA ? MEDIA[type].writes : []));
  return writes.includes('once') && !writes.includes('again');
}

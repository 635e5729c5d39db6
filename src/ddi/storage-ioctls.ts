/**
 * The device control requests that the class library answers for every device with removable media, without a
 * miniclass (ntddstor.h; the published classpnp sample, ClassDeviceControl): one row each.
 */
export interface StorageIoctl {
  readonly name: string;
  readonly code: number;
  /** Bytes of input that it needs. */
  readonly input: number;
  /** Its name before Windows 2000 among the tape requests: the same request; null where there was none. */
  readonly tapeAlias: { readonly name: string; readonly code: number } | null;
  readonly source: string;
}

/** Keeps the literal names of the rows. */
function ioctls<const T extends Readonly<Record<string, StorageIoctl>>>(table: T): T {
  return table;
}

export const STORAGE_IOCTLS = ioctls({
  CHECK_VERIFY: {
    name: 'IOCTL_STORAGE_CHECK_VERIFY',
    code: 0x002d4800,
    input: 0,
    tapeAlias: { name: 'IOCTL_TAPE_CHECK_VERIFY', code: 0x001f4800 },
    source: 'ddi ni-ntddstor-ioctl_storage_check_verify',
  },
  CHECK_VERIFY2: {
    name: 'IOCTL_STORAGE_CHECK_VERIFY2',
    code: 0x002d0800,
    input: 0,
    tapeAlias: null,
    source: 'ddi ni-ntddstor-ioctl_storage_check_verify2',
  },
  MEDIA_REMOVAL: {
    name: 'IOCTL_STORAGE_MEDIA_REMOVAL',
    code: 0x002d4804,
    input: 1,
    tapeAlias: { name: 'IOCTL_TAPE_MEDIA_REMOVAL', code: 0x001f4804 },
    source: 'ddi ni-ntddstor-ioctl_storage_media_removal',
  },
  EJECT_MEDIA: {
    name: 'IOCTL_STORAGE_EJECT_MEDIA',
    code: 0x002d4808,
    input: 0,
    tapeAlias: { name: 'IOCTL_TAPE_EJECT_MEDIA', code: 0x001f4808 },
    source: 'ddi ni-ntddstor-ioctl_storage_eject_media',
  },
  LOAD_MEDIA: {
    name: 'IOCTL_STORAGE_LOAD_MEDIA',
    code: 0x002d480c,
    input: 0,
    tapeAlias: { name: 'IOCTL_TAPE_LOAD_MEDIA', code: 0x001f480c },
    source: 'ddi ni-ntddstor-ioctl_storage_load_media',
  },
  LOAD_MEDIA2: {
    name: 'IOCTL_STORAGE_LOAD_MEDIA2',
    code: 0x002d080c,
    input: 0,
    tapeAlias: null,
    source: 'ddi ni-ntddstor-ioctl_storage_load_media2',
  },
  RESERVE: {
    name: 'IOCTL_STORAGE_RESERVE',
    code: 0x002d4810,
    input: 0,
    tapeAlias: { name: 'IOCTL_TAPE_RESERVE', code: 0x001f4810 },
    source: 'ddi ni-ntddstor-ioctl_storage_reserve',
  },
  RELEASE: {
    name: 'IOCTL_STORAGE_RELEASE',
    code: 0x002d4814,
    input: 0,
    tapeAlias: { name: 'IOCTL_TAPE_RELEASE', code: 0x001f4814 },
    source: 'ddi ni-ntddstor-ioctl_storage_release',
  },
});

export type StorageIoctlName = keyof typeof STORAGE_IOCTLS;

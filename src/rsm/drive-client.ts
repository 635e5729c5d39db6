/**
 * A drive as the manager uses it: through the drive's own class driver. Every call sends requests and gives an
 * NTSTATUS.
 */
export interface DriveClient {
  /** Number of the drive: that of its element. */
  readonly index: number;
  /** IOCTL_STORAGE_GET_MEDIA_TYPES_EX: the media that it takes, by their STORAGE_MEDIA_TYPE names. */
  mediaTypes(): { readonly status: number; readonly types: readonly string[] };
  /** IOCTL_STORAGE_LOAD_MEDIA. */
  load(): number;
  /** IOCTL_STORAGE_EJECT_MEDIA: unloads, and presents the medium or the tray. */
  eject(): number;
  /** IOCTL_STORAGE_CHECK_VERIFY2: success where the medium is ready. */
  ready(): number;
  /** IOCTL_TAPE_GET_STATUS: STATUS_DEVICE_REQUIRES_CLEANING where it asks for a cleaner. */
  tapeStatus(): number;
  /** The on-media identifier at the beginning of the medium; undefined for a medium without one. */
  readLabel(side: 0 | 1): { readonly status: number; readonly label?: string };
}

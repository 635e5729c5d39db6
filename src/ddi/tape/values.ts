/** Named values of ntddtape.h and minitape.h other than the feature words. Each table names the member it belongs to. */
import type { ValueTable } from '../values.ts';

function values<const T extends ValueTable>(table: T): T {
  return table;
}

/** TAPE_ERASE.Type (ddi ns-ntddtape-_tape_erase). */
export const ERASE_TYPE = values({ TAPE_ERASE_SHORT: 0, TAPE_ERASE_LONG: 1 });

/** TAPE_PREPARE.Operation (ddi ns-ntddtape-_tape_prepare). */
export const PREPARE_OPERATION = values({
  TAPE_LOAD: 0,
  TAPE_UNLOAD: 1,
  TAPE_TENSION: 2,
  TAPE_LOCK: 3,
  TAPE_UNLOCK: 4,
  TAPE_FORMAT: 5,
});

/** TAPE_WRITE_MARKS.Type (ddi ns-ntddtape-_tape_write_marks). */
export const MARK_TYPE = values({
  TAPE_SETMARKS: 0,
  TAPE_FILEMARKS: 1,
  TAPE_SHORT_FILEMARKS: 2,
  TAPE_LONG_FILEMARKS: 3,
});

/** TAPE_GET_POSITION.Type (ddi ns-ntddtape-_tape_get_position). */
export const POSITION_TYPE = values({
  TAPE_ABSOLUTE_POSITION: 0,
  TAPE_LOGICAL_POSITION: 1,
  TAPE_PSEUDO_LOGICAL_POSITION: 2,
});

/** TAPE_SET_POSITION.Method (ddi ns-ntddtape-_tape_set_position). */
export const POSITION_METHOD = values({
  TAPE_REWIND: 0,
  TAPE_ABSOLUTE_BLOCK: 1,
  TAPE_LOGICAL_BLOCK: 2,
  TAPE_PSEUDO_LOGICAL_BLOCK: 3,
  TAPE_SPACE_END_OF_DATA: 4,
  TAPE_SPACE_RELATIVE_BLOCKS: 5,
  TAPE_SPACE_FILEMARKS: 6,
  TAPE_SPACE_SEQUENTIAL_FMKS: 7,
  TAPE_SPACE_SETMARKS: 8,
  TAPE_SPACE_SEQUENTIAL_SMKS: 9,
});

/** TAPE_CREATE_PARTITION.Method (ddi ns-ntddtape-_tape_create_partition). */
export const PARTITION_METHOD = values({
  TAPE_FIXED_PARTITIONS: 0,
  TAPE_SELECT_PARTITIONS: 1,
  TAPE_INITIATOR_PARTITIONS: 2,
});

/** TAPE_WMI_OPERATIONS.Method (ddi ns-ntddtape-_tape_wmi_operations). */
export const WMI_METHOD = values({
  TAPE_QUERY_DRIVE_PARAMETERS: 0,
  TAPE_QUERY_MEDIA_CAPACITY: 1,
  TAPE_CHECK_FOR_DRIVE_PROBLEM: 2,
  TAPE_QUERY_IO_ERROR_DATA: 3,
  TAPE_QUERY_DEVICE_ERROR_DATA: 4,
});

/** TAPE_DRIVE_PROBLEM_TYPE (ddi ne-ntddtape-_tape_drive_problem_type). */
export const DRIVE_PROBLEM = values({
  TapeDriveProblemNone: 0,
  TapeDriveReadWriteWarning: 1,
  TapeDriveReadWriteError: 2,
  TapeDriveReadWarning: 3,
  TapeDriveWriteWarning: 4,
  TapeDriveReadError: 5,
  TapeDriveWriteError: 6,
  TapeDriveHardwareError: 7,
  TapeDriveUnsupportedMedia: 8,
  TapeDriveScsiConnectionError: 9,
  TapeDriveTimetoClean: 10,
  TapeDriveCleanDriveNow: 11,
  TapeDriveMediaLifeExpired: 12,
  TapeDriveSnappedTape: 13,
});

/** What a command routine puts into RetryFlags (ddi nc-minitape-tape_process_command_routine). */
export const RETRY_FLAGS = values({
  TAPE_RETRY_MASK: 0x0000ffff,
  IGNORE_ERRORS: 0x00010000,
  RETURN_ERRORS: 0x00020000,
});

/** Density codes of quarter-inch cartridges (wdkmetadata km/minitape.h). */
export const QIC_DENSITY = values({
  QIC_XX: 0,
  QIC_24: 5,
  QIC_120: 15,
  QIC_150: 16,
  QIC_525: 17,
  QIC_1350: 18,
  QIC_1000: 21,
  QIC_1000C: 30,
  QIC_2100: 31,
  QIC_2GB: 34,
  QIC_5GB: 40,
});

/** DEVICE_MEDIA_INFO.MediaCharacteristics (ddi ns-ntddstor-_device_media_info). */
export const MEDIA_CHARACTERISTICS = values({
  MEDIA_ERASEABLE: 0x00000001,
  MEDIA_WRITE_ONCE: 0x00000002,
  MEDIA_READ_ONLY: 0x00000004,
  MEDIA_READ_WRITE: 0x00000008,
  MEDIA_WRITE_PROTECTED: 0x00000100,
  MEDIA_CURRENTLY_MOUNTED: 0x80000000,
});

/** STORAGE_MEDIA_TYPE of the tapes (ddi ne-ntddstor-_storage_media_type). */
export const TAPE_MEDIA_TYPE = values({
  DDS_4mm: 0x20,
  MiniQic: 0x21,
  Travan: 0x22,
  QIC: 0x23,
  MP_8mm: 0x24,
  AME_8mm: 0x25,
  AIT1_8mm: 0x26,
  DLT: 0x27,
  NCTP: 0x28,
  IBM_3480: 0x29,
  IBM_3490E: 0x2a,
  IBM_Magstar_3590: 0x2b,
  IBM_Magstar_MP: 0x2c,
  STK_DATA_D3: 0x2d,
  SONY_DTF: 0x2e,
  DV_6mm: 0x2f,
  DMI: 0x30,
  SONY_D2: 0x31,
  CLEANER_CARTRIDGE: 0x32,
  MP2_8mm: 0x4f,
  DST_S: 0x50,
  DST_M: 0x51,
  DST_L: 0x52,
  VXATape_1: 0x53,
  VXATape_2: 0x54,
  STK_9840: 0x55,
  LTO_Ultrium: 0x56,
  LTO_Accelis: 0x57,
  AIT_8mm: 0x59,
  ADR_1: 0x5a,
  ADR_2: 0x5b,
  STK_9940: 0x5c,
  SAIT: 0x5d,
  VXATape: 0x5e,
});

/**
 * The device control requests of a tape drive that end in a routine of the miniclass: one row each (ntddtape.h,
 * ntddstor.h). Value = CTL_CODE(device type, function, METHOD_BUFFERED, access).
 */
import type { TapeRoutineName } from './routines.ts';

export interface TapeIoctl {
  readonly name: string;
  readonly code: number;
  /** The routine of the miniclass that carries it out. */
  readonly routine: TapeRoutineName;
  /** Structure of the input buffer, or null where there is none. */
  readonly input: string | null;
  /** Structure of the output buffer, or null where there is none. */
  readonly output: string | null;
  /** What IoStatus.Information is after success, in bytes; null where it grows with the media types. */
  readonly information: number | null;
  readonly source: string;
}

/** Keeps the literal names of the rows. */
function ioctls<const T extends Readonly<Record<string, TapeIoctl>>>(table: T): T {
  return table;
}

export const TAPE_IOCTLS = ioctls({
  ERASE: {
    name: 'IOCTL_TAPE_ERASE',
    code: 0x001fc000,
    routine: 'Erase',
    input: 'TAPE_ERASE',
    output: null,
    information: 0,
    source: 'ddi ni-ntddtape-ioctl_tape_erase',
  },
  PREPARE: {
    name: 'IOCTL_TAPE_PREPARE',
    code: 0x001f4004,
    routine: 'Prepare',
    input: 'TAPE_PREPARE',
    output: null,
    information: 0,
    source: 'ddi ni-ntddtape-ioctl_tape_prepare',
  },
  WRITE_MARKS: {
    name: 'IOCTL_TAPE_WRITE_MARKS',
    code: 0x001fc008,
    routine: 'WriteMarks',
    input: 'TAPE_WRITE_MARKS',
    output: null,
    information: 0,
    source: 'ddi ni-ntddtape-ioctl_tape_write_marks',
  },
  GET_POSITION: {
    name: 'IOCTL_TAPE_GET_POSITION',
    code: 0x001f400c,
    routine: 'GetPosition',
    // The page names no input, but Type of the structure is one.
    input: 'TAPE_GET_POSITION',
    output: 'TAPE_GET_POSITION',
    information: 16,
    source: 'ddi ni-ntddtape-ioctl_tape_get_position',
  },
  SET_POSITION: {
    name: 'IOCTL_TAPE_SET_POSITION',
    code: 0x001f4010,
    routine: 'SetPosition',
    input: 'TAPE_SET_POSITION',
    output: null,
    information: 0,
    source: 'ddi ni-ntddtape-ioctl_tape_set_position',
  },
  GET_DRIVE_PARAMS: {
    name: 'IOCTL_TAPE_GET_DRIVE_PARAMS',
    code: 0x001f4014,
    routine: 'GetDriveParameters',
    input: null,
    output: 'TAPE_GET_DRIVE_PARAMETERS',
    information: 32,
    source: 'ddi ni-ntddtape-ioctl_tape_get_drive_params',
  },
  SET_DRIVE_PARAMS: {
    name: 'IOCTL_TAPE_SET_DRIVE_PARAMS',
    code: 0x001fc018,
    routine: 'SetDriveParameters',
    input: 'TAPE_SET_DRIVE_PARAMETERS',
    output: null,
    information: 0,
    source: 'ddi ni-ntddtape-ioctl_tape_set_drive_params',
  },
  GET_MEDIA_PARAMS: {
    name: 'IOCTL_TAPE_GET_MEDIA_PARAMS',
    code: 0x001f401c,
    routine: 'GetMediaParameters',
    input: null,
    output: 'TAPE_GET_MEDIA_PARAMETERS',
    information: 32,
    source: 'ddi ni-ntddtape-ioctl_tape_get_media_params',
  },
  SET_MEDIA_PARAMS: {
    name: 'IOCTL_TAPE_SET_MEDIA_PARAMS',
    code: 0x001f4020,
    routine: 'SetMediaParameters',
    input: 'TAPE_SET_MEDIA_PARAMETERS',
    output: null,
    information: 0,
    source: 'ddi ni-ntddtape-ioctl_tape_set_media_params',
  },
  GET_STATUS: {
    name: 'IOCTL_TAPE_GET_STATUS',
    code: 0x001f4024,
    routine: 'GetStatus',
    input: null,
    output: null,
    information: 0,
    source: 'ddi ni-ntddtape-ioctl_tape_get_status',
  },
  CREATE_PARTITION: {
    name: 'IOCTL_TAPE_CREATE_PARTITION',
    code: 0x001fc028,
    routine: 'CreatePartition',
    input: 'TAPE_CREATE_PARTITION',
    output: null,
    information: 0,
    source: 'ddi ni-ntddtape-ioctl_tape_create_partition',
  },
  GET_MEDIA_TYPES_EX: {
    name: 'IOCTL_STORAGE_GET_MEDIA_TYPES_EX',
    code: 0x002d0c04,
    routine: 'TapeGetMediaTypes',
    input: null,
    output: 'GET_MEDIA_TYPES',
    information: null,
    source: 'ddi ni-ntddstor-ioctl_storage_get_media_types_ex',
  },
});

export type TapeIoctlName = keyof typeof TAPE_IOCTLS;

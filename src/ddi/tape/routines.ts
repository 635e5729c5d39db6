/**
 * The routines of a tape miniclass driver: one row each, in the order of TAPE_INIT_DATA_EX (minitape.h; ddi
 * ns-minitape-_tape_init_data_ex). They may have any name; only DriverEntry has a fixed one.
 */
export interface TapeRoutine {
  /** The member that points to it. */
  readonly name: string;
  /** Offset of its pointer in TAPE_INIT_DATA_EX: [32-bit, 64-bit]. */
  readonly offset: readonly [number, number];
  /** Name of the function type in minitape.h. */
  readonly type: string;
  /** Number of parameters of that type. */
  readonly parameters: number;
  /** False where the pointer may be NULL. */
  readonly required: boolean;
  /** False for members that TAPE_INIT_DATA of Windows NT 4.0 does not have. */
  readonly windowsNt4: boolean;
}

/** Keeps the literal names of the rows. */
function routines<const T extends readonly TapeRoutine[]>(rows: T): T {
  return rows;
}

const COMMAND = { type: 'TAPE_PROCESS_COMMAND_ROUTINE', parameters: 7 } as const;

export const TAPE_ROUTINES = routines([
  {
    name: 'VerifyInquiry',
    offset: [4, 8],
    type: 'TAPE_VERIFY_INQUIRY_ROUTINE',
    parameters: 2,
    required: true,
    windowsNt4: true,
  },
  {
    name: 'ExtensionInit',
    offset: [16, 24],
    type: 'TAPE_EXTENSION_INIT_ROUTINE',
    parameters: 3,
    required: false,
    windowsNt4: true,
  },
  {
    name: 'TapeError',
    offset: [24, 40],
    type: 'TAPE_ERROR_ROUTINE',
    parameters: 3,
    required: false,
    windowsNt4: true,
  },
  { name: 'CreatePartition', offset: [32, 56], ...COMMAND, required: true, windowsNt4: true },
  { name: 'Erase', offset: [36, 64], ...COMMAND, required: true, windowsNt4: true },
  { name: 'GetDriveParameters', offset: [40, 72], ...COMMAND, required: true, windowsNt4: true },
  { name: 'GetMediaParameters', offset: [44, 80], ...COMMAND, required: true, windowsNt4: true },
  { name: 'GetPosition', offset: [48, 88], ...COMMAND, required: true, windowsNt4: true },
  { name: 'GetStatus', offset: [52, 96], ...COMMAND, required: true, windowsNt4: true },
  { name: 'Prepare', offset: [56, 104], ...COMMAND, required: true, windowsNt4: true },
  { name: 'SetDriveParameters', offset: [60, 112], ...COMMAND, required: true, windowsNt4: true },
  { name: 'SetMediaParameters', offset: [64, 120], ...COMMAND, required: true, windowsNt4: true },
  { name: 'SetPosition', offset: [68, 128], ...COMMAND, required: true, windowsNt4: true },
  { name: 'WriteMarks', offset: [72, 136], ...COMMAND, required: true, windowsNt4: true },
  { name: 'PreProcessReadWrite', offset: [76, 144], ...COMMAND, required: false, windowsNt4: true },
  { name: 'TapeGetMediaTypes', offset: [80, 152], ...COMMAND, required: true, windowsNt4: false },
  { name: 'TapeWMIOperations', offset: [88, 168], ...COMMAND, required: false, windowsNt4: false },
]);

export type TapeRoutineName = (typeof TAPE_ROUTINES)[number]['name'];

/** Size of TAPE_INIT_DATA_EX: [32-bit, 64-bit]. InitDataSize is its first member. */
export const TAPE_INIT_DATA_EX_SIZE: readonly [number, number] = [100, 184];

/** Size of TAPE_INIT_DATA of Windows NT 4.0: the same members from VerifyInquiry to PreProcessReadWrite. */
export const TAPE_INIT_DATA_SIZE: readonly [number, number] = [76, 144];

/** How much earlier a member lies in TAPE_INIT_DATA, which has no size in front. */
export const NT4_SHIFT: readonly [number, number] = [4, 8];

/** Members of TAPE_INIT_DATA_EX that are no routines, with their offsets: [32-bit, 64-bit]. */
export const TAPE_INIT_MEMBERS = {
  InitDataSize: [0, 0],
  QueryModeCapabilitiesPage: [8, 16],
  MinitapeExtensionSize: [12, 20],
  DefaultTimeOutValue: [20, 32],
  CommandExtensionSize: [28, 48],
  MediaTypesSupported: [84, 160],
  Reserved: [92, 176],
} as const satisfies Readonly<Record<string, readonly [number, number]>>;

/**
 * The routines of a changer miniclass driver: one row each, in the order of MCD_INIT_DATA (mcd.h). A Windows
 * 2000 driver is bound by these names; a Windows XP driver may use any and fills the structure.
 */
export interface MiniclassRoutine {
  readonly name: string;
  /** Offset of its pointer in MCD_INIT_DATA: [32-bit, 64-bit]. */
  readonly offset: readonly [number, number];
  /** Number of parameters of its prototype. */
  readonly parameters: number;
  /** False for routines that Windows 2000 did not know. */
  readonly windows2000: boolean;
  /** Name of the function type in mcd.h. */
  readonly type: string;
}

/** Keeps the literal names of the rows. */
function routines<const T extends readonly MiniclassRoutine[]>(rows: T): T {
  return rows;
}

export const MINICLASS_ROUTINES = routines([
  {
    name: 'ChangerAdditionalExtensionSize',
    offset: [4, 8],
    parameters: 0,
    windows2000: true,
    type: 'CHANGER_EXTENSION_SIZE',
  },
  {
    name: 'ChangerInitialize',
    offset: [8, 16],
    parameters: 1,
    windows2000: true,
    type: 'CHANGER_INITIALIZE',
  },
  { name: 'ChangerError', offset: [12, 24], parameters: 4, windows2000: true, type: 'CHANGER_ERROR_ROUTINE' },
  {
    name: 'ChangerPerformDiagnostics',
    offset: [16, 32],
    parameters: 2,
    windows2000: false,
    type: 'CHANGER_PERFORM_DIAGNOSTICS',
  },
  {
    name: 'ChangerGetParameters',
    offset: [20, 40],
    parameters: 2,
    windows2000: true,
    type: 'CHANGER_COMMAND_ROUTINE',
  },
  {
    name: 'ChangerGetStatus',
    offset: [24, 48],
    parameters: 2,
    windows2000: true,
    type: 'CHANGER_COMMAND_ROUTINE',
  },
  {
    name: 'ChangerGetProductData',
    offset: [28, 56],
    parameters: 2,
    windows2000: true,
    type: 'CHANGER_COMMAND_ROUTINE',
  },
  {
    name: 'ChangerSetAccess',
    offset: [32, 64],
    parameters: 2,
    windows2000: true,
    type: 'CHANGER_COMMAND_ROUTINE',
  },
  {
    name: 'ChangerGetElementStatus',
    offset: [36, 72],
    parameters: 2,
    windows2000: true,
    type: 'CHANGER_COMMAND_ROUTINE',
  },
  {
    name: 'ChangerInitializeElementStatus',
    offset: [40, 80],
    parameters: 2,
    windows2000: true,
    type: 'CHANGER_COMMAND_ROUTINE',
  },
  {
    name: 'ChangerSetPosition',
    offset: [44, 88],
    parameters: 2,
    windows2000: true,
    type: 'CHANGER_COMMAND_ROUTINE',
  },
  {
    name: 'ChangerExchangeMedium',
    offset: [48, 96],
    parameters: 2,
    windows2000: true,
    type: 'CHANGER_COMMAND_ROUTINE',
  },
  {
    name: 'ChangerMoveMedium',
    offset: [52, 104],
    parameters: 2,
    windows2000: true,
    type: 'CHANGER_COMMAND_ROUTINE',
  },
  {
    name: 'ChangerReinitializeUnit',
    offset: [56, 112],
    parameters: 2,
    windows2000: true,
    type: 'CHANGER_COMMAND_ROUTINE',
  },
  {
    name: 'ChangerQueryVolumeTags',
    offset: [60, 120],
    parameters: 2,
    windows2000: true,
    type: 'CHANGER_COMMAND_ROUTINE',
  },
]);

export type RoutineName = (typeof MINICLASS_ROUTINES)[number]['name'];

/** Size of MCD_INIT_DATA: [32-bit, 64-bit]. InitDataSize is its first member. */
export const MCD_INIT_DATA_SIZE: readonly [number, number] = [64, 128];

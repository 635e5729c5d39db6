import { MCD_INIT_DATA_SIZE, MINICLASS_ROUTINES, type RoutineName } from '../ddi/routines.ts';
import type { DriverFunction } from '../machine/kernel.ts';
import type { Machine } from '../machine/machine.ts';

/** The miniclass's routines as functions. */
export type Routines = ReadonlyMap<RoutineName, DriverFunction>;

export type BindingResult =
  { readonly ok: true; readonly routines: Routines } | { readonly ok: false; readonly message: string };

/** Names that a build exports where the driver defines them: DriverEntry and the fixed names of Windows 2000. */
export const EXPORTED_ROUTINES: readonly string[] = [
  'DriverEntry',
  'ChangerVerifyInquiry',
  ...MINICLASS_ROUTINES.map((routine) => routine.name),
];

/** True where nothing in a driver says that it is a changer miniclass. */
export function isNoMiniclass(exported: (name: string) => boolean): boolean {
  return !EXPORTED_ROUTINES.some((name) => exported(name));
}

/** Windows 2000: the routines are found by their names (ddi differences in changer class driver versions). */
export function bindByName(machine: Machine): BindingResult {
  const routines = new Map<RoutineName, DriverFunction>();
  const missing: string[] = [];
  for (const row of MINICLASS_ROUTINES) {
    const routine = machine.exported(row.name);
    if (routine) routines.set(row.name, routine);
    else if (row.windows2000) missing.push(row.name);
  }
  if (missing.length > 0) {
    return {
      ok: false,
      message: `The driver has no DriverEntry, so its routines are linked by name as on Windows 2000, and these are missing: ${missing.join(', ')}. A feature that the device lacks still needs its routine, which returns STATUS_INVALID_DEVICE_REQUEST.`,
    };
  }
  return { ok: true, routines };
}

/**
 * Windows XP and later: the routines are the pointers in MCD_INIT_DATA (ddi ns-mcd-_mcd_init_data).
 * @param initData address of the structure.
 */
export function bindInitData(machine: Machine, initData: number): BindingResult {
  const { memory } = machine;
  const size = memory.u32(initData);
  if (size !== MCD_INIT_DATA_SIZE[0]) {
    return {
      ok: false,
      message: `MCD_INIT_DATA.InitDataSize is ${size}, not ${MCD_INIT_DATA_SIZE[0]}. Zero the structure and set InitDataSize = sizeof(MCD_INIT_DATA) before ChangerClassInitialize.`,
    };
  }
  const routines = new Map<RoutineName, DriverFunction>();
  const missing: string[] = [];
  for (const row of MINICLASS_ROUTINES) {
    const pointer = memory.u32(initData + row.offset[0]);
    const routine = machine.functionAt(pointer);
    if (!routine) {
      missing.push(pointer === 0 ? row.name : `${row.name} (not a function)`);
      continue;
    }
    // The engine would call a function of any prototype and make up the missing arguments.
    if (routine.length !== row.parameters) {
      machine.check(
        'unknownRoutineResult',
        `MCD_INIT_DATA.${row.name} points to a function of ${routine.length} parameters; ${row.type} has ${row.parameters}.`,
      );
    }
    routines.set(row.name, routine);
  }
  if (missing.length > 0) {
    return {
      ok: false,
      message: `MCD_INIT_DATA lacks ${missing.join(', ')}. All 15 routines are required; one for a feature that the device lacks returns STATUS_INVALID_DEVICE_REQUEST.`,
    };
  }
  return { ok: true, routines };
}

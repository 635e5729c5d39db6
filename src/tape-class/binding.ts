import {
  NT4_SHIFT,
  TAPE_INIT_DATA_EX_SIZE,
  TAPE_INIT_MEMBERS,
  TAPE_ROUTINES,
  type TapeRoutineName,
} from '../ddi/tape/routines.ts';
import type { DriverFunction } from '../machine/kernel.ts';
import type { Machine } from '../machine/machine.ts';

/** What a tape miniclass told the class driver of itself: the contents of TAPE_INIT_DATA_EX. */
export interface TapeBinding {
  readonly routines: ReadonlyMap<TapeRoutineName, DriverFunction>;
  readonly queryModeCapabilitiesPage: boolean;
  /** Bytes. */
  readonly minitapeExtensionSize: number;
  readonly commandExtensionSize: number;
  /** Seconds; never 0. */
  readonly defaultTimeOut: number;
  readonly mediaTypesSupported: number;
}

export type BindingResult =
  { readonly ok: true; readonly binding: TapeBinding } | { readonly ok: false; readonly message: string };

/** Seconds, where a driver leaves it to the class driver; the documents name no number. */
const DEFAULT_TIME_OUT = 180;

const refused = (message: string): BindingResult => ({ ok: false, message });

/** The structure of Windows NT 4.0 has no size: it begins with the pointer to VerifyInquiry. */
function isNt4(machine: Machine, initData: number): boolean {
  const [verify] = TAPE_ROUTINES;
  const first = machine.functionAt(machine.memory.u32(initData + verify.offset[0] - NT4_SHIFT[0]));
  return first?.length === verify.parameters;
}

/**
 * Reads what TapeClassInitialize is given (ddi ns-minitape-_tape_init_data_ex). It is read once: the structure may
 * lie on the stack of DriverEntry.
 * @param initData address of the structure.
 */
export function bindTapeInitData(machine: Machine, initData: number): BindingResult {
  const { memory } = machine;
  const size = memory.u32(initData);
  if (size !== TAPE_INIT_DATA_EX_SIZE[0]) {
    return refused(
      isNt4(machine, initData)
        ? 'The driver fills a TAPE_INIT_DATA of Windows NT 4.0, which has no TapeGetMediaTypes. Windows 2000 and later need that routine: fill a TAPE_INIT_DATA_EX with InitDataSize = sizeof(TAPE_INIT_DATA_EX), TapeGetMediaTypes and MediaTypesSupported. Nothing else has to change.'
        : `TAPE_INIT_DATA_EX.InitDataSize is ${size}, not ${TAPE_INIT_DATA_EX_SIZE[0]}. Zero the structure and set InitDataSize = sizeof(TAPE_INIT_DATA_EX) before TapeClassInitialize.`,
    );
  }
  const member = (name: keyof typeof TAPE_INIT_MEMBERS): number =>
    memory.u32(initData + TAPE_INIT_MEMBERS[name][0]);
  const routines = new Map<TapeRoutineName, DriverFunction>();
  const missing: string[] = [];
  for (const row of TAPE_ROUTINES) {
    const pointer = memory.u32(initData + row.offset[0]);
    if (pointer === 0 && !row.required) continue;
    const routine = machine.functionAt(pointer);
    if (!routine) {
      missing.push(pointer === 0 ? row.name : `${row.name} (not a function)`);
      continue;
    }
    // The engine would call a function of any prototype and make up the missing arguments.
    if (routine.length !== row.parameters) {
      machine.check(
        'unknownRoutineResult',
        `TAPE_INIT_DATA_EX.${row.name} points to a function of ${routine.length} parameters; ${row.type} has ${row.parameters}.`,
      );
    }
    routines.set(row.name, routine);
  }
  if (missing.length > 0) {
    return refused(
      `TAPE_INIT_DATA_EX lacks ${missing.join(', ')}. A routine for what the drive lacks returns TAPE_STATUS_NOT_IMPLEMENTED; only ExtensionInit, TapeError, PreProcessReadWrite and TapeWMIOperations may be NULL.`,
    );
  }
  const minitapeExtensionSize = member('MinitapeExtensionSize');
  if (minitapeExtensionSize !== 0 && !routines.has('ExtensionInit')) {
    return refused(
      `TAPE_INIT_DATA_EX asks for an extension of ${minitapeExtensionSize} bytes, but ExtensionInit is NULL. Set ExtensionInit, or MinitapeExtensionSize to 0.`,
    );
  }
  const binding: TapeBinding = {
    routines,
    queryModeCapabilitiesPage: memory.u8(initData + TAPE_INIT_MEMBERS.QueryModeCapabilitiesPage[0]) !== 0,
    minitapeExtensionSize,
    commandExtensionSize: member('CommandExtensionSize'),
    defaultTimeOut: member('DefaultTimeOutValue') || DEFAULT_TIME_OUT,
    mediaTypesSupported: member('MediaTypesSupported'),
  };
  return { ok: true, binding };
}

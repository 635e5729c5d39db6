import { debugPrint } from '../machine/kernel/debug.ts';
import { freePool } from '../machine/kernel/executive.ts';
import type { KernelRoutine, KernelRoutines } from '../machine/kernel/kernel-routine.ts';

/** What the class driver does when the miniclass calls it. */
export interface ClassCalls {
  initialize(driverObject: number, registryPath: number, initData: number): number;
  sendSrbSynchronous(fdo: number, srb: number, buffer: number, size: number, write: boolean): number;
  interpretSenseInfo(fdo: number, srb: number, retryCount: number, status: number, interval: number): boolean;
  create(): number;
  modeSense(buffer: number, length: number, page: number): number;
  findModePage(data: number, length: number, page: number, sixByte: boolean): number;
}

/** Tag of memory from ChangerClassAllocatePool; the documents name none. */
const CLASS_TAG = 'ChgC';

type ClassRoutine = (calls: ClassCalls) => KernelRoutine;

const send: ClassRoutine =
  (calls) =>
  () =>
  (fdo: number, srb: number, buffer: number, size: number, write: number): number =>
    calls.sendSrbSynchronous(fdo, srb, buffer, size >>> 0, (write & 0xff) !== 0);

const print: ClassRoutine =
  () =>
  (m) =>
  (level: number, format: number, args: number): void =>
    debugPrint(m, level, format, args);

/**
 * The routines that mcd.lib and classpnp export to a miniclass (mcd.h, classpnp.h). A Windows 2000 driver
 * calls the class library directly; a later one through the changer class driver.
 */
const CLASS_ROUTINES: Readonly<Record<string, ClassRoutine>> = {
  ChangerClassInitialize:
    (calls) =>
    () =>
    (driverObject: number, registryPath: number, initData: number): number =>
      calls.initialize(driverObject, registryPath, initData),
  ChangerClassAllocatePool:
    () =>
    (m) =>
    (_type: number, size: number): number =>
      m.pool.request(size, CLASS_TAG),
  ChangerClassFreePool:
    () =>
    (m) =>
    (address: number): void =>
      freePool(m, address, 'ChangerClassFreePool'),
  ChangerClassSendSrbSynchronous: send,
  ClassSendSrbSynchronous: send,
  ChangerClassDebugPrint: print,
  MCDebugPrint: print,
  ClassDebugPrint: print,
  ChangerClassCreate: (calls) => () => (): number => calls.create(),
  ClassInterpretSenseInfo:
    (calls) =>
    () =>
    (
      fdo: number,
      srb: number,
      _major: number,
      _code: number,
      retryCount: number,
      status: number,
      interval: number,
    ): number =>
      calls.interpretSenseInfo(fdo, srb, retryCount, status, interval) ? 1 : 0,
  ClassModeSense:
    (calls) =>
    () =>
    (_fdo: number, buffer: number, length: number, page: number): number =>
      calls.modeSense(buffer, length >>> 0, page & 0xff),
  ClassFindModePage:
    (calls) =>
    () =>
    (data: number, length: number, page: number, sixByte: number): number =>
      calls.findModePage(data, length >>> 0, page & 0x3f, (sixByte & 0xff) !== 0),
  // The queue of the lab's port is never frozen.
  ClassReleaseQueue: () => () => (): void => undefined,
  ClassInvalidateBusRelations: () => () => (): void => undefined,
};

/** Names of the class driver's routines: a build must not call them unresolved. */
export const CLASS_ROUTINE_NAMES: readonly string[] = Object.keys(CLASS_ROUTINES);

/** The class driver's routines, bound to one class driver. */
export function classRoutines(calls: ClassCalls): KernelRoutines {
  return Object.fromEntries(Object.entries(CLASS_ROUTINES).map(([name, routine]) => [name, routine(calls)]));
}

import { offsets } from '../ddi/struct.ts';
import { TAPE_PHYS_POSITION } from '../ddi/structs/minitape.ts';
import { SCSI_REQUEST_BLOCK } from '../ddi/structs/srb.ts';
import { DriverStop } from '../machine/failure.ts';
import { debugPrint } from '../machine/kernel/debug.ts';
import type { KernelRoutine, KernelRoutines } from '../machine/kernel/kernel-routine.ts';
import { logicalBlock, physicalBlock } from './qic-blocks.ts';

const srbAt = offsets(SCSI_REQUEST_BLOCK);
const positionAt = offsets(TAPE_PHYS_POSITION);

/** Tag of the buffers of TapeClassAllocateSrbBuffer; the documents name none. */
export const SRB_BUFFER_TAG = 'TapB';

/** What the class driver does when the miniclass calls it. */
export interface TapeCalls {
  initialize(initData: number): number;
}

type ClassRoutine = (calls: TapeCalls) => KernelRoutine;

const print: ClassRoutine =
  () =>
  (m) =>
  (level: number, format: number, args: number): void =>
    debugPrint(m, level, format, args);

/**
 * The routines that tape.sys exports to a miniclass (minitape.h). A structure that a routine takes or returns by
 * value comes as a pointer: for a result, as the first argument (WebAssembly C ABI).
 */
const TAPE_ROUTINES: Readonly<Record<string, ClassRoutine>> = {
  TapeClassInitialize:
    (calls) =>
    () =>
    (_argument1: number, _argument2: number, initData: number): number =>
      calls.initialize(initData),
  // Zeroed, and in place of the buffer of an earlier call (ddi nf-minitape-tapeclassallocatesrbbuffer).
  TapeClassAllocateSrbBuffer:
    () =>
    (m) =>
    (srb: number, size: number): number => {
      const old = m.pool.find(m.memory.u32(srb + srbAt.DataBuffer));
      if (old?.live && old.tag === SRB_BUFFER_TAG) m.pool.release(old.address);
      const buffer = m.pool.request(size, SRB_BUFFER_TAG);
      m.memory.setU32(srb + srbAt.DataBuffer, buffer);
      m.memory.setU32(srb + srbAt.DataTransferLength, buffer === 0 ? 0 : size);
      if (buffer === 0) return 0;
      m.memory.fill(buffer, 0, size >>> 0);
      return 1;
    },
  TapeClassZeroMemory:
    () =>
    (m) =>
    (buffer: number, size: number): void =>
      m.memory.fill(buffer >>> 0, 0, size >>> 0),
  // Counts the equal bytes before the first that differs: equal memory gives the length.
  TapeClassCompareMemory:
    () =>
    (m) =>
    (one: number, other: number, length: number): number => {
      const { memory } = m;
      let equal = 0;
      while (equal < length >>> 0 && memory.u8(one + equal) === memory.u8(other + equal)) equal++;
      return equal;
    },
  TapeClassLiDiv: () => (m) => (result: number, dividend: number, divisor: number) => {
    const { view } = m.memory;
    const by = view.getBigInt64(divisor, true);
    if (by === 0n)
      throw new DriverStop('divide-by-zero', 'TapeClassLiDiv was called with a divisor of zero.');
    view.setBigInt64(result, view.getBigInt64(dividend, true) / by, true);
  },
  TapeClassLogicalBlockToPhysicalBlock:
    () =>
    (m) =>
    (result: number, density: number, block: number, length: number, fromBot: number): void => {
      const position = physicalBlock(density & 0xff, block >>> 0, length >>> 0, (fromBot & 0xff) !== 0);
      m.memory.setU32(result + positionAt.SeekBlockAddress, position.seekBlockAddress);
      m.memory.setU32(result + positionAt.SpaceBlockCount, position.spaceBlockCount);
    },
  TapeClassPhysicalBlockToLogicalBlock:
    () =>
    () =>
    (density: number, block: number, length: number, fromBot: number): number =>
      logicalBlock(density & 0xff, block >>> 0, length >>> 0, (fromBot & 0xff) !== 0),
  TapeDebugPrint: print,
  ScsiDebugPrint: print,
};

/** The class driver's routines: a build must not call them unresolved. */
export const TAPE_ROUTINE_NAMES: readonly string[] = Object.keys(TAPE_ROUTINES);

/** The class driver's routines, bound to one class driver. */
export function tapeRoutines(calls: TapeCalls): KernelRoutines {
  return Object.fromEntries(Object.entries(TAPE_ROUTINES).map(([name, routine]) => [name, routine(calls)]));
}

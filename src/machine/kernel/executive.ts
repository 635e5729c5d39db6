import type { Kernel } from '../kernel.ts';
import { tagText } from '../pool.ts';
import type { KernelRoutines } from './kernel-routine.ts';

/** Tag of blocks that a driver allocates without one. */
const NO_TAG = 'None';
const POOL_FLAG_UNINITIALIZED = 2n;

/** Gives a block back and reports what is wrong with it. `who` is the routine that was called. */
export function freePool(m: Kernel, address: number, who: string): void {
  if (address === 0) {
    m.check('poolBadFree', `${m.routine} calls ${who} with a null pointer.`);
    return;
  }
  const block = m.pool.find(address);
  const text = `0x${(address >>> 0).toString(16)}`;
  switch (m.pool.release(address)) {
    case 'ok':
      return;
    case 'overrun':
      return m.check(
        'poolOverrun',
        `${m.routine} frees a block of ${block?.size} bytes (tag ${block?.tag}) behind whose end something was written. The block is too small, or an index runs past it.`,
      );
    case 'double':
      return m.check(
        'poolDoubleFree',
        `${m.routine} frees the block at ${text} twice. On Windows this is a bug check.`,
      );
    case 'foreign':
      return m.check(
        'poolBadFree',
        `${m.routine} calls ${who} with ${text}, which is not the start of a pool block${m.onStack(address) ? ': it lies on the stack' : ''}.`,
      );
  }
}

/** Pool memory and interlocked lists (wdm.h). */
export const executive: KernelRoutines = {
  ExAllocatePool: (m) => (_type: number, size: number) => m.pool.request(size, NO_TAG),
  ExAllocatePoolWithTag: (m) => (_type: number, size: number, tag: number) =>
    m.pool.request(size, tagText(tag)),
  ExAllocatePoolZero: (m) => (_type: number, size: number, tag: number) => {
    const address = m.pool.request(size, tagText(tag));
    if (address !== 0) m.memory.fill(address, 0, size);
    return address;
  },
  ExAllocatePool2: (m) => (flags: bigint, size: number, tag: number) => {
    const address = m.pool.request(size, tagText(tag));
    if (address !== 0 && (flags & POOL_FLAG_UNINITIALIZED) === 0n) m.memory.fill(address, 0, size);
    return address;
  },
  ExFreePool: (m) => (address: number) => freePool(m, address, 'ExFreePool'),
  ExFreePoolWithTag: (m) => (address: number) => freePool(m, address, 'ExFreePoolWithTag'),
  // LIST_ENTRY: Flink @0, Blink @4.
  ExfInterlockedInsertHeadList: (m) => (head: number, entry: number) =>
    insert(m, head, m.memory.u32(head), entry),
  ExInterlockedInsertHeadList: (m) => (head: number, entry: number) =>
    insert(m, head, m.memory.u32(head), entry),
  ExInterlockedInsertTailList: (m) => (head: number, entry: number) =>
    insert(m, m.memory.u32(head + 4), head, entry),
  ExInterlockedRemoveHeadList: (m) => (head: number) => {
    const entry = m.memory.u32(head);
    if (entry === head) return 0;
    const next = m.memory.u32(entry);
    m.memory.setU32(head, next);
    m.memory.setU32(next + 4, head);
    return entry;
  },
  // SINGLE_LIST_ENTRY: Next @0.
  ExInterlockedPopEntryList: (m) => (head: number) => {
    const entry = m.memory.u32(head);
    if (entry !== 0) m.memory.setU32(head, m.memory.u32(entry));
    return entry;
  },
  ExInterlockedPushEntryList: (m) => (head: number, entry: number) => {
    const old = m.memory.u32(head);
    m.memory.setU32(entry, old);
    m.memory.setU32(head, entry);
    return old;
  },
  ExInterlockedAddUlong: (m) => (at: number, increment: number) => {
    const old = m.memory.u32(at);
    m.memory.setU32(at, old + increment);
    return old;
  },
};

/** Puts an entry between two neighbours; returns the head's old neighbour, 0 for an empty list. */
function insert(m: Kernel, before: number, after: number, entry: number): number {
  m.memory.setU32(entry, after);
  m.memory.setU32(entry + 4, before);
  m.memory.setU32(before, entry);
  m.memory.setU32(after + 4, entry);
  return before === after ? 0 : before;
}

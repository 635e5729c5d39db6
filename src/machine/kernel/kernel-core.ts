import { NTSTATUS } from '../../ddi/ntstatus.ts';
import { DriverStop } from '../failure.ts';
import type { Kernel } from '../kernel.ts';
import type { KernelRoutines } from './kernel-routine.ts';

/** 100-nanosecond units from 1601-01-01 to the lab's power on: 2000-01-01, so that runs repeat exactly. */
const EPOCH = 125_911_584_000_000_000n;
const UNITS_PER_MS = 10_000;
/** KeQueryTimeIncrement: a clock tick of 15.625 ms. */
const TICK = 156_250;

/** Offset of SignalState in a DISPATCHER_HEADER; KEVENT and KMUTANT begin with one. */
const SIGNAL_STATE = 4;

/** A wait is over at once where the object is signalled; else only its time-out ends it. */
function wait(m: Kernel, object: number, timeout: number): number {
  if (m.memory.u32(object + SIGNAL_STATE) !== 0) {
    // A synchronization event (type 1) is taken by the one who waited.
    if (m.memory.u8(object) === 1) m.memory.setU32(object + SIGNAL_STATE, 0);
    return NTSTATUS.STATUS_SUCCESS;
  }
  if (timeout === 0) {
    throw new DriverStop(
      'hang',
      'The driver waits for ever for an event that nobody will signal: the lab carries out requests one after the other.',
    );
  }
  delay(m, timeout);
  return NTSTATUS.STATUS_TIMEOUT;
}

/** Lets the time of an interval pass: negative is relative, in 100-nanosecond units. */
function delay(m: Kernel, interval: number): void {
  const value = m.memory.view.getBigInt64(interval, true);
  const units = value < 0n ? -value : value - (EPOCH + BigInt(Math.round(m.clock.now * UNITS_PER_MS)));
  m.clock.advance(Number(units) / UNITS_PER_MS);
}

function raise(m: Kernel, irql: number): number {
  const old = m.irql;
  m.irql = irql & 0xff;
  return old;
}

/** Time, events, spin locks and IRQL (wdm.h). Time is the lab's: it passes only where somebody spends it. */
export const kernelCore: KernelRoutines = {
  KeQuerySystemTime: (m) => (at: number) => {
    m.memory.view.setBigInt64(at, EPOCH + BigInt(Math.round(m.clock.now * UNITS_PER_MS)), true);
  },
  KeQueryInterruptTime: (m) => () => BigInt(Math.round(m.clock.now * UNITS_PER_MS)),
  KeQueryTickCount: (m) => (at: number) =>
    m.memory.setI64(at, Math.floor((m.clock.now * UNITS_PER_MS) / TICK)),
  KeQueryTimeIncrement: () => () => TICK,
  KeQueryPerformanceCounter: (m) => (result: number, frequency: number) => {
    if (frequency !== 0) m.memory.setI64(frequency, 10_000_000);
    m.memory.setI64(result, Math.round(m.clock.now * UNITS_PER_MS));
  },
  KeStallExecutionProcessor: (m) => (microseconds: number) => m.clock.advance((microseconds >>> 0) / 1000),
  KeDelayExecutionThread: (m) => (_mode: number, _alertable: number, interval: number) => {
    delay(m, interval);
    return NTSTATUS.STATUS_SUCCESS;
  },
  KeInitializeEvent: (m) => (event: number, type: number, state: number) => {
    m.memory.fill(event, 0, 16);
    m.memory.setU8(event, type);
    m.memory.setU32(event + SIGNAL_STATE, state & 0xff);
  },
  KeSetEvent: (m) => (event: number) => {
    const old = m.memory.u32(event + SIGNAL_STATE);
    m.memory.setU32(event + SIGNAL_STATE, 1);
    return old;
  },
  KeResetEvent: (m) => (event: number) => {
    const old = m.memory.u32(event + SIGNAL_STATE);
    m.memory.setU32(event + SIGNAL_STATE, 0);
    return old;
  },
  KeClearEvent: (m) => (event: number) => m.memory.setU32(event + SIGNAL_STATE, 0),
  KeReadStateEvent: (m) => (event: number) => m.memory.u32(event + SIGNAL_STATE),
  KeInitializeMutex: (m) => (mutex: number) => {
    m.memory.fill(mutex, 0, 32);
    m.memory.setU8(mutex, 2);
    m.memory.setU32(mutex + SIGNAL_STATE, 1);
  },
  KeReleaseMutex: (m) => (mutex: number) => {
    m.memory.setU32(mutex + SIGNAL_STATE, 1);
    return 0;
  },
  KeInitializeSemaphore: (m) => (semaphore: number, count: number) => {
    m.memory.fill(semaphore, 0, 20);
    m.memory.setU8(semaphore, 5);
    m.memory.setU32(semaphore + SIGNAL_STATE, count);
  },
  KeReleaseSemaphore: (m) => (semaphore: number, _increment: number, adjustment: number) => {
    const old = m.memory.u32(semaphore + SIGNAL_STATE);
    m.memory.setU32(semaphore + SIGNAL_STATE, old + adjustment);
    return old;
  },
  KeWaitForSingleObject:
    (m) => (object: number, _reason: number, _mode: number, _alertable: number, timeout: number) =>
      wait(m, object, timeout),
  KeInitializeSpinLock: (m) => (lock: number) => m.memory.setU32(lock, 0),
  KeAcquireSpinLockRaiseToDpc: (m) => () => raise(m, 2),
  KeReleaseSpinLock: (m) => (_lock: number, irql: number) => void raise(m, irql),
  KeAcquireSpinLockAtDpcLevel: () => () => undefined,
  KeReleaseSpinLockFromDpcLevel: () => () => undefined,
  // Any address that is not null: drivers compare it, nothing more.
  KeGetCurrentThread: () => () => 0x1000,
  KeGetCurrentIrql: (m) => () => m.irql,
  KfRaiseIrql: (m) => (irql: number) => raise(m, irql),
  KfLowerIrql: (m) => (irql: number) => void raise(m, irql),
  KeLowerIrql: (m) => (irql: number) => void raise(m, irql),
  KeRaiseIrql: (m) => (irql: number, old: number) => m.memory.setU8(old, raise(m, irql)),
  KeEnterCriticalRegion: () => () => undefined,
  KeLeaveCriticalRegion: () => () => undefined,
  ExAcquireFastMutex: () => () => undefined,
  ExReleaseFastMutex: () => () => undefined,
  ExAcquireFastMutexUnsafe: () => () => undefined,
  ExReleaseFastMutexUnsafe: () => () => undefined,
  ExTryToAcquireFastMutex: () => () => 1,
  ExInitializeFastMutex: (m) => (mutex: number) => m.memory.setU32(mutex, 1),
};

import type { ManagedLibrary } from '../managed-library.ts';
import { WorkFailed, type Work } from '../work.ts';
import type { PortOptions } from './access.ts';
import { inject } from './inject.ts';

/** Keeps an empty slot for a cleaner: Win32 ReserveNtmsCleanerSlot, with its errors. */
export function reserveSlot(library: ManagedLibrary, slot: number): void {
  if (library.cleanerSlot !== undefined)
    throw new WorkFailed(`Slot ${library.cleanerSlot} is reserved for the cleaner already.`);
  const state = library.database.slots.get(slot);
  if (state === undefined || state === 'NOTPRESENT') throw new WorkFailed(`Slot ${slot} is not present.`);
  if (state !== 'EMPTY') throw new WorkFailed(`Slot ${slot} is full.`);
  library.cleanerSlot = slot;
}

/** Lets other media into the cleaner's slot again: Win32 ReleaseNtmsCleanerSlot. */
export function releaseSlot(library: ManagedLibrary): void {
  if (library.cleanerSlot === undefined) throw new WorkFailed('No slot is reserved for a cleaner.');
  if (library.cleaner) throw new WorkFailed(`Slot ${library.cleanerSlot} holds the cleaner: eject it first.`);
  library.cleanerSlot = undefined;
}

/** Takes a cleaner in: Win32 InjectNtmsCleaner. @param uses how often it may be used. */
export function* injectCleaner(library: ManagedLibrary, uses: number, options: PortOptions): Work {
  const slot = library.cleanerSlot;
  if (slot === undefined) throw new WorkFailed('No slot is reserved for a cleaner: reserve one first.');
  if (library.cleaner) throw new WorkFailed(`Slot ${slot} is full.`);
  yield* inject(library, { ...options, slot, what: 'a cleaner' });
  const injected = library.database.at(`slot ${slot}`);
  if (injected) injected.cleaner = true;
  library.cleanerUses = uses;
}

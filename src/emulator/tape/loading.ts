import { ADDITIONAL_SENSE } from '../../scsi/additional-sense.ts';
import { SENSE_KEY } from '../../scsi/sense-key.ts';
import type { MediumNotes } from '../media/medium-notes.ts';
import type { MediumFault } from '../media/record-store.ts';
import type { TapeCartridge } from '../media/tape-cartridge.ts';
import { isStorage } from '../media/tape-cartridge.ts';
import type { TapeState } from './tape-state.ts';
import { TAPE_ALERT } from './tape-state.ts';

const SECOND = 1000;
/** Drives that the memory of a cartridge names (SPC-4, device vendor/serial number at last load). */
const DRIVES_KEPT = 4;

/** Begins to draw the cartridge in. @param at when, in milliseconds of the clock. */
export function beginLoad(state: TapeState, at: number): void {
  state.stage = 'loading';
  state.until = at + state.profile.times.load * SECOND;
  state.onChange?.();
}

/** The vendor and serial number by which a cartridge remembers a drive. */
function driveName(state: TapeState): string {
  return (state.model.vendor ?? state.profile.vendor).padEnd(8) + state.model.serial;
}

function beginCleaning(state: TapeState, cartridge: TapeCartridge): void {
  if (cartridge.cleaningsLeft === 0) {
    state.alerts.add(TAPE_ALERT.EXPIRED_CLEANING_MEDIA);
    return state.reject(ADDITIONAL_SENSE.CLEANING_VOLUME_EXPIRED);
  }
  cartridge.cleaningsLeft--;
  state.alerts.add(TAPE_ALERT.CLEANING_MEDIA);
  state.stage = 'cleaning';
  state.until += state.profile.times.cleaning * SECOND;
}

function readable(state: TapeState, cartridge: TapeCartridge): boolean {
  const { writes, readsOnly, worm } = state.profile;
  const { id } = cartridge.format;
  return (writes.includes(id) || readsOnly.includes(id)) && (!cartridge.worm || worm);
}

function finishLoad(state: TapeState): void {
  const { cartridge } = state;
  if (!cartridge) return;
  if (cartridge.cleaner) return beginCleaning(state, cartridge);
  if (!readable(state, cartridge)) {
    state.alerts.add(TAPE_ALERT.UNSUPPORTED_FORMAT);
    return state.reject(ADDITIONAL_SENSE.INCOMPATIBLE_MEDIUM, SENSE_KEY.MEDIUM_ERROR);
  }
  const storage = cartridge.content();
  if (!isStorage(storage)) {
    state.report(storage);
    state.alerts.add(TAPE_ALERT.LOADING_FAILURE);
    return state.reject(ADDITIONAL_SENSE.MEDIA_LOAD_OR_EJECT_FAILED, SENSE_KEY.MEDIUM_ERROR);
  }
  for (const sentence of storage.damage) state.onReport?.(sentence);
  if (storage.lock !== undefined) state.onReport?.(storage.lock);
  state.storage = storage;
  state.partition = 0;
  state.object = 0;
  state.written = 0;
  state.read = 0;
  const name = driveName(state);
  const { notes } = storage;
  const drives = [name, ...notes.drives.filter((drive) => drive !== name)].slice(0, DRIVES_KEPT);
  const fault = storage.save({ ...notes, loads: notes.loads + 1, drives });
  if (fault) state.report(fault);
  state.stage = 'ready';
  state.initiators.attention(ADDITIONAL_SENSE.MEDIUM_MAY_HAVE_CHANGED);
}

function finishCleaning(state: TapeState): void {
  state.cleaningNeeded = false;
  state.alerts.delete(TAPE_ALERT.CLEAN_NOW);
  state.stage = 'ejected';
}

/**
 * Lets what is in motion arrive, as far as the clock has gone. To be called before anyone looks at the drive.
 * @param now a later time, for who comes then.
 */
export function settle(state: TapeState, now = state.clock.now): void {
  while (state.until !== 0 && now >= state.until) {
    const { stage, until } = state;
    if (stage === 'loading') finishLoad(state);
    else if (stage === 'unloading') state.stage = 'ejected';
    else if (stage === 'cleaning') finishCleaning(state);
    if (state.until === until) state.until = 0;
    state.onChange?.();
  }
}

/** What the cartridge's memory says when it leaves the drive. */
function notesAtUnload(state: TapeState, notes: MediumNotes): MediumNotes {
  return {
    ...notes,
    position: { partition: state.partition, object: state.object },
    written: notes.written + state.written,
    read: notes.read + state.read,
    writtenLastLoad: state.written,
    readLastLoad: state.read,
  };
}

/** Puts down everything that the loaded cartridge must keep, and lets go of its content. */
export function putDown(state: TapeState): MediumFault | undefined {
  const { storage, cartridge } = state;
  if (!storage || !cartridge) return undefined;
  for (const partition of storage.partitions) {
    const fault = partition.sync();
    if (fault) return fault;
  }
  const fault = storage.save(notesAtUnload(state, storage.notes)) ?? cartridge.close();
  if (fault) return fault;
  state.storage = undefined;
  return undefined;
}

/** Milliseconds for rewinding and pushing out. */
export function unloadTime(state: TapeState): number {
  return state.motionTime(0) + state.profile.times.unload * SECOND;
}

/** Rewinds and pushes the cartridge out. @param delay milliseconds from now until it begins. @returns a fault, and nothing has happened, where it could not be kept. */
export function beginUnload(state: TapeState, delay = 0): MediumFault | undefined {
  const time = unloadTime(state);
  const fault = putDown(state);
  if (fault) return fault;
  state.stage = 'unloading';
  state.until = state.clock.now + delay + time;
  state.onChange?.();
  return undefined;
}

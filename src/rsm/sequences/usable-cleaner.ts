import type { Volume } from '../database.ts';
import { DEFAULT_CLEANER_USES, type ManagedLibrary } from '../managed-library.ts';
import { WorkFailed, type Work } from '../work.ts';
import { injectCleaner } from './cleaner-slot.ts';
import { ejectMedia } from './eject.ts';

/** Cleaners go and come through the first port. */
const PORT = 0;

/**
 * The cleaner of the library. Where it is used up or missing, the operator is asked for another one (Win32, Removable
 * Storage: Operator Requests; Cleaning Drives). That the manager gives the old one out by itself is inferred.
 * @param timeout milliseconds that the operator has for each act. @throws WorkFailed where nobody brings one.
 */
export function* usableCleaner(library: ManagedLibrary, slot: number, timeout: number): Work<Volume> {
  const { cleaner } = library;
  if (cleaner && library.cleanerUses > 0) return cleaner;
  const why = cleaner ? `The cleaner in slot ${slot} is used up.` : `There is no cleaner in slot ${slot}.`;
  const options = { port: PORT, timeout };
  try {
    if (cleaner) yield* ejectMedia(library, cleaner, { ...options, force: false });
    yield* injectCleaner(library, DEFAULT_CLEANER_USES, options);
  } catch (error) {
    if (!(error instanceof WorkFailed)) throw error;
    throw new WorkFailed(`${why} ${error.message}`, error.status, error.rule);
  }
  const fresh = library.cleaner;
  if (!fresh) throw new WorkFailed(why);
  return fresh;
}

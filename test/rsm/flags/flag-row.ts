import type { Feature } from '../../../src/rsm/flag-effects.ts';
import type { RemovableStorageManager } from '../../../src/rsm/rsm.ts';
import type { Variant } from '../managed-lab.ts';

/** What a feature flag changes in the requests that some work sends. */
export interface FlagRow {
  readonly flag: Feature;
  /** What else must hold for the flag to matter. */
  readonly variant?: Variant;
  /** Work before the requests that are compared. */
  readonly before?: (rsm: RemovableStorageManager) => void;
  readonly work: (rsm: RemovableStorageManager) => void;
  readonly set: readonly string[];
  readonly clear: readonly string[];
}

/** Work before that which is compared. */
export const start = (rsm: RemovableStorageManager): void => void rsm.start();
export const mount = (rsm: RemovableStorageManager): void => void rsm.mount('A00001L6');
export const mounted = (rsm: RemovableStorageManager): void => {
  start(rsm);
  mount(rsm);
};

/** An inventory by element status. */
export const status = (tags: string): string[] =>
  ['slot 0 count 8', 'drive 0 count 1', 'port 0 count 1', 'transport 0 count 1'].map(
    (elements) => `GET_ELEMENT_STATUS ${elements}${tags}`,
  );
export const TAGS = ' volumeTags';
/** What follows a failed move. */
export const RECOVERY = ['INITIALIZE_ELEMENT_STATUS all barCodeScan', ...status(TAGS)];

// What a mount and a dismount send at the least.
export const LOAD = ['MOVE_MEDIUM slot 0 → drive 0', 'drive 0: STORAGE_LOAD_MEDIA'];
export const BACK = 'MOVE_MEDIUM drive 0 → slot 0';
export const EJECT = 'drive 0: STORAGE_EJECT_MEDIA';

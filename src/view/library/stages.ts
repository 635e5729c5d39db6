import type { Stage } from '../../emulator/tape/tape-state.ts';

/** How a drive's stage looks: its word, its icon, and whether a person should look. */
export interface StageLook {
  readonly word: string;
  readonly icon: 'empty' | 'busy' | 'ready' | 'held' | 'cleaner' | 'error';
  readonly tone: 'quiet' | 'busy' | 'good' | 'error';
}

export const STAGES: Readonly<Record<Stage, StageLook>> = {
  empty: { word: 'Empty', icon: 'empty', tone: 'quiet' },
  loading: { word: 'Threading', icon: 'busy', tone: 'busy' },
  ready: { word: 'Ready', icon: 'ready', tone: 'good' },
  unloading: { word: 'Unthreading', icon: 'busy', tone: 'busy' },
  held: { word: 'Held', icon: 'held', tone: 'quiet' },
  ejected: { word: 'Unloaded', icon: 'held', tone: 'quiet' },
  cleaning: { word: 'Cleaning', icon: 'cleaner', tone: 'busy' },
  rejected: { word: 'Error: rejected', icon: 'error', tone: 'error' },
};

/** A bay without a drive has no stage. */
export const NO_DRIVE: StageLook = { word: 'No drive', icon: 'empty', tone: 'quiet' };

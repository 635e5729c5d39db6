import * as l10n from '@vscode/l10n';
import type { Stage } from '../../emulator/tape/tape-state.ts';

/** How a drive's stage looks: its word, its icon, and whether a person should look. */
export interface StageLook {
  readonly word: () => string;
  readonly icon: 'empty' | 'busy' | 'ready' | 'held' | 'cleaner' | 'error';
  readonly tone: 'quiet' | 'busy' | 'good' | 'error';
}

export const STAGES: Readonly<Record<Stage, StageLook>> = {
  empty: { word: () => l10n.t('Empty'), icon: 'empty', tone: 'quiet' },
  loading: { word: () => l10n.t('Threading'), icon: 'busy', tone: 'busy' },
  ready: { word: () => l10n.t('Ready'), icon: 'ready', tone: 'good' },
  unloading: { word: () => l10n.t('Unthreading'), icon: 'busy', tone: 'busy' },
  held: { word: () => l10n.t('Held'), icon: 'held', tone: 'quiet' },
  ejected: { word: () => l10n.t('Unloaded'), icon: 'held', tone: 'quiet' },
  cleaning: { word: () => l10n.t('Cleaning'), icon: 'cleaner', tone: 'busy' },
  rejected: { word: () => l10n.t('Error: rejected'), icon: 'error', tone: 'error' },
};

/** A bay without a drive has no stage. */
export const NO_DRIVE: StageLook = { word: () => l10n.t('No drive'), icon: 'empty', tone: 'quiet' };

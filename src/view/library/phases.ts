import * as l10n from '@vscode/l10n';
import type { RunPhase } from '../../live/library-state.ts';
import type { IconName } from './icons.ts';

/** How a run stands, in a word and a sign. */
export const PHASES: Readonly<Record<RunPhase, { readonly word: () => string; readonly icon: IconName }>> = {
  running: { word: () => l10n.t('Running'), icon: 'busy' },
  stopped: { word: () => l10n.t('Stopped in the debugger'), icon: 'keypad' },
  waiting: { word: () => l10n.t('Waiting for you'), icon: 'ready' },
  over: { word: () => l10n.t('Ended'), icon: 'empty' },
};

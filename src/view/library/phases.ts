import type { RunPhase } from '../../live/library-state.ts';
import type { IconName } from './icons.ts';

/** How a run stands, in a word and a sign. */
export const PHASES: Readonly<Record<RunPhase, { readonly word: string; readonly icon: IconName }>> = {
  running: { word: 'Running', icon: 'busy' },
  stopped: { word: 'Stopped in the debugger', icon: 'keypad' },
  waiting: { word: 'Waiting for you', icon: 'ready' },
  over: { word: 'Ended', icon: 'empty' },
};

import { NO_FILTER, SHOW, type Filter } from './filter.ts';
import type { Spot } from './spots.ts';

/** What survives hiding and reloading. */
export interface ViewState {
  readonly selected: Spot | null;
  readonly filter: Filter;
  /** Pixels that each pane is scrolled. */
  readonly scroll: Readonly<Record<'devices' | 'storage', number>>;
}

export const NEW_STATE: ViewState = {
  selected: null,
  filter: NO_FILTER,
  scroll: { devices: 0, storage: 0 },
};

/** The state that an older version may have kept, or none. */
export function restoredState(kept: Partial<ViewState> | undefined): ViewState {
  const state = { ...NEW_STATE, ...kept };
  return state.filter.show in SHOW ? state : { ...state, filter: NO_FILTER };
}

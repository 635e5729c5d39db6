/** Address ranges that are told apart; more watches than that share the last one. */
export const WATCH_SLOTS = 8;
/** The widest store: a range begins this much earlier, so that only the first byte of a store is compared. */
export const WIDEST_STORE = 8;

/** Names of the globals that say where a store is looked at. Slot 0 lies around all others. */
export const WATCH_GLOBALS = {
  base: (slot: number) => `changer lab: watch base ${slot}`,
  span: (slot: number) => `changer lab: watch span ${slot}`,
  /** Index in the function table of what is called. */
  handler: 'changer lab: watch handler',
} as const;

/** What comes of an act of the operator: done, or refused with one sentence that says what to do. */
export type ActResult = { readonly ok: true } | { readonly ok: false; readonly reason: string };

export const DONE: ActResult = { ok: true };

export function refuse(reason: string): ActResult {
  return { ok: false, reason };
}

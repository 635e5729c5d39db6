import type { Act } from '../../lab/scenario/act.ts';

/** What the adapter asks the worker of a running driver for, at any time. */
export type LiveRequest =
  | { readonly kind: 'watch'; readonly on: boolean }
  | { readonly kind: 'act'; readonly act: Act }
  /** The session shall not wait any more. */
  | { readonly kind: 'finish' };

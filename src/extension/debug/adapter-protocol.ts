import type { CommandRecord, DiagnosticRecord, ElementRecord } from '../../lab/records.ts';

/** What the debug adapter says and understands beyond the debug adapter protocol. */

export interface AdapterEvents {
  /** What the compiler said; it replaces what it said before. */
  'changer/diagnostics': { readonly diagnostics: readonly DiagnosticRecord[] };
  /**
   * A restart came to nothing, and the session ends. (An editor whose restart request is answered with an error
   * keeps the session as it was, and has no way to end it then.)
   */
  'changer/restartFailed': { readonly message: string };
  /** A SCSI command is complete. */
  'changer/command': { readonly record: CommandRecord };
  /** Elements changed. */
  'changer/elements': { readonly elements: readonly ElementRecord[] };
  /** The request that runs now; null between requests. */
  'changer/request': { readonly action: string | null; readonly index: number };
}

/** Requests without arguments, legal while the driver is stopped. */
export type AdapterRequest = 'changer/nextCommand' | 'changer/endOfRequest';

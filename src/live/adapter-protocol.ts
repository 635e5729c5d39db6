import type { DiagnosticRecord } from '../lab/records.ts';
import type { ActAnswer, LiveAct } from './live-events.ts';
import type { WireEvent } from './wire-events.ts';

/** What the debug adapter says and understands beyond the debug adapter protocol. */

export interface AdapterEvents {
  /** What the compiler said; it replaces what it said before. */
  'changer/diagnostics': { readonly diagnostics: readonly DiagnosticRecord[] };
  /**
   * A restart came to nothing, and the session ends. (An editor whose restart request is answered with an error
   * keeps the session as it was, and has no way to end it then.)
   */
  'changer/restartFailed': { readonly message: string };
  /** What happens in the library, in its order; only while somebody looks. */
  'changer/live': readonly WireEvent[];
  /** The request that runs now; null between requests. */
  'changer/request': { readonly action: string | null; readonly index: number };
}

/** Requests by their name: arguments, and the body of the answer. */
export interface AdapterRequests {
  /** Goes on to the next SCSI command. Legal while the driver is stopped. */
  'changer/nextCommand': { readonly arguments: undefined; readonly answer: undefined };
  /** Goes on to the end of the request. Legal while the driver is stopped. */
  'changer/endOfRequest': { readonly arguments: undefined; readonly answer: undefined };
  /**
   * Begins or ends `changer/live`. While somebody looks, a session does not end with its scenario: it waits for
   * acts until it is stopped, or nobody looks any more.
   */
  'changer/watch': { readonly arguments: { readonly on: boolean }; readonly answer: undefined };
  /** Asks the library or the driver for something. */
  'changer/act': { readonly arguments: { readonly step: LiveAct }; readonly answer: ActAnswer };
}

export type AdapterRequest = keyof AdapterRequests;

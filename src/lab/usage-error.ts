import type { FileProblem } from './files/json-document.ts';

/** A mistake in how the lab was asked or in a file that it was given. */
export class UsageError extends Error {
  /** @param the mistakes in a file, where it is one. */
  constructor(
    message: string,
    readonly problems: readonly FileProblem[] = [],
  ) {
    super(message);
  }
}

/** A mistake in how the lab was asked or in a file that it was given. */
export class UsageError extends Error {
  /** @param problems one line each, where a file has several. */
  constructor(
    message: string,
    readonly problems: readonly string[] = [],
  ) {
    super(message);
  }
}

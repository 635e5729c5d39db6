/** One reason why a library can not be switched on. */
export interface ModelError {
  /** Where in the model: `elements.slot.count`, `cartridges[2].at`. */
  readonly path: string;
  /** One sentence: what is wrong and what would be right. */
  readonly message: string;
}

/** Where a check puts what it finds. */
export type Report = (path: string, message: string) => void;

import { narrow, type Ids } from './ids.ts';

/** What is shown of a request beside its number: in a long trace many have the same. */
export interface StepText {
  readonly action: string;
  readonly status: string | null;
  readonly ok: boolean;
  readonly message: string;
}

/** Requests on their way to a view: numbers alone, but for the texts that no chunk before had. */
export interface StepChunk {
  /** Which requests these are; -1 is the start of the driver. */
  readonly indexes: Int32Array;
  /** The number of the text of each. */
  readonly ids: Ids;
  /** They get the next numbers. */
  readonly added: readonly StepText[];
}

/** Makes chunks of the requests of one trace. */
export class StepBuilder {
  private readonly known = new Map<string, number>();
  private added: StepText[] = [];
  private indexes: number[] = [];
  private ids: number[] = [];

  /** How many wait to be taken. */
  get waiting(): number {
    return this.indexes.length;
  }

  /** The number of a text. */
  textId({ action, status, ok, message }: StepText): number {
    const key = JSON.stringify([action, status, ok, message]);
    const found = this.known.get(key);
    if (found !== undefined) return found;
    const id = this.known.size;
    this.known.set(key, id);
    this.added.push({ action, status, ok, message });
    return id;
  }

  /** Adds a request. @param id of its text. */
  add(index: number, id: number): void {
    this.indexes.push(index);
    this.ids.push(id);
  }

  /** The requests added since the last call. */
  take(): StepChunk {
    const { added } = this;
    const chunk = {
      indexes: Int32Array.from(this.indexes),
      ids: narrow(Uint32Array.from(this.ids), this.known.size),
      added,
    };
    this.added = [];
    this.indexes = [];
    this.ids = [];
    return chunk;
  }
}

import { rowOf, TEXT_COLUMNS, type TextColumn } from '../../trace-files/table/command-row.ts';
import type { CommandRecord } from '../../lab/records.ts';
import { narrow, type Ids } from './ids.ts';

/** Ways of data as a column keeps them. */
export const DIRECTIONS = ['none', 'in', 'out'] as const;

/** The columns of numbers, each with the array that holds it. */
export const NUMBER_COLUMNS = {
  step: Int32Array,
  time: Float64Array,
  duration: Float64Array,
  bytes: Uint32Array,
  direction: Uint8Array,
} as const;

export type NumberColumn = keyof typeof NUMBER_COLUMNS;

export type NumberColumns = { readonly [K in NumberColumn]: InstanceType<(typeof NUMBER_COLUMNS)[K]> };

/** A column of texts: each row has the number of its text. */
export interface TextIds {
  readonly ids: Ids;
  /** Texts that no chunk before had; they get the next numbers. */
  readonly added: readonly string[];
}

/** Rows of a trace on their way to a view: numbers and numbered texts, so that a million rows are a few arrays. */
export interface TraceChunk {
  readonly count: number;
  readonly numbers: NumberColumns;
  readonly texts: Readonly<Record<TextColumn, TextIds>>;
}

/** Numbers the texts of a column. */
class Numbering {
  private readonly known = new Map<string, number>();
  private added: string[] = [];

  get size(): number {
    return this.known.size;
  }

  id(text: string): number {
    const found = this.known.get(text);
    if (found !== undefined) return found;
    const id = this.known.size;
    this.known.set(text, id);
    this.added.push(text);
    return id;
  }

  take(): string[] {
    const { added } = this;
    this.added = [];
    return added;
  }
}

/** Makes chunks of the commands of one trace. */
export class ChunkBuilder {
  private readonly numberings = TEXT_COLUMNS.map(() => new Numbering());
  /** The rows that wait, for who fills them himself; with the numbers of texts, in the order of TEXT_COLUMNS. */
  readonly ids: readonly Uint32Array[];
  readonly numbers: NumberColumns;
  private count = 0;

  /** @param capacity most rows of one chunk. */
  constructor(private readonly capacity: number) {
    this.numbers = emptyNumbers(capacity);
    this.ids = TEXT_COLUMNS.map(() => new Uint32Array(capacity));
  }

  get full(): boolean {
    return this.count === this.capacity;
  }

  /** How many rows wait to be taken. */
  get waiting(): number {
    return this.count;
  }

  /** The number of a text of a column. */
  textId(column: TextColumn, text: string): number {
    return this.numberings[TEXT_COLUMNS.indexOf(column)].id(text);
  }

  /** Adds a row; not to a full chunk. */
  add(record: CommandRecord): void {
    const { numbers, ids } = this;
    const row = rowOf(record);
    const at = this.next();
    numbers.step[at] = row.step;
    numbers.time[at] = row.time;
    numbers.duration[at] = row.duration;
    numbers.bytes[at] = row.bytes;
    numbers.direction[at] = DIRECTIONS.indexOf(row.direction);
    for (const [index, column] of TEXT_COLUMNS.entries()) ids[index][at] = this.textId(column, row[column]);
  }

  /** Adds a row that the caller fills, all of it; not to a full chunk. @returns its place in the columns. */
  next(): number {
    return this.count++;
  }

  /** The rows added since the last call. */
  take(): TraceChunk {
    const { numbers, numberings, count } = this;
    const chunk: TraceChunk = {
      count,
      numbers: Object.fromEntries(
        Object.entries(numbers).map(([name, column]) => [name, column.slice(0, count)]),
      ) as unknown as NumberColumns,
      texts: Object.fromEntries(
        TEXT_COLUMNS.map((column, index) => {
          const numbering = numberings[index];
          const ids = narrow(this.ids[index].subarray(0, count), numbering.size);
          return [column, { ids, added: numbering.take() }];
        }),
      ) as unknown as Record<TextColumn, TextIds>,
    };
    this.count = 0;
    return chunk;
  }
}

/** The memory of a chunk's columns, to be handed to another thread instead of copied. */
export function buffersOf({ numbers, texts }: TraceChunk): ArrayBuffer[] {
  return [
    ...Object.values(numbers).map(({ buffer }) => buffer),
    ...Object.values(texts).map(({ ids }) => ids.buffer as ArrayBuffer),
  ];
}

export function emptyNumbers(capacity: number): NumberColumns {
  return {
    step: new Int32Array(capacity),
    time: new Float64Array(capacity),
    duration: new Float64Array(capacity),
    bytes: new Uint32Array(capacity),
    direction: new Uint8Array(capacity),
  };
}

export function emptyIds(capacity: number): Record<TextColumn, Uint32Array> {
  return Object.fromEntries(TEXT_COLUMNS.map((column) => [column, new Uint32Array(capacity)])) as Record<
    TextColumn,
    Uint32Array
  >;
}

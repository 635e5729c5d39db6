import type { ValidateFunction } from 'ajv';
import { Ajv } from 'ajv';
import { fromHex, toHex } from '../core/hex.ts';
import type { MediumNotes } from '../emulator/media/medium-notes.ts';

/** Object numbers `first` to `first + count - 1`. */
export type ObjectRange = readonly [first: number, count: number];

/**
 * What stands beside the `.tap` files of a cartridge, in `NAME.tap.json`: what the format has no place for.
 * Other tools need none of it to read the data; to them a set mark is a tape mark.
 */
export interface TapeLabel {
  readonly notes: MediumNotes;
  /** By partition: which tape marks are set marks. A range may name objects that are not there (yet). */
  readonly setmarks: readonly (readonly ObjectRange[])[];
  /** A drive had the cartridge: a record cut short is then an interrupted write, not damage. */
  readonly inUse: boolean;
}

const VERSION = 1;
const number = { type: 'integer', minimum: 0 } as const;
const range = { type: 'array', items: number, minItems: 2, maxItems: 2 } as const;

const SCHEMA = {
  type: 'object',
  required: ['changerLabTape', 'partitions', 'setmarks', 'inUse', 'notes'],
  properties: {
    changerLabTape: { const: VERSION },
    inUse: { type: 'boolean' },
    partitions: { type: 'array', minItems: 1, maxItems: 64, items: { type: 'integer', minimum: 1 } },
    setmarks: { type: 'array', items: { type: 'array', items: range } },
    notes: {
      type: 'object',
      required: ['position', 'loads', 'initializations', 'written', 'read', 'drives', 'attributes'],
      properties: {
        position: {
          type: 'object',
          required: ['partition', 'object'],
          properties: { partition: number, object: number },
        },
        loads: number,
        initializations: number,
        written: number,
        read: number,
        writtenLastLoad: number,
        readLastLoad: number,
        drives: { type: 'array', items: { type: 'string' } },
        attributes: {
          type: 'array',
          items: {
            type: 'object',
            required: ['id', 'format', 'value'],
            properties: {
              id: number,
              format: number,
              value: { type: 'string', pattern: '^([0-9a-f]{2})*$' },
            },
          },
        },
      },
    },
  },
} as const;

/** The label as it is written, with attribute values in hex. */
interface Written {
  readonly changerLabTape: number;
  readonly inUse: boolean;
  readonly partitions: readonly number[];
  readonly setmarks: readonly (readonly ObjectRange[])[];
  readonly notes: Omit<MediumNotes, 'partitions' | 'attributes'> & {
    readonly attributes: readonly { readonly id: number; readonly format: number; readonly value: string }[];
  };
}

let compiled: ValidateFunction<Written> | undefined;

/** The check of a label. Most runs read none: it is made when it is first needed. */
function check(): ValidateFunction<Written> {
  compiled ??= new Ajv().compile<Written>(SCHEMA);
  return compiled;
}

/** The text of the label file. */
export function encodeLabel({ notes, setmarks, inUse }: TapeLabel): string {
  const { partitions, attributes, ...counters } = notes;
  const written: Written = {
    changerLabTape: VERSION,
    inUse,
    partitions,
    setmarks,
    notes: {
      ...counters,
      attributes: attributes.map(({ id, format, value }) => ({ id, format, value: toHex(value) })),
    },
  };
  return `${JSON.stringify(written, null, 2)}\n`;
}

/** Reads a label file; a text instead of the label says what is wrong with it. */
export function decodeLabel(text: string): TapeLabel | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return `it is no JSON (${error instanceof Error ? error.message : 'unreadable'})`;
  }
  const isWritten = check();
  if (!isWritten(value)) {
    const [problem] = isWritten.errors ?? [];
    return `${problem?.instancePath || 'it'} ${problem?.message ?? 'is not as it should be'}`;
  }
  const { inUse, partitions, setmarks, notes } = value;
  const attributes = notes.attributes.map(({ id, format, value: hex }) => ({
    id,
    format,
    value: fromHex(hex) ?? new Uint8Array(0),
  }));
  return { inUse, setmarks, notes: { ...notes, partitions, attributes } };
}

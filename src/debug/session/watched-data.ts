/** What a data breakpoint watches. Its text is the dataId of the debug adapter protocol. */
export type WatchedData =
  | { readonly kind: 'element'; readonly place: string }
  /** A global or static variable, or a member of one: found by name in every run. */
  | (Watched & { readonly kind: 'static'; readonly expression: string; readonly function: string })
  /** A part of the miniclass's own data: found in every run once the device exists. */
  | (Watched & { readonly kind: 'extension'; readonly offset: number })
  /** Bytes at an address. */
  | (Watched & { readonly kind: 'memory'; readonly address: number })
  /** A variable on the kernel stack, while its function runs. */
  | (Watched & {
      readonly kind: 'local';
      readonly address: number;
      readonly function: string;
      /** How many frames of C lie on the stack, this one included. */
      readonly depth: number;
    });

interface Watched {
  /** In whose memory: a unit of the lab. */
  readonly unit: number;
  /** As the person sees it: `ext->SlotCount`. */
  readonly label: string;
  /** Bytes. */
  readonly size: number;
  /** Type of its address in C, `ULONG *`; empty where it is just bytes. */
  readonly pointer: string;
}

/** Bytes that are watched, of any kind. */
export type WatchedBytes = Exclude<WatchedData, { kind: 'element' }>;

const ELEMENT = /^(?:transport|slot|port|drive) \d+$/;
const TEXTS = ['label', 'pointer', 'expression', 'function'] as const;
const NUMBERS = ['unit', 'size', 'offset', 'address', 'depth'] as const;
const KINDS = new Set(['static', 'extension', 'memory', 'local']);

/** The dataId: an element is its own. */
export function dataIdOf(data: WatchedData): string {
  return data.kind === 'element' ? data.place : JSON.stringify(data);
}

/** @returns undefined for a text that is no dataId. */
export function parseDataId(text: string): WatchedData | undefined {
  if (ELEMENT.test(text)) return { kind: 'element', place: text };
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof data !== 'object' || data === null) return undefined;
  const fields = data as Readonly<Record<string, unknown>>;
  const wellFormed =
    typeof fields['kind'] === 'string' &&
    KINDS.has(fields['kind']) &&
    TEXTS.every((name) => fields[name] === undefined || typeof fields[name] === 'string') &&
    NUMBERS.every((name) => fields[name] === undefined || Number.isInteger(fields[name])) &&
    fields['size'] !== undefined &&
    fields['unit'] !== undefined;
  return wellFormed ? (data as WatchedData) : undefined;
}

import type { Place } from '../syntax/place.ts';
import { unknownInt } from '../values/int.ts';
import { constant } from '../values/int.ts';
import { keyOf, type Location, type Value } from '../values/value.ts';

/** What is known at one place of a path through a routine. States are not changed: each step makes a new one. */

/** The last assignment to a member. */
export interface Write {
  /** The whole assignment, or the call that zeroed or copied. */
  readonly at: Place;
  /** The value that is assigned, where it is one expression. */
  readonly value: Place | undefined;
  readonly operator: string;
}

export interface Cell {
  readonly value: Value;
  readonly write: Write | undefined;
}

/** What a part of an object holds that was never set by itself. */
export type Base =
  | { readonly kind: 'zero'; readonly at: Place | undefined }
  | { readonly kind: 'garbage' }
  /** Somebody else's memory: each part is an unknown value with a name. */
  | { readonly kind: 'foreign'; readonly symbol: string };

export interface MemoryObject {
  readonly base: Base;
  readonly cells: ReadonlyMap<string, Cell>;
  /** A text that is the same for objects that hold the same. */
  key: string | undefined;
}

/** A decision that was taken on the way. */
export interface Turn {
  /** The condition as the source has it. */
  readonly text: string;
  readonly holds: boolean;
  readonly at: Place;
}

export interface State {
  readonly objects: ReadonlyMap<string, MemoryObject>;
  /** Conditions on unknown values that were decided. */
  readonly facts: ReadonlyMap<string, boolean>;
  /** Conditions that were forgotten when paths were joined. */
  readonly forgotten: ReadonlySet<string>;
  readonly turns: readonly Turn[];
  /** Paths were joined in a way that makes combinations of values possible which no path has. */
  readonly blurred: boolean;
}

export const EMPTY_STATE: State = {
  objects: new Map(),
  facts: new Map(),
  forgotten: new Set(),
  turns: [],
  blurred: false,
};

export function object(base: Base, cells: ReadonlyMap<string, Cell> = new Map()): MemoryObject {
  return { base, cells, key: undefined };
}

export function withObject(state: State, name: string, value: MemoryObject): State {
  const objects = new Map(state.objects);
  objects.set(name, value);
  return { ...state, objects };
}

export function withoutObject(state: State, name: string): State {
  if (!state.objects.has(name)) return state;
  const objects = new Map(state.objects);
  objects.delete(name);
  return { ...state, objects };
}

/** The object of a name; one that nobody made is foreign. */
export function objectOf(state: State, name: string): MemoryObject {
  return state.objects.get(name) ?? object({ kind: 'foreign', symbol: name });
}

/** What a part of an object holds. */
export function load(state: State, { object: name, path }: Location): Value {
  const from = objectOf(state, name);
  const cell = from.cells.get(path);
  if (cell) return cell.value;
  const { base } = from;
  if (path === '?' || from.cells.has('?')) return unknownInt(undefined);
  switch (base.kind) {
    case 'zero':
      return constant(
        0,
        false,
        base.at ? [{ mask: 0xffffffff, at: base.at, name: undefined, on: false }] : [],
      );
    case 'garbage':
      return unknownInt(undefined);
    case 'foreign':
      return unknownInt(`${base.symbol}${path}`);
  }
}

/** The state after a part of an object was set. */
export function store(state: State, { object: name, path }: Location, value: Value, write?: Write): State {
  const before = objectOf(state, name);
  const cells = new Map(before.cells);
  if (path === '?') {
    // Somewhere in the object: nothing in it is known any more.
    cells.clear();
    cells.set('?', { value: unknownInt(undefined), write });
  } else {
    for (const inner of before.cells.keys())
      if (inner.length > path.length && inside(inner, path)) cells.delete(inner);
    cells.set(path, { value, write });
  }
  return withObject(state, name, object(before.base, cells));
}

/** True where a path is a part of another. */
export function inside(path: string, outer: string): boolean {
  return path.startsWith(outer) && /^[.[]/.test(path.slice(outer.length));
}

function baseKey(base: Base): string {
  return base.kind === 'foreign' ? `f:${base.symbol}` : base.kind;
}

export function objectKey(value: MemoryObject): string {
  value.key ??= `${baseKey(value.base)}{${[...value.cells]
    .map(([path, cell]) => `${path}=${keyOf(cell.value)}`)
    .sort()
    .join()}}`;
  return value.key;
}

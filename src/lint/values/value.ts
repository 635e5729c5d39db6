import type { Int } from './int.ts';

/** Where something is in memory: an object and the path of members and indices inside it. */
export interface Location {
  readonly object: string;
  /** `.Reserved1[0]`; empty for the object itself; `?` for somewhere in it. */
  readonly path: string;
}

export interface Pointer extends Location {
  readonly kind: 'pointer';
  /** From an allocation that may have failed. */
  readonly nullable: boolean;
}

/** The address of a function. */
export interface Routine {
  readonly kind: 'routine';
  readonly name: string;
}

export type Value = Int | Pointer | Routine;

export function pointerTo(object: string, path = '', nullable = false): Pointer {
  return { kind: 'pointer', object, path, nullable };
}

/** A text that is the same for equal values, for comparing states. */
export function keyOf(value: Value): string {
  switch (value.kind) {
    case 'int':
      return value.known >>> 0 === 0xffffffff
        ? String(value.ones)
        : `${value.known}/${value.ones}/${value.free}/${value.symbol ?? '?'}`;
    case 'pointer':
      return `&${value.object}${value.path}${value.nullable ? '?' : ''}`;
    case 'routine':
      return `@${value.name}`;
  }
}

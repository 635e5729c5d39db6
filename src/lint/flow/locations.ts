import type { StructDef } from '../../ddi/struct.ts';
import type { Location, Pointer, Value } from '../values/value.ts';
import { outputStruct } from './outputs.ts';

/** Going from one place in memory to another. */

/** What a pointer points to; an unknown pointer with a name points to memory of that name. */
export function target(value: Value): Location | undefined {
  if (value.kind === 'pointer') return { object: value.object, path: value.path };
  return value.kind === 'int' && value.symbol !== undefined
    ? { object: `*${value.symbol}`, path: '' }
    : undefined;
}

export function part(location: Location | undefined, step: string): Location | undefined {
  if (!location) return undefined;
  if (location.path === '?') return location;
  const path = `${location.path}${step}`;
  const output = outputStruct(location.object);
  return { object: location.object, path: output ? outputPath(output, path) : path };
}

/** In a returned structure only its members are told apart. */
function outputPath({ fields }: StructDef, path: string): string {
  const member = /^\.(\w+)(?:\[\d+\])?$/.exec(path)?.[1];
  return member !== undefined && Object.hasOwn(fields, member) ? path : '?';
}

/** The element `step` further on than where a pointer points. */
export function advance(pointer: Pointer, step: number | undefined): Pointer {
  const match = /^(.*)\[(-?\d+)\]$/.exec(pointer.path);
  if (step === 0 || pointer.path === '?') return pointer;
  if (step === undefined || !match) return { ...pointer, path: '?' };
  return { ...pointer, path: `${match[1]}[${Number(match[2]) + step}]` };
}

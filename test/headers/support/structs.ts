/** Every structure row of `src/ddi/structs`, with the C spelling of the type it describes. */
import { readdirSync } from 'node:fs';
import type { StructDef } from '../../../src/ddi/struct.ts';

const DIRECTORY = new URL('../../../src/ddi/structs/', import.meta.url);

function isStruct(value: unknown): value is StructDef {
  return (
    typeof value === 'object' && value !== null && 'fields' in value && 'size' in value && 'name' in value
  );
}

async function load(): Promise<readonly StructDef[]> {
  const found: StructDef[] = [];
  for (const file of readdirSync(DIRECTORY).sort()) {
    const module = (await import(new URL(file, DIRECTORY).href)) as Record<string, unknown>;
    for (const value of Object.values(module)) if (isStruct(value)) found.push(value);
  }
  return found;
}

export const STRUCTS = await load();

/** A row named `CDB.MOVE_MEDIUM` describes a member of a union, any other a type of that name. */
export function cSize(definition: StructDef): string {
  const [type, member] = definition.name.split('.');
  return member === undefined ? `sizeof(${type})` : `sizeof(((${type} *)0)->${member})`;
}

/** The C expression of a field's offset inside what the row describes. */
export function cOffset(definition: StructDef, field: string): string {
  const [type, member] = definition.name.split('.');
  return member === undefined
    ? `__builtin_offsetof(${type}, ${field})`
    : `(__builtin_offsetof(${type}, ${member}.${field}) - __builtin_offsetof(${type}, ${member}))`;
}

/** A pointer expression to what the row describes, in a buffer called `storage`. */
export function cPointer(definition: StructDef): string {
  const [type, member] = definition.name.split('.');
  return member === undefined ? `((${type} *)storage)` : `(&((${type} *)storage)->${member})`;
}

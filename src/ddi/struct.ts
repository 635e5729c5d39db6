/**
 * Structures of the Windows interface as data: each field with its type and its offset in 32-bit and in
 * 64-bit Windows. The lab's machine is 32-bit Windows, so everything at run time uses the first column.
 */

/** [C type, offset in 32-bit Windows, offset in 64-bit Windows, bit range `lo-hi` of a bit field]. */
export type FieldRow = readonly [type: string, x86: number, x64: number, bits?: string];

export interface StructDef {
  readonly name: string;
  /** Size in bytes: [32-bit, 64-bit]. */
  readonly size: readonly [number, number];
  /** The document the layout comes from. */
  readonly source: string;
  readonly fields: Readonly<Record<string, FieldRow>>;
  readonly notes?: string;
}

/** Keeps the literal field names of a row so that a misspelt one does not compile. */
export function struct<const T extends StructDef>(definition: T): T {
  return definition;
}

/** Offsets in the lab's memory (32-bit Windows) by field name. */
export function offsets<T extends StructDef>(definition: T): { readonly [K in keyof T['fields']]: number } {
  const result: Record<string, number> = {};
  for (const [name, row] of Object.entries(definition.fields)) result[name] = row[1];
  return result as { readonly [K in keyof T['fields']]: number };
}

/** Size in the lab's memory (32-bit Windows), in bytes. */
export function sizeOf(definition: StructDef): number {
  return definition.size[0];
}

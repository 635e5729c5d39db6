import { MCD_INIT_DATA_SIZE, MINICLASS_ROUTINES } from '../../ddi/routines.ts';
import type { StructDef } from '../../ddi/struct.ts';
import type { Expression, StructType, TypeName } from '../syntax/ast.ts';
import { KNOWN_STRUCTS, pointedBy, SIGNED_TYPES, SIMPLE_SIZES } from '../syntax/known-types.ts';
import type { Unit } from '../syntax/unit.ts';

/** Sizes and members of types, as 32-bit Windows lays them out. */

const POINTER = 4;

/** MCD_INIT_DATA: its size, then a pointer for each routine (mcd.h). */
const INIT_DATA: readonly { name: string; type: TypeName }[] = [
  { name: 'InitDataSize', type: { name: 'ULONG', pointers: 0, arrays: [] } },
  ...MINICLASS_ROUTINES.map(({ name }) => ({ name, type: { name: 'VOID', pointers: 1, arrays: [] } })),
];

/** A type whose typedefs are followed to the end. */
export interface Resolved {
  /** Name of a simple type or of a structure; empty where it is not known. */
  readonly name: string;
  readonly pointers: number;
  readonly arrays: readonly (Expression | undefined)[];
}

export function resolveType(unit: Unit, type: TypeName): Resolved {
  let { name, pointers } = type;
  let arrays = type.arrays;
  for (let i = 0; i < 10; i++) {
    const alias = unit.types.get(name);
    const target = alias ? alias.name : KNOWN_STRUCTS.has(name) ? undefined : pointedBy(name);
    if (target === undefined || SIMPLE_SIZES.get(name) !== undefined) break;
    name = target;
    pointers += alias ? alias.pointers : 1;
    arrays = alias ? [...arrays, ...alias.arrays] : arrays;
  }
  return { name, pointers, arrays };
}

/** Members of a structure in their order. */
export function membersOf(unit: Unit, name: string): readonly { name: string; type: TypeName }[] | undefined {
  const own = unit.structs.get(name);
  if (own) return own.union ? undefined : own.fields;
  if (bare(name) === 'MCD_INIT_DATA') return INIT_DATA;
  return knownMembers(bare(name));
}

const membersByName = new Map<string, readonly { name: string; type: TypeName }[]>();

/** Members of a structure of the headers: they never change, so each structure is read once. */
function knownMembers(name: string): readonly { name: string; type: TypeName }[] | undefined {
  const before = membersByName.get(name);
  if (before) return before;
  const known = KNOWN_STRUCTS.get(name);
  if (!known) return undefined;
  const members = Object.entries(known.fields).map(([field, [type]]) => ({
    name: field,
    type: tableType(type),
  }));
  membersByName.set(name, members);
  return members;
}

/** `_GET_CHANGER_PARAMETERS` as the table names it. */
function bare(name: string): string {
  return name.replace(/^_/, '');
}

/** A type as the structure tables write it: `UCHAR[4]`. */
function tableType(text: string): TypeName {
  const [, name = '', stars = '', length] = /^([\w ]+)(\**)(?:\[(\d+)\])?$/.exec(text) ?? [];
  const arrays = length === undefined ? [] : [number(Number(length))];
  return { name: name.trim(), pointers: stars.length, arrays };
}

function number(value: number): Expression {
  return { kind: 'number', at: { origin: { file: '', base: 0 }, from: 0, to: 0 }, value, unsigned: true };
}

export interface Measure {
  readonly size: number;
  readonly align: number;
}

/** Evaluates an array length. */
export type LengthOf = (length: Expression) => number | undefined;

/** Size and alignment; undefined where something in it is not known. */
export function measure(unit: Unit, type: TypeName, lengthOf: LengthOf, depth = 0): Measure | undefined {
  if (depth > 10) return undefined;
  const { name, pointers, arrays } = resolveType(unit, type);
  const single = pointers > 0 ? { size: POINTER, align: POINTER } : named(unit, name, lengthOf, depth);
  if (!single) return undefined;
  let { size } = single;
  for (const length of arrays) {
    const count = length && lengthOf(length);
    if (count === undefined) return undefined;
    size *= count;
  }
  return { size, align: single.align };
}

function named(unit: Unit, name: string, lengthOf: LengthOf, depth: number): Measure | undefined {
  const simple = SIMPLE_SIZES.get(name);
  if (simple !== undefined) return { size: simple, align: simple };
  const own = unit.structs.get(name);
  if (own) return structure(unit, own, lengthOf, depth);
  if (bare(name) === 'MCD_INIT_DATA') return { size: MCD_INIT_DATA_SIZE[0], align: POINTER };
  const known: StructDef | undefined = KNOWN_STRUCTS.get(bare(name));
  return known && { size: known.size[0], align: alignOf(known) };
}

/** The widest simple member decides; structures of bytes only have no alignment. */
function alignOf(definition: StructDef): number {
  const widths = Object.values(definition.fields).map(
    ([type]) => SIMPLE_SIZES.get(tableType(type).name) ?? 4,
  );
  const widest = Math.max(1, ...widths);
  return definition.size[0] % widest === 0 ? widest : 1;
}

function structure(unit: Unit, type: StructType, lengthOf: LengthOf, depth: number): Measure | undefined {
  let size = 0;
  let align = 1;
  for (const field of type.fields) {
    // Bit fields are packed in ways that are not worth following here.
    if (field.bits) return undefined;
    const part = measure(unit, field.type, lengthOf, depth + 1);
    if (!part) return undefined;
    align = Math.max(align, part.align);
    const at = type.union ? 0 : Math.ceil(size / part.align) * part.align;
    size = Math.max(size, at + part.size);
  }
  return { size: Math.ceil(size / align) * align, align };
}

/** Bytes and sign of a simple type. */
export function integerType(unit: Unit, type: TypeName): { bytes: number; signed: boolean } | undefined {
  const { name, pointers, arrays } = resolveType(unit, type);
  const bytes = SIMPLE_SIZES.get(name);
  if (pointers > 0 || arrays.length > 0 || bytes === undefined) return undefined;
  return { bytes, signed: SIGNED_TYPES.has(name) };
}

/** C assertions made from the tables of `src/ddi`: one line a fact, and the fact is its message. */
import { FEATURES0, FEATURES1, type FlagRow } from '../../../src/ddi/features.ts';
import { CHANGER_IOCTLS } from '../../../src/ddi/ioctls.ts';
import { NTSTATUS } from '../../../src/ddi/ntstatus.ts';
import { MCD_INIT_DATA_SIZE, MINICLASS_ROUTINES } from '../../../src/ddi/routines.ts';
import * as srb from '../../../src/ddi/srb.ts';
import type { StructDef } from '../../../src/ddi/struct.ts';
import * as values from '../../../src/ddi/values.ts';
import { cOffset, cSize } from './structs.ts';

export const ALL_HEADERS = [
  'ntddk.h',
  'scsi.h',
  'srb.h',
  'ntddscsi.h',
  'ntddstor.h',
  'ntddchgr.h',
  'classpnp.h',
  'wmidata.h',
  'mcd.h',
];

export function includes(names: readonly string[]): string {
  return names.map((name) => `#include <${name}>\n`).join('');
}

function assertion(condition: string, fact: string): string {
  return `_Static_assert(${condition}, "${fact}");\n`;
}

/** Size and field offsets of one structure; bit fields have no offset and are proved by running code. */
export function layoutAssertions(definition: StructDef, column: 0 | 1): string {
  const size = definition.size[column];
  let text = assertion(`${cSize(definition)} == ${size}`, `sizeof ${definition.name} is ${size}`);
  for (const [field, row] of Object.entries(definition.fields)) {
    if (row[3] !== undefined) continue;
    const offset = row[column === 0 ? 1 : 2];
    text += assertion(
      `${cOffset(definition, field)} == ${offset}`,
      `${definition.name}.${field} is at ${offset}`,
    );
  }
  return text;
}

/** The structure that Windows XP drivers fill: one pointer a routine, of the routine's type. */
export function initDataAssertions(column: 0 | 1): string {
  const size = MCD_INIT_DATA_SIZE[column];
  const rows = MINICLASS_ROUTINES.map(
    ({ name, offset, type }) =>
      assertion(
        `__builtin_offsetof(MCD_INIT_DATA, ${name}) == ${offset[column]}`,
        `${name} is at ${offset[column]}`,
      ) +
      assertion(
        `__builtin_types_compatible_p(__typeof__(((MCD_INIT_DATA *)0)->${name}), ${type})`,
        `${name} is ${type}`,
      ) +
      assertion(
        `__builtin_types_compatible_p(__typeof__(&${name}), ${type})`,
        `the prototype of ${name} is ${type}`,
      ),
  );
  return assertion(`sizeof(MCD_INIT_DATA) == ${size}`, `MCD_INIT_DATA has ${size} bytes`) + rows.join('');
}

function isTable(value: unknown): value is Readonly<Record<string, number>> {
  return typeof value === 'object' && value !== null;
}

function flagValues(flags: Readonly<Record<string, FlagRow>>): Record<string, number> {
  return Object.fromEntries(Object.entries(flags).map(([name, row]) => [name, row.value]));
}

/** Name and value of every constant the tables hold. */
export function constants(): Record<string, number> {
  const all: Record<string, number> = { ...flagValues(FEATURES0), ...flagValues(FEATURES1), ...NTSTATUS };
  for (const module of [values, srb])
    for (const [name, value] of Object.entries<unknown>(module)) {
      if (typeof value === 'number') all[name] = value;
      else if (isTable(value)) Object.assign(all, value);
    }
  for (const row of Object.values(CHANGER_IOCTLS)) all[row.name] = row.code;
  return all;
}

/** Compared as unsigned 32 bits: a status is negative in C. */
export function constantAssertions(names: Readonly<Record<string, number>>): string {
  return Object.entries(names)
    .map(([name, value]) => {
      const hex = `0x${(value >>> 0).toString(16)}`;
      return assertion(`(unsigned int)(${name}) == ${hex}u`, `${name} is ${hex}`);
    })
    .join('');
}

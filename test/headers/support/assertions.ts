/** C assertions made from the tables of `src/ddi`: one line a fact, and the fact is its message. */
import { FEATURES0, FEATURES1, type FlagRow } from '../../../src/ddi/features.ts';
import { CHANGER_IOCTLS } from '../../../src/ddi/ioctls.ts';
import { NTSTATUS } from '../../../src/ddi/ntstatus.ts';
import { MCD_INIT_DATA_SIZE, MINICLASS_ROUTINES } from '../../../src/ddi/routines.ts';
import * as srb from '../../../src/ddi/srb.ts';
import { STORAGE_IOCTLS } from '../../../src/ddi/storage-ioctls.ts';
import type { StructDef } from '../../../src/ddi/struct.ts';
import { TAPE_FEATURES_HIGH, TAPE_FEATURES_LOW } from '../../../src/ddi/tape/features.ts';
import { TAPE_IOCTLS } from '../../../src/ddi/tape/ioctls.ts';
import {
  NT4_SHIFT,
  TAPE_INIT_DATA_EX_SIZE,
  TAPE_INIT_DATA_SIZE,
  TAPE_INIT_MEMBERS,
  TAPE_ROUTINES,
} from '../../../src/ddi/tape/routines.ts';
import { TAPE_STATUS } from '../../../src/ddi/tape/status.ts';
import * as tapeValues from '../../../src/ddi/tape/values.ts';
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
  'ntddtape.h',
  'minitape.h',
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

/** The structures that tape miniclass drivers fill: one pointer a routine, of the routine's type. */
export function tapeInitDataAssertions(column: 0 | 1): string {
  const both = [
    ...TAPE_ROUTINES.map(({ name, offset, windowsNt4 }) => ({ name, offset, windowsNt4 })),
    ...Object.entries(TAPE_INIT_MEMBERS).map(([name, offset]) => ({
      name,
      offset,
      windowsNt4: !['InitDataSize', 'MediaTypesSupported', 'Reserved'].includes(name),
    })),
  ];
  const rows = both.map(({ name, offset, windowsNt4 }) => {
    const at = offset[column];
    const legacy = at - NT4_SHIFT[column];
    return (
      assertion(`__builtin_offsetof(TAPE_INIT_DATA_EX, ${name}) == ${at}`, `${name} is at ${at}`) +
      (windowsNt4
        ? assertion(`__builtin_offsetof(TAPE_INIT_DATA, ${name}) == ${legacy}`, `${name} was at ${legacy}`)
        : '')
    );
  });
  const types = TAPE_ROUTINES.map(({ name, type }) =>
    assertion(
      `__builtin_types_compatible_p(__typeof__(((TAPE_INIT_DATA_EX *)0)->${name}), ${type})`,
      `${name} is ${type}`,
    ),
  );
  return (
    assertion(
      `sizeof(TAPE_INIT_DATA_EX) == ${TAPE_INIT_DATA_EX_SIZE[column]}`,
      `TAPE_INIT_DATA_EX has ${TAPE_INIT_DATA_EX_SIZE[column]} bytes`,
    ) +
    tapeInitDataNt4Size(column) +
    rows.join('') +
    types.join('')
  );
}

/** What mingw-w64 knows of it, too. */
export function tapeInitDataNt4Size(column: 0 | 1): string {
  const size = TAPE_INIT_DATA_SIZE[column];
  return assertion(`sizeof(TAPE_INIT_DATA) == ${size}`, `TAPE_INIT_DATA has ${size} bytes`);
}

function isTable(value: unknown): value is Readonly<Record<string, number>> {
  return typeof value === 'object' && value !== null;
}

function flagValues(flags: Readonly<Record<string, FlagRow>>): Record<string, number> {
  return Object.fromEntries(Object.entries(flags).map(([name, row]) => [name, row.value]));
}

/** Name and value of every constant of the changer's and the common tables. */
export function constants(): Record<string, number> {
  const all: Record<string, number> = {
    ...flagValues(FEATURES0),
    ...flagValues(FEATURES1),
    ...NTSTATUS,
    ...namedNumbers([values, srb]),
  };
  for (const row of [...Object.values(CHANGER_IOCTLS), ...Object.values(STORAGE_IOCTLS)])
    all[row.name] = row.code;
  return all;
}

/** Name and value of every constant of the tape tables. */
export function tapeConstants(): Record<string, number> {
  const all: Record<string, number> = {
    ...flagValues(TAPE_FEATURES_LOW),
    ...flagValues(TAPE_FEATURES_HIGH),
    ...TAPE_STATUS,
    ...namedNumbers([tapeValues]),
  };
  for (const row of Object.values(TAPE_IOCTLS)) all[row.name] = row.code;
  for (const { tapeAlias } of Object.values(STORAGE_IOCTLS))
    if (tapeAlias) all[tapeAlias.name] = tapeAlias.code;
  return all;
}

function namedNumbers(modules: readonly Readonly<Record<string, unknown>>[]): Record<string, number> {
  const all: Record<string, number> = {};
  for (const module of modules)
    for (const [name, value] of Object.entries(module)) {
      if (typeof value === 'number') all[name] = value;
      else if (isTable(value)) Object.assign(all, value);
    }
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

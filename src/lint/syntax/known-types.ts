import * as changer from '../../ddi/structs/ntddchgr.ts';
import * as classpnp from '../../ddi/structs/classpnp.ts';
import * as minitape from '../../ddi/structs/minitape.ts';
import * as mode from '../../ddi/structs/mcd-scsi.ts';
import * as storage from '../../ddi/structs/ntddstor.ts';
import * as tape from '../../ddi/structs/ntddtape.ts';
import * as scsi from '../../ddi/structs/scsi.ts';
import * as srb from '../../ddi/structs/srb.ts';
import * as wdm from '../../ddi/structs/wdm.ts';
import * as wmi from '../../ddi/structs/wmidata.ts';
import type { StructDef } from '../../ddi/struct.ts';

/** The types of the shipped headers: sizes of the simple ones, layouts of the structures. */

/** Bytes in 32-bit Windows. */
export const SIMPLE_SIZES: ReadonlyMap<string, number> = new Map([
  ...['char', 'CHAR', 'CCHAR', 'UCHAR', 'BOOLEAN', 'BYTE', 'INT8', 'UINT8', 'KIRQL', 'KPROCESSOR_MODE'].map(
    (name) => [name, 1] as const,
  ),
  ...['short', 'SHORT', 'CSHORT', 'USHORT', 'WORD', 'WCHAR', 'wchar_t', 'INT16', 'UINT16'].map(
    (name) => [name, 2] as const,
  ),
  ...[
    'int',
    'long',
    'unsigned',
    'signed',
    'float',
    'INT',
    'UINT',
    'LONG',
    'ULONG',
    'DWORD',
    'BOOL',
    'LOGICAL',
    'NTSTATUS',
    'CLONG',
    'INT32',
    'UINT32',
    'LONG32',
    'ULONG32',
    'SIZE_T',
    'size_t',
    'ULONG_PTR',
    'LONG_PTR',
    'DEVICE_TYPE',
    'ELEMENT_TYPE',
    'CHANGER_DEVICE_PROBLEM_TYPE',
    'TAPE_STATUS',
    'TAPE_DRIVE_PROBLEM_TYPE',
    'STORAGE_MEDIA_TYPE',
    'STORAGE_BUS_TYPE',
    'PVOID',
    'HANDLE',
    'PDEVICE_OBJECT',
    'PIRP',
    'PDRIVER_OBJECT',
  ].map((name) => [name, 4] as const),
  ...['LONGLONG', 'ULONGLONG', 'INT64', 'UINT64', 'LARGE_INTEGER', 'double'].map(
    (name) => [name, 8] as const,
  ),
]);

/** Those whose values can be negative. */
export const SIGNED_TYPES: ReadonlySet<string> = new Set([
  'char',
  'CHAR',
  'CCHAR',
  'short',
  'SHORT',
  'CSHORT',
  'int',
  'long',
  'signed',
  'INT',
  'LONG',
  'BOOL',
  'NTSTATUS',
  'INT8',
  'INT16',
  'INT32',
  'LONG32',
  'LONG_PTR',
  'LONGLONG',
  'INT64',
]);

function isStruct(value: unknown): value is StructDef {
  return (
    typeof value === 'object' && value !== null && 'fields' in value && 'size' in value && 'name' in value
  );
}

/** Structures by the name that a driver uses. */
export const KNOWN_STRUCTS: ReadonlyMap<string, StructDef> = new Map(
  [changer, classpnp, minitape, mode, scsi, srb, storage, tape, wdm, wmi]
    .flatMap((module) => Object.values<unknown>(module))
    .filter(isStruct)
    .map((definition) => [definition.name, definition]),
);

/** The structure that a pointer type of the headers points to: PSENSE_DATA to SENSE_DATA. */
export function pointedBy(name: string): string | undefined {
  const target = name.startsWith('P') ? name.slice(1) : '';
  return KNOWN_STRUCTS.has(target) || SIMPLE_SIZES.has(target) || OTHER.has(target) ? target : undefined;
}

/** Types of the headers that have no row of their own. */
const OTHER = new Set([
  'CDB',
  'VOID',
  'IRP',
  'MCD_INIT_DATA',
  'TAPE_INIT_DATA',
  'TAPE_INIT_DATA_EX',
  'IO_STACK_LOCATION',
  'UNICODE_STRING',
  'MDL',
]);

/** True for a name that the shipped headers make a type. */
export function isHeaderType(name: string): boolean {
  return (
    KNOWN_STRUCTS.has(name) || SIMPLE_SIZES.has(name) || OTHER.has(name) || pointedBy(name) !== undefined
  );
}

import { sizeOf, type StructDef } from '../struct.ts';
import { STORAGE_IOCTLS, type StorageIoctlName } from '../storage-ioctls.ts';
import { DEVICE_MEDIA_INFO } from '../structs/ntddstor.ts';
import { bufferStruct } from '../structs/index.ts';
import { TAPE_IOCTLS, type TapeIoctlName } from '../tape/ioctls.ts';
import {
  ERASE_TYPE,
  MARK_TYPE,
  PARTITION_METHOD,
  POSITION_METHOD,
  POSITION_TYPE,
  PREPARE_OPERATION,
} from '../tape/values.ts';
import { nameOf, type ValueTable } from '../values.ts';

/** The device control requests of a tape drive, by the name of the control code without `IOCTL_`. */
export type DriveRequestName = `TAPE_${TapeIoctlName}` | `STORAGE_${StorageIoctlName | 'GET_MEDIA_TYPES_EX'}`;

export interface DriveRequest {
  readonly code: number;
  readonly input: StructDef | null;
  readonly output: StructDef | null;
}

function requests(): Readonly<Record<string, DriveRequest>> {
  const tape = Object.values(TAPE_IOCTLS).map(({ name, code, input, output }) => [
    name.replace('IOCTL_', ''),
    {
      code,
      input: input === null ? null : bufferStruct(input),
      output: output === null ? null : bufferStruct(output),
    },
  ]);
  const storage = Object.values(STORAGE_IOCTLS).map(({ name, code }) => [
    name.replace('IOCTL_', ''),
    { code, input: null, output: null },
  ]);
  return Object.fromEntries([...tape, ...storage]) as Readonly<Record<string, DriveRequest>>;
}

export const DRIVE_REQUESTS = requests();

/** The names of a member's values, by structure and member. */
const MEMBER_VALUES: Readonly<Record<string, ValueTable>> = {
  'TAPE_ERASE.Type': ERASE_TYPE,
  'TAPE_PREPARE.Operation': PREPARE_OPERATION,
  'TAPE_WRITE_MARKS.Type': MARK_TYPE,
  'TAPE_GET_POSITION.Type': POSITION_TYPE,
  'TAPE_SET_POSITION.Method': POSITION_METHOD,
  'TAPE_CREATE_PARTITION.Method': PARTITION_METHOD,
};

/** The named values of a member; undefined where it is a number. */
export function memberValues(structure: StructDef, member: string): ValueTable | undefined {
  return MEMBER_VALUES[`${structure.name}.${member}`];
}

/** The bytes of a structure from its members by name; members that are left out are 0. */
export function encodeMembers(structure: StructDef, words: Readonly<Record<string, unknown>>): Uint8Array {
  const bytes = new Uint8Array(sizeOf(structure));
  const view = new DataView(bytes.buffer);
  for (const [member, [type, at]] of Object.entries(structure.fields)) {
    const word = words[member] ?? 0;
    const value = typeof word === 'string' ? (memberValues(structure, member)?.[word] ?? 0) : Number(word);
    if (type === 'LARGE_INTEGER') view.setBigInt64(at, BigInt(Math.trunc(value)), true);
    else if (type === 'ULONG') view.setUint32(at, value, true);
    else view.setUint8(at, value);
  }
  return bytes;
}

/** The members of a structure by name. Numbers beyond 2^53 lose precision: no tape is that long. */
export function decodeMembers(
  structure: StructDef,
  bytes: Uint8Array,
  from = 0,
): Record<string, number | string | boolean> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const result: Record<string, number | string | boolean> = {};
  for (const [member, [type, at]] of Object.entries(structure.fields)) {
    const name = member.split('.').at(-1) ?? member;
    if (type === 'LARGE_INTEGER') result[name] = Number(view.getBigInt64(from + at, true));
    else if (type === 'BOOLEAN') result[name] = view.getUint8(from + at) !== 0;
    else if (type === 'ULONG') {
      const value = view.getUint32(from + at, true);
      const table = memberValues(structure, member);
      result[name] = (table && nameOf(table, value)) ?? value;
    } else if (type === 'UCHAR') result[name] = view.getUint8(from + at);
  }
  return result;
}

/** GET_MEDIA_TYPES: the media that a drive takes. */
export function decodeMediaTypes(bytes: Uint8Array): readonly Record<string, number | string | boolean>[] {
  if (bytes.length < 8) return [];
  const size = sizeOf(DEVICE_MEDIA_INFO);
  const count = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true);
  const fits = Math.min(count, Math.floor((bytes.length - 8) / size));
  return Array.from({ length: fits }, (_, index) =>
    decodeMembers(DEVICE_MEDIA_INFO, bytes, 8 + index * size),
  );
}

/** What a request returned, as a person reads it; null where there is nothing. */
export function decodeDriveOutput({ output }: DriveRequest, bytes: Uint8Array): unknown {
  if (!output || bytes.length === 0) return null;
  if (output.name === 'GET_MEDIA_TYPES') return decodeMediaTypes(bytes);
  return bytes.length >= sizeOf(output) ? decodeMembers(output, bytes) : null;
}

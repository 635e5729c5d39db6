import { NTSTATUS } from '../../ddi/ntstatus.ts';
import type { Kernel } from '../kernel.ts';
import { encodeValue, REG, type RegistryKey } from '../registry.ts';
import type { KernelRoutines } from './kernel-routine.ts';
import { relativePath } from './registry-routines.ts';

/** Flags of RTL_QUERY_REGISTRY_TABLE (wdm.h). */
const FLAG = { SUBKEY: 1, TOPKEY: 2, REQUIRED: 4, NOVALUE: 8, DIRECT: 0x20 } as const;

/** RTL_QUERY_REGISTRY_TABLE in 32-bit Windows: 28 bytes. */
const ROW = {
  QueryRoutine: 0,
  Flags: 4,
  Name: 8,
  EntryContext: 12,
  DefaultType: 16,
  DefaultData: 20,
  DefaultLength: 24,
  size: 28,
} as const;

interface Found {
  readonly type: number;
  readonly data: Uint8Array;
}

/** The value a row asks for, or its default. */
function valueFor(m: Kernel, key: RegistryKey, row: number, name: string): Found | undefined {
  const entry = key.values.get(name.toLowerCase());
  if (entry) return encodeValue(entry.value);
  const type = m.memory.u32(row + ROW.DefaultType);
  if (type === REG.REG_NONE) return undefined;
  const at = m.memory.u32(row + ROW.DefaultData);
  let length = m.memory.u32(row + ROW.DefaultLength);
  if (type === REG.REG_SZ && length === 0) length = 2 * m.memory.wideText(at).length + 2;
  if (type === REG.REG_DWORD && length === 0) length = 4;
  return { type, data: m.memory.bytes.slice(at, at + length) };
}

/** RTL_QUERY_REGISTRY_DIRECT: numbers into the context, text into the UNICODE_STRING that is the context. */
function storeDirect(m: Kernel, context: number, value: Found): number {
  if (value.type !== REG.REG_SZ) {
    m.memory.bytes.set(value.data, context);
    return NTSTATUS.STATUS_SUCCESS;
  }
  const needed = value.data.length;
  let buffer = m.memory.u32(context + 4);
  if (buffer === 0) {
    buffer = m.pool.allocate(needed, 'RtlQ');
    if (buffer === 0) return NTSTATUS.STATUS_INSUFFICIENT_RESOURCES;
    m.memory.setU16(context + 2, needed);
    m.memory.setU32(context + 4, buffer);
  } else if (m.memory.u16(context + 2) < needed) {
    return NTSTATUS.STATUS_BUFFER_TOO_SMALL;
  }
  m.memory.bytes.set(value.data, buffer);
  m.memory.setU16(context, Math.max(0, needed - 2));
  return NTSTATUS.STATUS_SUCCESS;
}

/** Hands a value to the driver's query routine: (name, type, data, length, context, entry context). */
function callBack(
  m: Kernel,
  routine: number,
  row: number,
  name: number,
  value: Found,
  context: number,
): number {
  const callback = m.functionAt(routine);
  if (!callback) return NTSTATUS.STATUS_INVALID_PARAMETER;
  const data = m.pool.allocate(Math.max(value.data.length, 4), 'RtlQ');
  if (data === 0) return NTSTATUS.STATUS_INSUFFICIENT_RESOURCES;
  m.memory.bytes.set(value.data, data);
  const entryContext = m.memory.u32(row + ROW.EntryContext);
  const status = callback(name, value.type, data, value.data.length, context, entryContext);
  m.pool.release(data);
  return status;
}

/** RtlQueryRegistryValues and its neighbours, over the values of the library file. */
export const rtlQueryRegistry: KernelRoutines = {
  RtlQueryRegistryValues: (m) => (relativeTo: number, path: number, table: number, context: number) => {
    const RTL_REGISTRY_HANDLE = 0x40000000;
    const top =
      relativeTo & RTL_REGISTRY_HANDLE
        ? m.registry.key(path)
        : m.registry.find(m.registry.root(), path === 0 ? '' : relativePath(m.memory.wideText(path)));
    if (!top) return NTSTATUS.STATUS_OBJECT_NAME_NOT_FOUND;
    let key = top;
    for (let row = table; ; row += ROW.size) {
      const routine = m.memory.u32(row + ROW.QueryRoutine);
      const flags = m.memory.u32(row + ROW.Flags);
      const nameAt = m.memory.u32(row + ROW.Name);
      if (routine === 0 && (flags & (FLAG.SUBKEY | FLAG.DIRECT)) === 0) return NTSTATUS.STATUS_SUCCESS;
      const name = nameAt === 0 ? '' : m.memory.wideText(nameAt);
      if (flags & FLAG.TOPKEY) key = top;
      if (flags & FLAG.SUBKEY) {
        const next = m.registry.find(top, name);
        if (!next) return NTSTATUS.STATUS_OBJECT_NAME_NOT_FOUND;
        key = next;
        continue;
      }
      const value = valueFor(m, key, row, name);
      if (!value) {
        if (flags & FLAG.REQUIRED) return NTSTATUS.STATUS_OBJECT_NAME_NOT_FOUND;
        continue;
      }
      const status =
        flags & FLAG.DIRECT
          ? storeDirect(m, m.memory.u32(row + ROW.EntryContext), value)
          : callBack(m, routine, row, nameAt, value, context);
      if ((status | 0) < 0) return status;
    }
  },
  RtlCheckRegistryKey: (m) => (_relativeTo: number, path: number) =>
    m.registry.find(m.registry.root(), relativePath(m.memory.wideText(path)))
      ? NTSTATUS.STATUS_SUCCESS
      : NTSTATUS.STATUS_OBJECT_NAME_NOT_FOUND,
  RtlCreateRegistryKey: (m) => (_relativeTo: number, path: number) =>
    m.registry.find(m.registry.root(), relativePath(m.memory.wideText(path)))
      ? NTSTATUS.STATUS_SUCCESS
      : NTSTATUS.STATUS_ACCESS_DENIED,
  RtlDeleteRegistryValue: (m) => (_relativeTo: number, path: number, name: number) => {
    const key = m.registry.find(m.registry.root(), path === 0 ? '' : relativePath(m.memory.wideText(path)));
    const existed = key?.values.delete(m.memory.wideText(name).toLowerCase()) ?? false;
    return existed ? NTSTATUS.STATUS_SUCCESS : NTSTATUS.STATUS_OBJECT_NAME_NOT_FOUND;
  },
  RtlWriteRegistryValue:
    (m) =>
    (_relativeTo: number, path: number, nameAt: number, type: number, data: number, length: number) => {
      const key = m.registry.find(m.registry.root(), path === 0 ? '' : relativePath(m.memory.wideText(path)));
      if (!key) return NTSTATUS.STATUS_OBJECT_NAME_NOT_FOUND;
      const name = m.memory.wideText(nameAt);
      const value = type === REG.REG_DWORD ? m.memory.u32(data) : m.memory.wideText(data, length >> 1);
      key.values.set(name.toLowerCase(), {
        name,
        value: typeof value === 'string' ? value.replace(/\0+$/, '') : value,
      });
      return NTSTATUS.STATUS_SUCCESS;
    },
};

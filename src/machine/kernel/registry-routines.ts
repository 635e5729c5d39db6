import { NTSTATUS } from '../../ddi/ntstatus.ts';
import type { Kernel } from '../kernel.ts';
import { encodeValue, type RegistryKey, type RegistryValue } from '../registry.ts';
import type { KernelRoutines } from './kernel-routine.ts';

/** OBJECT_ATTRIBUTES: RootDirectory @4, ObjectName @8. */
function keyOf(m: Kernel, attributes: number): RegistryKey | undefined {
  const root = m.memory.u32(attributes + 4);
  const name = m.memory.u32(attributes + 8);
  const path = name === 0 ? '' : m.memory.unicodeString(name);
  const start = root === 0 ? m.registry.root() : m.registry.key(root);
  if (!start) return undefined;
  // An absolute path names the driver's or the device's key; below either lies the same tree.
  return m.registry.find(start, root === 0 ? relativePath(path) : path);
}

/** What follows the device's or the service's key in an absolute path. */
export function relativePath(path: string): string {
  const match = /\\(?:Services\\[^\\]+|Enum\\[^\\]+\\[^\\]+\\[^\\]+|Class\\[^\\]+\\[^\\]+)(?:\\(.*))?$/i.exec(
    path,
  );
  return match?.[1] ?? (path.startsWith('\\') ? '' : path);
}

/** KEY_VALUE_INFORMATION_CLASS: what ZwQueryValueKey is asked for. */
const BASIC = 0;
const FULL = 1;
const PARTIAL = 2;

/** Writes one value in the form asked for. Too small a buffer gets the fixed part and STATUS_BUFFER_OVERFLOW. */
function putValue(
  m: Kernel,
  entry: { name: string; value: RegistryValue },
  form: number,
  buffer: number,
  length: number,
  resultLength: number,
): number {
  const { type, data } = encodeValue(entry.value);
  const nameBytes = 2 * entry.name.length;
  const fixed = form === PARTIAL ? 12 : form === FULL ? 20 : 12;
  const dataOffset = form === PARTIAL ? 12 : form === FULL ? (20 + nameBytes + 3) & ~3 : 12 + nameBytes;
  const total = form === BASIC ? 12 + nameBytes : dataOffset + data.length;
  m.memory.setU32(resultLength, total);
  if (length >>> 0 < fixed) return NTSTATUS.STATUS_BUFFER_TOO_SMALL;
  m.memory.setU32(buffer, 0);
  m.memory.setU32(buffer + 4, type);
  if (form === PARTIAL) {
    m.memory.setU32(buffer + 8, data.length);
  } else if (form === FULL) {
    m.memory.setU32(buffer + 8, dataOffset);
    m.memory.setU32(buffer + 12, data.length);
    m.memory.setU32(buffer + 16, nameBytes);
  } else {
    m.memory.setU32(buffer + 8, nameBytes);
  }
  if (length >>> 0 < total) return NTSTATUS.STATUS_BUFFER_OVERFLOW;
  if (form !== PARTIAL) {
    for (let i = 0; i < entry.name.length; i++) {
      m.memory.setU16(buffer + (form === FULL ? 20 : 12) + 2 * i, entry.name.charCodeAt(i));
    }
  }
  if (form !== BASIC) m.memory.bytes.set(data, buffer + dataOffset);
  return NTSTATUS.STATUS_SUCCESS;
}

/** The registry over the values of the library file (wdm.h). Values are read only. */
export const registryRoutines: KernelRoutines = {
  IoOpenDeviceRegistryKey: (m) => (_pdo: number, _type: number, _access: number, handle: number) => {
    m.memory.setU32(handle, m.registry.open(m.registry.root()));
    return NTSTATUS.STATUS_SUCCESS;
  },
  ZwOpenKey: (m) => (handle: number, _access: number, attributes: number) => {
    const key = keyOf(m, attributes);
    if (!key) return NTSTATUS.STATUS_OBJECT_NAME_NOT_FOUND;
    m.memory.setU32(handle, m.registry.open(key));
    return NTSTATUS.STATUS_SUCCESS;
  },
  ZwCreateKey:
    (m) =>
    (
      handle: number,
      _access: number,
      attributes: number,
      _title: number,
      _class: number,
      _options: number,
      disposition: number,
    ) => {
      const key = keyOf(m, attributes);
      if (!key) return NTSTATUS.STATUS_ACCESS_DENIED;
      m.memory.setU32(handle, m.registry.open(key));
      if (disposition !== 0) m.memory.setU32(disposition, 2);
      return NTSTATUS.STATUS_SUCCESS;
    },
  ZwQueryValueKey:
    (m) =>
    (handle: number, name: number, form: number, buffer: number, length: number, resultLength: number) => {
      const key = m.registry.key(handle);
      if (!key) return NTSTATUS.STATUS_INVALID_HANDLE;
      const entry = key.values.get(m.memory.unicodeString(name).toLowerCase());
      if (!entry) return NTSTATUS.STATUS_OBJECT_NAME_NOT_FOUND;
      return putValue(m, entry, form, buffer, length, resultLength);
    },
  ZwEnumerateValueKey:
    (m) =>
    (handle: number, index: number, form: number, buffer: number, length: number, resultLength: number) => {
      const key = m.registry.key(handle);
      if (!key) return NTSTATUS.STATUS_INVALID_HANDLE;
      const entry = [...key.values.values()].at(index >>> 0);
      if (!entry) return NTSTATUS.STATUS_NO_MORE_ENTRIES;
      return putValue(m, entry, form, buffer, length, resultLength);
    },
  ZwEnumerateKey:
    (m) =>
    (handle: number, index: number, _form: number, buffer: number, length: number, resultLength: number) => {
      const key = m.registry.key(handle);
      if (!key) return NTSTATUS.STATUS_INVALID_HANDLE;
      const entry = [...key.keys.values()].at(index >>> 0);
      if (!entry) return NTSTATUS.STATUS_NO_MORE_ENTRIES;
      // KEY_BASIC_INFORMATION: LastWriteTime @0, TitleIndex @8, NameLength @12, Name @16.
      const total = 16 + 2 * entry.name.length;
      m.memory.setU32(resultLength, total);
      if (length >>> 0 < 16) return NTSTATUS.STATUS_BUFFER_TOO_SMALL;
      m.memory.fill(buffer, 0, 12);
      m.memory.setU32(buffer + 12, 2 * entry.name.length);
      if (length >>> 0 < total) return NTSTATUS.STATUS_BUFFER_OVERFLOW;
      for (let i = 0; i < entry.name.length; i++)
        m.memory.setU16(buffer + 16 + 2 * i, entry.name.charCodeAt(i));
      return NTSTATUS.STATUS_SUCCESS;
    },
  ZwSetValueKey:
    (m) => (handle: number, name: number, _title: number, type: number, data: number, size: number) => {
      const key = m.registry.key(handle);
      if (!key) return NTSTATUS.STATUS_INVALID_HANDLE;
      const text = m.memory.unicodeString(name);
      const bytes = m.memory.bytes.subarray(data, data + size);
      const value: RegistryValue =
        type === 4
          ? m.memory.u32(data)
          : type === 1
            ? m.memory.wideText(data, size >> 1).replace(/\0+$/, '')
            : { binary: Buffer.from(bytes).toString('hex') };
      key.values.set(text.toLowerCase(), { name: text, value });
      return NTSTATUS.STATUS_SUCCESS;
    },
  ZwClose: (m) => (handle: number) =>
    m.registry.close(handle) ? NTSTATUS.STATUS_SUCCESS : NTSTATUS.STATUS_INVALID_HANDLE,
};

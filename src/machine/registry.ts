/** Values of the driver's device key, as a library file gives them: text is REG_SZ, a number REG_DWORD. */
export type RegistryValue = string | number | readonly string[] | { readonly binary: string };

/** A key: its values and its subkeys by lower-case name. */
export interface RegistryKey {
  readonly values: Map<string, { name: string; value: RegistryValue }>;
  readonly keys: Map<string, { name: string; key: RegistryKey }>;
}

/** What a library file holds under `registry`: values, and subkeys as nested objects under `keys`. */
export interface RegistryData {
  readonly values?: Readonly<Record<string, RegistryValue>>;
  readonly keys?: Readonly<Record<string, RegistryData>>;
}

export const REG = { REG_NONE: 0, REG_SZ: 1, REG_BINARY: 3, REG_DWORD: 4, REG_MULTI_SZ: 7 } as const;

/** A value as the registry stores it. */
export function encodeValue(value: RegistryValue): { type: number; data: Uint8Array } {
  if (typeof value === 'number') {
    const data = new Uint8Array(4);
    new DataView(data.buffer).setUint32(0, value, true);
    return { type: REG.REG_DWORD, data };
  }
  if (typeof value === 'string') return { type: REG.REG_SZ, data: wide(`${value}\0`) };
  if ('binary' in value) {
    const data = Uint8Array.from(value.binary.match(/[0-9a-fA-F]{2}/g) ?? [], (byte) =>
      Number.parseInt(byte, 16),
    );
    return { type: REG.REG_BINARY, data };
  }
  return { type: REG.REG_MULTI_SZ, data: wide([...value, '', ''].join('\0')) };
}

function wide(text: string): Uint8Array {
  const data = new Uint8Array(2 * text.length);
  for (let i = 0; i < text.length; i++) {
    data[2 * i] = text.charCodeAt(i);
    data[2 * i + 1] = text.charCodeAt(i) >> 8;
  }
  return data;
}

function makeKey(data: RegistryData): RegistryKey {
  return {
    values: new Map(
      Object.entries(data.values ?? {}).map(([name, value]) => [name.toLowerCase(), { name, value }]),
    ),
    keys: new Map(
      Object.entries(data.keys ?? {}).map(([name, key]) => [name.toLowerCase(), { name, key: makeKey(key) }]),
    ),
  };
}

/** The registry as one driver can see it: its device key, its service key, and handles to them. */
export class Registry {
  private readonly deviceKey: RegistryKey;
  private readonly handles = new Map<number, RegistryKey>();
  private nextHandle = 0x80;

  constructor(data: RegistryData = {}) {
    this.deviceKey = makeKey(data);
  }

  /** Every root name means the same key: the lab has one device and one driver. */
  root(): RegistryKey {
    return this.deviceKey;
  }

  /** The key of a path below another, in any letter case; undefined where there is none. */
  find(from: RegistryKey, path: string): RegistryKey | undefined {
    let key: RegistryKey | undefined = from;
    for (const part of path.split('\\')) {
      if (part === '') continue;
      key = key?.keys.get(part.toLowerCase())?.key;
    }
    return key;
  }

  open(key: RegistryKey): number {
    const handle = this.nextHandle;
    this.nextHandle += 4;
    this.handles.set(handle, key);
    return handle;
  }

  key(handle: number): RegistryKey | undefined {
    return this.handles.get(handle);
  }

  /** @returns false where the handle is not open. */
  close(handle: number): boolean {
    return this.handles.delete(handle);
  }
}

import { sizeOf } from '../../src/ddi/struct.ts';
import { bufferStruct } from '../../src/ddi/structs/index.ts';

/** The bytes of a structure with some of its members set; the others are 0. */
export function bytesOf(name: string, members: Readonly<Record<string, number>>): Uint8Array {
  const definition = bufferStruct(name);
  const bytes = new Uint8Array(sizeOf(definition));
  const view = new DataView(bytes.buffer);
  for (const [member, value] of Object.entries(members)) {
    const [type, at] = definition.fields[member];
    if (type === 'LARGE_INTEGER') view.setBigInt64(at, BigInt(value), true);
    else if (type === 'ULONG') view.setUint32(at, value, true);
    else view.setUint8(at, value);
  }
  return bytes;
}

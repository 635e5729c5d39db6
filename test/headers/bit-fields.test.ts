/** Bit fields lie where their rows say: each is set to all ones by compiled C, and the bytes are looked at. */
import { beforeAll, describe, expect, it } from 'vitest';
import { ALL_HEADERS, includes } from './support/assertions.ts';
import { instantiate } from './support/compiler.ts';
import { cPointer, STRUCTS } from './support/structs.ts';

interface BitField {
  readonly name: string;
  readonly assignment: string;
  /** The bytes of the structure with only this field set. */
  readonly bytes: readonly number[];
}

const BIT_FIELDS: BitField[] = STRUCTS.flatMap((definition) =>
  Object.entries(definition.fields).flatMap(([field, row]) => {
    if (row[3] === undefined) return [];
    const [low, high] = row[3].split('-').map(Number);
    const bytes = new Array<number>(definition.size[0]).fill(0);
    for (let bit = low; bit <= high; bit++) bytes[row[1] + (bit >> 3)] |= 1 << (bit & 7);
    return [
      {
        name: `${definition.name}.${field}`,
        assignment: `${cPointer(definition)}->${field} = (UCHAR)~0`,
        bytes,
      },
    ];
  }),
);

const SOURCE = `${includes(ALL_HEADERS)}
__attribute__((export_name("storage"))) unsigned char *where(void);
__attribute__((export_name("set"))) void set(int which);
static unsigned char storage[2048] __attribute__((aligned(64)));
unsigned char *where(void) { return storage; }
void set(int which)
{
    memset(storage, 0, sizeof(storage));
    switch (which) {
${BIT_FIELDS.map(({ assignment }, index) => `    case ${index}: ${assignment}; break;`).join('\n')}
    }
}
`;

let setField: (which: number) => Uint8Array;

beforeAll(async () => {
  // -Wbitfield-constant-conversion speaks of the ones that do not fit; that they do not is the point.
  const exports = await instantiate(
    `#pragma clang diagnostic ignored "-Wbitfield-constant-conversion"\n${SOURCE}`,
  );
  const memory = exports['memory'] as WebAssembly.Memory;
  const storage = (exports['storage'] as () => number)();
  setField = (which) => {
    (exports['set'] as (which: number) => void)(which);
    return new Uint8Array(memory.buffer, storage, 2048);
  };
});

describe('bit fields', () => {
  it('are many', () => expect(BIT_FIELDS.length).toBeGreaterThan(150));

  it.each(BIT_FIELDS.map((field, index) => [field.name, field, index] as const))(
    '%s',
    (_name, field, index) => {
      const bytes = setField(index);
      expect([...bytes.subarray(0, field.bytes.length)]).toEqual(field.bytes);
      expect(bytes.subarray(field.bytes.length).every((byte) => byte === 0)).toBe(true);
    },
  );
});

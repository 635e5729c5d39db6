import fc from 'fast-check';
import type { MarkKind } from '../../../src/emulator/media/object-index.ts';
import type { Partition } from '../../../src/emulator/media/partition.ts';

/** An object of the simple model: the bytes of a block, or the kind of a mark. */
export type ModelObject = Uint8Array | MarkKind;

/** What a test does to a partition at a position. */
export type Act =
  | { readonly act: 'block'; readonly at: number; readonly length: number; readonly seed: number }
  | { readonly act: 'marks'; readonly at: number; readonly kind: MarkKind; readonly count: number }
  | { readonly act: 'erase'; readonly at: number };

/** A part of a whole, evenly spread: fc.double prefers the tiny ones. */
export const fraction = fc.nat(1000).map((n) => n / 1000);

/** Positions are parts of what there is; most acts go to the end of data, as on real tapes. */
const at = fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, fraction);

/** Any act; `longest`: most bytes of a block. */
export function acts(longest: number): fc.Arbitrary<Act> {
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        act: fc.constant('block' as const),
        at,
        length: fc.integer({ min: 1, max: longest }),
        seed: fc.nat(255),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        act: fc.constant('marks' as const),
        at,
        kind: fc.constantFrom<MarkKind>('filemark', 'filemark', 'setmark'),
        count: fc.integer({ min: 1, max: 4 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ act: fc.constant('erase' as const), at }) },
  );
}

/** The bytes of a block. */
export function blockBytes(length: number, seed: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => (i * 7 + seed * 31 + (i >> 8)) & 0xff);
}

/** The object number that an act means. */
export function positionOf(act: Act, count: number): number {
  return Math.round(act.at * count);
}

/** What an act makes of the objects. */
export function applyToModel(objects: readonly ModelObject[], act: Act): ModelObject[] {
  const kept = objects.slice(0, positionOf(act, objects.length));
  if (act.act === 'block') return [...kept, blockBytes(act.length, act.seed)];
  if (act.act === 'marks') return [...kept, ...new Array<MarkKind>(act.count).fill(act.kind)];
  return kept;
}

/** Does the act to a partition. */
export function applyToPartition(partition: Partition, act: Act): void {
  const position = positionOf(act, partition.count);
  const fault =
    act.act === 'block'
      ? partition.writeBlock(position, blockBytes(act.length, act.seed), 0, act.length)
      : act.act === 'marks'
        ? partition.writeMarks(position, act.kind, act.count)
        : partition.erase(position);
  if (fault) throw new Error(fault.message);
}

/** Everything that a partition holds. */
export function objectsOf(partition: Partition): ModelObject[] {
  return Array.from({ length: partition.count }, (_, object) => {
    const length = partition.length(object);
    if (length === 0) return partition.isSetmark(object) ? 'setmark' : 'filemark';
    const bytes = new Uint8Array(length);
    const fault = partition.read(object, 0, bytes, 0, length);
    if (fault) throw new Error(fault.message);
    return bytes;
  });
}

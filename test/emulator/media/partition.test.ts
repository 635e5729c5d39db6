import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryRecords } from '../../../src/emulator/media/memory-records.ts';
import type { MarkKind } from '../../../src/emulator/media/object-index.ts';
import { Partition } from '../../../src/emulator/media/partition.ts';
import type { Motion } from '../../../src/emulator/media/spacing.ts';
import { spaceBlocks, spaceMarks, spaceSequentialMarks } from '../../../src/emulator/media/spacing.ts';
import type { ModelObject } from './tape-model.ts';
import { acts, applyToModel, applyToPartition, blockBytes, fraction, objectsOf } from './tape-model.ts';

const partition = (): Partition => new Partition(new MemoryRecords(), 1e12);

/** SPACE one object after the other, as the standard tells it. */
function walk(
  objects: readonly ModelObject[],
  start: number,
  count: number,
  stopsAt: (object: ModelObject) => boolean,
  counts: (object: ModelObject) => boolean,
): Motion {
  const step = count < 0 ? -1 : 1;
  let position = start;
  let passed = 0;
  while (passed < Math.abs(count)) {
    const object = objects[step > 0 ? position : position - 1];
    if (object === undefined) return { position, passed, stop: step > 0 ? 'end of data' : 'beginning' };
    position += step;
    if (counts(object)) passed++;
    else if (stopsAt(object)) return { position, passed, stop: object as MarkKind };
  }
  return { position, passed, stop: 'done' };
}

/** SPACE over sequential marks, by trying every place. */
function walkSequential(
  objects: readonly ModelObject[],
  start: number,
  count: number,
  kind: MarkKind,
): Motion {
  const wanted = Math.abs(count);
  const all = (from: number): boolean =>
    from >= 0 &&
    from + wanted <= objects.length &&
    objects.slice(from, from + wanted).every((o) => o === kind);
  if (count > 0) {
    for (let from = start; from + wanted <= objects.length; from++)
      if (all(from)) return { position: from + wanted, passed: wanted, stop: 'done' };
    return { position: objects.length, passed: 0, stop: 'end of data' };
  }
  for (let from = start - wanted; from >= 0; from--)
    if (all(from)) return { position: from, passed: wanted, stop: 'done' };
  return { position: 0, passed: 0, stop: 'beginning' };
}

const isBlock = (object: ModelObject): boolean => typeof object !== 'string';

describe('a partition', () => {
  it('holds what a simple list holds, whatever is written where', () => {
    fc.assert(
      fc.property(fc.array(acts(150_000), { maxLength: 12 }), (list) => {
        const tape = partition();
        let model: ModelObject[] = [];
        for (const act of list) {
          applyToPartition(tape, act);
          model = applyToModel(model, act);
        }
        const objects = objectsOf(tape);
        expect(objects.length).toBe(model.length);
        objects.forEach((object, i) => {
          const expected = model[i];
          if (typeof object === 'string' || typeof expected === 'string') expect(object).toBe(expected);
          else expect(Buffer.compare(object, expected)).toBe(0);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('moves over blocks and marks as one object after the other does', () => {
    fc.assert(
      fc.property(
        fc.array(acts(3), { maxLength: 25 }),
        fraction,
        fc.integer({ min: -12, max: 12 }),
        fc.boolean(),
        (list, part, count, setmarksStop) => {
          const tape = partition();
          let model: ModelObject[] = [];
          for (const act of list) {
            applyToPartition(tape, act);
            model = applyToModel(model, act);
          }
          const start = Math.round(part * model.length);
          const stop = (object: ModelObject): boolean =>
            object === 'filemark' || (setmarksStop && object === 'setmark');
          expect(spaceBlocks(tape, start, count, setmarksStop)).toEqual(
            walk(model, start, count, stop, isBlock),
          );
          for (const kind of ['filemark', 'setmark'] as const) {
            const ends = (object: ModelObject): boolean =>
              kind === 'filemark' && setmarksStop && object === 'setmark';
            expect(spaceMarks(tape, start, kind, count, setmarksStop)).toEqual(
              walk(model, start, count, ends, (object) => object === kind),
            );
            if (count !== 0)
              expect(spaceSequentialMarks(tape, start, kind, count)).toEqual(
                walkSequential(model, start, count, kind),
              );
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('counts the tape that data takes, padded to an even length, and a little for marks', () => {
    const tape = partition();
    tape.writeBlock(0, new Uint8Array(101), 0, 101);
    tape.writeMarks(1, 'filemark', 2);
    tape.writeBlock(3, new Uint8Array(10), 0, 10);
    expect([0, 1, 2, 3, 4].map((position) => tape.used(position))).toEqual([0, 102, 106, 110, 120]);
    expect(tape.remaining()).toBe(1e12 - 120);
  });

  it('grows to sizes beyond its first pieces of memory', () => {
    const tape = partition();
    const block = blockBytes(0x80_0000, 5);
    for (let i = 0; i < 10; i++) expect(tape.writeBlock(i, block, 0, block.length)).toBeUndefined();
    const back = new Uint8Array(block.length);
    tape.read(9, 0, back, 0, back.length);
    expect(Buffer.compare(back, block)).toBe(0);
  });

  it('knows whether a block or marks still fit', () => {
    const tape = new Partition(new MemoryRecords(), 100);
    expect([tape.roomForBlock(0, 100), tape.roomForBlock(0, 101)]).toEqual([true, false]);
    tape.writeBlock(0, new Uint8Array(90), 0, 90);
    expect([tape.roomForBlock(1, 10), tape.roomForBlock(1, 11), tape.roomForMarks(1, 9)]).toEqual([
      true,
      false,
      2,
    ]);
  });
});

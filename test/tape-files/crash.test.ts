import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freshNotes } from '../../src/emulator/media/medium-notes.ts';
import { isStorage } from '../../src/emulator/media/tape-cartridge.ts';
import type { TapeStorage } from '../../src/emulator/media/tape-storage.ts';
import { tapeFile } from '../../src/tape-files/tape-file.ts';
import type { Act, ModelObject } from '../emulator/media/tape-model.ts';
import {
  acts,
  applyToModel,
  applyToPartition,
  objectsOf,
  positionOf,
  fraction,
} from '../emulator/media/tape-model.ts';
import { Crash, CrashingFileSystem } from './crashing-file-system.ts';

const FILE = '/tapes/A.tap';

function load(fs: CrashingFileSystem): TapeStorage {
  const opened = tapeFile(FILE, fs)(freshNotes(1e9));
  if (!isStorage(opened)) throw new Error(opened.message);
  return opened;
}

/** Contents as text, to compare them with a list of them. */
function text(objects: readonly ModelObject[]): string {
  return objects.map((o) => (typeof o === 'string' ? o : Buffer.from(o).toString('hex'))).join(' ');
}

/** Every content that an act may leave when it is stopped: each of its objects is there or is not. */
function between(before: readonly ModelObject[], act: Act): string[] {
  if (act.act !== 'marks') return [text(before), text(applyToModel(before, act))];
  const plain = act.kind === 'filemark' && positionOf(act, before.length) === before.length;
  const counts = plain ? Array.from({ length: act.count }, (_, i) => i + 1) : [act.count];
  return [text(before), ...counts.map((count) => text(applyToModel(before, { ...act, count })))];
}

/** Does the acts until the crash. @returns the contents that may be left. */
function runUntilCrash(
  fs: CrashingFileSystem,
  list: readonly Act[],
  allowed: Set<string>,
  synced: boolean,
): void {
  let model: ModelObject[] = [];
  allowed.add(text(model));
  const storage = load(fs);
  for (const act of list) {
    if (!synced) allowed.clear();
    for (const content of between(model, act)) allowed.add(content);
    applyToPartition(storage.partitions[0], act);
    model = applyToModel(model, act);
    if (act.act === 'marks') {
      expect(storage.partitions[0].sync()).toBeUndefined();
      allowed.clear();
    }
    allowed.add(text(model));
  }
  storage.close();
}

/** Where a crash happens: in which call, and after which part of it. */
const moment = fc.record({
  call: fraction,
  part: fc.constantFrom(0, 0, 0.5, 0.999),
});
type Moment = typeof moment extends fc.Arbitrary<infer T> ? T : never;

/** A file system that stops there when it does the acts. */
function crashingAt({ call, part }: Moment, list: readonly Act[]): CrashingFileSystem {
  const whole = new CrashingFileSystem();
  runUntilCrash(whole, list, new Set(), true);
  const i = Math.floor(call * (whole.calls.length - 1));
  const fs = new CrashingFileSystem();
  fs.budget = Math.floor(whole.calls[i] + part * ((whole.calls[i + 1] ?? whole.used) - whole.calls[i]));
  return fs;
}

describe('a crash at any byte', () => {
  const anything = fc.array(acts(60), { minLength: 1, maxLength: 8 });

  it('leaves every object of the tape as it was or as it should be', () => {
    fc.assert(
      fc.property(anything, moment, (list, when) => {
        const fs = crashingAt(when, list);
        const allowed = new Set<string>();
        try {
          runUntilCrash(fs, list, allowed, false);
        } catch (error) {
          if (!(error instanceof Crash)) throw error;
        }
        fs.budget = Infinity;
        const storage = load(fs);
        expect(allowed).toContain(text(objectsOf(storage.partitions[0])));
        expect(storage.readOnly).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps what was synchronized even when the power fails', () => {
    fc.assert(
      fc.property(anything, moment, (list, when) => {
        const fs = crashingAt(when, list);
        const allowed = new Set<string>();
        try {
          runUntilCrash(fs, list, allowed, true);
        } catch (error) {
          if (!(error instanceof Crash)) throw error;
        }
        fs.losePower();
        fs.budget = Infinity;
        expect(allowed).toContain(text(objectsOf(load(fs).partitions[0])));
      }),
      { numRuns: 500 },
    );
  });

  it('can be followed by another one while the first is made good', () => {
    fc.assert(
      fc.property(anything, moment, fc.nat(200), (list, when, second) => {
        const fs = crashingAt(when, list);
        const allowed = new Set<string>();
        for (const run of [() => runUntilCrash(fs, list, allowed, false), () => load(fs)]) {
          try {
            run();
          } catch (error) {
            if (!(error instanceof Crash)) throw error;
          }
          fs.budget = second;
        }
        fs.budget = Infinity;
        expect(allowed).toContain(text(objectsOf(load(fs).partitions[0])));
      }),
      { numRuns: 250 },
    );
  });

  it('leaves a tape that goes on as if nothing had been', () => {
    fc.assert(
      fc.property(anything, anything, moment, (list, more, when) => {
        const fs = crashingAt(when, list);
        try {
          runUntilCrash(fs, list, new Set(), false);
        } catch (error) {
          if (!(error instanceof Crash)) throw error;
        }
        fs.budget = Infinity;
        const storage = load(fs);
        let model = objectsOf(storage.partitions[0]);
        for (const act of more) {
          applyToPartition(storage.partitions[0], act);
          model = applyToModel(model, act);
        }
        storage.close();
        const again = load(fs);
        expect(text(objectsOf(again.partitions[0]))).toBe(text(model));
        expect(again.damage).toEqual([]);
      }),
      { numRuns: 250 },
    );
  });

  it('divides a tape as a whole or not at all', () => {
    const prepare = (): { fs: CrashingFileSystem; storage: TapeStorage } => {
      const fs = new CrashingFileSystem();
      const storage = load(fs);
      applyToPartition(storage.partitions[0], { act: 'block', at: 1, length: 50, seed: 1 });
      storage.partitions[0].sync();
      return { fs, storage };
    };
    const notes = { ...freshNotes(1e9), partitions: [6e8, 4e8] };
    const whole = prepare();
    const before = whole.fs.used;
    whole.storage.format(notes);
    for (let budget = 0; budget <= whole.fs.used - before; budget++) {
      const { fs, storage } = prepare();
      fs.budget = budget;
      try {
        storage.format(notes);
      } catch (error) {
        if (!(error instanceof Crash)) throw error;
      }
      fs.budget = Infinity;
      const { partitions } = load(fs);
      const seen = partitions.map((partition) => [partition.capacity, partition.count]);
      expect([
        [[1e9, 1]],
        [
          [6e8, 0],
          [4e8, 0],
        ],
      ]).toContainEqual(seen);
    }
  });
});

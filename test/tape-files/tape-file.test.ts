import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freshNotes } from '../../src/emulator/media/medium-notes.ts';
import { isStorage } from '../../src/emulator/media/tape-cartridge.ts';
import type { TapeStorage } from '../../src/emulator/media/tape-storage.ts';
import type { FileSystem } from '../../src/tape-files/file-system.ts';
import { tapeFile } from '../../src/tape-files/tape-file.ts';
import type { ModelObject } from '../emulator/media/tape-model.ts';
import { acts, applyToModel, applyToPartition, blockBytes, objectsOf } from '../emulator/media/tape-model.ts';
import { CrashingFileSystem } from './crashing-file-system.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tape-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const tap = (): string => path.join(folder, 'A.tap');

function load(fs?: FileSystem, file = tap()): TapeStorage {
  const opened = tapeFile(file, fs)(freshNotes(1e9));
  if (!isStorage(opened)) throw new Error(opened.message);
  return opened;
}

/** A reader of the format as other programs have it: lengths and tape marks, nothing else. */
function readTap(bytes: Buffer): (Buffer | 'tape mark')[] {
  const objects: (Buffer | 'tape mark')[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = bytes.readUInt32LE(at);
    if (length === 0) {
      objects.push('tape mark');
      at += 4;
      continue;
    }
    objects.push(bytes.subarray(at + 4, at + 4 + length));
    at += 8 + length + (length % 2);
    expect(bytes.readUInt32LE(at - 4)).toBe(length);
  }
  return objects;
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
}

function record(length: number, flags = 0): Buffer {
  const data = Buffer.from(blockBytes(length, 1));
  const head = word(flags | length);
  return Buffer.concat([head, data, Buffer.alloc(length % 2), head]);
}

describe('a cartridge in a file', () => {
  it('holds what a simple list holds, also when it is loaded again', () => {
    fc.assert(
      fc.property(fc.array(acts(3000), { maxLength: 12 }), (list) => {
        rmSync(folder, { recursive: true, force: true });
        folder = mkdtempSync(path.join(tmpdir(), 'tape-'));
        let storage = load();
        let model: ModelObject[] = [];
        list.forEach((act, i) => {
          applyToPartition(storage.partitions[0], act);
          model = applyToModel(model, act);
          if (i % 4 !== 3) return;
          expect(storage.close()).toBeUndefined();
          storage = load();
        });
        expect(objectsOf(storage.partitions[0])).toEqual(model);
        storage.close();
      }),
      { numRuns: 25 },
    );
  });

  it('is read by other programs: set marks are tape marks to them', () => {
    const storage = load();
    const [partition] = storage.partitions;
    partition.writeBlock(0, blockBytes(5, 1), 0, 5);
    partition.writeMarks(1, 'filemark', 2);
    partition.writeBlock(3, blockBytes(70_000, 2), 0, 70_000);
    partition.writeMarks(4, 'setmark', 1);
    storage.close();
    const objects = readTap(readFileSync(tap()));
    expect(objects.map((o) => (typeof o === 'string' ? o : o.length))).toEqual([
      5,
      'tape mark',
      'tape mark',
      70_000,
      'tape mark',
    ]);
    expect(Buffer.compare(objects[3] as Buffer, Buffer.from(blockBytes(70_000, 2)))).toBe(0);
    expect(load().partitions[0].isSetmark(4)).toBe(true);
  });

  it('reads what other programs write: gaps, private data, errors, the end of medium', () => {
    const parts = [
      record(100),
      word(0xfffffffe),
      record(31, 0x10000000),
      word(0x70000001),
      word(0),
      record(7, 0x80000000),
      word(0xffffffff),
      record(9),
    ];
    writeFileSync(tap(), Buffer.concat(parts));
    const storage = load();
    const [partition] = storage.partitions;
    expect(storage.damage).toEqual([]);
    expect(objectsOf(partition)).toEqual([blockBytes(100, 1), 'filemark', blockBytes(7, 1)]);
    expect([0, 2].map((object) => partition.bad(object))).toEqual([false, true]);
    partition.writeBlock(3, blockBytes(4, 3), 0, 4);
    storage.close();
    expect(objectsOf(load().partitions[0])[3]).toEqual(blockBytes(4, 3));
  });

  it('scans many short records rightly', () => {
    const count = 50_000;
    writeFileSync(
      tap(),
      Buffer.concat(Array.from({ length: count }, (_, i) => (i % 100 === 99 ? word(0) : record(10)))),
    );
    const [partition] = load().partitions;
    expect([partition.count, partition.filemarks.count]).toEqual([count, count / 100]);
  });

  it('has one more file for each further partition', () => {
    const storage = load();
    storage.partitions[0].writeBlock(0, blockBytes(50, 1), 0, 50);
    expect(storage.format({ ...freshNotes(1e9), partitions: [4e8, 6e8] })).toBeUndefined();
    expect(storage.partitions.map((p) => p.count)).toEqual([0, 0]);
    storage.partitions[1].writeBlock(0, blockBytes(60, 2), 0, 60);
    storage.close();
    expect(readTap(readFileSync(tap()))).toEqual([]);
    expect(readTap(readFileSync(path.join(folder, 'A.p1.tap')))).toHaveLength(1);
    const again = load();
    expect(again.partitions.map((p) => [p.capacity, p.count])).toEqual([
      [4e8, 0],
      [6e8, 1],
    ]);
  });

  it('keeps notes and attributes beside it', () => {
    const storage = load();
    const attributes = [{ id: 0x0806, format: 1, value: Uint8Array.from(Buffer.from('A00001L6')) }];
    const notes = { ...storage.notes, loads: 3, position: { partition: 0, object: 7 }, attributes };
    expect(storage.save(notes)).toBeUndefined();
    storage.close();
    expect(load().notes).toEqual(notes);
  });
});

describe('a damaged file', () => {
  const whole = Buffer.concat([record(100), word(0), record(200), record(300)]);
  const cases: readonly [string, Buffer, RegExp][] = [
    [
      'cut within a record',
      whole.subarray(0, whole.length - 50),
      /byte 320: the file ends within a record of 300/,
    ],
    ['cut within a length', whole.subarray(0, 322), /byte 320: the file ends within a record length/],
    [
      'with lengths that differ',
      Buffer.concat([whole.subarray(0, whole.length - 4), word(299)]),
      /byte 320: the lengths before and behind a record of 300 bytes differ/,
    ],
    [
      'with a marker nobody knows',
      Buffer.concat([whole.subarray(0, 320), word(0xf0000000)]),
      /does not define/,
    ],
  ];
  for (const [name, bytes, message] of cases)
    it(`${name} keeps what could be read, tells the rest, and overwrites nothing`, () => {
      writeFileSync(tap(), bytes);
      const storage = load();
      const [partition] = storage.partitions;
      expect(objectsOf(partition)).toEqual([blockBytes(100, 1), 'filemark', blockBytes(200, 1)]);
      expect(storage.damage).toHaveLength(1);
      expect(storage.damage[0]).toMatch(message);
      expect(storage.readOnly).toBe(true);
      expect(partition.writeBlock(3, new Uint8Array(9), 0, 9)?.message).toContain('Nothing is overwritten');
      expect(partition.erase(0)?.kind).toBe('failed');
      expect(storage.format(freshNotes(1e9))?.kind).toBe('failed');
      storage.close();
      expect(Buffer.compare(readFileSync(tap()), bytes)).toBe(0);
    });

  it('of notes makes the tape read only, with a sentence of why', () => {
    writeFileSync(tap(), record(10));
    writeFileSync(`${tap()}.json`, '{"changerLabTape": 1, ');
    const storage = load();
    expect(storage.damage[0]).toMatch(/A\.tap\.json" cannot be read: it is no JSON/);
    expect(storage.partitions[0].count).toBe(1);
    expect(storage.readOnly).toBe(true);
  });

  it('of any kind never makes loading fail or hang', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(3), (bytes, zeroes) => {
        const fs = new CrashingFileSystem();
        // Thin bytes make lengths that are possible.
        const content = bytes.map((byte, i) => (i % 4 < zeroes ? 0 : byte));
        fs.write('/A.tap', content);
        const storage = load(fs, '/A.tap');
        objectsOf(storage.partitions[0]);
        storage.close();
        if (storage.readOnly) expect(fs.read('/A.tap')).toEqual(content);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a full disk', () => {
  it('is told as a value, and what was written stays', () => {
    const fs = new CrashingFileSystem();
    const storage = load(fs, '/A.tap');
    const [partition] = storage.partitions;
    partition.writeBlock(0, blockBytes(100, 1), 0, 100);
    fs.space = 150;
    const fault = partition.writeBlock(1, blockBytes(100, 2), 0, 100);
    expect(fault).toMatchObject({ kind: 'full' });
    expect(fault?.message).toMatch(/^The disk is full \(ENOSPC\): could not write "A\.tap"/);
    expect(partition.count).toBe(1);
    fs.space = 1000;
    expect(partition.writeBlock(1, blockBytes(90, 3), 0, 90)).toBeUndefined();
    storage.close();
    expect(objectsOf(load(fs, '/A.tap').partitions[0])).toEqual([blockBytes(100, 1), blockBytes(90, 3)]);
  });

  it('while something is replaced keeps the old or the new', () => {
    for (let space = 100; space < 1200; space += 7) {
      const fs = new CrashingFileSystem();
      const storage = load(fs, '/A.tap');
      const [partition] = storage.partitions;
      partition.writeBlock(0, blockBytes(100, 1), 0, 100);
      partition.writeBlock(1, blockBytes(100, 2), 0, 100);
      fs.space = space;
      const fault = partition.writeBlock(0, blockBytes(600, 3), 0, 600);
      fs.space = Infinity;
      storage.close();
      const objects = objectsOf(load(fs, '/A.tap').partitions[0]);
      if (!fault) expect(objects).toEqual([blockBytes(600, 3)]);
      else expect([[blockBytes(100, 1), blockBytes(100, 2)], [blockBytes(600, 3)]]).toContainEqual(objects);
    }
  });
});

describe('a file without permission to write', () => {
  /** Root may write everything: it acts as somebody else. */
  function asSomebody<T>(act: () => T): T {
    const { seteuid, geteuid } = process;
    if (!seteuid || geteuid?.() !== 0) return act();
    seteuid(65_534);
    try {
      return act();
    } finally {
      seteuid(0);
    }
  }

  it('is read to its end and takes nothing; the person is told why', () => {
    writeFileSync(tap(), Buffer.concat([record(4), word(0), record(3)]));
    chmodSync(folder, 0o755);
    chmodSync(tap(), 0o444);
    asSomebody(() => {
      const storage = load();
      expect(storage.readOnly).toBe(true);
      expect(storage.damage).toEqual([]);
      expect(storage.lock).toMatch(/A\.tap" may only be read: the tape is write protected/);
      expect(objectsOf(storage.partitions[0])).toHaveLength(3);
      expect(storage.partitions[0].writeBlock(3, new Uint8Array(8), 0, 8)?.message).toBe(storage.lock);
      expect(storage.save(storage.notes)).toBeUndefined();
      expect(storage.close()).toBeUndefined();
    });
    expect(readdirSync(folder)).toEqual(['A.tap']);
  });
});

describe('a file that cannot be opened', () => {
  it('is told with its name and what to do', () => {
    const opened = tapeFile(path.join(folder, 'no', 'such', 'folder', 'A.tap'))(freshNotes(1e9));
    expect(opened).toMatchObject({ kind: 'failed' });
    expect(isStorage(opened) ? '' : opened.message).toMatch(/Could not open ".*A\.tap": ENOENT/);
  });
});

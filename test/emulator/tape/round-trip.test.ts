import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OpenStorage } from '../../../src/emulator/media/tape-cartridge.ts';
import { senseCodes } from '../../../src/scsi/sense-text.ts';
import { tapeFile } from '../../../src/tape-files/tape-file.ts';
import type { Reply } from '../harness.ts';
import type { ModelObject } from '../media/tape-model.ts';
import { blockBytes, fraction } from '../media/tape-model.ts';
import type { TapeHost } from './harness.ts';
import { cartridge, emptyDrive, insert } from './harness.ts';

type Step =
  | { readonly do: 'write'; readonly length: number; readonly seed: number }
  | { readonly do: 'marks'; readonly count: number; readonly set: boolean }
  | { readonly do: 'read' }
  | { readonly do: 'space'; readonly count: number; readonly marks: boolean }
  | { readonly do: 'locate'; readonly part: number }
  | { readonly do: 'erase' }
  | { readonly do: 'remount' };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('write' as const),
      length: fc.integer({ min: 1, max: 3000 }),
      seed: fc.nat(255),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('marks' as const),
      count: fc.integer({ min: 1, max: 3 }),
      set: fc.boolean(),
    }),
  },
  { weight: 5, arbitrary: fc.constant({ do: 'read' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('space' as const),
      count: fc.integer({ min: -5, max: 5 }),
      marks: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('locate' as const), part: fraction }) },
  { weight: 1, arbitrary: fc.constant({ do: 'erase' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'remount' as const }) },
);

/** What a host sees of a tape, from a list of objects. */
class ModelTape {
  objects: ModelObject[] = [];
  position = 0;

  put(...added: ModelObject[]): void {
    this.objects = [...this.objects.slice(0, this.position), ...added];
    this.position = this.objects.length;
  }

  /** The sense codes of a READ of 4000 bytes with SILI, and the data. */
  read(): { codes: string; data: Uint8Array } {
    while (this.objects[this.position] === 'setmark') this.position++;
    const object = this.objects[this.position];
    if (object === undefined) return { codes: '8/00/05', data: new Uint8Array(0) };
    this.position++;
    return typeof object === 'string'
      ? { codes: '0/00/01', data: new Uint8Array(0) }
      : { codes: '', data: object };
  }

  space(count: number, marks: boolean): string {
    const forward = count > 0;
    for (let left = Math.abs(count); left > 0;) {
      const object = this.objects[forward ? this.position : this.position - 1];
      if (object === undefined) return forward ? '8/00/05' : '0/00/04';
      this.position += forward ? 1 : -1;
      if (marks ? object === 'filemark' : typeof object !== 'string') left--;
      else if (!marks && object === 'filemark') return '0/00/01';
    }
    return '';
  }
}

function codesOf({ sense }: Reply): string {
  return sense ? senseCodes(sense.key, sense.asc, sense.ascq) : '';
}

/** Takes the cartridge out and puts it in again. */
function remount(host: TapeHost): void {
  expect(codesOf(host.send('LOAD UNLOAD'))).toBe('');
  const taken = host.drive.take();
  if (!taken.ok) throw new Error(taken.reason);
  insert(host, taken.cartridge);
  expect(codesOf(host.send('TEST UNIT READY'))).toBe('6/28/00');
}

function check(host: TapeHost, model: ModelTape, act: Step): void {
  switch (act.do) {
    case 'write':
      expect(codesOf(host.write(act.length, act.seed))).toBe('');
      return model.put(blockBytes(act.length, act.seed));
    case 'marks':
      expect(codesOf(host.marks(act.count, { 'write setmarks': act.set ? 1 : 0 }))).toBe('');
      return model.put(...new Array<ModelObject>(act.count).fill(act.set ? 'setmark' : 'filemark'));
    case 'read': {
      const reply = host.read(4000, { sili: 1 });
      const { codes, data } = model.read();
      expect(codesOf(reply)).toBe(codes);
      expect(Buffer.compare(reply.data, data)).toBe(0);
      return;
    }
    case 'space':
      expect(codesOf(host.space(act.marks ? 1 : 0, act.count))).toBe(model.space(act.count, act.marks));
      return;
    case 'locate':
      model.position = Math.round(act.part * model.objects.length);
      expect(codesOf(host.locate(model.position))).toBe('');
      return;
    case 'erase':
      expect(codesOf(host.send('ERASE(6)'))).toBe('');
      model.objects = model.objects.slice(0, model.position);
      return;
    case 'remount':
      remount(host);
      model.position = 0;
  }
}

function follow(steps: readonly Step[], open?: OpenStorage): void {
  const host = emptyDrive({ kind: 'AIT-3' });
  insert(host, cartridge({ format: 'AIT-3', capacity: 1e9, open }));
  host.send('TEST UNIT READY');
  const model = new ModelTape();
  for (const act of steps) {
    check(host, model, act);
    expect(host.position()).toMatchObject({
      object: model.position,
      files: model.objects.slice(0, model.position).filter((object) => object === 'filemark').length,
      sets: model.objects.slice(0, model.position).filter((object) => object === 'setmark').length,
    });
  }
}

describe('a host that writes, marks, spaces, reads, locates and mounts at random', () => {
  const steps = fc.array(step, { maxLength: 40 });

  it('finds in memory what a simple list has', () => {
    fc.assert(
      fc.property(steps, (list) => follow(list)),
      { numRuns: 150 },
    );
  });

  it('finds in a file what a simple list has', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const folder = mkdtempSync(path.join(tmpdir(), 'tape-'));
        try {
          follow(list, tapeFile(path.join(folder, 'A.tap')));
        } finally {
          rmSync(folder, { recursive: true, force: true });
        }
      }),
      { numRuns: 15 },
    );
  });
});

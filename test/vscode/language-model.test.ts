/** What a language model gets of a run, and which files it may name. */
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortenRun } from '../../src/extension/language-model/shorten-run.ts';
import { workspacePath } from '../../src/extension/language-model/workspace-path.ts';
import type { CommandRecord, ElementRecord, RunResult, StepRecord } from '../../src/lab/records.ts';

const step = (index: number, ok: boolean): StepRecord => ({
  index,
  action: 'MOVE_MEDIUM slot 0 → drive 0',
  line: index + 1,
  status: ok ? 'STATUS_SUCCESS' : 'STATUS_IO_DEVICE_ERROR',
  information: 0,
  ok,
  message: ok ? '' : 'expected STATUS_SUCCESS',
  output: { elements: Array.from({ length: 20 }, () => 'slot') },
});
const command = (seq: number, of: number): CommandRecord => ({
  seq,
  step: of,
  device: 'changer',
  opcode: 0xb8,
  name: 'READ ELEMENT STATUS',
  operands: 'slot 0',
  cdb: 'b8'.padEnd(24, '0'),
  dataIn: 'ab'.repeat(500),
  dataOut: '',
  direction: 'in',
  transferred: 500,
  senseData: '',
  srbStatus: 'SRB_STATUS_SUCCESS',
  scsiStatus: 0,
  sense: null,
  time: seq,
  duration: 1,
  source: null,
  callers: [],
});
const element = (index: number): ElementRecord => ({
  element: `slot ${index}`,
  scsiAddress: index,
  full: index % 2 === 0,
  barcode: null,
  cleaner: false,
  accessible: true,
  exception: null,
  source: null,
});
const run = (steps: number, bad: number): RunResult => ({
  ok: false,
  steps: Array.from({ length: steps }, (_, index) => step(index, index !== bad)),
  commands: Array.from({ length: 2 * steps }, (_, index) => command(index, index >> 1)),
  parameters: null,
  elements: Array.from({ length: steps }, (_, index) => element(index)),
  violations: [],
  prints: [],
  diagnostics: [],
  failure: null,
  time: 0,
});

describe('a run for a language model', () => {
  it('is whole where it is short', () => {
    const short = run(1, 0);
    expect(shortenRun(short, 100_000)).toEqual({ result: short, leftOut: [] });
  });

  it('keeps its shape, the steps that failed and their commands, and says what is left out', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 60 }),
        fc.integer({ min: 0, max: 59 }),
        fc.integer({ min: 5_000, max: 60_000 }),
        (steps, at, limit) => {
          const bad = at % steps;
          const whole = run(steps, bad);
          const { result, leftOut } = shortenRun(whole, limit);
          expect(Object.keys(result)).toEqual(Object.keys(whole));
          expect(result.steps).toContainEqual(whole.steps[bad]);
          expect(leftOut.length > 0).toBe(JSON.stringify(whole).length > limit);
          if (!leftOut.some((text) => text.startsWith('commands but')))
            expect(result.commands.filter((one) => one.step === bad)).toHaveLength(2);
        },
      ),
    );
  });

  it('of a hundred steps fits into what a model reads', () => {
    expect(JSON.stringify(shortenRun(run(100, 7), 20_000).result).length).toBeLessThanOrEqual(20_000);
  });
});

describe('a path that a language model names', () => {
  const folders = [path.resolve('/one'), path.resolve('/two')];
  const there = new Set([path.resolve('/one/a.c'), path.resolve('/two/b.c'), path.resolve('/other/c.c')]);
  const locate = (name: string): string => workspacePath(name, folders, (file) => there.has(file));

  it('is found in the folders of the workspace', () => {
    expect(locate('a.c')).toBe(path.resolve('/one/a.c'));
    expect(locate('b.c')).toBe(path.resolve('/two/b.c'));
    expect(locate(path.resolve('/two/b.c'))).toBe(path.resolve('/two/b.c'));
  });

  it('is refused outside of it', () => {
    expect(() => locate('../other/c.c')).toThrow(/outside of the workspace/);
    expect(() => locate(path.resolve('/other/c.c'))).toThrow(/outside of the workspace/);
    expect(() => locate(path.resolve('/one-more'))).toThrow(/outside of the workspace/);
  });

  it('is refused where nothing is', () => {
    expect(() => locate('d.c')).toThrow(/d\.c is not there/);
  });
});

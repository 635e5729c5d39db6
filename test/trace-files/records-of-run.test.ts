import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CommandRecord, PrintRecord, StepRecord } from '../../src/lab/records.ts';
import { recordsOf, type TraceRecord } from '../../src/trace-files/format/trace-record.ts';
import { command, step } from './arbitrary-records.ts';

type Happening = 'command' | 'print' | 'act' | 'end';

/** A run in which steps begin and end, some in the midst of others, with what it would have told as it went. */
class Told {
  readonly commands: CommandRecord[] = [];
  readonly prints: PrintRecord[] = [];
  readonly steps: StepRecord[] = [];
  readonly told: string[] = [];
  private readonly under: number[] = [-1];
  private next = 0;
  /** A person's steps are numbered behind those of the scenario. */
  private nextAct = 1000;

  constructor(
    private readonly command: CommandRecord,
    private readonly step: StepRecord,
  ) {}

  happens(what: Happening): void {
    const step = this.under.at(-1) ?? -1;
    if (what === 'command') {
      const seq = this.commands.length;
      this.commands.push({ ...this.command, seq, step });
      this.told.push(`command ${seq}`);
    } else if (what === 'print') {
      const text = `print ${this.prints.length}`;
      this.prints.push({ step, seq: this.commands.length, level: 1, text });
      this.told.push(text);
    } else if (what === 'act') {
      if (step >= 0) this.under.push(this.nextAct++);
    } else {
      if (step >= 0) {
        // What does nothing leaves no trace of when it was.
        this.happens('command');
        this.under.pop();
        this.steps.push({ ...this.step, index: step });
        this.told.push(`step ${step}`);
      }
      if (this.under.length === 1) this.under.push(this.next++);
    }
  }
}

function word(one: TraceRecord): string {
  if (one.kind === 'command') return `command ${one.record.seq}`;
  if (one.kind === 'step') return `step ${one.record.index}`;
  return one.kind === 'print' ? one.record.text : one.kind;
}

describe('the records of a run', () => {
  it('stand in the order in which they were told, also those of what a person does in the midst of a step', () => {
    const happening = fc.constantFrom<Happening>('command', 'command', 'print', 'act', 'end');
    fc.assert(
      fc.property(command, step, fc.array(happening), (anyCommand, anyStep, all) => {
        const run = new Told(anyCommand, anyStep);
        for (const what of all) run.happens(what);
        const records = recordsOf({ ...run, violations: [], failure: null });
        expect([...records].map(word)).toEqual(run.told);
      }),
    );
  });
});

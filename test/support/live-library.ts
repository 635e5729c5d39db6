import type { CommandRecord, StepRecord } from '../../src/lab/records.ts';
import { LibraryModel } from '../../src/live/library-model.ts';
import { Recorder } from '../../src/live/recorder.ts';
import type { RunPhase } from '../../src/live/library-state.ts';
import type { ActAnswer, LiveEvent } from '../../src/live/live-events.ts';
import { WireReader, type WireEvent } from '../../src/live/wire-events.ts';
import { TraceLines } from '../../src/trace-files/format/trace-line.ts';
import type { RecordKind, RecordTypes, TraceRecord } from '../../src/trace-files/format/trace-record.ts';
import type { DapClient } from './dap-client.ts';

/** Looks at the library of a debug session as a view does: all that it knows comes from events. */
export class LiveLibrary {
  readonly model = new LibraryModel();
  readonly recorder = new Recorder();
  private readonly reader = new WireReader();
  readonly events: LiveEvent[] = [];

  constructor(private readonly dap: DapClient) {}

  async watch(on = true): Promise<void> {
    await this.dap.request('changer/watch', { on });
  }

  act(step: object): Promise<ActAnswer> {
    return this.dap.request('changer/act', { step }) as unknown as Promise<ActAnswer>;
  }

  /** Has an act carried out. @returns what came of it. */
  async done(step: object): Promise<StepRecord> {
    const answer = await this.act(step);
    if (!answer.accepted) throw new Error(answer.message);
    return this.step(answer.step ?? -1);
  }

  /** Waits for the end of a step. */
  step(index: number): Promise<StepRecord> {
    return this.until(`step ${index}`, () => this.model.steps.find((record) => record.index === index));
  }

  /** Waits until the run stands so. */
  async phase(phase: RunPhase): Promise<void> {
    await this.until(`phase ${phase}`, () => (this.model.phase === phase ? true : undefined));
  }

  /** The records of a kind. */
  recorded<K extends RecordKind>(kind: K): RecordTypes[K][] {
    return recordsOf(this.model.trace.join(''))
      .filter((one) => one.kind === kind)
      .map(({ record }) => record as RecordTypes[K]);
  }

  /** Waits for a command of that name. */
  command(name: string): Promise<CommandRecord> {
    return this.until(name, () => this.recorded('command').find((record) => record.name === name));
  }

  /** Takes what has come, and more until there is what is wanted. */
  async until<T>(what: string, wanted: () => T | undefined): Promise<T> {
    for (;;) {
      const found = wanted();
      if (found !== undefined) return found;
      const sent = await this.dap.event<readonly WireEvent[]>('changer/live').catch((error: unknown) => {
        throw new Error(`${what} did not come. ${(error as Error).message}`);
      });
      for (const event of this.reader.read(sent)) {
        this.events.push(event);
        this.recorder.take(event, this.model);
        this.model.apply(event);
      }
    }
  }
}

/** The records of the lines of a trace. @throws Error where one is damaged. */
function recordsOf(text: string): TraceRecord[] {
  const lines = new TraceLines();
  return text
    .split('\n')
    .slice(0, -1)
    .flatMap((line) => {
      const { record, problem } = lines.record(line);
      if (problem !== undefined) throw new Error(`${problem}: ${line}`);
      return record ? [record] : [];
    });
}

import type { StepRecord } from '../lab/records.ts';
import type { Expectation, StepData } from '../lab/scenario/scenario-file.ts';
import type { LibraryModel } from './library-model.ts';
import type { ElementState, LibraryPlan } from './library-state.ts';
import type { LiveEvent } from './live-events.ts';

/** A step that began: it may have another inside, done while the debugger held it. */
interface Begun {
  readonly index: number;
  readonly contents: Map<string, string | null>;
}

interface Ended {
  readonly record: StepRecord;
  /** Bar codes by place, where the step has changed them; null: empty. */
  readonly contents: ReadonlyMap<string, string | null>;
}

/** Most elements that one expectation names: an inventory of a large library is no expectation. */
const MOST_ELEMENTS = 100;

/** What an expectation can say of an element's content: not of a cartridge without a label. */
function contentOf(state: ElementState | undefined): string | null | undefined {
  if (!state?.full) return state && null;
  return state.barcode ?? undefined;
}

/** Keeps what came of each step, so that a scenario can be made of what a person did. */
export class Recorder {
  private readonly begun: Begun[] = [];
  private ended: Ended[] = [];

  /** @param model of the library before the event. */
  take(event: LiveEvent, model: LibraryModel): void {
    switch (event.kind) {
      case 'snapshot':
        this.begun.length = 0;
        this.ended = [];
        return;
      case 'begin':
        this.begun.push({ index: event.index, contents: new Map() });
        return;
      case 'changes': {
        const step = this.begun.at(-1);
        for (const state of step ? event.elements : []) {
          const content = contentOf(state);
          if (content === contentOf(model.element(state.place))) continue;
          // What cannot be said at the end must not be said of the middle either.
          if (content === undefined) step?.contents.delete(state.place);
          else step?.contents.set(state.place, content);
        }
        return;
      }
      case 'step': {
        const at = this.begun.findIndex(({ index }) => index === event.record.index);
        const contents = at < 0 ? new Map<string, string | null>() : this.begun[at].contents;
        if (at >= 0) this.begun.splice(at, 1);
        this.ended.push({ record: event.record, contents });
        return;
      }
      default:
    }
  }

  /**
   * What has been done until now, as the text of a scenario file: the steps of the scenario that ran, and the acts
   * of the person with what came of them. An act that the library refused is left out: it would fail again.
   * @param relative a path as the file names it.
   */
  scenario({ plan, acts }: LibraryModel, relative: (file: string) => string): string | undefined {
    if (!plan) return undefined;
    const steps = this.ended.flatMap((ended): StepData[] => {
      const own = plan.scenario.steps.at(ended.record.index)?.data;
      const act = acts.get(ended.record.index);
      const step = act ? withOutcome(act, ended) : own;
      return step ? [step] : [];
    });
    return fileText(headOf(plan, relative), steps);
  }
}

/** The act with what came of it; undefined where it would fail again. */
function withOutcome(act: StepData, { record, contents }: Ended): StepData | undefined {
  const step: Record<string, unknown> = { ...act };
  delete step['expect'];
  const output = record.output as { readonly state?: unknown } | null;
  const state = 'rsm' in act && typeof output?.state === 'string' ? output.state : undefined;
  // An act that expects nothing is not ok where it could not be done.
  if (!record.ok && act.expect === undefined && state === undefined) return undefined;
  const elements =
    contents.size > 0 && contents.size <= MOST_ELEMENTS ? Object.fromEntries(contents) : undefined;
  const expect: Expectation = {
    ...(record.status === null ? {} : { status: record.status }),
    ...(state === undefined ? {} : { state }),
    ...(elements ? { elements } : {}),
  };
  return Object.keys(expect).length === 0 ? step : { ...step, expect };
}

/** What the file says besides its steps. */
function headOf({ sources, file }: LibraryPlan, relative: (file: string) => string): Record<string, unknown> {
  const files = (names: readonly string[]): string | string[] =>
    names.length === 1 ? relative(names[0]) : names.map(relative);
  return {
    description: 'Recorded in Changer Lab.',
    driver: files(sources.changer),
    ...(sources.tape ? { tape: files(sources.tape) } : {}),
    ...(file === null ? {} : { library: relative(file) }),
  };
}

/** One step a line: people read and edit it. */
function fileText(head: Readonly<Record<string, unknown>>, steps: readonly StepData[]): string {
  const line = (value: unknown): string => JSON.stringify(value, null, 1).replace(/\n */g, ' ');
  const members = Object.entries(head).map(([name, value]) => `  "${name}": ${line(value)},\n`);
  return `{\n${members.join('')}  "steps": [\n${steps.map((step) => `    ${line(step)}`).join(',\n')}\n  ]\n}\n`;
}

import type { ElementSnapshot } from '../emulator/changer/snapshot.ts';
import type { Expectation } from './scenario/scenario-file.ts';

/** What a step brought about, as far as expectations look at it. */
export interface Outcome {
  readonly status?: string;
  readonly information?: number;
  readonly output?: unknown;
  readonly problem?: number;
  readonly state?: string;
  readonly requests?: readonly string[];
  /** Where the manager's database has a medium; null: offline, undefined: it was never seen. */
  readonly volumeAt: (name: string) => string | null | undefined;
  /** State of the manager's work of that text; undefined: there was none. */
  readonly workState: (text: string) => string | undefined;
  /** Names of the commands that the step sent. */
  readonly commands: readonly string[];
  readonly elementAt: (place: string) => ElementSnapshot | undefined;
}

const show = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');

/** What an expectation finds unlike the outcome: one sentence each. */
export function unmet(expect: Expectation, outcome: Outcome): string[] {
  const failures: string[] = [];
  const compare = (what: string, wanted: unknown, got: unknown): void => {
    if (wanted !== undefined && wanted !== got)
      failures.push(`expected ${what} ${show(wanted)}, got ${show(got)}`);
  };
  compare('status', sameStatus(expect.status, outcome.status), outcome.status);
  compare('information', expect.information, outcome.information);
  compare('problem', expect.problem, outcome.problem);
  compare('state', expect.state, outcome.state);
  for (const [text, state] of Object.entries(expect.work ?? {}))
    compare(`state of "${text}"`, state, outcome.workState(text));
  for (const [name, place] of Object.entries(expect.volumes ?? {})) {
    const got = outcome.volumeAt(name);
    if (got === undefined) failures.push(`expected ${name} in ${show(place)}, the manager has never seen it`);
    else compare(`place of ${name}`, place ?? 'offline', got ?? 'offline');
  }
  if (expect.requests) {
    const wanted = expect.requests.join(', ');
    const got = (outcome.requests ?? []).join(', ');
    if (wanted !== got) failures.push(`expected requests [${wanted}], got [${got}]`);
  }
  if (expect.output !== undefined) failures.push(...difference(expect.output, outcome.output, 'output'));
  for (const [place, barcode] of Object.entries(expect.elements ?? {})) {
    const element = outcome.elementAt(place);
    if (!element) failures.push(`expected ${place} to exist`);
    else if (barcode === null && element.full)
      failures.push(
        `expected ${place} to be empty, it holds ${element.barcode ?? 'a cartridge without a label'}`,
      );
    else if (barcode !== null && element.barcode !== barcode)
      failures.push(
        `expected ${place} to hold ${barcode}, it ${element.full ? `holds ${element.barcode ?? 'a cartridge without a label'}` : 'is empty'}`,
      );
  }
  if (expect.commands) {
    const wanted = expect.commands.join(', ');
    const got = outcome.commands.join(', ');
    if (wanted !== got) failures.push(`expected commands [${wanted}], got [${got}]`);
  }
  return failures;
}

/** A status written as hex equals the name of its value. */
function sameStatus(wanted: string | undefined, got: string | undefined): string | undefined {
  if (wanted === undefined || !wanted.startsWith('0x') || got === undefined) return wanted;
  return Number(wanted) === Number(got) ? got : wanted;
}

/** Where a value lacks or differs from what a part of it must be. */
function difference(wanted: unknown, got: unknown, path: string): string[] {
  if (typeof wanted !== 'object' || wanted === null) {
    return wanted === got ? [] : [`expected ${path} ${show(wanted)}, got ${show(got)}`];
  }
  if (typeof got !== 'object' || got === null) return [`expected ${path} ${show(wanted)}, got ${show(got)}`];
  return Object.entries(wanted).flatMap(([key, value]) =>
    difference(
      value,
      (got as Record<string, unknown>)[key],
      Array.isArray(wanted) ? `${path}[${key}]` : `${path}.${key}`,
    ),
  );
}

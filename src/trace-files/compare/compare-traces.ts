import * as l10n from '@vscode/l10n';
import type { CommandRecord, StepRecord } from '../../lab/records.ts';
import type { TraceRecord } from '../format/trace-record.ts';
import { replyText, spaced } from '../text/command-text.ts';
import { senseText } from '../../scsi/sense-text.ts';
import { align, type Pair } from './align.ts';

/** A member that is not the same on both sides. */
export interface ChangedMember {
  readonly name: string;
  readonly a: string;
  readonly b: string;
}

/** Something that is not the same in two traces. */
export interface Difference {
  /** What both traces, or the one that has it, call the request. */
  readonly request: string;
  /** The commands; neither where the request itself differs, one where the other trace has none. */
  readonly a?: CommandRecord;
  readonly b?: CommandRecord;
  /**
   * The `seq` of the command at which it is found in the first trace: of the command itself, or else of the first of its
   * request; absent where there is none.
   */
  readonly at?: number;
  /** Where the whole request, its commands included, is in one trace alone. */
  readonly only?: 'a' | 'b';
  /** Empty where something is in one trace alone. */
  readonly members: readonly ChangedMember[];
}

export interface Comparison {
  readonly differences: readonly Difference[];
  /** How many requests and commands were found in both. */
  readonly requests: number;
  readonly commands: number;
}

/** A request with what belongs to it. */
interface Request {
  readonly action: string;
  readonly record: StepRecord | undefined;
  readonly commands: CommandRecord[];
}

type Compared<T> = readonly { readonly name: () => string; readonly text: (thing: T) => string }[];

/** What of a command is compared: not its time, nor its line of C, which change with every edit. */
const COMMAND_MEMBERS: Compared<CommandRecord> = [
  { name: () => 'CDB', text: ({ cdb }) => spaced(cdb) },
  { name: () => l10n.t('status'), text: replyText },
  {
    name: () => l10n.t('sense'),
    text: ({ sense }) => (sense ? senseText(sense.key, sense.asc, sense.ascq) : l10n.t('none')),
  },
  { name: () => l10n.t('bytes'), text: ({ transferred }) => String(transferred) },
  { name: () => l10n.t('data out'), text: ({ dataOut }) => spaced(dataOut) },
  { name: () => l10n.t('data in'), text: ({ dataIn }) => spaced(dataIn) },
];

const STEP_MEMBERS: Compared<StepRecord> = [
  { name: () => l10n.t('status'), text: ({ status }) => status ?? l10n.t('none') },
  { name: () => l10n.t('information'), text: ({ information }) => String(information ?? l10n.t('none')) },
  { name: () => l10n.t('output'), text: ({ output }) => JSON.stringify(output) },
];

function changed<T>(members: Compared<T>, a: T, b: T): ChangedMember[] {
  return members.flatMap(({ name, text }) => {
    const [first, second] = [text(a), text(b)];
    return first === second ? [] : [{ name: name(), a: first, b: second }];
  });
}

/** The requests of a trace in order; `start` is what was sent before the first. */
function requestsOf(records: Iterable<TraceRecord>): Request[] {
  const commands = new Map<number, CommandRecord[]>();
  const steps = new Map<number, StepRecord>();
  for (const { kind, record } of records) {
    if (kind === 'step') steps.set(record.index, record);
    if (kind !== 'command') continue;
    const known = commands.get(record.step);
    if (known) known.push(record);
    else commands.set(record.step, [record]);
  }
  return [...new Set([...commands.keys(), ...steps.keys()])]
    .sort((one, other) => one - other)
    .map((step) => {
      const record = steps.get(step);
      const action = record?.action ?? (step < 0 ? l10n.t('start') : l10n.t('a request that has not ended'));
      return { action, record, commands: commands.get(step) ?? [] };
    });
}

/** Requests belong together by what they do, then by their first word: `MOVE_MEDIUM`. */
const REQUEST_KEYS = [({ action }: Request) => action, ({ action }: Request) => action.split(' ')[0]];

/** Commands belong together by device and CDB, then by name. */
const COMMAND_KEYS = [
  ({ device, cdb }: CommandRecord) => `${device} ${cdb}`,
  ({ device, name }: CommandRecord) => `${device} ${name}`,
];

function compareCommand({ a, b }: Pair<CommandRecord>): Omit<Difference, 'request'>[] {
  if (!a || !b) return [{ ...(a ? { a, at: a.seq } : {}), ...(b ? { b } : {}), members: [] }];
  const members = changed(COMMAND_MEMBERS, a, b);
  return members.length === 0 ? [] : [{ a, b, at: a.seq, members }];
}

/**
 * Compares two traces: their requests are aligned, and in each request its commands. Differences are in the order
 * of the traces.
 */
export function compareTraces(a: Iterable<TraceRecord>, b: Iterable<TraceRecord>): Comparison {
  const differences: Difference[] = [];
  let requests = 0;
  let commands = 0;
  for (const pair of align(requestsOf(a), requestsOf(b), REQUEST_KEYS)) {
    const request = (pair.a ?? pair.b)?.action ?? '';
    const at = pair.a?.commands.at(0)?.seq;
    const where = at === undefined ? { request } : { request, at };
    if (!pair.a || !pair.b) {
      differences.push({ ...where, only: pair.a ? 'a' : 'b', members: [] });
      continue;
    }
    requests++;
    for (const both of align(pair.a.commands, pair.b.commands, COMMAND_KEYS)) {
      if (both.a && both.b) commands++;
      for (const difference of compareCommand(both)) differences.push({ ...where, ...difference });
    }
    if (!pair.a.record || !pair.b.record) continue;
    const members = changed(STEP_MEMBERS, pair.a.record, pair.b.record);
    if (members.length > 0) differences.push({ ...where, members });
  }
  return { differences, requests, commands };
}

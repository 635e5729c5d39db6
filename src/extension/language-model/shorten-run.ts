import type { CommandRecord, RunResult } from '../../lab/records.ts';

/** A run in few words, of the same shape, and what is not in it. */
export interface ShortRun {
  readonly result: RunResult;
  readonly leftOut: readonly string[];
}

/** Hexadecimal digits of a command's data that stay. */
const DATA_DIGITS = 64;
/** Commands of steps that went well that stay: the last ones. */
const LAST_COMMANDS = 20;

const shortData = (hex: string): string => (hex.length > DATA_DIGITS ? `${hex.slice(0, DATA_DIGITS)}…` : hex);

function shortCommand(command: CommandRecord): CommandRecord {
  return { ...command, dataIn: shortData(command.dataIn), dataOut: shortData(command.dataOut) };
}

/** What is left out, in this order, until the run is short enough. */
const CUTS: readonly { readonly what: string; readonly cut: (run: RunResult) => RunResult }[] = [
  {
    what: `data of commands behind ${DATA_DIGITS / 2} bytes`,
    cut: (run) => ({ ...run, commands: run.commands.map(shortCommand) }),
  },
  {
    what: 'empty elements',
    cut: (run) => ({
      ...run,
      elements: run.elements.filter(({ full, exception }) => full || exception !== null),
    }),
  },
  {
    what: 'output of steps that went as expected',
    cut: (run) => ({ ...run, steps: run.steps.map((step) => (step.ok ? { ...step, output: null } : step)) }),
  },
  {
    what: `commands of steps that went as expected, but for the last ${LAST_COMMANDS}`,
    cut: (run) => {
      const bad = new Set(run.steps.filter(({ ok }) => !ok).map(({ index }) => index));
      const last = run.commands.length - LAST_COMMANDS;
      return { ...run, commands: run.commands.filter(({ step }, index) => bad.has(step) || index >= last) };
    },
  },
  {
    what: 'steps that went as expected',
    cut: (run) => ({ ...run, steps: run.steps.filter(({ ok }) => !ok) }),
  },
  { what: 'elements', cut: (run) => ({ ...run, elements: [] }) },
  {
    what: `commands but for the last ${LAST_COMMANDS}`,
    cut: (run) => ({ ...run, commands: run.commands.slice(-LAST_COMMANDS) }),
  },
];

/**
 * Shortens a run: what tells least goes first.
 * @param limit characters of its JSON. A run that is longer after every cut stays as long as that.
 */
export function shortenRun(run: RunResult, limit: number): ShortRun {
  let result = run;
  const leftOut: string[] = [];
  for (const { what, cut } of CUTS) {
    const before = JSON.stringify(result).length;
    if (before <= limit) break;
    result = cut(result);
    if (JSON.stringify(result).length < before) leftOut.push(what);
  }
  return { result, leftOut };
}

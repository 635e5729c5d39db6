import { STOP_ON, type StopOn } from '../debuggee/protocol.ts';

/** What a launch asks for, after its checks. */
export interface LaunchArguments {
  /** Files or folders, as given; empty: the driver that goes with the scenario or with the drives'. */
  readonly program: readonly string[];
  readonly library?: string;
  readonly scenario?: string;
  /** Files or folders of the drives' tape miniclass. */
  readonly tape?: readonly string[];
  readonly stopOnEntry: boolean;
  readonly stopOn: readonly StopOn[];
  readonly defines: readonly string[];
  readonly includePath: readonly string[];
  /** Run without stopping anywhere. */
  readonly noDebug: boolean;
}

type Checked =
  { readonly ok: true; readonly value: LaunchArguments } | { readonly ok: false; readonly message: string };

const isText = (value: unknown): value is string => typeof value === 'string';
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);

/** Checks the attributes of a launch configuration; the first mistake is one sentence. */
export function checkLaunch(given: Readonly<Record<string, unknown>>): Checked {
  const fail = (message: string): Checked => ({ ok: false, message });
  const { program, library, scenario, tape, stopOnEntry, stopOn, defines, includePath, noDebug } = given;
  const programs = isText(program) ? [program] : program;
  const named = (isText(scenario) && scenario !== '') || tape !== undefined;
  if (
    !(programs === undefined && named) &&
    (!isTexts(programs) || programs.length === 0 || programs.some((text) => text.trim() === ''))
  ) {
    return fail(
      'The launch configuration needs "program": the C file of the miniclass driver, a list of files, or its folder. Only with a "scenario" or a "tape" may it be left out.',
    );
  }
  for (const [name, value] of Object.entries({ library, scenario })) {
    if (value !== undefined && !isText(value))
      return fail(`"${name}" in the launch configuration must be a path.`);
  }
  const tapes = isText(tape) ? [tape] : tape;
  for (const [name, value] of Object.entries({ tape: tapes, defines, includePath, stopOn })) {
    if (value !== undefined && !isTexts(value))
      return fail(`"${name}" in the launch configuration must be a list of texts.`);
  }
  if (stopOnEntry !== undefined && typeof stopOnEntry !== 'boolean') {
    return fail('"stopOnEntry" in the launch configuration must be true or false.');
  }
  const stops = (stopOn as string[] | undefined) ?? [];
  const unknown = stops.find((name) => !(name in STOP_ON));
  if (unknown !== undefined) {
    return fail(`"stopOn" does not know "${unknown}". Use some of ${Object.keys(STOP_ON).join(', ')}.`);
  }
  return {
    ok: true,
    value: {
      program: isTexts(programs) ? programs : [],
      ...(isText(library) && library !== '' ? { library } : {}),
      ...(isText(scenario) && scenario !== '' ? { scenario } : {}),
      ...(isTexts(tapes) && tapes.length > 0 ? { tape: tapes } : {}),
      stopOnEntry: stopOnEntry === true,
      stopOn: stops as StopOn[],
      defines: (defines as string[] | undefined) ?? [],
      includePath: (includePath as string[] | undefined) ?? [],
      noDebug: noDebug === true,
    },
  };
}

import { FEATURES0, FEATURES1, type FlagRow } from '../../ddi/features.ts';
import { TAPE_FEATURES_HIGH, TAPE_FEATURES_LOW } from '../../ddi/tape/features.ts';
import type { ParameterRoutine } from '../../lint/analysis.ts';
import type { State } from '../../lint/flow/state.ts';
import { valuesOf, type ParameterStruct } from '../../lint/parameters/parameter-struct.ts';
import type { Place } from '../../lint/syntax/place.ts';

/** What a routine does with each feature flag. */

const FLAGS: Readonly<Record<string, Readonly<Record<string, FlagRow>>>> = {
  Features0: FEATURES0,
  Features1: FEATURES1,
  FeaturesLow: TAPE_FEATURES_LOW,
  FeaturesHigh: TAPE_FEATURES_HIGH,
};

/** On all paths set, on all clear, on some, or not known. */
export type FlagSetting = 'set' | 'clear' | 'some' | 'unknown';

export interface FlagState {
  readonly name: string;
  /** The member: `Features0`. */
  readonly word: string;
  readonly bits: number;
  readonly meaning: string;
  readonly setting: FlagSetting;
  /** Where it is set, on the first path that sets it. */
  readonly at: Place | undefined;
}

const MARKER = 0x80000000;

interface Seen {
  readonly on: boolean | undefined;
  readonly at: Place | undefined;
}

function seenOn(struct: ParameterStruct, state: State, word: string, name: string, bits: number): Seen {
  const [value] = valuesOf(struct, state, word);
  const wanted = (bits & ~MARKER) >>> 0 || bits;
  const on =
    (value.ones & wanted) >>> 0 === wanted
      ? true
      : (value.known & ~value.ones & wanted) !== 0
        ? false
        : undefined;
  const marks = value.marks.filter((mark) => mark.on && (mark.mask & wanted) !== 0);
  return { on, at: (marks.find((mark) => mark.name === name) ?? marks.at(-1))?.at };
}

function settingOf(seen: readonly Seen[]): FlagSetting {
  if (seen.length === 0) return 'unknown';
  if (seen.every(({ on }) => on === true)) return 'set';
  if (seen.every(({ on }) => on === false)) return 'clear';
  return seen.some(({ on }) => on === true) ? 'some' : 'unknown';
}

/** Each flag of both words, in the order of their bits. */
export function flagStates({ struct, paths }: ParameterRoutine): readonly FlagState[] {
  return struct.words.flatMap((word) =>
    Object.entries(FLAGS[word] ?? {})
      .filter(([, { value }]) => value !== MARKER)
      .map(([name, { value: bits, meaning }]): FlagState => {
        const seen = paths.map((state) => seenOn(struct, state, word, name, bits));
        const at = seen.find(({ on, at }) => on === true && at)?.at;
        return { name, word, bits, meaning, setting: settingOf(seen), at };
      }),
  );
}

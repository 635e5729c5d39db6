import { withoutYielding } from '../../ddi/rules/one-diagnostic.ts';
import type { Finding as RuleFinding, Rule } from '../../ddi/rules/rule.ts';
import { rule as row, type Finding } from '../finding.ts';
import { fixFor } from '../fixes/parameter-fixes.ts';
import type { State } from '../flow/state.ts';
import type { FunctionDefinition } from '../syntax/ast.ts';
import type { Place } from '../syntax/place.ts';
import type { Unit } from '../syntax/unit.ts';
import { locateFinding } from './locate-finding.ts';
import type { ParameterStruct } from './parameter-struct.ts';
import { pathText } from './path-text.ts';
import { PathParameters, surelyBroken } from './sure.ts';

/** The rules of the table on what a routine leaves in the structure. */

interface Broken {
  readonly rule: Rule;
  readonly found: RuleFinding;
}

/** What one path breaks, before yielding. */
function brokenOn(path: PathParameters): Broken[] {
  return path.struct.rules.flatMap((rule) => {
    const found = surelyBroken(rule, path);
    return found ? [{ rule, found }] : [];
  });
}

interface Reported extends Broken {
  readonly at: Place;
  readonly first: State;
  readonly states: State[];
}

function keyOf(rule: Rule, at: Place): string {
  return `${rule.id}@${at.origin.file}:${at.origin.base + at.from}-${at.to}`;
}

/** Broken rules of states that stand for all paths: blurred ones count only where all of them agree. */
function brokenByState(struct: ParameterStruct, paths: readonly State[]): Map<State, Broken[]> {
  const result = new Map(paths.map((state) => [state, brokenOn(new PathParameters(struct, state))] as const));
  const blurred = paths.filter((state) => state.blurred);
  if (blurred.length === 0) return result;
  for (const state of blurred)
    result.set(
      state,
      (result.get(state) ?? []).filter(({ rule }) =>
        paths.every((other) => result.get(other)?.some((broken) => broken.rule === rule)),
      ),
    );
  return result;
}

/**
 * Findings of a routine that fills in a structure of parameters.
 * @param nearer ids of rules that were found in the source of the routine; rules that yield to them are silent.
 */
export function checkRoutine(
  unit: Unit,
  struct: ParameterStruct,
  definition: FunctionDefinition,
  paths: readonly State[],
  nearer: ReadonlySet<string>,
): Finding[] {
  const reported = new Map<string, Reported>();
  const extra = [...nearer].map((id) => ({ rule: row(id), found: undefined }));
  for (const [state, broken] of brokenByState(struct, paths)) {
    for (const { rule, found } of withoutYielding<{ rule: Rule; found: RuleFinding | undefined }>([
      ...broken,
      ...extra,
    ])) {
      if (!found) continue;
      const { at } = locateFinding(struct, state, found, definition.nameAt);
      const key = keyOf(rule, at);
      const before = reported.get(key);
      if (before) before.states.push(state);
      else reported.set(key, { rule, found, at, first: state, states: [state] });
    }
  }
  return [...reported.values()].map(({ rule, found, first, states }) => {
    const { at, related } = locateFinding(struct, first, found, definition.nameAt);
    const fix = fixFor(unit, struct, definition, rule, found, first);
    return {
      rule,
      severity: found.severity ?? rule.severity,
      message: `${found.message}${pathText(states, paths)}`,
      at,
      related,
      ...(fix ? { fix } : {}),
    };
  });
}

import type { FunctionDefinition } from '../syntax/ast.ts';
import type { Unit } from '../syntax/unit.ts';
import { unknownInt } from '../values/int.ts';
import { isSuccess } from '../flow/assume.ts';
import { ENGINE } from '../flow/engine.ts';
import { enter } from '../flow/inline.ts';
import { Run, SYSTEM_BUFFER, TooLarge, type Limits, type Observer, type Valued } from '../flow/run.ts';
import { EMPTY_STATE, object, withObject, type State } from '../flow/state.ts';

/** All ways through a routine. */

/** A run that reports to an observer. */
export function newRun(unit: Unit, observer?: Observer, limits?: Limits): Run {
  return new Run(unit, ENGINE, observer, limits);
}

/** @returns undefined where the routine is too large to be followed. */
export function followIn(run: Run, definition: FunctionDefinition): readonly Valued[] | undefined {
  const start = withObject(EMPTY_STATE, SYSTEM_BUFFER, object({ kind: 'garbage' }));
  const args = definition.parameters.map(({ name }) => unknownInt(name));
  for (const { name, type } of definition.parameters) if (type.name === 'PIRP') run.requests.add(`*${name}`);
  try {
    return enter(run, definition, args, start);
  } catch (error) {
    // Deeply nested code ends in a RangeError of the stack: that too is a routine that cannot be followed.
    if (error instanceof TooLarge || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** All paths through a routine. @returns undefined where it is too large to be followed. */
export function follow(
  unit: Unit,
  definition: FunctionDefinition,
  observer?: Observer,
): readonly Valued[] | undefined {
  return followIn(newRun(unit, observer), definition);
}

/** The paths that end with a status of success, or with one that may be. */
export function successes(paths: readonly Valued[]): readonly State[] {
  return paths.filter(({ state, value }) => isSuccess(state, value) !== false).map(({ state }) => state);
}

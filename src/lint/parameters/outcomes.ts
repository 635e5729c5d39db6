import { TAPE_STATUS } from '../../ddi/tape/status.ts';
import type { FunctionDefinition } from '../syntax/ast.ts';
import type { Unit } from '../syntax/unit.ts';
import { constant, numberOf, unknownInt } from '../values/int.ts';
import { pointerTo, type Value } from '../values/value.ts';
import { isSuccess } from '../flow/assume.ts';
import { ENGINE } from '../flow/engine.ts';
import { enter } from '../flow/inline.ts';
import { reduce } from '../flow/merge.ts';
import { DRIVE_PARAMETERS, SYSTEM_BUFFER } from '../flow/outputs.ts';
import { Run, TooLarge, type Limits, type Observer, type Valued } from '../flow/run.ts';
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

/** TAPE_STATUS values after which the class driver calls a command routine again. */
const CALLS_AGAIN: readonly number[] = [
  TAPE_STATUS.TAPE_STATUS_SEND_SRB_AND_CALLBACK,
  TAPE_STATUS.TAPE_STATUS_CALLBACK,
  TAPE_STATUS.TAPE_STATUS_CHECK_TEST_UNIT_READY,
];
/** A command routine that wants more calls than this is not followed to its end. */
const MOST_CALLS = 24;
/** Where the parameters of a command routine are in its list: the structure, CallNumber, StatusOfLastCommand. */
const COMMAND = { parameters: 2, callNumber: 4, lastStatus: 5 } as const;

/** What a command routine is called with: the structure, and numbers as the class driver counts them. */
function commandArguments(definition: FunctionDefinition, call: number): Value[] {
  return definition.parameters.map(({ name }, index) => {
    if (index === COMMAND.parameters) return pointerTo(DRIVE_PARAMETERS);
    if (index === COMMAND.callNumber) return constant(call);
    if (index !== COMMAND.lastStatus) return unknownInt(name);
    return call === 0 ? constant(TAPE_STATUS.TAPE_STATUS_SUCCESS) : unknownInt(`${name}@${call}`);
  });
}

/** What is left of a path when the class driver has sent the SRB: the structure, and the driver's own memory. */
function betweenCalls(state: State, definition: FunctionDefinition): State {
  const [extension, command] = definition.parameters.map(({ name }) => `*${name}`);
  const kept = [DRIVE_PARAMETERS, extension, command];
  const objects = new Map([...state.objects].filter(([name]) => kept.includes(name)));
  const facts = new Map([...state.facts].filter(([key]) => key.includes(extension) || key.includes(command)));
  return { ...state, objects, facts };
}

/**
 * All paths through a command routine of a tape miniclass that fills in a structure, over all of its calls.
 * @returns undefined where it is too large to be followed.
 */
export function followCommand(unit: Unit, definition: FunctionDefinition): readonly Valued[] | undefined {
  const run = newRun(unit);
  const ended: Valued[] = [];
  let open: readonly State[] = [withObject(EMPTY_STATE, DRIVE_PARAMETERS, object({ kind: 'garbage' }))];
  try {
    for (let call = 0; call < MOST_CALLS && open.length > 0; call++) {
      const next: State[] = [];
      for (const state of open)
        for (const way of enter(run, definition, commandArguments(definition, call), state)) {
          const status = way.value.kind === 'int' ? numberOf(way.value) : undefined;
          if (status !== undefined && CALLS_AGAIN.includes(status))
            next.push(betweenCalls(way.state, definition));
          else ended.push(way);
        }
      open = reduce(run, next);
    }
  } catch (error) {
    if (error instanceof TooLarge || error instanceof RangeError) return undefined;
    throw error;
  }
  return ended;
}

/** The paths of a command routine that end with TAPE_STATUS_SUCCESS, or with a status that may be it. */
export function tapeSuccesses(paths: readonly Valued[]): readonly State[] {
  return paths
    .filter(({ state, value }) => {
      if (value.kind !== 'int') return false;
      const status = numberOf(value);
      if (status !== undefined) return status === TAPE_STATUS.TAPE_STATUS_SUCCESS;
      const key = `${value.symbol ?? '?'}==${TAPE_STATUS.TAPE_STATUS_SUCCESS}`;
      return state.facts.get(key) !== false;
    })
    .map(({ state }) => state);
}

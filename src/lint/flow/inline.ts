import type { FunctionDefinition } from '../syntax/ast.ts';
import { unknownInt } from '../values/int.ts';
import type { Value } from '../values/value.ts';
import { write } from './memory.ts';
import type { Frame, Run, Valued } from './run.ts';
import { object, withObject, type State } from './state.ts';

/** Calls of the file's own functions: they are followed like the code around them, to a limited depth. */

const DEEPEST = 8;

function depthOf(frame: Frame, name: string): { depth: number; same: number } {
  let depth = 0;
  let same = 0;
  for (let at: Frame | undefined = frame; at; at = at.caller) {
    depth++;
    if (at.name === name) same++;
  }
  return { depth, same };
}

/** Runs a function with these arguments. */
export function enter(
  run: Run,
  definition: FunctionDefinition,
  args: readonly Value[],
  state: State,
): readonly Valued[] {
  const before = run.frame;
  const id = run.next();
  run.frame = { name: definition.name, id, variables: new Map(), caller: before };
  try {
    let at = state;
    for (const [i, parameter] of definition.parameters.entries()) {
      if (parameter.name === '') continue;
      const name = `${parameter.name}#${id}`;
      // An array parameter is a pointer.
      const type =
        parameter.type.arrays.length > 0 ? { ...parameter.type, pointers: 1, arrays: [] } : parameter.type;
      run.frame.variables.set(parameter.name, { object: name, type });
      at = withObject(at, name, object({ kind: 'garbage' }));
      const how = { at: parameter.at, value: undefined, operator: '=' };
      at = write(run, at, { object: name, path: '' }, type, args[i] ?? unknownInt(parameter.name), how);
    }
    return run
      .within(undefined, () => run.execute(definition.body, at))
      .map(({ state: last, exit }) => ({
        state: withoutLocals(last, id),
        value: exit?.kind === 'return' ? exit.value : unknownInt(undefined),
        at: exit?.kind === 'return' ? exit.at : undefined,
      }));
  } finally {
    run.frame = before;
  }
}

/** The state without the variables of a call that is over, so that paths that differ only in them are one. */
function withoutLocals(state: State, id: number): State {
  const suffix = `#${id}`;
  const objects = new Map(state.objects);
  for (const name of state.objects.keys()) if (name.endsWith(suffix)) objects.delete(name);
  return { ...state, objects };
}

/** Follows a call into the file; undefined where the function is not there or the depth is reached. */
export function callFunction(
  run: Run,
  name: string,
  args: readonly Value[],
  state: State,
): readonly Valued[] | undefined {
  const local = run.frame.variables.has(name);
  const definition = local ? undefined : run.unit.definition(name);
  if (!definition || run.observer.follows?.(name, args) === false) return undefined;
  const { depth, same } = depthOf(run.frame, name);
  if (depth > DEEPEST || same > 1) return undefined;
  return enter(run, definition, args, state);
}

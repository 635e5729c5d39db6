import { initialise } from './initialise.ts';
import type { Run } from './run.ts';
import { object, withObject, type State } from './state.ts';

/** Variables outside of functions. A table that nobody changes keeps its initial values. */

/** True where the file assigns to the variable, or to a part of it. */
function isChanged(run: Run, name: string): boolean {
  const word = new RegExp(
    String.raw`(?<![\w.>])${name}\b(?:\s*\[[^\]]*\]|\s*(?:\.|->)\s*\w+)*\s*(?:[-+|&^*/%]|<<|>>)?=(?!=)`,
    'g',
  );
  const clean = run.unit.clean;
  for (const match of clean.matchAll(word)) {
    const line = clean.slice(clean.lastIndexOf('\n', match.index) + 1, match.index);
    // Behind a type it is the definition.
    if (!/^\s*(?:static|const|extern|struct|[A-Z_]\w*\s+[\w*]*)/.test(line) || /[;(){}]/.test(line))
      return true;
  }
  return false;
}

/** The state with a global variable's initial values in it. */
export function ensureGlobal(run: Run, name: string, state: State): State {
  if (state.objects.has(name)) return state;
  const variable = run.unit.globals.get(name);
  if (!variable?.init || isChanged(run, name)) return state;
  const empty = withObject(state, name, object({ kind: 'zero', at: undefined }));
  return initialise(run, empty, { object: name, path: '' }, variable.type, variable.init)[0] ?? state;
}

/** Number of entries of a global table; undefined where it is not known. */
export function entriesOf(run: Run, name: string): number | undefined {
  const init = run.unit.globals.get(name)?.init;
  if (init?.kind !== 'list' || init.items.some((item) => item.designators.length > 0)) return undefined;
  return init.items.length;
}

import type { Expression, Statement } from '../syntax/ast.ts';
import type { Macro } from '../syntax/macros.ts';
import type { MacroScope, Run } from './run.ts';

/** Uses of the file's macros: their bodies are followed where they are used. */

export interface MacroUse {
  readonly body: Statement;
  readonly scope: MacroScope;
}

/** The macro that a name or a call uses; undefined where there is none that could be followed. */
export function macroUse(run: Run, node: Expression): MacroUse | undefined {
  const name =
    node.kind === 'name'
      ? node.name
      : node.kind === 'call' && node.callee.kind === 'name'
        ? node.callee.name
        : undefined;
  const macro = name === undefined ? undefined : run.unit.macros.get(name);
  if (!macro || !fits(macro, node) || active(run.macro, macro.name)) return undefined;
  const body = run.unit.expansion(macro);
  if (!body) return undefined;
  const given = node.kind === 'call' ? node.args : [];
  const args = new Map(
    (macro.parameters ?? []).map((parameter, i) => [parameter, given[i]] as const).filter(defined),
  );
  return { body, scope: { name: macro.name, args, site: run.place(node), outer: run.macro } };
}

function defined(entry: readonly [string, Expression | undefined]): entry is readonly [string, Expression] {
  return entry[1] !== undefined;
}

function fits(macro: Macro, node: Expression): boolean {
  return (macro.parameters !== undefined) === (node.kind === 'call');
}

/** True inside the body of the macro, where C does not expand it again. */
function active(scope: MacroScope | undefined, name: string): boolean {
  for (let at = scope; at; at = at.outer) if (at.name === name) return true;
  return false;
}

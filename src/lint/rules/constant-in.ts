import { ENGINE } from '../flow/engine.ts';
import { Run, TooLarge } from '../flow/run.ts';
import { EMPTY_STATE } from '../flow/state.ts';
import type { Expression, FunctionDefinition, TypeName } from '../syntax/ast.ts';
import { visitStatements } from '../syntax/walk.ts';
import type { Unit } from '../syntax/unit.ts';
import { numberOf } from '../values/int.ts';
import { measure } from '../values/layout.ts';

/** Declared types of the parameters and variables of a function. */
export function variableTypes(definition: FunctionDefinition): Map<string, TypeName> {
  const types = new Map<string, TypeName>();
  for (const { name, type } of definition.parameters) types.set(name, type);
  visitStatements(definition.body, (node) => {
    if (node.kind === 'declaration') for (const { name, type } of node.variables) types.set(name, type);
  });
  return types;
}

/** A run that knows the variables of a function and none of their values. */
export function emptyRun(unit: Unit, definition: FunctionDefinition | undefined): Run {
  const run = new Run(unit, ENGINE);
  const variables = new Map(
    [...(definition ? variableTypes(definition) : [])].map(
      ([name, type]) => [name, { object: `${name}#0`, type }] as const,
    ),
  );
  run.frame = { name: '', id: 0, variables, caller: undefined };
  return run;
}

/** The value of a constant expression in a function; undefined where it is not constant. */
export function constantIn(
  unit: Unit,
  definition: FunctionDefinition | undefined,
  node: Expression,
): number | undefined {
  try {
    const results = emptyRun(unit, definition).evaluate(node, EMPTY_STATE);
    const value = results.length === 1 ? results[0].value : undefined;
    return value?.kind === 'int' ? numberOf(value) : undefined;
  } catch (error) {
    if (error instanceof TooLarge) return undefined;
    throw error;
  }
}

/** Size of a type in bytes; undefined where something in it is not known. */
export function sizeOfType(unit: Unit, type: TypeName): number | undefined {
  return measure(unit, type, (length) => constantIn(unit, undefined, length))?.size;
}

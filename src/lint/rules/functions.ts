import type { FunctionDefinition } from '../syntax/ast.ts';
import type { Unit } from '../syntax/unit.ts';

/** The functions of the file whose text matches, parsed: the others are not even looked at. */
export function functionsWith(unit: Unit, trigger: RegExp): FunctionDefinition[] {
  return unit
    .ownFunctions()
    .filter(({ text }) => trigger.test(text))
    .flatMap((piece) => unit.parsed(piece) ?? []);
}

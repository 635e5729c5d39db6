import { typeOf } from './flow/typing.ts';
import { emptyRun, variableTypes } from './rules/constant-in.ts';
import type { Expression, FunctionDefinition, Member } from './syntax/ast.ts';
import { spanOf } from './syntax/place.ts';
import type { Unit } from './syntax/unit.ts';
import { visitExpressions, visitStatements } from './syntax/walk.ts';
import { resolveType } from './values/layout.ts';

/** Which structure a member in the source belongs to, for hovers and completion. */

/** The function of the file that an offset is in; undefined outside of functions. */
export function functionAt(unit: Unit, offset: number): FunctionDefinition | undefined {
  const piece = unit
    .ownFunctions()
    .find(({ origin, text }) => origin.base <= offset && offset <= origin.base + text.length);
  return piece && unit.parsed(piece);
}

/** The name of the structure that an expression is, or points to; undefined where it is not known. */
function structureOf(unit: Unit, definition: FunctionDefinition, node: Expression): string | undefined {
  const type = typeOf(emptyRun(unit, definition), node);
  const name = type && resolveType(unit, type).name.replace(/^_/, '');
  if (name !== undefined && name !== '') return name;
  // The members of the union that a command is written through.
  if (node.kind === 'member' && structureOf(unit, definition, node.object) === 'CDB')
    return `CDB.${node.field}`;
  return undefined;
}

/** A member with the structure that it belongs to, as far as it is known. */
export interface MemberUse {
  readonly field: string;
  readonly structure: string | undefined;
}

function useOf(unit: Unit, definition: FunctionDefinition, node: Member): MemberUse {
  return { field: node.field, structure: structureOf(unit, definition, node.object) };
}

/** The member whose name is at an offset of the file. */
export function memberAt(unit: Unit, offset: number): MemberUse | undefined {
  const definition = functionAt(unit, offset);
  if (!definition) return undefined;
  let found: Member | undefined;
  visitExpressions(definition.body, (node) => {
    if (node.kind !== 'member') return;
    const { end } = spanOf(node.at);
    if (end - node.field.length <= offset && offset <= end) found = node;
  });
  return found && useOf(unit, definition, found);
}

/** The member that the innermost `switch` around an offset chooses by. */
export function switchedMember(unit: Unit, offset: number): MemberUse | undefined {
  const definition = functionAt(unit, offset);
  if (!definition) return undefined;
  let found: Member | undefined;
  visitStatements(definition.body, (node) => {
    if (node.kind !== 'switch' || node.value.kind !== 'member') return;
    const { start, end } = spanOf(node.body.at);
    if (start <= offset && offset <= end) found = node.value;
  });
  return found && useOf(unit, definition, found);
}

/** The structure that a variable of the function around an offset is, or points to. */
export function structureOfVariable(unit: Unit, offset: number, name: string): string | undefined {
  const definition = functionAt(unit, offset);
  const type = definition && (variableTypes(definition).get(name) ?? unit.globals.get(name)?.type);
  return type && resolveType(unit, type).name.replace(/^_/, '');
}

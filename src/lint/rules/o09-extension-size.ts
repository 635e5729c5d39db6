import { finding, type Finding } from '../finding.ts';
import { follow } from '../parameters/outcomes.ts';
import type { RuleContext, SourceRule } from '../source-rule.ts';
import type { FunctionDefinition, TypeName } from '../syntax/ast.ts';
import type { Place } from '../syntax/place.ts';
import { visitExpressions, visitStatements } from '../syntax/walk.ts';
import { numberOf } from '../values/int.ts';
import { resolveType } from '../values/layout.ts';
import { sizeOfType, variableTypes } from './constant-in.ts';
import type { Unit } from '../syntax/unit.ts';

/** The type that a routine sees in DriverData: by a cast, or by the variable that it is put into. */
function extensionType(
  unit: Unit,
  definition: FunctionDefinition,
): { type: TypeName; at: Place } | undefined {
  const types = variableTypes(definition);
  const pointed = (type: TypeName | undefined): TypeName | undefined => {
    if (!type) return undefined;
    const resolved = resolveType(unit, type);
    return resolved.pointers === 1 ? { ...resolved, pointers: 0 } : undefined;
  };
  let found: { type: TypeName; at: Place } | undefined;
  const look = (type: TypeName | undefined, at: Place): void => {
    const target = pointed(type);
    if (target && !found && target.name !== 'VOID' && target.name !== 'UCHAR') found = { type: target, at };
  };
  visitExpressions(definition.body, (node) => {
    const isData = (text: string): boolean => /\bDriverData\s*\)*$/.test(text);
    if (node.kind === 'cast' && isData(unit.slice(node.operand.at))) look(node.type, node.at);
    if (node.kind === 'assign' && node.target.kind === 'name' && isData(unit.slice(node.value.at)))
      look(types.get(node.target.name), node.at);
  });
  visitStatements(definition.body, (node) => {
    if (node.kind !== 'declaration') return;
    for (const { type, init } of node.variables)
      if (init && /\bDriverData\s*\)*$/.test(unit.slice(init.at))) look(type, init.at);
  });
  return found;
}

/** O09: the extension is smaller than what ChangerInitialize writes, or its size is not constant. */
export const EXTENSION_SIZE: SourceRule = {
  id: 'O09',
  trigger: /\bChangerAdditionalExtensionSize\b/,
  mends: false,
  check({ unit, routines }: RuleContext): Finding[] {
    const used = routines
      .named('ChangerInitialize')
      // Many drivers have a helper that finds the extension.
      .flatMap((name) => [name, ...unit.calleesOf(name)])
      .flatMap((name) => unit.definition(name) ?? [])
      .flatMap((definition) => extensionType(unit, definition) ?? [])[0];
    return routines.named('ChangerAdditionalExtensionSize').flatMap((name): Finding[] => {
      const definition = unit.definition(name);
      const paths = definition && follow(unit, definition);
      if (!definition || !paths) return [];
      return paths.flatMap(({ value, at }): Finding[] => {
        const bytes = value.kind === 'int' ? numberOf(value) : undefined;
        if (bytes === undefined) return notConstant(unit, at);
        const size = used && sizeOfType(unit, used.type);
        if (size === undefined || bytes >= size || !used) return [];
        return [
          finding(
            'O09',
            `The extension has ${bytes} bytes, but ChangerInitialize uses ${size} as ${used.type.name}. Return sizeof(${used.type.name}).`,
            at ?? definition.nameAt,
            { related: [{ at: used.at, message: `DriverData is used as ${used.type.name} here.` }] },
          ),
        ];
      });
    });
  },
};

/** A value that is not known: an error only where it is read from somewhere, for sizes may be of unknown types. */
function notConstant(unit: Unit, at: Place | undefined): Finding[] {
  if (!at || /\bsizeof\b|\b[A-Z_0-9]+\b/.test(unit.slice(at).replace(/^return/, ''))) return [];
  return [
    finding(
      'O09',
      'ChangerAdditionalExtensionSize must return a constant: it is asked before any device is known.',
      at,
    ),
  ];
}

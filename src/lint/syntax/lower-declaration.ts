import type { Declarations, Expression, FunctionDefinition, StructType, TypeName, Variable } from './ast.ts';
import { lowerExpression } from './lower-expression.ts';
import { lowerBlock, lowerVariables } from './lower-statement.ts';
import { lowerDeclarator, typeNameOf } from './lower-type.ts';
import { child, childrenOf, named, placeOf, textOf, type Lowering } from './lowering.ts';
import type { Raw } from './parser.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

/** Everything that a piece of a file declares. */
export function lowerDeclarations(context: Lowering, root: Raw): Declarations {
  const result: Mutable<Declarations> = {
    functions: [],
    globals: [],
    structs: [],
    types: [],
    enumerators: [],
  };
  for (const node of named(root)) lowerTopLevel(context, node, result);
  return result;
}

function lowerTopLevel(context: Lowering, node: Raw, result: Mutable<Declarations>): void {
  switch (node.type) {
    case 'function_definition': {
      const definition = lowerFunction(context, node);
      if (definition) result.functions.push(definition);
      return;
    }
    case 'declaration':
      collectType(context, child(node, 'type'), [], result);
      result.globals.push(...lowerVariables(context, node));
      return;
    case 'type_definition': {
      const type = child(node, 'type');
      const declared = childrenOf(node, 'declarator').map((part) => lowerDeclarator(context, part));
      const names = declared.flatMap(({ name, pointers, arrays, parameters }) =>
        name && pointers === 0 && arrays.length === 0 && !parameters ? [textOf(context, name)] : [],
      );
      collectType(context, type, names, result);
      const base = typeNameOf(context, type) || names[0] || '';
      for (const { name, pointers, arrays, parameters } of declared) {
        if (!name || parameters) continue;
        const own = textOf(context, name);
        if (own !== base) result.types.push({ name: own, type: { name: base, pointers, arrays } });
      }
      return;
    }
    case 'struct_specifier':
    case 'union_specifier':
    case 'enum_specifier':
      collectType(context, node, [], result);
      return;
    case 'ERROR':
    case 'linkage_specification':
    case 'declaration_list':
      for (const part of named(node)) lowerTopLevel(context, part, result);
      return;
    default:
      return;
  }
}

function lowerFunction(context: Lowering, node: Raw): FunctionDefinition | undefined {
  const declarator = lowerDeclarator(context, child(node, 'declarator'));
  const body = child(node, 'body');
  if (!declarator.name || body?.type !== 'compound_statement') return undefined;
  return {
    at: placeOf(context, node),
    name: textOf(context, declarator.name),
    nameAt: placeOf(context, declarator.name),
    parameters: lowerParameters(context, declarator.parameters),
    body: lowerBlock(context, body),
  };
}

function lowerParameters(context: Lowering, list: Raw | undefined): Variable[] {
  return named(list ?? { type: '', field: null, start: 0, end: 0, named: false, children: [] })
    .filter((part) => part.type === 'parameter_declaration')
    .map((part) => {
      const { name, pointers, arrays } = lowerDeclarator(context, child(part, 'declarator'));
      return {
        at: placeOf(context, part),
        name: name ? textOf(context, name) : '',
        type: { name: typeNameOf(context, child(part, 'type')), pointers, arrays },
        init: undefined,
      };
    });
}

/** The structure or enumeration that a type specifier defines, if it does. */
function collectType(
  context: Lowering,
  node: Raw | undefined,
  names: readonly string[],
  result: Mutable<Declarations>,
): void {
  const body = node && child(node, 'body');
  if (!node || !body) return;
  if (node.type === 'enum_specifier') collectEnumerators(context, body, result);
  else result.structs.push(lowerStruct(context, node, body, names, result));
}

function lowerStruct(
  context: Lowering,
  node: Raw,
  body: Raw,
  names: readonly string[],
  result: Mutable<Declarations>,
): StructType {
  const tag = child(node, 'name');
  const own = tag ? textOf(context, tag) : '';
  const fields = named(body)
    .filter((part) => part.type === 'field_declaration')
    .flatMap((part) => lowerFields(context, part, result));
  return { names: own === '' ? names : [own, ...names], union: node.type === 'union_specifier', fields };
}

function lowerFields(context: Lowering, node: Raw, result: Mutable<Declarations>): StructType['fields'] {
  const type = child(node, 'type');
  let name = typeNameOf(context, type);
  if (type && child(type, 'body')) {
    // A structure without a name inside another: it gets one that no C name can be.
    if (name === '') name = `<${context.origin.file}:${type.start}>`;
    collectType(context, type, [name], result);
  }
  const bits = node.children.some((part) => part.type === 'bitfield_clause');
  return childrenOf(node, 'declarator').flatMap((part) => {
    const declarator = lowerDeclarator(context, part);
    if (!declarator.name) return [];
    const { pointers, arrays, parameters } = declarator;
    const pointsTo: TypeName = parameters
      ? { name: 'VOID', pointers: 1, arrays }
      : { name, pointers, arrays };
    return [{ name: textOf(context, declarator.name), type: pointsTo, bits }];
  });
}

function collectEnumerators(context: Lowering, body: Raw, result: Mutable<Declarations>): void {
  let base: Expression | undefined;
  let after = 0;
  for (const part of named(body).filter(({ type }) => type === 'enumerator')) {
    const name = child(part, 'name');
    const given = child(part, 'value');
    if (!name) continue;
    const value = given && lowerExpression(context, given);
    if (value) {
      base = value;
      after = 0;
    }
    result.enumerators.push({ name: textOf(context, name), value, after, base });
    after++;
  }
}

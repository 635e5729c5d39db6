import type { Designator, Expression, Item } from './ast.ts';
import { lowerTypeDescriptor } from './lower-type.ts';
import { child, childrenOf, named, operatorOf, placeOf, textOf, type Lowering } from './lowering.ts';
import type { Raw } from './parser.ts';

/** The value of a C number; floating-point numbers and what is half typed are undefined. */
export function numberOf(text: string): { value: number; unsigned: boolean } | undefined {
  const match = /^(0[xX][\da-fA-F]+|0[bB][01]+|\d+)([uUlLiI\d]*)$/.exec(text.replace(/'/g, ''));
  if (!match) return undefined;
  const digits = match[1];
  const value = /^0\d/.test(digits) ? Number.parseInt(digits, 8) : Number(digits);
  const hex = /^0[xX]/.test(digits);
  return { value, unsigned: /[uU]/.test(match[2]) || value > (hex ? 0x7fffffff : 0xffffffff) };
}

function characterOf(text: string): number {
  const inner = text.replace(/^L?'|'$/g, '');
  if (inner.startsWith('\\')) {
    const code = inner[1];
    if (code === 'x') return Number.parseInt(inner.slice(2), 16) || 0;
    if (/[0-7]/.test(code ?? '')) return Number.parseInt(inner.slice(1), 8) || 0;
    return (
      ({ n: 10, r: 13, t: 9, a: 7, b: 8, f: 12, v: 11 } as Record<string, number>)[code ?? ''] ??
      inner.charCodeAt(1)
    );
  }
  // 'abcd': the first character is the most significant byte.
  let value = 0;
  for (const character of inner) value = (value * 256 + character.charCodeAt(0)) % 2 ** 32;
  return value;
}

/** A name in brackets that is a type: then what follows is a cast that tree-sitter took for an operator. */
function typeInBrackets(context: Lowering, node: Raw | undefined): string | undefined {
  if (node?.type !== 'parenthesized_expression') return undefined;
  const [inner] = named(node);
  if (inner?.type !== 'identifier') return undefined;
  const name = textOf(context, inner);
  return context.isType(name) ? name : undefined;
}

function unknown(context: Lowering, node: Raw): Expression {
  return {
    kind: 'unknown',
    at: placeOf(context, node),
    parts: named(node).map((part) => lowerExpression(context, part)),
  };
}

function designators(context: Lowering, node: Raw): Designator[] {
  return childrenOf(node, 'designator').map((part): Designator => {
    const [inner] = named(part);
    return part.type === 'subscript_designator' && inner
      ? { kind: 'index', index: lowerExpression(context, inner) }
      : { kind: 'field', name: inner ? textOf(context, inner) : '' };
  });
}

function item(context: Lowering, node: Raw): Item {
  if (node.type !== 'initializer_pair') return { designators: [], value: lowerExpression(context, node) };
  const value = child(node, 'value') ?? node;
  return {
    designators: designators(context, node),
    value:
      value === node
        ? { kind: 'unknown', at: placeOf(context, node), parts: [] }
        : lowerExpression(context, value),
  };
}

/** Lowers what tree-sitter calls an expression; anything else becomes an unknown with its parts. */
export function lowerExpression(context: Lowering, node: Raw): Expression {
  const at = placeOf(context, node);
  const part = (field: string): Expression => {
    const found = child(node, field);
    return found === undefined ? { kind: 'unknown', at, parts: [] } : lowerExpression(context, found);
  };
  switch (node.type) {
    case 'identifier':
    case 'field_identifier':
    case 'type_identifier':
    case 'primitive_type':
      return { kind: 'name', at, name: textOf(context, node) };
    case 'true':
      return { kind: 'number', at, value: 1, unsigned: false };
    case 'false':
    case 'null':
      return { kind: 'number', at, value: 0, unsigned: false };
    case 'number_literal': {
      const number = numberOf(textOf(context, node));
      return number ? { kind: 'number', at, ...number } : unknown(context, node);
    }
    case 'char_literal':
      return { kind: 'number', at, value: characterOf(textOf(context, node)), unsigned: false };
    case 'string_literal':
    case 'concatenated_string':
      return { kind: 'text', at };
    case 'parenthesized_expression': {
      const inner = named(node);
      return inner.length === 1 ? lowerExpression(context, inner[0]) : unknown(context, node);
    }
    case 'unary_expression':
    case 'pointer_expression':
      return { kind: 'unary', at, operator: operatorOf(context, node), operand: part('argument') };
    case 'binary_expression': {
      const operator = operatorOf(context, node);
      const cast = /^[-+&*]$/.test(operator) ? typeInBrackets(context, child(node, 'left')) : undefined;
      if (cast === undefined)
        return { kind: 'binary', at, operator, left: part('left'), right: part('right') };
      const operand: Expression = { kind: 'unary', at, operator, operand: part('right') };
      return { kind: 'cast', at, type: { name: cast, pointers: 0, arrays: [] }, operand };
    }
    case 'assignment_expression':
      return {
        kind: 'assign',
        at,
        operator: operatorOf(context, node),
        target: part('left'),
        value: part('right'),
      };
    case 'update_expression': {
      const operator = operatorOf(context, node) === '--' ? '--' : '++';
      const prefix = child(node, 'operator')?.start === node.start;
      return { kind: 'step', at, operator, prefix, operand: part('argument') };
    }
    case 'call_expression': {
      const list = child(node, 'arguments');
      const args = list ? named(list).map((argument) => lowerExpression(context, argument)) : [];
      const cast = typeInBrackets(context, child(node, 'function'));
      if (cast !== undefined && args.length === 1)
        return { kind: 'cast', at, type: { name: cast, pointers: 0, arrays: [] }, operand: args[0] };
      return { kind: 'call', at, callee: part('function'), args };
    }
    case 'field_expression': {
      const field = child(node, 'field');
      const arrow = operatorOf(context, node) === '->';
      return {
        kind: 'member',
        at,
        object: part('argument'),
        field: field ? textOf(context, field) : '',
        arrow,
      };
    }
    case 'subscript_expression':
      return { kind: 'index', at, object: part('argument'), index: part('index') };
    case 'cast_expression': {
      const type = child(node, 'type');
      return type
        ? { kind: 'cast', at, type: lowerTypeDescriptor(context, type), operand: part('value') }
        : unknown(context, node);
    }
    case 'conditional_expression': {
      const yes = child(node, 'consequence');
      return {
        kind: 'conditional',
        at,
        condition: part('condition'),
        yes: yes ? lowerExpression(context, yes) : undefined,
        no: part('alternative'),
      };
    }
    case 'sizeof_expression': {
      const type = child(node, 'type');
      if (type) return { kind: 'sizeof', at, type: lowerTypeDescriptor(context, type), operand: undefined };
      return { kind: 'sizeof', at, type: undefined, operand: part('value') };
    }
    case 'initializer_list':
      return { kind: 'list', at, items: named(node).map((inner) => item(context, inner)) };
    case 'compound_literal_expression': {
      const type = child(node, 'type');
      return type
        ? { kind: 'compound', at, type: lowerTypeDescriptor(context, type), list: part('value') }
        : unknown(context, node);
    }
    case 'comma_expression':
      return { kind: 'comma', at, left: part('left'), right: part('right') };
    default:
      return unknown(context, node);
  }
}

import type { Block, Expression, Statement, Variable } from './ast.ts';
import { lowerExpression } from './lower-expression.ts';
import { lowerDeclarator, typeNameOf } from './lower-type.ts';
import { child, childrenOf, named, placeOf, textOf, type Lowering } from './lowering.ts';
import type { Raw } from './parser.ts';

/** The variables of a declaration; functions that it declares are left out. */
export function lowerVariables(context: Lowering, node: Raw): Variable[] {
  const name = typeNameOf(context, child(node, 'type'));
  const result: Variable[] = [];
  for (const part of childrenOf(node, 'declarator')) {
    const init = part.type === 'init_declarator' ? child(part, 'value') : undefined;
    const declarator = lowerDeclarator(
      context,
      part.type === 'init_declarator' ? child(part, 'declarator') : part,
    );
    if (!declarator.name || (declarator.parameters && declarator.pointers === 0)) continue;
    result.push({
      at: placeOf(context, part),
      name: textOf(context, declarator.name),
      type: { name, pointers: declarator.pointers, arrays: declarator.arrays },
      init: init && lowerExpression(context, init),
    });
  }
  return result;
}

export function lowerBlock(context: Lowering, node: Raw): Block {
  return { kind: 'block', at: placeOf(context, node), body: lowerAll(context, named(node)) };
}

function lowerAll(context: Lowering, nodes: readonly Raw[]): Statement[] {
  return nodes.map((node) => lowerStatement(context, node));
}

function isStatement(node: Raw): boolean {
  return /statement$|^declaration$|^else_clause$|^ERROR$/.test(node.type);
}

/** Lowers a statement; an ERROR becomes an unknown with the statements that are still recognisable in it. */
export function lowerStatement(context: Lowering, node: Raw): Statement {
  const at = placeOf(context, node);
  const optional = (field: string): Statement | undefined => {
    const found = child(node, field);
    return found && lowerStatement(context, found);
  };
  const body = (field: string): Statement => optional(field) ?? { kind: 'block', at, body: [] };
  const value = (field: string): Expression => {
    const found = child(node, field);
    return found ? lowerExpression(context, found) : { kind: 'unknown', at, parts: [] };
  };
  const condition = (): Expression => value('condition');
  switch (node.type) {
    case 'compound_statement':
      return lowerBlock(context, node);
    case 'expression_statement': {
      const [inner] = named(node);
      return inner
        ? { kind: 'expression', at, expression: lowerExpression(context, inner) }
        : { kind: 'block', at, body: [] };
    }
    case 'declaration':
      return { kind: 'declaration', at, variables: lowerVariables(context, node) };
    case 'else_clause': {
      const [inner] = named(node);
      return inner ? lowerStatement(context, inner) : { kind: 'block', at, body: [] };
    }
    case 'if_statement':
      return {
        kind: 'if',
        at,
        condition: condition(),
        yes: body('consequence'),
        no: optional('alternative'),
      };
    case 'while_statement':
      return { kind: 'while', at, condition: condition(), body: body('body') };
    case 'do_statement':
      return { kind: 'do', at, condition: condition(), body: body('body') };
    case 'for_statement': {
      const first = child(node, 'initializer');
      const init: Statement | undefined =
        first === undefined || first.type === 'declaration'
          ? first && lowerStatement(context, first)
          : { kind: 'expression', at: placeOf(context, first), expression: lowerExpression(context, first) };
      const test = child(node, 'condition');
      const step = child(node, 'update');
      return {
        kind: 'for',
        at,
        init,
        condition: test && lowerExpression(context, test),
        step: step && lowerExpression(context, step),
        body: body('body'),
      };
    }
    case 'switch_statement':
      return { kind: 'switch', at, value: condition(), body: body('body') };
    case 'case_statement': {
      const test = child(node, 'value');
      const rest = named(node).filter((part) => part !== test);
      return {
        kind: 'case',
        at,
        value: test && lowerExpression(context, test),
        body: lowerAll(context, rest),
      };
    }
    case 'labeled_statement': {
      const label = child(node, 'label');
      const rest = named(node).filter((part) => part !== label);
      return { kind: 'label', at, name: label ? textOf(context, label) : '', body: lowerAll(context, rest) };
    }
    case 'goto_statement': {
      const label = child(node, 'label');
      return { kind: 'goto', at, name: label ? textOf(context, label) : '' };
    }
    case 'return_statement': {
      const [inner] = named(node);
      return { kind: 'return', at, value: inner && lowerExpression(context, inner) };
    }
    case 'break_statement':
      return { kind: 'break', at };
    case 'continue_statement':
      return { kind: 'continue', at };
    case 'seh_try_statement': {
      const handler = named(node).find((part) => /^seh_(?:except|finally)_clause$/.test(part.type));
      const inner = handler && child(handler, 'body');
      return { kind: 'try', at, body: body('body'), handler: inner && lowerStatement(context, inner) };
    }
    default:
      return recognisable(context, node);
  }
}

/** What is left of code that cannot be parsed: its statements, and its expressions as statements. */
function recognisable(context: Lowering, node: Raw): Statement {
  const at = placeOf(context, node);
  const parts = named(node).map((part): Statement => {
    if (isStatement(part)) return lowerStatement(context, part);
    const place = placeOf(context, part);
    return /_expression$|^identifier$/.test(part.type)
      ? { kind: 'expression', at: place, expression: lowerExpression(context, part) }
      : { kind: 'block', at: place, body: [] };
  });
  return { kind: 'unknown', at, parts };
}

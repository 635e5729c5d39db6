import type { Expression, Statement } from './ast.ts';

/** The expressions directly inside an expression, in the order of the text. */
export function operandsOf(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'number':
    case 'text':
    case 'name':
      return [];
    case 'unary':
    case 'step':
    case 'cast':
      return [node.operand];
    case 'binary':
    case 'comma':
      return [node.left, node.right];
    case 'assign':
      return [node.target, node.value];
    case 'call':
      return [node.callee, ...node.args];
    case 'member':
      return [node.object];
    case 'index':
      return [node.object, node.index];
    case 'conditional':
      return node.yes ? [node.condition, node.yes, node.no] : [node.condition, node.no];
    case 'sizeof':
      return node.operand ? [node.operand] : [];
    case 'list':
      return node.items.map((item) => item.value);
    case 'compound':
      return [node.list];
    case 'unknown':
      return node.parts;
  }
}

/** The expressions that a statement itself holds, without those of the statements inside. */
export function expressionsOf(node: Statement): readonly Expression[] {
  const some = (...list: (Expression | undefined)[]): Expression[] =>
    list.filter((part) => part !== undefined);
  switch (node.kind) {
    case 'expression':
      return [node.expression];
    case 'declaration':
      return some(...node.variables.map((variable) => variable.init));
    case 'if':
    case 'while':
    case 'do':
      return [node.condition];
    case 'for':
      return some(node.condition, node.step);
    case 'switch':
      return [node.value];
    case 'case':
    case 'return':
      return some(node.value);
    default:
      return [];
  }
}

/** The statements directly inside a statement. */
export function statementsOf(node: Statement): readonly Statement[] {
  switch (node.kind) {
    case 'block':
    case 'case':
    case 'label':
      return node.body;
    case 'if':
      return node.no ? [node.yes, node.no] : [node.yes];
    case 'while':
    case 'do':
    case 'switch':
      return [node.body];
    case 'for':
      return node.init ? [node.init, node.body] : [node.body];
    case 'try':
      return node.handler ? [node.body, node.handler] : [node.body];
    case 'unknown':
      return node.parts;
    default:
      return [];
  }
}

/** Visits an expression and all in it, outer ones first. */
export function visitExpression(
  node: Expression,
  visit: (node: Expression, parents: readonly Expression[]) => void,
  parents: readonly Expression[] = [],
): void {
  visit(node, parents);
  const inner = operandsOf(node);
  if (inner.length === 0) return;
  const path = [...parents, node];
  for (const part of inner) visitExpression(part, visit, path);
}

/** Visits a statement and all statements in it, outer ones first. */
export function visitStatements(node: Statement, visit: (node: Statement) => void): void {
  visit(node);
  for (const part of statementsOf(node)) visitStatements(part, visit);
}

/** Visits all expressions of a statement and of the statements in it. */
export function visitExpressions(
  root: Statement,
  visit: (node: Expression, parents: readonly Expression[], statement: Statement) => void,
): void {
  visitStatements(root, (statement) => {
    for (const part of expressionsOf(statement))
      visitExpression(part, (node, parents) => visit(node, parents, statement));
  });
}

/** The expression without parentheses' leftovers: casts around it taken off. */
export function withoutCasts(node: Expression): Expression {
  return node.kind === 'cast' ? withoutCasts(node.operand) : node;
}

/** The name that is called, or undefined for a call through a pointer. */
export function calledName(node: Expression): string | undefined {
  return node.kind === 'call' && node.callee.kind === 'name' ? node.callee.name : undefined;
}

/** The variable at the root of `a->b[2].c`: `a`. */
export function rootName(node: Expression): string | undefined {
  switch (node.kind) {
    case 'name':
      return node.name;
    case 'member':
    case 'index':
      return rootName(node.object);
    case 'unary':
    case 'cast':
      return rootName(node.operand);
    default:
      return undefined;
  }
}

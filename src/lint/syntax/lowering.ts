import type { Origin, Place } from './place.ts';
import type { Expression } from './ast.ts';
import type { Raw } from './parser.ts';

/** What the lowering of a piece needs to know, and how it reads tree-sitter's nodes. */
export interface Lowering {
  readonly origin: Origin;
  readonly text: string;
  /** True for a name that is a type: tells `(T)-1` from a difference. */
  isType(name: string): boolean;
  /** Lowers an expression: types hold expressions as well as the other way round. */
  expression(context: Lowering, node: Raw): Expression;
}

export function placeOf(context: Lowering, node: Raw): Place {
  return { origin: context.origin, from: node.start, to: node.end };
}

export function textOf(context: Lowering, node: Raw): string {
  return context.text.slice(node.start, node.end);
}

/** The child of a field name. */
export function child(node: Raw, field: string): Raw | undefined {
  return node.children.find((part) => part.field === field);
}

/** All children of a field name. */
export function childrenOf(node: Raw, field: string): readonly Raw[] {
  return node.children.filter((part) => part.field === field);
}

/** The named children: those that are no punctuation. */
export function named(node: Raw): readonly Raw[] {
  return node.children.filter((part) => part.named && part.type !== 'comment');
}

/** Text of the child that is the operator of an expression. */
export function operatorOf(context: Lowering, node: Raw): string {
  const operator = child(node, 'operator');
  return operator === undefined ? '' : textOf(context, operator);
}

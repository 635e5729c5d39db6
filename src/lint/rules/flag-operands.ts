import type { Expression, Name } from '../syntax/ast.ts';

/** The names that a value is put together from: operands of `|`, `^`, `+` and `~`, and both sides of `?:`. */
export function flagOperands(node: Expression): readonly Name[] {
  switch (node.kind) {
    case 'name':
      return [node];
    case 'binary':
      return /^[|^+&]$/.test(node.operator) ? [...flagOperands(node.left), ...flagOperands(node.right)] : [];
    case 'conditional':
      return [...(node.yes ? flagOperands(node.yes) : []), ...flagOperands(node.no)];
    case 'cast':
      return flagOperands(node.operand);
    case 'unary':
      return node.operator === '~' ? flagOperands(node.operand) : [];
    default:
      return [];
  }
}

import { finding, type Finding } from '../finding.ts';
import type { RuleContext, SourceRule } from '../source-rule.ts';
import type { Expression, Unary } from '../syntax/ast.ts';
import { visitExpressions, withoutCasts } from '../syntax/walk.ts';
import { wordOfConstant } from '../values/constants.ts';
import { flagOperands } from './flag-operands.ts';
import { functionsWith } from './functions.ts';

/** `~FLAG` or `~(A | B)` of constants of Features1 as they are. */
function complement(node: Expression): Unary | undefined {
  const inner = withoutCasts(node);
  if (inner.kind !== 'unary' || inner.operator !== '~') return undefined;
  const { operand } = inner;
  const plain = operand.kind === 'name' || (operand.kind === 'binary' && operand.operator === '|');
  const names = flagOperands(operand);
  return plain && names.length > 0 && names.every(({ name }) => wordOfConstant(name) === 'Features1')
    ? inner
    : undefined;
}

/** B09: `Features1 &= ~FLAG`, which clears bit 31 too. */
export const FLAG_CLEARED_WITHOUT_MARKER: SourceRule = {
  id: 'B09',
  trigger: /~/,
  mends: true,
  check({ unit }: RuleContext): Finding[] {
    const found: Finding[] = [];
    for (const definition of functionsWith(unit, /~/))
      visitExpressions(definition.body, (node) => {
        const clears =
          (node.kind === 'assign' && node.operator === '&=' && complement(node.value)) ||
          (node.kind === 'binary' &&
            node.operator === '&' &&
            (complement(node.right) ?? complement(node.left)));
        if (!clears) return;
        // In Features0 the constant is wrong altogether: B07.
        const target = node.kind === 'assign' ? withoutCasts(node.target) : undefined;
        if (target?.kind === 'member' && target.field === 'Features0') return;
        const flag = unit.slice(clears.operand.at);
        const operand = clears.operand.kind === 'name' ? flag : `(${flag.replace(/^\((.*)\)$/, '$1')})`;
        found.push(
          finding(
            'B09',
            `This clears bit 31 of Features1 as well, and callers that compare whole constants no longer see the other flags. Clear the low bits only: ~(${operand} & ~CHANGER_RESERVED_BIT).`,
            node.at,
            {
              fix: {
                title: 'Keep bit 31',
                edits: [{ at: clears.at, text: `~(${operand} & ~CHANGER_RESERVED_BIT)` }],
              },
            },
          ),
        );
      });
    return found;
  },
};

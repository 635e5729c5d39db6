import { finding, type Finding, type Fix } from '../finding.ts';
import type { RuleContext, SourceRule } from '../source-rule.ts';
import type { Binary, Expression } from '../syntax/ast.ts';
import { expressionsOf, visitExpressions } from '../syntax/walk.ts';
import { wordOfConstant } from '../values/constants.ts';
import { flagOperands } from './flag-operands.ts';
import { functionsWith } from './functions.ts';
import type { Unit } from '../syntax/unit.ts';

/** `x & FLAG` with a constant of Features1 as it is. */
function flagTest(
  node: Expression,
): { readonly word: Expression; readonly flag: Expression; readonly name: string } | undefined {
  if (node.kind !== 'binary' || node.operator !== '&') return undefined;
  for (const [flag, word] of [
    [node.right, node.left],
    [node.left, node.right],
  ]) {
    const names = flagOperands(flag);
    const simple = flag.kind === 'name' || (flag.kind === 'binary' && flag.operator === '|');
    // A test of the other word is B07's, or a mistake of another kind.
    if (simple && names.length > 0 && names.every(({ name }) => wordOfConstant(name) === 'Features1'))
      return { word, flag, name: names.map(({ name }) => name).join(' | ') };
  }
  return undefined;
}

function isZero(node: Expression): boolean {
  return node.kind === 'number' && node.value === 0;
}

/** How a test is used: as true where it is not zero, as true where it is zero, or not as a truth value. */
function useOf(
  node: Expression,
  parents: readonly Expression[],
  conditions: readonly Expression[],
): { readonly whole: Expression; readonly negated: boolean } | undefined {
  const parent = parents[parents.length - 1];
  if (parent === undefined) return conditions.includes(node) ? { whole: node, negated: false } : undefined;
  if (parent.kind === 'unary' && parent.operator === '!') return { whole: parent, negated: true };
  if (parent.kind === 'conditional' && parent.condition === node) return { whole: node, negated: false };
  if (parent.kind !== 'binary') return undefined;
  if (parent.operator === '&&' || parent.operator === '||') return { whole: node, negated: false };
  const other = parent.left === node ? parent.right : parent.left;
  if ((parent.operator === '!=' || parent.operator === '==') && isZero(other))
    return { whole: parent, negated: parent.operator === '==' };
  return undefined;
}

function testFix(
  unit: Unit,
  node: Binary,
  whole: Expression,
  negated: boolean,
  flag: Expression,
): Fix | undefined {
  const flagText = unit.slice(flag.at);
  const test = unit.slice(node.at);
  const value = flag.kind === 'name' ? flagText : `(${flagText.replace(/^\((.*)\)$/, '$1')})`;
  const text = `(${test}) ${negated ? '!=' : '=='} ${value}`;
  const bracketed = whole === node && isBracketed(unit, node);
  return {
    title: 'Compare with the whole constant',
    edits: [{ at: whole.at, text: whole === node && !bracketed ? `(${text})` : text }],
  };
}

/** True where brackets stand directly around an expression. */
function isBracketed(unit: Unit, node: Expression): boolean {
  const text = unit.slice({ ...node.at, from: node.at.from - 1, to: node.at.to + 1 });
  return text.startsWith('(') && text.endsWith(')');
}

/** B08: `Features1 & FLAG` as a condition, which any flag of Features1 makes true. */
export const FLAG_TESTED_AS_A_WHOLE: SourceRule = {
  id: 'B08',
  trigger: /&/,
  mends: true,
  check({ unit }: RuleContext): Finding[] {
    const found: Finding[] = [];
    for (const definition of functionsWith(unit, /[^&]&[^&=]/))
      visitExpressions(definition.body, (node, parents, statement) => {
        if (node.kind !== 'binary') return;
        const test = flagTest(node);
        if (!test) return;
        const isCondition = /^(?:if|while|do|for)$/.test(statement.kind);
        const use = useOf(node, parents, isCondition ? expressionsOf(statement) : []);
        if (!use) return;
        found.push(
          finding(
            'B08',
            `This is true for any flag of Features1, because all share bit 31. Compare with the whole constant: (${unit.slice(test.word.at)} & ${test.name}) == ${test.name}.`,
            node.at,
            { fix: testFix(unit, node, use.whole, use.negated, test.flag) },
          ),
        );
      });
    return found;
  },
};

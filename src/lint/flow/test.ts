import type { Expression } from '../syntax/ast.ts';
import { constant } from '../values/int.ts';
import { splitBy } from './assume.ts';
import { macroUse } from './macro-use.ts';
import { isComparison } from './operators.ts';
import type { Run, Tested } from './run.ts';
import type { State } from './state.ts';

/** Splits the paths by a condition. */

function both(list: readonly Tested[]): Tested {
  return { yes: list.flatMap(({ yes }) => yes), no: list.flatMap(({ no }) => no) };
}

/** The condition as a message quotes it: what the user wrote, where a macro is used. */
function quote(run: Run, node: Expression): string {
  const text = run.unit.slice(run.place(node));
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

export function test(run: Run, node: Expression, state: State): Tested {
  run.step();
  if (node.kind === 'unary' && node.operator === '!') {
    const { yes, no } = run.test(node.operand, state);
    return { yes: no, no: yes };
  }
  if (node.kind === 'binary' && node.operator === '&&') {
    const left = run.test(node.left, state);
    const right = both(left.yes.map((at) => run.test(node.right, at)));
    return { yes: right.yes, no: [...left.no, ...right.no] };
  }
  if (node.kind === 'binary' && node.operator === '||') {
    const left = run.test(node.left, state);
    const right = both(left.no.map((at) => run.test(node.right, at)));
    return { yes: [...left.yes, ...right.yes], no: right.no };
  }
  if (node.kind === 'name' || node.kind === 'call') {
    const argument = node.kind === 'name' ? run.macro?.args.get(node.name) : undefined;
    if (argument) return run.within(run.macro?.outer, () => run.test(argument, state));
    const use = macroUse(run, node);
    if (use?.body.kind === 'expression') {
      const { expression } = use.body;
      return run.within(use.scope, () => run.test(expression, state));
    }
    if (
      node.kind === 'call' &&
      node.callee.kind === 'name' &&
      node.callee.name === 'NT_SUCCESS' &&
      node.args[0]
    )
      return comparison(run, '>=', node.args[0], undefined, node, state);
  }
  if (node.kind === 'binary' && isComparison(node.operator))
    return comparison(run, node.operator, node.left, node.right, node, state);
  return comparison(run, '!=', node, undefined, node, state);
}

/** @param right undefined for 0. */
function comparison(
  run: Run,
  operator: string,
  left: Expression,
  right: Expression | undefined,
  node: Expression,
  state: State,
): Tested {
  const signed = operator === '>=';
  return both(
    run.evaluate(left, state).flatMap(({ state: first, value: one }) => {
      const others = right ? run.evaluate(right, first) : [{ state: first, value: constant(0, true) }];
      // A status is compared as the signed number that it is, however it was declared.
      const status = signed && !right && one.kind === 'int' ? { ...one, signed: true } : one;
      return others.map(({ state: last, value: other }) =>
        splitBy(run, last, operator, status, other, quote(run, node), run.place(node)),
      );
    }),
  );
}

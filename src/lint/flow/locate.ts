import type { Expression, Index } from '../syntax/ast.ts';
import { constant, numberOf } from '../values/int.ts';
import type { Location, Value } from '../values/value.ts';
import { splitBy } from './assume.ts';
import { ensureGlobal, entriesOf } from './globals.ts';
import { advance, part, target } from './locations.ts';
import { macroUse } from './macro-use.ts';
import type { Located, Run } from './run.ts';
import { load, type State } from './state.ts';

/** Where an expression that can be assigned to is in memory. */

/** The longest table that is looked at entry by entry. */
const LONGEST_TABLE = 24;

function locateIndex(run: Run, node: Index, state: State): Located[] {
  return run.evaluate(node.object, state).flatMap(({ state: first, value: base }) =>
    run.evaluate(node.index, first).flatMap(({ state: second, value: index }): Located[] => {
      const number = index.kind === 'int' ? numberOf(index) : undefined;
      if (base.kind !== 'pointer') {
        // A member that is an array by itself, of a type that is not known here.
        const inner = target(base) ?? run.locate(node.object, second)[0]?.location;
        const step = number === undefined ? undefined : `[${number}]`;
        return [{ state: second, location: step === undefined ? undefined : part(inner, step) }];
      }
      const length = number === undefined && base.path === '[0]' ? entriesOf(run, base.object) : undefined;
      if (length === undefined || length > LONGEST_TABLE || index.kind !== 'int')
        return [{ state: second, location: advance(base, number) }];
      // An unknown entry of a table: a path for each, because each is a model of its own.
      const result: Located[] = [];
      let rest: readonly State[] = [second];
      for (let entry = 0; entry < length; entry++) {
        const tested = rest.map((at) =>
          splitBy(
            run,
            at,
            '==',
            index,
            constant(entry),
            `${run.unit.slice(node.index.at)} == ${entry}`,
            run.place(node.index),
          ),
        );
        for (const at of tested.flatMap(({ yes }) => yes))
          result.push({ state: at, location: advance(base, entry) });
        rest = tested.flatMap(({ no }) => no);
      }
      return result;
    }),
  );
}

export function locate(run: Run, node: Expression, state: State): readonly Located[] {
  run.step();
  switch (node.kind) {
    case 'name': {
      const argument = run.macro?.args.get(node.name);
      if (argument) return run.within(run.macro?.outer, () => run.locate(argument, state));
      const use = macroUse(run, node);
      if (use?.body.kind === 'expression') {
        const { expression } = use.body;
        return run.within(use.scope, () => run.locate(expression, state));
      }
      const local = run.frame.variables.get(node.name);
      if (local) return [{ state, location: { object: local.object, path: '' } }];
      const ready = ensureGlobal(run, node.name, state);
      return [{ state: ready, location: { object: node.name, path: '' } }];
    }
    case 'member': {
      const step = `.${node.field}`;
      if (!node.arrow)
        return run
          .locate(node.object, state)
          .map(({ state: next, location }) => ({ state: next, location: part(location, step) }));
      return run
        .evaluate(node.object, state)
        .map(({ state: next, value }) => ({ state: next, location: part(target(value), step) }));
    }
    case 'index':
      return locateIndex(run, node, state);
    case 'unary':
      if (node.operator !== '*') break;
      return run
        .evaluate(node.operand, state)
        .map(({ state: next, value }) => ({ state: next, location: target(value) }));
    case 'cast':
      return run.locate(node.operand, state);
    case 'comma':
      return run.evaluate(node.left, state).flatMap(({ state: next }) => run.locate(node.right, next));
    default:
      break;
  }
  return run.evaluate(node, state).map(({ state: next }) => ({ state: next, location: undefined }));
}

/** The value at a location on a path. */
export function read(state: State, location: Location | undefined): Value {
  return location === undefined
    ? { kind: 'int', known: 0, ones: 0, free: 0, symbol: undefined, signed: false, marks: [] }
    : load(state, location);
}

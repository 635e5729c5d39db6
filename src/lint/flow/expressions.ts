import type { Assignment, Binary, Call, Expression, Index, Member, SizeOf, Unary } from '../syntax/ast.ts';
import { constantValue } from '../values/constants.ts';
import * as int from '../values/int.ts';
import type { Mark } from '../values/int.ts';
import { integerType, measure, resolveType } from '../values/layout.ts';
import { pointerTo, type Value } from '../values/value.ts';
import { callBuiltin } from './builtins.ts';
import { callFunction } from './inline.ts';
import { initialise } from './initialise.ts';
import { read } from './locate.ts';
import { advance } from './locations.ts';
import { macroUse } from './macro-use.ts';
import { assign, write, zero } from './memory.ts';
import { applyInts, isComparison } from './operators.ts';
import { SYSTEM_BUFFER } from './outputs.ts';
import type { Run, Valued } from './run.ts';
import { ensureGlobal } from './globals.ts';
import { load, type State } from './state.ts';
import { typeOf } from './typing.ts';

/** The value of an expression on every path through it. */

const NOTHING = int.unknownInt(undefined);

function one(state: State, value: Value): readonly Valued[] {
  return [{ state, value }];
}

function named(run: Run, node: Expression & { kind: 'name' }, state: State): readonly Valued[] {
  const { name } = node;
  const argument = run.macro?.args.get(name);
  if (argument) return run.within(run.macro?.outer, () => run.evaluate(argument, state));
  const use = macroUse(run, node);
  if (use?.body.kind === 'expression') {
    const { expression } = use.body;
    return run.within(use.scope, () => run.evaluate(expression, state));
  }
  const local = run.frame.variables.get(name);
  if (local) {
    if (local.type.arrays.length > 0) return one(state, pointerTo(local.object, '[0]'));
    return one(state, load(state, { object: local.object, path: '' }));
  }
  const value = constantValue(name);
  if (value !== undefined) {
    const mark: Mark = { mask: value >>> 0, at: run.place(node), name, on: true };
    return one(state, int.constant(value, value <= 0x7fffffff, [mark]));
  }
  const enumerator = run.unit.enumerators.get(name);
  if (enumerator) return enumeratorValue(run, enumerator, state);
  const global = run.unit.globals.get(name);
  if (global) {
    const ready = ensureGlobal(run, name, state);
    if (global.type.arrays.length > 0) return one(ready, pointerTo(name, '[0]'));
    return one(ready, load(ready, { object: name, path: '' }));
  }
  if (run.unit.functions.has(name)) return one(state, { kind: 'routine', name });
  return one(state, int.unknownInt(name));
}

function enumeratorValue(
  run: Run,
  enumerator: { readonly base: Expression | undefined; readonly after: number },
  state: State,
): readonly Valued[] {
  if (!enumerator.base) return one(state, int.constant(enumerator.after, true));
  const [base] = run.evaluate(enumerator.base, state);
  const number = base?.value.kind === 'int' ? int.numberOf(base.value) : undefined;
  return one(state, number === undefined ? NOTHING : int.constant(number + enumerator.after, true));
}

/** `condition ? 1 : 0` for the operators whose result is a truth value. */
function truthValue(run: Run, node: Expression, state: State): readonly Valued[] {
  const { yes, no } = run.test(node, state);
  return [
    ...yes.map((at) => ({ state: at, value: int.constant(1, true) })),
    ...no.map((at) => ({ state: at, value: int.constant(0, true) })),
  ];
}

function pairwise(run: Run, node: Binary, state: State): readonly Valued[] {
  return run.evaluate(node.left, state).flatMap(({ state: first, value: left }) =>
    run.evaluate(node.right, first).map(({ state: last, value: right }): Valued => {
      if (left.kind === 'int' && right.kind === 'int')
        return { state: last, value: applyInts(node.operator, left, right, run.place(node)) };
      const pointer = left.kind === 'pointer' ? left : right;
      const offset = left.kind === 'pointer' ? right : left;
      if (pointer.kind !== 'pointer' || offset.kind !== 'int') return { state: last, value: NOTHING };
      const number = int.numberOf(offset);
      const step = node.operator === '-' && number !== undefined ? -number : number;
      return { state: last, value: advance(pointer, step) };
    }),
  );
}

function unary(run: Run, node: Unary, state: State): readonly Valued[] {
  switch (node.operator) {
    case '!':
      return truthValue(run, node, state);
    case '&':
      return run.locate(node.operand, state).map(({ state: next, location }) => ({
        state: next,
        value: location ? pointerTo(location.object, location.path) : addressOfRoutine(run, node.operand),
      }));
    case '*':
      return run
        .locate(node, state)
        .map(({ state: next, location }) => ({ state: next, value: read(next, location) }));
    default:
      return run.evaluate(node.operand, state).map(({ state: next, value }): Valued => {
        if (value.kind !== 'int') return { state: next, value: NOTHING };
        if (node.operator === '+') return { state: next, value };
        if (node.operator === '~') return { state: next, value: int.not(value) };
        return {
          state: next,
          value: { ...applyInts('-', int.constant(0, true), { ...value, signed: true }), signed: true },
        };
      });
  }
}

function addressOfRoutine(run: Run, node: Expression): Value {
  return node.kind === 'name' && run.unit.functions.has(node.name)
    ? { kind: 'routine', name: node.name }
    : NOTHING;
}

function assignment(run: Run, node: Assignment, state: State): readonly Valued[] {
  const { operator, target, value } = node;
  const at = run.place(node);
  const type = typeOf(run, target);
  return run.locate(target, state).flatMap(({ state: first, location }): Valued[] => {
    if (operator === '=') {
      if (!location) return run.evaluate(value, first).map((result) => ({ ...result }));
      if (value.kind === 'compound' || value.kind === 'list') {
        const cleared = zero(run, first, location, at);
        return initialise(run, cleared, location, type, value).map((next) => ({
          state: next,
          value: NOTHING,
        }));
      }
      return assign(run, first, location, type, value, { at, operator }).map((next) => ({
        state: next,
        value: load(next, location),
      }));
    }
    return run.evaluate(value, first).map(({ state: last, value: right }): Valued => {
      const left = read(last, location);
      const result =
        left.kind === 'int' && right.kind === 'int'
          ? applyInts(operator.slice(0, -1), left, right, at)
          : left.kind === 'pointer' && right.kind === 'int'
            ? advance(left, operator === '+=' ? int.numberOf(right) : undefined)
            : NOTHING;
      if (!location) return { state: last, value: result };
      return {
        state: write(run, last, location, type, result, { at, value: run.place(value), operator }),
        value: result,
      };
    });
  });
}

function stepped(run: Run, node: Expression & { kind: 'step' }, state: State): readonly Valued[] {
  const type = typeOf(run, node.operand);
  return run.locate(node.operand, state).map(({ state: next, location }): Valued => {
    const before = read(next, location);
    const by = int.constant(1, true);
    const after =
      before.kind === 'int'
        ? applyInts(node.operator === '++' ? '+' : '-', before, before.signed ? by : { ...by, signed: false })
        : before.kind === 'pointer'
          ? advance(before, node.operator === '++' ? 1 : -1)
          : NOTHING;
    const how = { at: run.place(node), value: undefined, operator: node.operator };
    return {
      state: location ? write(run, next, location, type, after, how) : next,
      value: node.prefix ? after : before,
    };
  });
}

/** The value of a constant expression such as an array length. */
export function constantOf(run: Run, node: Expression, state: State): number | undefined {
  const results = run.evaluate(node, state);
  const value = results.length === 1 ? results[0].value : undefined;
  return value?.kind === 'int' ? int.numberOf(value) : undefined;
}

/** `sizeof` of a type or of an expression. */
export function sizeOf(run: Run, node: SizeOf, state: State): number | undefined {
  const { operand } = node;
  const type =
    node.type ??
    (operand?.kind === 'name' && !run.frame.variables.has(operand.name) && run.unit.isType(operand.name)
      ? { name: operand.name, pointers: 0, arrays: [] }
      : operand && typeOf(run, operand));
  if (!type) return undefined;
  // `UCHAR x[] = {…}` has the length of its initialiser.
  return measure(run.unit, type, (length) => constantOf(run, length, state))?.size;
}

function call(run: Run, node: Call, state: State): readonly Valued[] {
  const use = macroUse(run, node);
  if (use)
    return run.within(use.scope, () =>
      use.body.kind === 'expression'
        ? run.evaluate(use.body.expression, state)
        : run.execute(use.body, state).map((flow) => ({ state: flow.state, value: NOTHING })),
    );
  return run.evaluateAll(node.args, state).flatMap(({ state: next, values }) => {
    const name = node.callee.kind === 'name' ? node.callee.name : '';
    run.observer.call?.(node, name, values, next);
    return callFunction(run, name, values, next) ?? callBuiltin(run, node, name, values, next);
  });
}

/** The value of a part of an object; an array is the address of its first element. */
function located(run: Run, node: Member | Index, state: State): readonly Valued[] {
  const type = typeOf(run, node);
  const isArray = type !== undefined && resolveType(run.unit, type).arrays.length > 0;
  const integer = type && integerType(run.unit, type);
  return run.locate(node, state).map(({ state: next, location }): Valued => {
    if (location && isArray) return { state: next, value: pointerTo(location.object, `${location.path}[0]`) };
    const value = read(next, location);
    // What is not known of a narrow member are its own bits only.
    const fits = value.kind === 'int' && value.known === 0 && integer !== undefined && !integer.signed;
    return { state: next, value: fits ? int.narrow(value, integer.bytes) : value };
  });
}

export function evaluate(run: Run, node: Expression, state: State): readonly Valued[] {
  run.step();
  switch (node.kind) {
    case 'number': {
      const marks: Mark[] =
        node.value === 0 ? [] : [{ mask: node.value >>> 0, at: run.place(node), name: undefined, on: true }];
      return one(state, int.constant(node.value, !node.unsigned && node.value <= 0x7fffffff, marks));
    }
    case 'name':
      return named(run, node, state);
    case 'unary':
      return unary(run, node, state);
    case 'binary':
      return isComparison(node.operator) || node.operator === '&&' || node.operator === '||'
        ? truthValue(run, node, state)
        : pairwise(run, node, state);
    case 'assign':
      return assignment(run, node, state);
    case 'step':
      return stepped(run, node, state);
    case 'call':
      return call(run, node, state);
    case 'member':
      // Input and output of every request are in this one buffer.
      if (node.field === 'SystemBuffer') return one(state, pointerTo(SYSTEM_BUFFER));
      return located(run, node, state);
    case 'index':
      return located(run, node, state);
    case 'cast':
      return run.evaluate(node.operand, state).map(({ state: next, value }): Valued => {
        const integer = value.kind === 'int' ? integerType(run.unit, node.type) : undefined;
        return {
          state: next,
          value: value.kind === 'int' && integer ? int.narrow(value, integer.bytes, integer.signed) : value,
        };
      });
    case 'conditional': {
      const { yes, no } = run.test(node.condition, state);
      const { yes: chosen } = node;
      return [
        ...yes.flatMap((at) => (chosen ? run.evaluate(chosen, at) : one(at, NOTHING))),
        ...no.flatMap((at) => run.evaluate(node.no, at)),
      ];
    }
    case 'sizeof': {
      const size = sizeOf(run, node, state);
      if (size === undefined) return one(state, NOTHING);
      return one(
        state,
        int.constant(size, false, [{ mask: size, at: run.place(node), name: undefined, on: true }]),
      );
    }
    case 'comma':
      return run.evaluate(node.left, state).flatMap(({ state: next }) => run.evaluate(node.right, next));
    case 'unknown':
      return node.parts.length === 1 ? run.evaluate(node.parts[0], state) : one(state, NOTHING);
    default:
      return one(state, NOTHING);
  }
}

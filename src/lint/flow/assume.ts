import type { Place } from '../syntax/place.ts';
import * as int from '../values/int.ts';
import type { Int } from '../values/int.ts';
import type { Value } from '../values/value.ts';
import { compare } from './operators.ts';
import type { Run, Tested } from './run.ts';
import { object, withoutObject, type Cell, type MemoryObject, type State } from './state.ts';

/**
 * Decisions on unknown values. A condition that was decided once on a path comes out the same the next time:
 * it is remembered by a text that is the same for the same condition.
 */

interface Condition {
  readonly key: string;
  /** The condition asked for is the opposite of the remembered one. */
  readonly negated: boolean;
}

/** The remembered condition that a comparison of an unknown value with a number is. */
function withNumber(operator: string, symbol: string, value: number, signed: boolean): Condition {
  const equal = `${symbol}==`;
  switch (operator) {
    case '==':
      return { key: `${equal}${value}`, negated: false };
    case '!=':
      return { key: `${equal}${value}`, negated: true };
    case '>=':
    case '<':
      // NT_SUCCESS is a comparison with 0; an unsigned value is never below it.
      if (value === 0) return { key: `ok:${symbol}`, negated: operator === '<' };
      return withNumber(operator === '<' ? '<=' : '>', symbol, value - 1, signed);
    default:
      if (value === 0 && !signed) return { key: `${equal}0`, negated: operator === '>' };
      return { key: `${symbol}>${value}`, negated: operator === '<=' };
  }
}

/** The condition `left operator right` of values that do not decide it. */
function condition(run: Run, operator: string, left: Value, right: Value): Condition {
  if (left.kind === 'int' && right.kind === 'int') {
    const number = int.numberOf(right);
    if (left.symbol !== undefined && number !== undefined)
      return withNumber(operator, left.symbol, right.signed ? number : number >>> 0, left.signed);
    const swapped = int.numberOf(left);
    const mirror: Readonly<Record<string, string>> = { '<': '>', '>': '<', '<=': '>=', '>=': '<=' };
    if (right.symbol !== undefined && swapped !== undefined)
      return withNumber(mirror[operator] ?? operator, right.symbol, swapped, right.signed);
    if (left.symbol !== undefined && right.symbol !== undefined) {
      if (operator === '!=') return { key: `${left.symbol}==${right.symbol}`, negated: true };
      return { key: `${left.symbol}${operator}${right.symbol}`, negated: false };
    }
  }
  const [pointer, other] = left.kind === 'pointer' ? [left, right] : [right, left];
  if (pointer.kind === 'pointer' && pointer.nullable && other.kind === 'int' && int.numberOf(other) === 0)
    return { key: `null:${pointer.object}`, negated: operator === '!=' };
  return { key: `?${run.next()}`, negated: false };
}

/** What the facts say about a condition by other conditions. */
function implied(state: State, key: string): boolean | undefined {
  const known = state.facts.get(key);
  if (known !== undefined) return known;
  const equality = /^(.*)==(\d+)$/.exec(key);
  if (equality) {
    const [, symbol, number] = equality;
    // Equal to another number; or a status that is none of success.
    for (const [fact, holds] of state.facts)
      if (holds && fact.startsWith(`${symbol}==`) && /^\d+$/.test(fact.slice(symbol.length + 2)))
        return false;
    if (number === '0' && state.facts.get(`ok:${symbol}`) === false) return false;
  }
  if (key.startsWith('ok:')) {
    const symbol = key.slice(3);
    if (state.facts.get(`${symbol}==0`) === true) return true;
    for (const [fact, holds] of state.facts)
      if (holds && fact.startsWith(`${symbol}==`)) return Number(fact.slice(symbol.length + 2)) < 0x80000000;
  }
  return undefined;
}

const MOST_TURNS = 40;

function decided(
  state: State,
  key: string,
  holds: boolean,
  negated: boolean,
  text: string,
  at: Place,
): State {
  // A condition that no other can be equal to need not be remembered.
  const once = key.startsWith('?');
  const facts = once ? state.facts : new Map(state.facts).set(key, holds);
  const turns = [...state.turns, { text, holds: holds !== negated, at }].slice(-MOST_TURNS);
  const next: State = { ...state, facts, turns, blurred: state.blurred || state.forgotten.has(key) };
  const equality = /^(.*)==(\d+)$/.exec(key);
  if (holds && equality) return replace(next, equality[1], Number(equality[2]));
  return holds && key.startsWith('null:') ? withoutNull(next, key.slice(5)) : notNull(next, key);
}

/** The state with an unknown value that is now known. */
function replace(state: State, symbol: string, number: number): State {
  return mapCells(state, (cell) =>
    cell.value.kind === 'int' && cell.value.symbol === symbol
      ? { ...cell, value: { ...int.constant(number, cell.value.signed), marks: cell.value.marks } }
      : cell,
  );
}

/** The state in which an allocation failed: all pointers to it are NULL. */
function withoutNull(state: State, name: string): State {
  const cells = mapCells(state, (cell) =>
    cell.value.kind === 'pointer' && cell.value.object === name ? { ...cell, value: int.constant(0) } : cell,
  );
  return withoutObject(cells, name);
}

/** The state in which an allocation did not fail. */
function notNull(state: State, key: string): State {
  if (!key.startsWith('null:')) return state;
  const name = key.slice(5);
  return mapCells(state, (cell) =>
    cell.value.kind === 'pointer' && cell.value.object === name && cell.value.nullable
      ? { ...cell, value: { ...cell.value, nullable: false } }
      : cell,
  );
}

function mapCells(state: State, change: (cell: Cell) => Cell): State {
  let objects: Map<string, MemoryObject> | undefined;
  for (const [name, value] of state.objects) {
    let cells: Map<string, Cell> | undefined;
    for (const [path, cell] of value.cells) {
      const next = change(cell);
      if (next !== cell) (cells ??= new Map(value.cells)).set(path, next);
    }
    if (cells) (objects ??= new Map(state.objects)).set(name, object(value.base, cells));
  }
  return objects ? { ...state, objects } : state;
}

/** Splits a state by a comparison. */
export function splitBy(
  run: Run,
  state: State,
  operator: string,
  left: Value,
  right: Value,
  text: string,
  at: Place,
): Tested {
  const sure = compare(operator, left, right);
  if (sure !== undefined) return sure ? { yes: [state], no: [] } : { yes: [], no: [state] };
  const { key, negated } = condition(run, operator, left, right);
  const known = implied(state, key);
  if (known !== undefined) return known !== negated ? { yes: [state], no: [] } : { yes: [], no: [state] };
  const hasFree = [left, right].some((value) => value.kind === 'int' && value.free !== 0);
  const from = hasFree ? { ...state, blurred: true } : state;
  const holding = decided(from, key, true, negated, text, at);
  const failing = decided(from, key, false, negated, text, at);
  return negated ? { yes: [failing], no: [holding] } : { yes: [holding], no: [failing] };
}

/** Whether a status is one of success on a path; undefined where both are possible. */
export function isSuccess(state: State, status: Value): boolean | undefined {
  if (status.kind !== 'int') return undefined;
  const number = int.numberOf(status);
  if (number !== undefined) return number >>> 0 < 0x80000000;
  if (status.symbol === undefined) return undefined;
  const ok = implied(state, `ok:${status.symbol}`);
  if (ok !== undefined) return ok;
  return state.facts.get(`${status.symbol}==0`);
}

export function zero(): Int {
  return int.constant(0);
}

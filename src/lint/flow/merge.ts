import { joinInts, unknownInt, type Int } from '../values/int.ts';
import { keyOf, type Value } from '../values/value.ts';
import { TooLarge, type Run } from './run.ts';
import {
  object,
  objectKey,
  type Base,
  type Cell,
  type MemoryObject,
  type State,
  type Turn,
} from './state.ts';

/**
 * Keeps the number of paths small. Paths that hold the same values become one; where there are still too many,
 * paths that differ in a single bit become one in which the bit is free; then all become one, which is blurred.
 */

const MOST_STATES = 32;

/** A text that is the same for states that hold the same. Numbers stand for what objects hold, which is long. */
function stateKey(run: Run, state: State): string {
  let key = state.blurred ? '!' : '';
  for (const [name, value] of state.objects) key += `${name}=${run.contentNumber(objectKey(value))};`;
  return key;
}

function commonFacts(left: State, right: State): { facts: Map<string, boolean>; forgotten: Set<string> } {
  const facts = new Map<string, boolean>();
  const forgotten = new Set([...left.forgotten, ...right.forgotten]);
  for (const [key, holds] of left.facts)
    if (right.facts.get(key) === holds) facts.set(key, holds);
    else forgotten.add(key);
  for (const key of right.facts.keys()) if (!facts.has(key)) forgotten.add(key);
  return { facts, forgotten };
}

function commonTurns(left: readonly Turn[], right: readonly Turn[]): readonly Turn[] {
  return left.filter((turn) => right.some((other) => other.at === turn.at && other.holds === turn.holds));
}

function sharedFacts(left: State, right: State): State['facts'] {
  if (left.facts === right.facts) return left.facts;
  const facts = new Map<string, boolean>();
  for (const [key, holds] of left.facts) if (right.facts.get(key) === holds) facts.set(key, holds);
  return facts;
}

/** One state for two that hold the same. Nothing is lost, so no fact has to be remembered as forgotten. */
function same(left: State, right: State): State {
  return {
    ...left,
    facts: sharedFacts(left, right),
    forgotten:
      left.forgotten === right.forgotten ? left.forgotten : new Set([...left.forgotten, ...right.forgotten]),
    turns: commonTurns(left.turns, right.turns),
  };
}

function unite(run: Run, states: readonly State[]): readonly State[] {
  if (states.length < 2) return states;
  const byKey = new Map<string, State>();
  for (const state of states) {
    const key = stateKey(run, state);
    const other = byKey.get(key);
    byKey.set(key, other ? same(other, state) : state);
  }
  return [...byKey.values()];
}

/** The only cell in which two states differ, by a bit that both know; undefined where there is more. */
function singleBit(left: State, right: State): { name: string; path: string; bit: number } | undefined {
  let found: { name: string; path: string; bit: number } | undefined;
  if (left.objects.size !== right.objects.size) return undefined;
  for (const [name, one] of left.objects) {
    const other = right.objects.get(name);
    if (other === one) continue;
    if (!other || other.cells.size !== one.cells.size || other.base.kind !== one.base.kind) return undefined;
    for (const [path, cell] of one.cells) {
      const match = other.cells.get(path);
      if (!match) return undefined;
      const bit = differingBit(cell.value, match.value);
      if (bit === 0) continue;
      if (bit === undefined || found) return undefined;
      found = { name, path, bit };
    }
  }
  return found;
}

/** 0 for equal values, the bit in which two differ, or undefined. */
function differingBit(left: Value, right: Value): number | undefined {
  if (left === right || keyOf(left) === keyOf(right)) return 0;
  if (left.kind !== 'int' || right.kind !== 'int') return undefined;
  if (left.known !== right.known || left.free !== right.free) return undefined;
  const bits = (left.ones ^ right.ones) >>> 0;
  return (bits & (bits - 1)) === 0 ? bits : undefined;
}

function withFreeBit(
  left: State,
  right: State,
  difference: { name: string; path: string; bit: number },
): State | undefined {
  const { name, path, bit } = difference;
  const one = left.objects.get(name);
  const cell = one?.cells.get(path);
  const match = right.objects.get(name)?.cells.get(path);
  if (!one || cell?.value.kind !== 'int' || match?.value.kind !== 'int') return undefined;
  const cells = new Map(one.cells);
  const later = cell.value.ones & bit ? cell : match;
  cells.set(path, { value: joinInts(cell.value, match.value, bit), write: later.write });
  const objects = new Map(left.objects);
  objects.set(name, object(one.base, cells));
  return { ...left, ...commonFacts(left, right), objects, turns: commonTurns(left.turns, right.turns) };
}

/** Joins pairs that differ in one bit until there is no such pair. */
function joinBits(states: readonly State[]): State[] {
  const list = [...states];
  for (let changed = true; changed;) {
    changed = false;
    for (let i = 0; i < list.length; i++)
      for (let j = i + 1; j < list.length; j++) {
        const difference = list[i].blurred === list[j].blurred ? singleBit(list[i], list[j]) : undefined;
        const joined = difference && withFreeBit(list[i], list[j], difference);
        if (!joined) continue;
        list[i] = joined;
        list.splice(j--, 1);
        changed = true;
      }
  }
  return list;
}

function joinValues(left: Value, right: Value): Value {
  if (keyOf(left) === keyOf(right)) return left;
  if (left.kind === 'int' && right.kind === 'int') return joinInts(blunt(left), blunt(right));
  return unknownInt(undefined);
}

/** Without free bits: in a blurred state no bit is independent of the others. */
function blunt(value: Int): Int {
  return value.free === 0 ? value : { ...value, free: 0 };
}

function joinBases(left: Base, right: Base): Base {
  if (
    left.kind === right.kind &&
    (left.kind !== 'foreign' || (right.kind === 'foreign' && left.symbol === right.symbol))
  )
    return left;
  return { kind: 'garbage' };
}

function cellOf(value: MemoryObject, path: string): Cell | undefined {
  const cell = value.cells.get(path);
  if (cell) return cell;
  if (value.base.kind !== 'zero' || value.cells.has('?')) return undefined;
  return {
    value: { kind: 'int', known: 0xffffffff, ones: 0, free: 0, symbol: undefined, signed: false, marks: [] },
    write: undefined,
  };
}

function joinObjects(left: MemoryObject, right: MemoryObject): MemoryObject {
  if (left === right) return left;
  const cells = new Map<string, Cell>();
  for (const path of new Set([...left.cells.keys(), ...right.cells.keys()])) {
    const one = cellOf(left, path);
    const other = cellOf(right, path);
    const value = one && other ? joinValues(one.value, other.value) : unknownInt(undefined);
    cells.set(path, { value, write: one?.write ?? other?.write });
  }
  return object(joinBases(left.base, right.base), cells);
}

function blur(left: State, right: State): State {
  const objects = new Map<string, MemoryObject>();
  for (const [name, one] of left.objects) {
    const other = right.objects.get(name);
    if (other) objects.set(name, joinObjects(one, other));
  }
  return { ...commonFacts(left, right), objects, turns: commonTurns(left.turns, right.turns), blurred: true };
}

/** The states of a place with as few as can be, and at most a fixed number. */
export function reduce(run: Run, states: readonly State[]): readonly State[] {
  const united = unite(run, states);
  if (united.length <= MOST_STATES) return united;
  if (run.limits.exact) throw new TooLarge();
  const joined = joinBits(united);
  if (joined.length <= MOST_STATES) return joined;
  run.step();
  return [joined.reduce(blur)];
}

import type { StructDef } from '../../ddi/struct.ts';
import type { Expression, TypeName } from '../syntax/ast.ts';
import { SIMPLE_SIZES } from '../syntax/known-types.ts';
import type { Place } from '../syntax/place.ts';
import { constant, narrow, unknownInt } from '../values/int.ts';
import { integerType, resolveType } from '../values/layout.ts';
import type { Location, Value } from '../values/value.ts';
import { outputStruct } from './outputs.ts';
import type { Run } from './run.ts';
import {
  inside,
  load,
  object,
  objectOf,
  store,
  withObject,
  type Cell,
  type State,
  type Write,
} from './state.ts';

/** Writing to memory: values, structures as a whole, and what somebody unknown may have written. */

/** Bytes of a member of a returned structure. */
function memberWidth({ fields }: StructDef, path: string): number | undefined {
  const name = /^\.(\w+)/.exec(path)?.[1];
  const type = name === undefined ? undefined : (fields as Partial<StructDef['fields']>)[name]?.[0];
  return type === undefined ? undefined : SIMPLE_SIZES.get(type.replace(/\[.*/, ''));
}

/** The value as the variable or member holds it: without the bits that it has no room for. */
function fitted(run: Run, location: Location, type: TypeName | undefined, value: Value): Value {
  if (value.kind !== 'int') return value;
  const output = outputStruct(location.object);
  if (output) {
    const bytes = memberWidth(output, location.path);
    return bytes === undefined ? value : narrow(value, bytes);
  }
  const integer = type && integerType(run.unit, type);
  return integer ? narrow(value, integer.bytes, integer.signed) : value;
}

/** Puts a value into a variable or member. */
export function write(
  run: Run,
  state: State,
  location: Location,
  type: TypeName | undefined,
  value: Value,
  how: Write,
): State {
  run.observer.write?.(location, value, how.at, state);
  return store(state, location, fitted(run, location, type, value), how);
}

/** The value of an expression that is a structure in memory; undefined for a simple value. */
function isStructure(run: Run, location: Location, type: TypeName | undefined): boolean {
  if (outputStruct(location.object)) return location.path === '';
  if (!type) return false;
  const { name, pointers, arrays } = resolveType(run.unit, type);
  return pointers === 0 && arrays.length === 0 && name !== '' && !SIMPLE_SIZES.has(name) && name !== 'VOID';
}

/** `target = node` for a value of any kind. */
export function assign(
  run: Run,
  state: State,
  location: Location,
  type: TypeName | undefined,
  node: Expression,
  how: { readonly at: Place; readonly operator: string },
): readonly State[] {
  const done: Write = { at: how.at, value: run.place(node), operator: how.operator };
  if (isStructure(run, location, type) && node.kind !== 'call' && node.kind !== 'conditional')
    return run
      .locate(node, state)
      .map(({ state: next, location: from }) =>
        from ? copy(run, next, location, from, done) : forget(run, next, location),
      );
  return run
    .evaluate(node, state)
    .map(({ state: next, value }) => write(run, next, location, type, value, done));
}

/** Copies a structure. */
export function copy(run: Run, state: State, to: Location, from: Location, how: Write): State {
  const source = objectOf(state, from.object);
  const before = objectOf(state, to.object);
  if (from.path === '?' || to.path === '?') return forget(run, state, to);
  const cells = new Map<string, Cell>();
  for (const [path, cell] of before.cells)
    if (path !== to.path && !inside(path, to.path)) cells.set(path, cell);
  for (const [path, cell] of source.cells) {
    if (!inside(path, from.path)) continue;
    const inner = `${to.path}${path.slice(from.path.length)}`;
    run.observer.write?.({ object: to.object, path: inner }, cell.value, cell.write?.at ?? how.at, state);
    cells.set(inner, {
      value: fitted(run, { object: to.object, path: inner }, undefined, cell.value),
      write: cell.write ?? how,
    });
  }
  if (source.cells.has('?')) cells.set('?', { value: unknownInt(undefined), write: how });
  // What the source never set itself is as it was there.
  if (to.path === '') {
    const { base } = source;
    const symbol =
      from.path === '' || base.kind !== 'foreign' ? base : { ...base, symbol: `${base.symbol}${from.path}` };
    return withObject(state, to.object, object(symbol, cells));
  }
  if (source.base.kind === before.base.kind && source.base.kind !== 'foreign')
    return withObject(state, to.object, object(before.base, cells));
  return withObject(
    state,
    to.object,
    object({ kind: 'foreign', symbol: `${from.object}${from.path}` }, cells),
  );
}

/** Zeroes a structure or a part of it. */
export function zero(run: Run, state: State, location: Location, at: Place): State {
  if (location.path === '?') return forget(run, state, location);
  const before = objectOf(state, location.object);
  const whole = location.path === '' || location.path === '[0]';
  if (whole) return withObject(state, location.object, object({ kind: 'zero', at }));
  const cells = new Map<string, Cell>();
  for (const [path, cell] of before.cells)
    if (path !== location.path && !inside(path, location.path)) cells.set(path, cell);
  if (before.base.kind !== 'zero')
    cells.set(location.path, { value: constant(0), write: { at, value: undefined, operator: '=' } });
  return withObject(state, location.object, object(before.base, cells));
}

/** After somebody unknown may have written to an object nothing in it is known. */
export function forget(run: Run, state: State, location: Location): State {
  if (outputStruct(location.object)) return store(state, { ...location, path: '?' }, unknownInt(undefined));
  if (location.path !== '' && location.path !== '[0]' && location.path !== '?') {
    const before = load(state, location);
    if (before.kind !== 'int' || before.known !== 0) return store(state, location, unknownInt(undefined));
  }
  const symbol = `${location.object}~${run.next()}`;
  return withObject(state, location.object, object({ kind: 'foreign', symbol }));
}

import type { Call } from '../syntax/ast.ts';
import * as int from '../values/int.ts';
import { keyOf, pointerTo, type Location, type Value } from '../values/value.ts';
import { target } from './locations.ts';
import { copy, forget, zero } from './memory.ts';
import { SYSTEM_BUFFER } from './outputs.ts';
import type { Run, Valued } from './run.ts';
import { object, withObject, withoutObject, type State } from './state.ts';

/** Calls of routines that are not in the file: those of Windows that matter, and unknown ones. */

const ZERO = new Set([
  'RtlZeroMemory',
  'RtlSecureZeroMemory',
  'RtlZeroBytes',
  'TapeClassZeroMemory',
  'ZeroMemory',
  'bzero',
  '__stosb',
]);
const COPY = new Set([
  'RtlCopyMemory',
  'RtlMoveMemory',
  'RtlCopyBytes',
  'CopyMemory',
  'MoveMemory',
  'memcpy',
  'memmove',
]);
const ALLOCATE = /^(?:ChangerClassAllocatePool|ExAllocatePool\w*)$/;
/** Routines that read what their pointers point to and change nothing. */
const HARMLESS =
  /^(?:DebugPrint|MCDebugPrint|TapeDebugPrint|ScsiDebugPrint|ChangerClassDebugPrint|DbgPrint\w*|KdPrint\w*|ASSERT\w*|NT_ASSERT\w*|C_ASSERT|PAGED_CODE|UNREFERENCED_PARAMETER|Ke\w+|Io\w+|Mm\w+|Ex\w+|RtlCompareMemory|RtlEqualMemory|TapeClassCompareMemory|memcmp|strn?cmp|strlen|_?strn?icmp)$/;
const FREE = /^(?:ChangerClassFreePool|ExFreePool\w*)$/;
/** Routines that use a buffer while they run, and give it back. */
const BORROWS = /^(?:(?:Changer|Tape)?Class\w+|Rtl\w+|Io\w+|Ke\w+|mem\w+|strn?\w+)$/;
/** Those whose result depends on nothing but their arguments. */
const PURE = new Set([
  'RtlCompareMemory',
  'RtlEqualMemory',
  'TapeClassCompareMemory',
  'memcmp',
  'strcmp',
  'strncmp',
  'strlen',
  'min',
  'max',
]);

function done(state: State): readonly Valued[] {
  return [{ state, value: int.unknownInt(undefined) }];
}

function fill(
  run: Run,
  node: Call,
  location: Location | undefined,
  value: Value | undefined,
  state: State,
): State {
  if (!location) return state;
  const cleared = zero(run, state, location, run.place(node));
  const zeroed = value?.kind === 'int' && int.numberOf(value) === 0;
  return zeroed ? cleared : forget(run, cleared, location);
}

/** What an unknown routine may have done with the objects that it got. */
function unknownCall(run: Run, name: string, args: readonly Value[], state: State): State {
  let next = state;
  for (const arg of args) {
    const location =
      arg.kind === 'pointer' || (arg.kind === 'int' && arg.symbol !== undefined) ? target(arg) : undefined;
    // An unknown routine of the driver that gets the request may fill in the system buffer.
    if (location && run.requests.has(location.object))
      next = forget(run, next, { object: SYSTEM_BUFFER, path: '?' });
    if (location && (arg.kind === 'pointer' || next.objects.has(location.object)))
      next = forget(run, next, location);
    // Pool that an unknown routine gets may be kept by it.
    if (location && isPool(location.object) && !BORROWS.test(name))
      next = withoutObject(next, location.object);
  }
  return next;
}

/** True for an object that ChangerClassAllocatePool or a sibling made. */
export function isPool(object: string): boolean {
  return object.startsWith('pool#');
}

function allocate(run: Run, node: Call, state: State): readonly Valued[] {
  const name = `pool#${run.next()}`;
  run.allocations.set(name, run.place(node));
  return [{ state: withObject(state, name, object({ kind: 'garbage' })), value: pointerTo(name, '', true) }];
}

function extreme(name: string, args: readonly Value[]): Value | undefined {
  const numbers = args.map((arg) => (arg.kind === 'int' ? int.numberOf(arg) : undefined));
  const [a, b] = numbers;
  if (a === undefined || b === undefined) return undefined;
  return int.constant(name === 'min' ? Math.min(a, b) : Math.max(a, b), true);
}

function pure(name: string, args: readonly Value[]): Value {
  const text = `${name}(${args.map(keyOf).join()})`;
  return int.unknownInt(text.includes('?') || text.length > 200 ? undefined : text, false);
}

export function callBuiltin(
  run: Run,
  node: Call,
  name: string,
  args: readonly Value[],
  state: State,
): readonly Valued[] {
  const [first, second] = args;
  const location = first && target(first);
  if (ZERO.has(name)) return done(fill(run, node, location, int.constant(0), state));
  if (name === 'memset' || name === 'RtlFillMemory')
    return [
      {
        state: fill(run, node, location, name === 'memset' ? second : args[2], state),
        value: first ?? int.unknownInt(undefined),
      },
    ];
  if (COPY.has(name)) {
    const source = second && target(second);
    const how = { at: run.place(node), value: undefined, operator: '=' };
    if (!location) return done(state);
    return done(source ? copy(run, state, location, source, how) : forget(run, state, location));
  }
  if (FREE.test(name))
    return done(location && isPool(location.object) ? withoutObject(state, location.object) : state);
  if (ALLOCATE.test(name)) return allocate(run, node, state);
  if (name === 'NT_SUCCESS' && node.args[0]) {
    const { yes, no } = run.test(node, state);
    return [
      ...yes.map((at) => ({ state: at, value: int.constant(1, true) })),
      ...no.map((at) => ({ state: at, value: int.constant(0, true) })),
    ];
  }
  if (PURE.has(name)) return [{ state, value: extreme(name, args) ?? pure(name, args) }];
  const result = int.unknownInt(`${name || 'call'}#${run.next()}`, true);
  return [{ state: HARMLESS.test(name) ? state : unknownCall(run, name, args, state), value: result }];
}

import type { Expression, TypeName } from '../syntax/ast.ts';
import { numberOf } from '../values/int.ts';
import { membersOf, resolveType } from '../values/layout.ts';
import type { Location } from '../values/value.ts';
import { pointee } from './typing.ts';
import { assign } from './memory.ts';
import type { Run } from './run.ts';
import type { State } from './state.ts';

/** Initialiser lists: what they say goes to its members, the rest is zero already. */

interface Slot {
  readonly step: string;
  readonly type: TypeName | undefined;
}

/** The parts of an array or a structure in the order of an initialiser list without designators. */
function slots(run: Run, type: TypeName | undefined, count: number): readonly Slot[] {
  if (!type) return [];
  const resolved = resolveType(run.unit, type);
  if (resolved.arrays.length > 0) {
    const element = pointee(run, type);
    return Array.from({ length: count }, (_, i) => ({ step: `[${i}]`, type: element }));
  }
  if (resolved.pointers > 0) return [{ step: '', type }];
  const members = membersOf(run.unit, resolved.name);
  return members?.map((member) => ({ step: `.${member.name}`, type: member.type })) ?? [{ step: '', type }];
}

/** Gives an object or a part of it its initial value. The object is zero already where a list is given. */
export function initialise(
  run: Run,
  state: State,
  location: Location,
  type: TypeName | undefined,
  init: Expression,
): readonly State[] {
  if (init.kind === 'compound') return initialise(run, state, location, init.type, init.list);
  if (init.kind !== 'list')
    return assign(run, state, location, type, init, { at: run.place(init), operator: '=' });
  let states: readonly State[] = [state];
  const places = slots(run, type, init.items.length);
  let next = 0;
  for (const item of init.items) {
    let slot = places[next];
    const [designator] = item.designators;
    if (designator?.kind === 'field') {
      next = places.findIndex(({ step }) => step === `.${designator.name}`);
      slot = places[next] ?? { step: `.${designator.name}`, type: undefined };
    } else if (designator) {
      const [result] = run.evaluate(designator.index, state);
      const index = result?.value.kind === 'int' ? numberOf(result.value) : undefined;
      if (index === undefined) return states;
      next = index;
      slot = { step: `[${index}]`, type: type && pointee(run, type) };
    }
    next++;
    if (!slot) continue;
    const inner: Location = { object: location.object, path: `${location.path}${slot.step}` };
    const { type: innerType } = slot;
    states = states.flatMap((at) => initialise(run, at, inner, innerType, item.value));
  }
  return states;
}

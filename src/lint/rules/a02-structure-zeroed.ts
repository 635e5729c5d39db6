import { listed } from '../../ddi/rules/wording.ts';
import { behind, finding, type Finding, type Fix } from '../finding.ts';
import { SYSTEM_BUFFER } from '../flow/outputs.ts';
import { objectOf, type State } from '../flow/state.ts';
import { pathText } from '../parameters/path-text.ts';
import { MEMBERS, unsetMembers } from '../parameters/known-parameters.ts';
import type { FunctionDefinition } from '../syntax/ast.ts';
import type { Place } from '../syntax/place.ts';
import type { Unit } from '../syntax/unit.ts';

/**
 * A02: on some path a member is neither set nor zeroed. The class driver does not clear the buffer, so the
 * member keeps whatever was there.
 */
export function zeroingFindings(
  unit: Unit,
  definition: FunctionDefinition,
  paths: readonly State[],
): Finding[] {
  const breaking = paths.filter((state) => unsetMembers(state).length > 0);
  const [first] = breaking;
  if (!first) return [];
  const unset = unsetMembers(first);
  const at = firstWrite(first) ?? definition.nameAt;
  const what =
    unset.length === MEMBERS.length
      ? 'No member of GET_CHANGER_PARAMETERS is set, and the structure is not zeroed.'
      : `${unset.length > 4 ? `${unset.slice(0, 3).join(', ')} and ${unset.length - 3} more members` : listed(unset)} ${
          unset.length === 1 ? 'is' : 'are'
        } never set, and the structure is not zeroed before it is filled in.`;
  const message = `${what} Zero it first: RtlZeroMemory(…, sizeof(GET_CHANGER_PARAMETERS)).${pathText(breaking, paths)}`;
  return [finding('A02', message, at, { fix: zeroFix(unit, at) })];
}

/** The first assignment to the structure in the text. */
function firstWrite(state: State): Place | undefined {
  let first: Place | undefined;
  for (const { write } of objectOf(state, SYSTEM_BUFFER).cells.values()) {
    if (!write) continue;
    if (!first || (write.at.origin === first.origin && write.at.from < first.from)) first = write.at;
  }
  return first;
}

/** Puts the zeroing before the first assignment. */
function zeroFix(unit: Unit, at: Place): Fix | undefined {
  const text = unit.slice(at);
  const pointer = /^(?:\(\s*\*\s*(\w+)\s*\)\.|(\w+)\s*->)/.exec(text);
  const name = pointer?.[1] ?? pointer?.[2];
  if (name === undefined) return undefined;
  const call = `RtlZeroMemory(${name}, sizeof(GET_CHANGER_PARAMETERS));\n${unit.indentOf(at)}`;
  return {
    title: 'Zero the structure first',
    edits: [{ at: { ...behind(at), from: at.from, to: at.from }, text: call }],
  };
}

import { MCD_INIT_DATA_SIZE, MINICLASS_ROUTINES } from '../../ddi/routines.ts';
import { listed } from '../../ddi/rules/wording.ts';
import { finding, type Finding } from '../finding.ts';
import { follow } from '../parameters/outcomes.ts';
import { load, objectOf, type State } from '../flow/state.ts';
import type { RuleContext, SourceRule } from '../source-rule.ts';
import type { Call, FunctionDefinition } from '../syntax/ast.ts';
import { behind } from '../finding.ts';
import type { Place } from '../syntax/place.ts';
import type { Unit } from '../syntax/unit.ts';
import { numberOf } from '../values/int.ts';
import { compare } from '../flow/operators.ts';
import { constant } from '../values/int.ts';
import type { Value } from '../values/value.ts';
import { spanOf } from '../syntax/place.ts';

/** What is wrong with the structure that a path gives to ChangerClassInitialize. */
function problems(
  unit: Unit,
  definition: FunctionDefinition,
  call: Call,
  data: Value,
  state: State,
): Finding[] {
  if (data.kind !== 'pointer') return [];
  const found: Finding[] = [];
  const { base, cells } = objectOf(state, data.object);
  if (base.kind === 'foreign' || cells.has('?')) return [];
  const missing = MINICLASS_ROUTINES.filter(({ name }) => {
    const path = `${data.path}.${name}`;
    if (!cells.has(path)) return true;
    return compare('==', load(state, { object: data.object, path }), constant(0)) === true;
  }).map(({ name }) => name);
  const garbage = base.kind === 'garbage';
  if (missing.length > 0) {
    const what =
      missing.length > 4
        ? `${missing.slice(0, 3).join(', ')} and ${missing.length - 3} more`
        : listed(missing);
    const why = garbage
      ? 'hold whatever was on the stack, because the structure is not zeroed'
      : 'are not set, and the class driver calls through them';
    found.push(
      finding(
        'O01',
        `${missing.length === 1 ? 'The member' : 'The members'} ${what} of MCD_INIT_DATA ${missing.length === 1 ? why.replace(/^hold/, 'holds').replace(/^are/, 'is') : why}. A feature that the changer lacks still needs a routine that returns STATUS_INVALID_DEVICE_REQUEST.`,
        call.args[2].at,
        { fix: missing.length === 1 ? routineFix(unit, definition, missing[0], call) : undefined },
      ),
    );
  }
  const size = load(state, { object: data.object, path: `${data.path}.InitDataSize` });
  const bytes = size.kind === 'int' ? numberOf(size) : undefined;
  const cell = cells.get(`${data.path}.InitDataSize`);
  if ((bytes !== undefined && !MCD_INIT_DATA_SIZE.includes(bytes)) || (garbage && !cell)) {
    const at = cell?.write?.value ?? cell?.write?.at ?? call.args[2].at;
    const fix = cell?.write?.value && {
      title: 'Set sizeof(MCD_INIT_DATA)',
      edits: [{ at: cell.write.value, text: 'sizeof(MCD_INIT_DATA)' }],
    };
    const now = cell ? `is ${bytes}` : 'is not set';
    found.push(
      finding(
        'O01',
        `InitDataSize ${now}, but it must be sizeof(MCD_INIT_DATA). The class driver refuses the structure otherwise.`,
        at,
        { fix },
      ),
    );
  }
  return found;
}

/** Binds the function that has the routine's fixed name, where the file has one. */
function routineFix(unit: Unit, definition: FunctionDefinition, name: string, call: Call): Finding['fix'] {
  const variable = /^&\s*(\w+)$/.exec(unit.slice(call.args[2].at))?.[1];
  if (variable === undefined || !unit.functions.has(name)) return undefined;
  const last = lastBinding(unit, definition, variable);
  return (
    last && {
      title: `Set ${name}`,
      edits: [{ at: behind(last), text: `\n${unit.indentOf(last)}${variable}.${name} = ${name};` }],
    }
  );
}

/** The last `variable.Member = …;` of the function. */
function lastBinding(unit: Unit, definition: FunctionDefinition, variable: string): Place | undefined {
  const { file, start, end } = spanOf(definition.body.at);
  const text = unit.textOf(file).slice(start, end);
  let last: Place | undefined;
  for (const match of text.matchAll(new RegExp(String.raw`\b${variable}\s*\.\s*\w+\s*=[^;]*;`, 'g')))
    last = {
      origin: definition.at.origin,
      from: definition.body.at.from + match.index,
      to: definition.body.at.from + match.index + match[0].length,
    };
  return last;
}

/** O01: MCD_INIT_DATA as ChangerClassInitialize gets it. */
export const INIT_DATA_COMPLETE: SourceRule = {
  id: 'O01',
  trigger: /\bChangerClassInitialize\b/,
  mends: true,
  check({ unit }: RuleContext): Finding[] {
    const found: Finding[] = [];
    for (const piece of unit.ownFunctions()) {
      if (!/\bChangerClassInitialize\s*\(/.test(piece.text)) continue;
      const definition = unit.parsed(piece);
      if (!definition) continue;
      follow(unit, definition, {
        call: (node, name, args, state) => {
          const data = args[2];
          if (name !== 'ChangerClassInitialize' || !data || found.length > 0) return;
          found.push(...problems(unit, definition, node, data, state));
        },
      });
    }
    return found;
  },
};

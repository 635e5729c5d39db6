import { listed } from '../../ddi/rules/wording.ts';
import type { Finding as RuleFinding, Rule } from '../../ddi/rules/rule.ts';
import type { Edit, Fix } from '../finding.ts';
import { objectOf, type State } from '../flow/state.ts';
import { cellOf, valuesOf, type ParameterStruct } from '../parameters/parameter-struct.ts';
import type { FunctionDefinition } from '../syntax/ast.ts';
import type { Place } from '../syntax/place.ts';
import type { Unit } from '../syntax/unit.ts';
import { MENDS, type Mend } from './parameter-mends.ts';
import { afterStatement, isText, withOperand, withoutOperand } from './text-edits.ts';

/** Turns the mend of a broken rule into changes of the text. */

/** A place that is an assignment of this file: what a macro or a table does cannot be changed where it shows. */
function isAssignment(unit: Unit, definition: FunctionDefinition, at: Place): boolean {
  return at.origin === definition.at.origin && /^[^;{}]*[^=!<>]=(?!=)/.test(unit.slice(at));
}

interface LastWrite {
  readonly at: Place;
  /** `parameters->` */
  readonly object: string;
}

/** The last assignment to a member in the routine, and how it names the structure. */
function lastWrite(
  unit: Unit,
  struct: ParameterStruct,
  definition: FunctionDefinition,
  state: State,
): LastWrite | undefined {
  let last: LastWrite | undefined;
  for (const { write } of objectOf(state, struct.object).cells.values()) {
    if (!write || !isAssignment(unit, definition, write.at)) continue;
    const object = /^\(?\s*\*?\s*\w+\s*\)?\s*(?:->|\.)/.exec(unit.slice(write.at))?.[0];
    if (object === undefined || (last && write.at.from < last.at.from)) continue;
    last = { at: write.at, object };
  }
  return last;
}

class Mender {
  constructor(
    private readonly unit: Unit,
    private readonly struct: ParameterStruct,
    private readonly definition: FunctionDefinition,
    private readonly state: State,
    private readonly found: RuleFinding,
  ) {}

  edit(mend: Mend): Edit | undefined {
    switch (mend.kind) {
      case 'add':
        return this.add(mend.member, mend.name);
      case 'remove':
        return this.remove(mend.member, mend.name);
      case 'set':
        return this.set(mend.member, mend.value);
    }
  }

  /** Constants of a member that stand in the text, those at fault first. */
  private constants(member: string): readonly { name: string; at: Place }[] {
    const marks = valuesOf(this.struct, this.state, member).flatMap((value) => value.marks);
    const named = marks.flatMap(({ name, at, on }) =>
      on && name !== undefined && isText(this.unit, at, name) ? [{ name, at }] : [],
    );
    const atFault = (name: string): number => (this.found.involved.includes(name) ? 0 : 1);
    return named.sort((a, b) => atFault(a.name) - atFault(b.name) || b.at.from - a.at.from);
  }

  private add(member: string, name: string): Edit | undefined {
    const [constant] = this.constants(member);
    return constant ? withOperand(constant.at, name) : this.newStatement(`${member} |= ${name};`);
  }

  private remove(member: string, name: string): Edit | undefined {
    const constant = this.constants(member).find((entry) => entry.name === name);
    return constant && (withoutOperand(this.unit, constant.at) ?? { at: constant.at, text: '0' });
  }

  private set(member: string, value: string): Edit | undefined {
    const write = cellOf(this.struct, this.state, member)?.write;
    const text = write?.value && this.unit.slice(write.value);
    const direct = write && isAssignment(this.unit, this.definition, write.at) && write.operator === '=';
    if (direct && write.value && this.unit.slice(write.at).endsWith(text ?? ';'))
      return { at: write.value, text: value };
    return this.newStatement(`${member} = ${value};`);
  }

  private newStatement(text: string): Edit | undefined {
    const last = lastWrite(this.unit, this.struct, this.definition, this.state);
    return last && afterStatement(this.unit, last.at, `${last.object}${text}`);
  }
}

function titleOf(mends: readonly Mend[]): string {
  const words = mends.map((mend) => {
    if (mend.kind === 'add') return `add ${mend.name} to ${mend.member}`;
    return mend.kind === 'remove' ? `leave out ${mend.name}` : `set ${mend.member} to ${mend.value}`;
  });
  const text = listed(words);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The mend of a finding, where there is an obvious one and the text can be changed. */
export function fixFor(
  unit: Unit,
  struct: ParameterStruct,
  definition: FunctionDefinition,
  rule: Rule,
  found: RuleFinding,
  state: State,
): Fix | undefined {
  const mends = MENDS[rule.id]?.(found) ?? [];
  if (mends.length === 0) return undefined;
  const mender = new Mender(unit, struct, definition, state, found);
  const edits = mends.flatMap((mend) => mender.edit(mend) ?? []);
  return edits.length === mends.length ? { title: titleOf(mends), edits } : undefined;
}

import { ALIASES } from '../../ddi/rules/aliases.ts';
import { finding, type Edit, type Finding, type Fix } from '../finding.ts';
import type { State } from '../flow/state.ts';
import { afterStatement, isText, withoutOperand } from '../fixes/text-edits.ts';
import { memberValues } from '../parameters/known-parameters.ts';
import type { RuleContext, SourceRule } from '../source-rule.ts';
import type { Assignment, Expression, Member, Name } from '../syntax/ast.ts';
import type { Place } from '../syntax/place.ts';
import { visitExpressions, withoutCasts } from '../syntax/walk.ts';
import { wordOfConstant } from '../values/constants.ts';
import { flagOperands } from './flag-operands.ts';
import { functionsWith } from './functions.ts';
import type { Unit } from '../syntax/unit.ts';

type Word = 'Features0' | 'Features1';
const WORDS: readonly Word[] = ['Features0', 'Features1'];

function message(name: string, word: Word): string {
  const own = word === 'Features0' ? 'Features1' : 'Features0';
  const alias = ALIASES.find(({ features0, features1 }) => features0 === name || features1 === name);
  const other = alias && (word === 'Features0' ? alias.features0 : alias.features1);
  const effect =
    other === undefined ? `In ${word} its bits are not defined.` : `In ${word} it turns on ${other}.`;
  return `${name} is a constant of ${own}, but it is put into ${word}. ${effect} Put it into ${own}.`;
}

function wordOf(node: Expression): (Member & { field: Word }) | undefined {
  const target = withoutCasts(node);
  return target.kind === 'member' && (target.field === 'Features0' || target.field === 'Features1')
    ? (target as Member & { field: Word })
    : undefined;
}

/** Moves a constant to the other word: by the name of the member where it is alone, else into a statement of its own. */
function moveFix(
  unit: Unit,
  node: Assignment,
  target: Member & { field: Word },
  name: Name,
): Fix | undefined {
  if (!isText(unit, name.at, name.name)) return undefined;
  const own: Word = target.field === 'Features0' ? 'Features1' : 'Features0';
  const field: Place = { ...target.at, from: target.at.to - target.field.length };
  if (!isText(unit, field, target.field)) return undefined;
  const title = `Move ${name.name} to ${own}`;
  if (withoutCasts(node.value) === name && /^[|&^]=$/.test(node.operator))
    return { title, edits: [{ at: field, text: own }] };
  const object = unit.slice({ ...target.at, to: field.from });
  const edits: (Edit | undefined)[] = [
    withoutCasts(node.value) === name ? { at: name.at, text: '0' } : withoutOperand(unit, name.at),
    afterStatement(unit, node.at, `${object}${own} |= ${name.name};`),
  ];
  const made = edits.filter((edit) => edit !== undefined);
  return made.length === edits.length ? { title, edits: made } : undefined;
}

/** B07: a constant of one feature word that is put into the other. */
export const FLAG_IN_ITS_OWN_WORD: SourceRule = {
  id: 'B07',
  trigger: /\bFeatures[01]\b/,
  mends: true,
  check({ unit }: RuleContext): Finding[] {
    const found: Finding[] = [];
    for (const definition of functionsWith(unit, /\bFeatures[01]\b/))
      visitExpressions(definition.body, (node) => {
        if (node.kind !== 'assign') return;
        const target = wordOf(node.target);
        if (!target) return;
        for (const name of flagOperands(node.value)) {
          const own = wordOfConstant(name.name);
          if (own === undefined || own === target.field) continue;
          const fix = moveFix(unit, node, target, name);
          found.push(finding('B07', message(name.name, target.field), name.at, { fix }));
        }
      });
    return found;
  },
};

/** B07 where the constant takes a way: through a variable, a macro, a table or a helper function. */
export function misplacedFlags(paths: readonly State[]): Finding[] {
  return paths.flatMap((state) =>
    WORDS.flatMap((word) =>
      memberValues(state, word).flatMap(({ marks }) =>
        marks
          .filter(({ name, on }) => on && name !== undefined && (wordOfConstant(name) ?? word) !== word)
          .map(({ name = '', at }) => finding('B07', message(name, word), at)),
      ),
    ),
  );
}

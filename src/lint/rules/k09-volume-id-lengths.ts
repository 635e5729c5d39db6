import { LENGTHS } from '../../ddi/values.ts';
import { finding, type Finding } from '../finding.ts';
import type { RuleContext, SourceRule } from '../source-rule.ts';
import type { Call, Expression } from '../syntax/ast.ts';
import { calledName, visitExpressions, withoutCasts } from '../syntax/walk.ts';
import { constantIn } from './constant-in.ts';
import { functionsWith } from './functions.ts';

/** The members and the constants of their lengths. */
const MEMBERS = new Map<string, 'MAX_VOLUME_ID_SIZE' | 'MAX_VOLUME_TEMPLATE_SIZE'>([
  ['PrimaryVolumeID', 'MAX_VOLUME_ID_SIZE'],
  ['AlternateVolumeID', 'MAX_VOLUME_ID_SIZE'],
  ['VolumeIDTemplate', 'MAX_VOLUME_TEMPLATE_SIZE'],
]);

const COPY = /^(?:Rtl(?:Copy|Move|Zero|Fill)Memory|mem(?:cpy|move|set)|strncpy)$/;

/** The member that is written to: `x->PrimaryVolumeID` or `&x->PrimaryVolumeID[0]`. */
function memberOf(node: Expression): string | undefined {
  const inner = withoutCasts(node);
  if (inner.kind === 'unary' && inner.operator === '&') return memberOf(inner.operand);
  if (inner.kind === 'index') return memberOf(inner.object);
  return inner.kind === 'member' && MEMBERS.has(inner.field) ? inner.field : undefined;
}

function lengthArgument({ args }: Call, name: string): Expression | undefined {
  return name === 'RtlZeroMemory' || name === 'RtlFillMemory' ? args[1] : args[2];
}

/** K09: more bytes are written to a volume ID or template than it has. */
export const VOLUME_ID_LENGTHS: SourceRule = {
  id: 'K09',
  trigger: /\b(?:PrimaryVolumeID|AlternateVolumeID|VolumeIDTemplate)\b/,
  mends: true,
  check({ unit }: RuleContext): Finding[] {
    const found: Finding[] = [];
    for (const definition of functionsWith(unit, this.trigger))
      visitExpressions(definition.body, (node) => {
        const name = calledName(node);
        if (node.kind === 'call' && name !== undefined && COPY.test(name)) {
          const member = node.args[0] && memberOf(node.args[0]);
          const length = lengthArgument(node, name);
          const limit = member === undefined ? undefined : MEMBERS.get(member);
          const bytes = length && constantIn(unit, definition, length);
          if (!length || limit === undefined || bytes === undefined || bytes <= LENGTHS[limit]) return;
          found.push(
            finding(
              'K09',
              `${member} has ${LENGTHS[limit]} bytes, but ${bytes} are written. Use ${limit}.`,
              length.at,
              {
                fix: { title: `Write ${limit} bytes`, edits: [{ at: length.at, text: limit }] },
              },
            ),
          );
        } else if (node.kind === 'assign' && node.target.kind === 'index') {
          const member = memberOf(node.target.object);
          const limit = member === undefined ? undefined : MEMBERS.get(member);
          const index = constantIn(unit, definition, node.target.index);
          if (limit === undefined || index === undefined || index < LENGTHS[limit]) return;
          found.push(
            finding(
              'K09',
              `${member} has ${LENGTHS[limit]} bytes: the last is ${LENGTHS[limit] - 1}, and this is ${index}.`,
              node.target.at,
            ),
          );
        }
      });
    return found;
  },
};

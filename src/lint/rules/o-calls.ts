import { finding, type Finding } from '../finding.ts';
import type { RuleContext, SourceRule } from '../source-rule.ts';
import type { Call, Expression, FunctionDefinition } from '../syntax/ast.ts';
import { calledName, visitExpressions } from '../syntax/walk.ts';
import { functionsWith } from './functions.ts';
import type { Unit } from '../syntax/unit.ts';

/** Rules about one call or one name: O03, O06 and O11. */

function eachCall(
  unit: Unit,
  trigger: RegExp,
  visit: (node: Call, name: string, where: FunctionDefinition) => void,
): void {
  for (const definition of functionsWith(unit, trigger))
    visitExpressions(definition.body, (node) => {
      const name = calledName(node);
      if (node.kind === 'call' && name !== undefined) visit(node, name, definition);
    });
}

/** O03: the class driver completes the request. */
export const NO_COMPLETE_REQUEST: SourceRule = {
  id: 'O03',
  trigger: /\bIof?CompleteRequest\b/,
  mends: true,
  check({ unit }: RuleContext): Finding[] {
    const found: Finding[] = [];
    eachCall(unit, this.trigger, (node, name) => {
      if (!/^Iof?CompleteRequest$/.test(name)) return;
      found.push(
        finding(
          'O03',
          `${name} is called, but the class driver completes the request after the routine returns. Leave the call out.`,
          node.at,
          {
            fix: { title: 'Leave the call out', edits: [{ at: withSemicolon(unit, node), text: '' }] },
          },
        ),
      );
    });
    return found;
  },
};

function withSemicolon(unit: Unit, node: Expression): Expression['at'] {
  const behindIt = unit.slice({ ...node.at, to: node.at.to + 1 });
  return behindIt.endsWith(';') ? { ...node.at, to: node.at.to + 1 } : node.at;
}

/** Routines of classpnp that a changer miniclass was seen to call, with what takes their place. */
const CLASS_ROUTINES = new Map<string, string | undefined>([
  ['ClassSendSrbSynchronous', 'ChangerClassSendSrbSynchronous'],
  ['ClassInitialize', 'ChangerClassInitialize'],
  ['ClassDebugPrint', 'ChangerClassDebugPrint'],
  ['ClassDeviceControl', 'ChangerClassDeviceControl'],
]);

/** O06: classpnp is called directly. Windows 2000 drivers, which have no DriverEntry, had no other way. */
export const NO_CLASSPNP: SourceRule = {
  id: 'O06',
  trigger: /\bClass[A-Z]\w+\s*\(/,
  mends: true,
  check({ unit }: RuleContext): Finding[] {
    if (!unit.functions.has('DriverEntry') && !/\bMCD_INIT_DATA\b/.test(unit.clean)) return [];
    const found: Finding[] = [];
    eachCall(unit, this.trigger, (node, name) => {
      if (!/^Class[A-Z]/.test(name) || unit.functions.has(name) || unit.macros.has(name)) return;
      const other = CLASS_ROUTINES.get(name);
      found.push(
        finding(
          'O06',
          `${name} is a routine of classpnp. ${other === undefined ? 'Use what the changer class driver offers.' : `Call ${other}.`}`,
          node.callee.at,
          {
            fix:
              other === undefined
                ? undefined
                : { title: `Call ${other}`, edits: [{ at: node.callee.at, text: other }] },
          },
        ),
      );
    });
    return found;
  },
};

/** O11: a status that ntstatus.h does not have. */
export const STATUS_NAME: SourceRule = {
  id: 'O11',
  trigger: /\bSTATUS_INVALID_ELEMENT_ADDRESS\b/,
  mends: true,
  check({ unit }: RuleContext): Finding[] {
    const found: Finding[] = [];
    if (unit.macros.has('STATUS_INVALID_ELEMENT_ADDRESS')) return found;
    for (const definition of functionsWith(unit, this.trigger))
      visitExpressions(definition.body, (node) => {
        if (node.kind !== 'name' || node.name !== 'STATUS_INVALID_ELEMENT_ADDRESS') return;
        found.push(
          finding(
            'O11',
            'ntstatus.h has no STATUS_INVALID_ELEMENT_ADDRESS. Use STATUS_ILLEGAL_ELEMENT_ADDRESS.',
            node.at,
            {
              fix: {
                title: 'Use STATUS_ILLEGAL_ELEMENT_ADDRESS',
                edits: [{ at: node.at, text: 'STATUS_ILLEGAL_ELEMENT_ADDRESS' }],
              },
            },
          ),
        );
      });
    return found;
  },
};

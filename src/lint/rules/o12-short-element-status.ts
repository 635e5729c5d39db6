import { finding, type Finding } from '../finding.ts';
import type { RuleContext, SourceRule } from '../source-rule.ts';
import type { Place } from '../syntax/place.ts';
import { calledName, visitExpressions } from '../syntax/walk.ts';
import { functionsWith } from './functions.ts';

const HANDLES = /\b(?:STATUS|SRB_STATUS)_DATA_OVERRUN\b/;
const COMMAND = /\bSCSIOP_READ_ELEMENT_STATUS\b/;

/** O12: READ ELEMENT STATUS is sent, and nobody looks for the status of data shorter than asked for. */
export const SHORT_ELEMENT_STATUS: SourceRule = {
  id: 'O12',
  trigger: COMMAND,
  mends: false,
  check({ unit }: RuleContext): Finding[] {
    const found: Finding[] = [];
    // Wherever the status is looked at, in a helper or in the caller, the driver knows of it.
    if (HANDLES.test(unit.clean)) return found;
    for (const definition of functionsWith(unit, COMMAND)) {
      let at: Place | undefined;
      visitExpressions(definition.body, (node) => {
        if (node.kind === 'call' && /^(?:Changer)?ClassSendSrbSynchronous$/.test(calledName(node) ?? ''))
          at ??= node.at;
      });
      if (at)
        found.push(
          finding(
            'O12',
            'READ ELEMENT STATUS that returns less than asked for ends with STATUS_DATA_OVERRUN, although the data are good. Treat that status as success.',
            at,
          ),
        );
    }
    return found;
  },
};

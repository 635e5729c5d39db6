import { resolveType } from '../values/layout.ts';
import { finding, type Finding } from '../finding.ts';
import type { RuleContext, SourceRule } from '../source-rule.ts';
import { rootName, visitExpressions } from '../syntax/walk.ts';
import { constantIn, variableTypes } from './constant-in.ts';
import { functionsWith } from './functions.ts';

const MEDIUM_CHANGER = 0x08;
const FILE_DEVICE_CHANGER = 0x30;

/** M04: CHANGER_PRODUCT_DATA.DeviceType is something else than MEDIUM_CHANGER. */
export const DEVICE_TYPE: SourceRule = {
  id: 'M04',
  trigger: /\bDeviceType\b/,
  mends: true,
  check({ unit }: RuleContext): Finding[] {
    const found: Finding[] = [];
    for (const definition of functionsWith(unit, /CHANGER_PRODUCT_DATA[\s\S]*\bDeviceType\b/)) {
      const types = variableTypes(definition);
      visitExpressions(definition.body, (node) => {
        if (node.kind !== 'assign' || node.operator !== '=' || node.target.kind !== 'member') return;
        const { target, value } = node;
        const root = target.field === 'DeviceType' ? rootName(target.object) : undefined;
        const type = root === undefined ? undefined : types.get(root);
        if (!type || resolveType(unit, type).name.replace(/^_/, '') !== 'CHANGER_PRODUCT_DATA') return;
        const number = constantIn(unit, definition, value);
        if (number === undefined || number === MEDIUM_CHANGER) return;
        const other = number === FILE_DEVICE_CHANGER;
        found.push(
          finding(
            'M04',
            other
              ? 'DeviceType is FILE_DEVICE_CHANGER (0x30), as the SDK page has it. The driver reference asks for MEDIUM_CHANGER (0x08).'
              : `DeviceType is ${unit.slice(value.at)}, but it must be MEDIUM_CHANGER (0x08).`,
            value.at,
            {
              ...(other ? { severity: 'info' } : {}),
              fix: { title: 'Set MEDIUM_CHANGER', edits: [{ at: value.at, text: 'MEDIUM_CHANGER' }] },
            },
          ),
        );
      });
    }
    return found;
  },
};

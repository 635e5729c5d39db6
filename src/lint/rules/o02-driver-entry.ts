import { isSuccess } from '../flow/assume.ts';
import { finding, type Finding } from '../finding.ts';
import { follow } from '../parameters/outcomes.ts';
import type { RuleContext, SourceRule } from '../source-rule.ts';
import type { FunctionDefinition } from '../syntax/ast.ts';
import { rootName, visitExpressions } from '../syntax/walk.ts';
import type { Unit } from '../syntax/unit.ts';

function fromClass(value: { readonly kind: string; readonly symbol?: string | undefined }): boolean {
  return value.kind === 'int' && value.symbol?.startsWith('ChangerClassInitialize#') === true;
}

function arguments_(unit: Unit, definition: FunctionDefinition, found: Finding[]): ReturnType<typeof follow> {
  return follow(unit, definition, {
    call: (node, name, args) => {
      if (name !== 'ChangerClassInitialize') return;
      for (const i of [0, 1]) {
        const parameter = definition.parameters[i]?.name;
        const value = args[i];
        if (!parameter || !value || (value.kind === 'int' && value.symbol === parameter)) continue;
        const fix = { title: `Pass ${parameter}`, edits: [{ at: node.args[i].at, text: parameter }] };
        found.push(
          finding(
            'O02',
            `ChangerClassInitialize must get ${parameter} of DriverEntry as it is.`,
            node.args[i].at,
            { fix },
          ),
        );
      }
    },
  });
}

/** O02: DriverEntry passes its arguments on, and returns what the class driver says. */
export const DRIVER_ENTRY: SourceRule = {
  id: 'O02',
  trigger: /\bDriverEntry\b/,
  mends: true,
  check({ unit }: RuleContext): Finding[] {
    const definition =
      unit.functions.get('DriverEntry')?.file === unit.file ? unit.definition('DriverEntry') : undefined;
    if (!definition || !/\bChangerClassInitialize\b|\bMCD_INIT_DATA\b/.test(unit.clean)) return [];
    const found: Finding[] = [];
    for (const { state, value, at } of arguments_(unit, definition, found) ?? []) {
      // A failure before the class driver was asked is the driver's own business.
      if (fromClass(value) || isSuccess(state, value) === false || !at) continue;
      // `if (!NT_SUCCESS(status)) … return STATUS_SUCCESS` and the like; an unknown value may well be the right one.
      if (value.kind === 'int' && value.known === 0) continue;
      found.push(
        finding(
          'O02',
          'DriverEntry returns success whatever ChangerClassInitialize says. Return its value unchanged.',
          at,
        ),
      );
    }
    const names = definition.parameters.map(({ name }) => name);
    visitExpressions(definition.body, (node) => {
      if (node.kind !== 'assign' || node.target.kind === 'name') return;
      const root = rootName(node.target);
      if (root === undefined || !names.includes(root)) return;
      found.push(
        finding(
          'O02',
          `DriverEntry leaves ${root} alone: it belongs to the class driver, which sets it up.`,
          node.at,
        ),
      );
    });
    return found;
  },
};

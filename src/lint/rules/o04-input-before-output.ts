import { finding, type Finding } from '../finding.ts';
import type { RuleContext, SourceRule } from '../source-rule.ts';
import type { Expression, FunctionDefinition, Statement } from '../syntax/ast.ts';
import type { Place } from '../syntax/place.ts';
import { calledName, rootName, visitExpressions, visitStatements, withoutCasts } from '../syntax/walk.ts';
import { resolveType } from '../values/layout.ts';
import type { Unit } from '../syntax/unit.ts';

const INPUT = /^_?(?:CHANGER_READ_ELEMENT_STATUS|CHANGER_SEND_VOLUME_TAG_INFORMATION)$/;
const OUTPUT = /^_?(?:CHANGER_ELEMENT_STATUS(?:_EX)?|READ_ELEMENT_ADDRESS_INFO)$/;
const ZERO_OR_COPY = /^(?:Rtl(?:Zero|Copy|Move|Fill)Memory|mem(?:set|cpy|move))$/;

/** Variables that point into the system buffer, as input or as output. */
function pointers(unit: Unit, definition: FunctionDefinition): Map<string, 'input' | 'output'> {
  const result = new Map<string, 'input' | 'output'>();
  const types = new Map<string, string>();
  const bind = (name: string, value: Expression): void => {
    if (withoutCasts(value).kind !== 'member' || !/SystemBuffer$/.test(unit.slice(value.at))) return;
    const type = types.get(name) ?? '';
    if (INPUT.test(type)) result.set(name, 'input');
    else if (OUTPUT.test(type)) result.set(name, 'output');
  };
  visitStatements(definition.body, (node) => {
    if (node.kind !== 'declaration') return;
    for (const { name, type, init } of node.variables) {
      types.set(name, resolveType(unit, type).name);
      if (init) bind(name, init);
    }
  });
  visitExpressions(definition.body, (node) => {
    if (node.kind === 'assign' && node.operator === '=' && node.target.kind === 'name')
      bind(node.target.name, node.value);
  });
  return result;
}

/** The pointer that an expression writes through. */
function written(node: Expression): string | undefined {
  if (node.kind === 'assign' && node.target.kind !== 'name') return rootName(node.target);
  const name = calledName(node);
  if (node.kind === 'call' && name !== undefined && ZERO_OR_COPY.test(name) && node.args[0])
    return rootName(node.args[0]);
  return undefined;
}

/** Ends of the loops around each place: what a later round reads comes after what this one writes. */
function loops(body: Statement): readonly Place[] {
  const result: Place[] = [];
  visitStatements(body, (node) => {
    if (/^(?:for|while|do)$/.test(node.kind)) result.push(node.at);
  });
  return result;
}

function inOneLoop(list: readonly Place[], one: Place, other: Place): boolean {
  return list.some((loop) => [one, other].every(({ from, to }) => loop.from <= from && to <= loop.to));
}

/** O04: input is read from the system buffer after output was written to it. */
export const INPUT_BEFORE_OUTPUT: SourceRule = {
  id: 'O04',
  trigger: /\bSystemBuffer\b/,
  mends: false,
  check({ unit, routines }: RuleContext): Finding[] {
    const names = ['ChangerGetElementStatus', 'ChangerQueryVolumeTags'].flatMap((name) =>
      routines.named(name),
    );
    return names.flatMap((name) => {
      const definition = unit.definition(name);
      return definition ? check(unit, definition) : [];
    });
  },
};

function check(unit: Unit, definition: FunctionDefinition): Finding[] {
  const kinds = pointers(unit, definition);
  const output = [...kinds].filter(([, kind]) => kind === 'output').map(([name]) => name);
  if (output.length === 0 || output.length === kinds.size) return [];
  const around = loops(definition.body);
  const writes: Place[] = [];
  const reads: { readonly at: Place; readonly name: string }[] = [];
  visitExpressions(definition.body, (node) => {
    const target = written(node);
    if (target !== undefined && kinds.get(target) === 'output') writes.push(node.at);
    if (node.kind === 'member' && node.object.kind === 'name' && kinds.get(node.object.name) === 'input')
      reads.push({ at: node.at, name: node.object.name });
  });
  for (const { at, name } of reads) {
    const write = writes.find((place) => place.from < at.from || inOneLoop(around, place, at));
    if (!write) continue;
    return [
      finding(
        'O04',
        `${name} is read after output was written to the same buffer: what the request said is gone. Copy the input to a local variable first.`,
        at,
        {
          related: [{ at: write, message: 'Output is written here.' }],
        },
      ),
    ];
  }
  return [];
}

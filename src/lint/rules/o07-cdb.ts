import { finding, type Finding } from '../finding.ts';
import type { RuleContext, SourceRule } from '../source-rule.ts';
import type { Expression, FunctionDefinition, Statement, TypeName } from '../syntax/ast.ts';
import { calledName, rootName, visitExpressions, visitStatements, withoutCasts } from '../syntax/walk.ts';
import { resolveType } from '../values/layout.ts';
import { constantIn, variableTypes } from './constant-in.ts';
import { functionsWith } from './functions.ts';
import type { Unit } from '../syntax/unit.ts';

/** O07: a CDB with left-over bits, and addresses in it in the wrong byte order. */
export const CDB_ZEROED: SourceRule = {
  id: 'O07',
  trigger: /\bCdb\b|\bPCDB\b|\bCDB\b/,
  mends: true,
  check({ unit }: RuleContext): Finding[] {
    return functionsWith(unit, this.trigger).flatMap((definition) => [
      ...notZeroed(unit, definition),
      ...littleEndian(unit, definition),
    ]);
  },
};

/** A CDB or SRB that is a variable of the function itself. */
function isOwn(unit: Unit, type: TypeName | undefined): boolean {
  if (!type) return false;
  const { name, pointers } = resolveType(unit, type);
  return pointers === 0 && /^_?(?:SCSI_REQUEST_BLOCK|CDB)$/.test(name);
}

/** The variable that a CDB pointer leads to: `cdb = (PCDB)srb.Cdb` makes cdb one of srb. */
function owners(definition: FunctionDefinition): Map<string, string> {
  const result = new Map<string, string>();
  const bind = (name: string, value: Expression): void => {
    const inner = withoutCasts(value);
    const taken = inner.kind === 'unary' && inner.operator === '&' ? inner.operand : inner;
    const root = rootName(taken);
    if (root !== undefined && /\.Cdb$|^Cdb$/.test(pathText(taken))) result.set(name, root);
    else if (root !== undefined && inner.kind === 'unary') result.set(name, root);
  };
  visitStatements(definition.body, (node: Statement) => {
    if (node.kind === 'declaration') for (const { name, init } of node.variables) if (init) bind(name, init);
  });
  visitExpressions(definition.body, (node) => {
    if (node.kind === 'assign' && node.operator === '=' && node.target.kind === 'name')
      bind(node.target.name, node.value);
  });
  return result;
}

/** Members of an expression, without what they belong to: `.Cdb`. */
function pathText(node: Expression): string {
  if (node.kind === 'member') return `${pathText(node.object)}.${node.field}`;
  return node.kind === 'index' ? pathText(node.object) : '';
}

const ZERO = /^(?:Rtl(?:Zero|SecureZero|Copy|Move|Fill)Memory|mem(?:set|cpy|move))$/;

function notZeroed(unit: Unit, definition: FunctionDefinition): Finding[] {
  const types = variableTypes(definition);
  const owner = owners(definition);
  const zeroed = new Set<string>();
  visitStatements(definition.body, (node) => {
    if (node.kind === 'declaration')
      for (const { name, init } of node.variables)
        if (init?.kind === 'list' || init?.kind === 'call') zeroed.add(name);
  });
  const found: Finding[] = [];
  visitExpressions(definition.body, (node) => {
    const called = calledName(node);
    if (node.kind === 'call' && called !== undefined) {
      // Zeroed here, or filled in by somebody else.
      for (const arg of ZERO.test(called) ? node.args.slice(0, 1) : node.args) {
        const root = rootName(arg);
        if (root !== undefined) zeroed.add(owner.get(root) ?? root).add(root);
      }
    }
    if (node.kind !== 'assign' || node.target.kind === 'name') return;
    const root = rootName(node.target);
    const variable = root === undefined ? undefined : (owner.get(root) ?? root);
    const isCdb = /OperationCode$|\.Cdb$/.test(pathText(node.target));
    if (variable === undefined || !isCdb || !isOwn(unit, types.get(variable)) || zeroed.has(variable)) return;
    zeroed.add(variable);
    found.push(
      finding(
        'O07',
        `${variable} is not zeroed before the CDB is filled in: what was on the stack becomes options of the command.`,
        node.at,
        {
          fix: {
            title: `Zero ${variable} first`,
            edits: [
              {
                at: { ...node.at, to: node.at.from },
                text: `RtlZeroMemory(&${variable}, sizeof(${variable}));\n${unit.indentOf(node.at)}`,
              },
            ],
          },
        },
      ),
    );
  });
  return found;
}

/** True for `x >> 8`. */
function isHighByte(unit: Unit, definition: FunctionDefinition, node: Expression): boolean {
  const inner = withoutCasts(node);
  if (inner.kind === 'binary' && inner.operator === '&') return isHighByte(unit, definition, inner.left);
  return (
    inner.kind === 'binary' && inner.operator === '>>' && constantIn(unit, definition, inner.right) === 8
  );
}

function littleEndian(unit: Unit, definition: FunctionDefinition): Finding[] {
  const low = new Map<string, Expression>();
  const found: Finding[] = [];
  visitExpressions(definition.body, (node) => {
    if (node.kind !== 'assign' || node.operator !== '=') return;
    const { target, value } = node;
    if (target.kind === 'unary' && target.operator === '*' && target.operand.kind === 'cast') {
      const { operand, type } = target.operand;
      const member = pathText(
        withoutCasts(operand).kind === 'unary' ? (operand as { operand: Expression }).operand : operand,
      );
      if (/ElementAddress$|LogicalBlockAddress$/.test(member) && /^P?(?:USHORT|ULONG)$/.test(type.name))
        found.push(
          finding(
            'O07',
            'The address is stored in the byte order of the processor, but a CDB is big-endian. Store the high byte first.',
            node.at,
          ),
        );
      return;
    }
    if (target.kind !== 'index' || !/Address$/.test(pathText(target.object))) return;
    const index = constantIn(unit, definition, target.index);
    const place = unit.slice(target.object.at);
    if (
      index === 0 &&
      !isHighByte(unit, definition, value) &&
      constantIn(unit, definition, value) === undefined
    )
      low.set(place, value);
    if (index === 1 && isHighByte(unit, definition, value) && low.has(place))
      found.push(
        finding(
          'O07',
          'The high byte of the address is stored second, but a CDB is big-endian. Store it in the first byte.',
          node.at,
        ),
      );
  });
  return found;
}

import { finding, type Finding } from '../finding.ts';
import type { RuleContext, SourceRule } from '../source-rule.ts';
import type { Expression, FunctionDefinition, Statement } from '../syntax/ast.ts';
import type { Place } from '../syntax/place.ts';
import {
  expressionsOf,
  rootName,
  statementsOf,
  visitExpression,
  visitExpressions,
  visitStatements,
} from '../syntax/walk.ts';
import type { Unit } from '../syntax/unit.ts';

const VALID = /\bSRB_STATUS_AUTOSENSE_VALID\b/;

/** Variables that hold the sense buffer of the SRB. */
function senseVariables(unit: Unit, definition: FunctionDefinition): ReadonlySet<string> {
  const names = new Set<string>();
  const isSense = (node: Expression): boolean => /\bSenseInfoBuffer\b/.test(unit.slice(node.at));
  visitStatements(definition.body, (node) => {
    if (node.kind === 'declaration')
      for (const { name, init } of node.variables) if (init && isSense(init)) names.add(name);
  });
  visitExpressions(definition.body, (node) => {
    if (node.kind === 'assign' && node.target.kind === 'name' && isSense(node.value))
      names.add(node.target.name);
  });
  return names;
}

/** What a condition says about the validity of the sense data where it holds and where it does not. */
function tested(
  unit: Unit,
  condition: Expression,
  flags: ReadonlySet<string>,
): { yes: boolean; no: boolean } {
  if (condition.kind === 'unary' && condition.operator === '!') {
    const { yes, no } = tested(unit, condition.operand, flags);
    return { yes: no, no: yes };
  }
  if (condition.kind === 'binary' && /^(?:&&|\|\|)$/.test(condition.operator)) {
    const left = tested(unit, condition.left, flags);
    const right = tested(unit, condition.right, flags);
    return condition.operator === '&&'
      ? { yes: left.yes || right.yes, no: left.no && right.no }
      : { yes: left.yes && right.yes, no: left.no || right.no };
  }
  const text = unit.slice(condition.at);
  if (!VALID.test(text) && !(condition.kind === 'name' && flags.has(condition.name)))
    return { yes: false, no: false };
  const isZero = condition.kind === 'binary' && condition.operator === '==' && /\b0\b\)?$/.test(text);
  return isZero ? { yes: false, no: true } : { yes: true, no: false };
}

function leaves(node: Statement): boolean {
  if (node.kind === 'block') return node.body.length > 0 && leaves(node.body[node.body.length - 1]);
  return /^(?:return|goto|break|continue)$/.test(node.kind);
}

class Walker {
  found: Place | undefined;
  private readonly flags = new Set<string>();

  constructor(
    private readonly unit: Unit,
    private readonly names: ReadonlySet<string>,
  ) {}

  /** @returns whether the sense data are known to be valid behind the statement. */
  statement(node: Statement, valid: boolean): boolean {
    if (node.kind === 'declaration')
      for (const { name, init } of node.variables)
        if (init && VALID.test(this.unit.slice(init.at))) this.flags.add(name);
    if (node.kind === 'if') {
      this.expression(node.condition, valid);
      const { yes, no } = tested(this.unit, node.condition, this.flags);
      this.statement(node.yes, valid || yes);
      if (node.no) this.statement(node.no, valid || no);
      return valid || (no && leaves(node.yes)) || (yes && node.no !== undefined && leaves(node.no));
    }
    for (const part of expressionsOf(node)) this.expression(part, valid);
    let inside = valid;
    for (const part of statementsOf(node)) inside = this.statement(part, inside);
    return node.kind === 'block' ? inside : valid;
  }

  private expression(node: Expression, valid: boolean): void {
    if (valid || this.found) return;
    if (node.kind === 'binary' && node.operator === '&&') {
      this.expression(node.left, valid);
      this.expression(node.right, valid || tested(this.unit, node.left, this.flags).yes);
      return;
    }
    visitExpression(node, (inner, parents) => {
      if (inner.kind !== 'member' || !inner.arrow || this.found) return;
      const root = rootName(inner.object);
      const direct = inner.object.kind === 'cast' && /\bSenseInfoBuffer\b/.test(this.unit.slice(inner.at));
      if (!direct && (root === undefined || !this.names.has(root) || inner.object.kind !== 'name')) return;
      const guarded = parents.some(
        (parent) =>
          parent.kind === 'binary' &&
          parent.operator === '&&' &&
          tested(this.unit, parent.left, this.flags).yes,
      );
      if (!guarded) this.found = inner.at;
    });
  }
}

/** O05: ChangerError reads sense data that may not be there. */
export const SENSE_VALIDITY: SourceRule = {
  id: 'O05',
  trigger: /\bSenseInfoBuffer\b/,
  mends: false,
  check({ unit, routines }: RuleContext): Finding[] {
    return routines.named('ChangerError').flatMap((name) => {
      const definition = unit.definition(name);
      if (!definition) return [];
      const walker = new Walker(unit, senseVariables(unit, definition));
      walker.statement(definition.body, false);
      return walker.found
        ? [
            finding(
              'O05',
              'Sense data are read without a test of SRB_STATUS_AUTOSENSE_VALID in SrbStatus: without the bit the buffer holds nothing of this command.',
              walker.found,
            ),
          ]
        : [];
    });
  },
};

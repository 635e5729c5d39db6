import { finding, type Finding } from '../finding.ts';
import type { RuleContext, SourceRule } from '../source-rule.ts';
import type { Expression, FunctionDefinition, TypeName } from '../syntax/ast.ts';
import { calledName, rootName, visitExpressions, visitStatements, withoutCasts } from '../syntax/walk.ts';
import { functionsWith } from './functions.ts';
import { resolveType } from '../values/layout.ts';
import type { Unit } from '../syntax/unit.ts';

const SENDS = /^(?:Changer)?ClassSendSrbSynchronous$/;

/** The variable of the function whose own memory an expression is the address of. */
function stackVariable(
  unit: Unit,
  locals: ReadonlyMap<string, TypeName>,
  node: Expression,
): string | undefined {
  const inner = withoutCasts(node);
  const name =
    inner.kind === 'unary' && inner.operator === '&'
      ? ownPart(inner.operand)
      : inner.kind === 'name'
        ? inner.name
        : undefined;
  const type = name === undefined ? undefined : locals.get(name);
  if (!type) return undefined;
  const { arrays } = resolveType(unit, type);
  return inner.kind === 'unary' || arrays.length > 0 ? name : undefined;
}

/** The root of `a.b[2]`, which is part of a; undefined for what a pointer leads to. */
function ownPart(node: Expression): string | undefined {
  if (node.kind === 'name') return node.name;
  if (node.kind === 'member') return node.arrow ? undefined : ownPart(node.object);
  return node.kind === 'index' ? ownPart(node.object) : undefined;
}

function localsOf(definition: FunctionDefinition): Map<string, TypeName> {
  const locals = new Map<string, TypeName>();
  visitStatements(definition.body, (node) => {
    if (node.kind === 'declaration') for (const { name, type } of node.variables) locals.set(name, type);
  });
  return locals;
}

/** Variables that hold paged pool. */
function pagedPool(definition: FunctionDefinition): ReadonlySet<string> {
  const names = new Set<string>();
  const isPaged = (node: Expression): boolean => {
    const inner = withoutCasts(node);
    const type =
      inner.kind === 'call' && calledName(inner)?.includes('AllocatePool') ? inner.args[0] : undefined;
    return type?.kind === 'name' && type.name.startsWith('PagedPool');
  };
  visitStatements(definition.body, (node) => {
    if (node.kind === 'declaration')
      for (const { name, init } of node.variables) if (init && isPaged(init)) names.add(name);
  });
  visitExpressions(definition.body, (node) => {
    if (node.kind === 'assign' && node.target.kind === 'name' && isPaged(node.value))
      names.add(node.target.name);
  });
  return names;
}

/** O10: the data buffer of an SRB is on the stack, or in paged pool. */
export const DMA_BUFFERS: SourceRule = {
  id: 'O10',
  trigger: /\bDataBuffer\b|ClassSendSrbSynchronous\b/,
  mends: false,
  check({ unit }: RuleContext): Finding[] {
    return functionsWith(unit, this.trigger).flatMap((definition) => {
      const locals = localsOf(definition);
      const paged = pagedPool(definition);
      const found: Finding[] = [];
      const look = (node: Expression): void => {
        const name = stackVariable(unit, locals, node);
        const root = rootName(node);
        if (name !== undefined)
          found.push(
            finding(
              'O10',
              `${name} is on the stack, but the port driver may transfer data to it by DMA. Allocate NonPagedPoolCacheAligned memory with ChangerClassAllocatePool.`,
              node.at,
            ),
          );
        else if (root !== undefined && paged.has(root))
          found.push(
            finding(
              'O10',
              `${root} is paged pool, but the port driver may transfer data to it by DMA. Allocate NonPagedPoolCacheAligned memory.`,
              node.at,
            ),
          );
      };
      visitExpressions(definition.body, (node) => {
        const called = calledName(node);
        if (node.kind === 'call' && called !== undefined && SENDS.test(called) && node.args[2])
          look(node.args[2]);
        if (node.kind === 'assign' && node.target.kind === 'member' && node.target.field === 'DataBuffer')
          look(node.value);
      });
      return found;
    });
  },
};

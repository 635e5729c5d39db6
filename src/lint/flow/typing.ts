import type { Expression, TypeName } from '../syntax/ast.ts';
import { membersOf, resolveType } from '../values/layout.ts';
import type { Run } from './run.ts';

/** The type of an expression as far as it is declared; undefined where it is not known. */
export function typeOf(run: Run, node: Expression): TypeName | undefined {
  switch (node.kind) {
    case 'name': {
      const argument = run.macro?.args.get(node.name);
      if (argument) return run.within(run.macro?.outer, () => typeOf(run, argument));
      return run.frame.variables.get(node.name)?.type ?? run.unit.globals.get(node.name)?.type;
    }
    case 'cast':
      return node.type;
    case 'compound':
      return node.type;
    case 'unary': {
      const inner = typeOf(run, node.operand);
      if (!inner) return undefined;
      if (node.operator === '&') return { ...inner, pointers: inner.pointers + 1 };
      return node.operator === '*' ? pointee(run, inner) : inner;
    }
    case 'index': {
      const inner = typeOf(run, node.object);
      return inner && pointee(run, inner);
    }
    case 'member': {
      const inner = typeOf(run, node.object);
      const target = inner && (node.arrow ? pointee(run, inner) : inner);
      return (
        target &&
        membersOf(run.unit, resolveType(run.unit, target).name)?.find(({ name }) => name === node.field)?.type
      );
    }
    default:
      return undefined;
  }
}

/** What a pointer points to, or an array consists of. */
export function pointee(run: Run, type: TypeName): TypeName | undefined {
  const resolved = resolveType(run.unit, type);
  if (resolved.arrays.length > 0) return { ...resolved, arrays: resolved.arrays.slice(1) };
  return resolved.pointers > 0 ? { ...resolved, pointers: resolved.pointers - 1 } : undefined;
}

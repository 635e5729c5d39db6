import type { Expression, TypeName } from './ast.ts';
import { child, named, textOf, type Lowering } from './lowering.ts';
import type { Raw } from './parser.ts';

/** The name of a type specifier: of `struct _X {…}` the tag, of a typedef the name itself. */
export function typeNameOf(context: Lowering, node: Raw | undefined): string {
  if (node === undefined) return '';
  if (node.type.endsWith('_specifier')) {
    const tag = child(node, 'name');
    if (tag) return textOf(context, tag);
    // `unsigned long` and the like.
    const inner = node.type === 'sized_type_specifier' ? textOf(context, node) : '';
    return (
      /\b(char|short)\b/.exec(inner)?.[1] ??
      (inner === '' ? '' : inner.includes('unsigned') ? 'ULONG' : 'LONG')
    );
  }
  return textOf(context, node);
}

/** A declarator taken apart. */
export interface Declarator {
  /** The node of the declared name; undefined in a type without a name. */
  readonly name: Raw | undefined;
  readonly pointers: number;
  readonly arrays: readonly (Expression | undefined)[];
  /** The parameter list where a function is declared. */
  readonly parameters: Raw | undefined;
}

/** Takes `*name[4]` or `(*name)(int)` apart. */
export function lowerDeclarator(context: Lowering, node: Raw | undefined): Declarator {
  let pointers = 0;
  const arrays: (Expression | undefined)[] = [];
  let parameters: Raw | undefined;
  let at = node;
  while (at !== undefined) {
    const here: Raw = at;
    if (here.type.includes('pointer_declarator')) pointers++;
    else if (here.type.includes('array_declarator')) {
      const size = child(here, 'size');
      arrays.unshift(size === undefined ? undefined : context.expression(context, size));
    } else if (here.type.includes('function_declarator')) parameters ??= child(here, 'parameters');
    else if (/^(?:identifier|field_identifier|type_identifier|primitive_type)$/.test(here.type))
      return { name: here, pointers, arrays, parameters };
    const next: Raw | undefined =
      child(here, 'declarator') ?? named(here).find((part) => /declarator|identifier$/.test(part.type));
    at = next === here ? undefined : next;
  }
  return { name: undefined, pointers, arrays, parameters };
}

/** A type in a cast or a sizeof. */
export function lowerTypeDescriptor(context: Lowering, node: Raw): TypeName {
  const { pointers, arrays } = lowerDeclarator(context, child(node, 'declarator'));
  return { name: typeNameOf(context, child(node, 'type')), pointers, arrays };
}

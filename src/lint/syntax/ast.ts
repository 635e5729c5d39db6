import type { Place } from './place.ts';

/** The C that the rules look at: what is left of tree-sitter's tree, without punctuation and comments. */

/** A type as it is written: `const MODEL *x[4]` is MODEL, one star, one array. */
export interface TypeName {
  /** Name without `struct`, `const` and the like; empty for a structure without a name. */
  readonly name: string;
  readonly pointers: number;
  /** Array lengths, outermost first; undefined for `[]`. */
  readonly arrays: readonly (Expression | undefined)[];
}

export type Designator =
  { readonly kind: 'field'; readonly name: string } | { readonly kind: 'index'; readonly index: Expression };

/** One value of an initialiser list. */
export interface Item {
  readonly designators: readonly Designator[];
  readonly value: Expression;
}

interface Node {
  readonly at: Place;
}

export interface NumberLiteral extends Node {
  readonly kind: 'number';
  readonly value: number;
  readonly unsigned: boolean;
}
export interface TextLiteral extends Node {
  readonly kind: 'text';
}
export interface Name extends Node {
  readonly kind: 'name';
  readonly name: string;
}
export interface Unary extends Node {
  readonly kind: 'unary';
  readonly operator: string;
  readonly operand: Expression;
}
export interface Binary extends Node {
  readonly kind: 'binary';
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
}
export interface Assignment extends Node {
  readonly kind: 'assign';
  readonly operator: string;
  readonly target: Expression;
  readonly value: Expression;
}
export interface Step extends Node {
  readonly kind: 'step';
  readonly operator: '++' | '--';
  readonly prefix: boolean;
  readonly operand: Expression;
}
export interface Call extends Node {
  readonly kind: 'call';
  readonly callee: Expression;
  readonly args: readonly Expression[];
}
export interface Member extends Node {
  readonly kind: 'member';
  readonly object: Expression;
  readonly field: string;
  readonly arrow: boolean;
}
export interface Index extends Node {
  readonly kind: 'index';
  readonly object: Expression;
  readonly index: Expression;
}
export interface Cast extends Node {
  readonly kind: 'cast';
  readonly type: TypeName;
  readonly operand: Expression;
}
export interface Conditional extends Node {
  readonly kind: 'conditional';
  readonly condition: Expression;
  /** Undefined in `a ?: b`. */
  readonly yes: Expression | undefined;
  readonly no: Expression;
}
export interface SizeOf extends Node {
  readonly kind: 'sizeof';
  readonly type: TypeName | undefined;
  readonly operand: Expression | undefined;
}
export interface List extends Node {
  readonly kind: 'list';
  readonly items: readonly Item[];
}
export interface Compound extends Node {
  readonly kind: 'compound';
  readonly type: TypeName;
  readonly list: Expression;
}
export interface Comma extends Node {
  readonly kind: 'comma';
  readonly left: Expression;
  readonly right: Expression;
}
/** What could not be parsed, or is of no interest; the parts are what it contains. */
export interface Unknown extends Node {
  readonly kind: 'unknown';
  readonly parts: readonly Expression[];
}

export type Expression =
  | NumberLiteral
  | TextLiteral
  | Name
  | Unary
  | Binary
  | Assignment
  | Step
  | Call
  | Member
  | Index
  | Cast
  | Conditional
  | SizeOf
  | List
  | Compound
  | Comma
  | Unknown;

export interface Variable extends Node {
  readonly name: string;
  readonly type: TypeName;
  readonly init: Expression | undefined;
}

export interface Block extends Node {
  readonly kind: 'block';
  readonly body: readonly Statement[];
}

export type Statement =
  | Block
  | (Node & { readonly kind: 'expression'; readonly expression: Expression })
  | (Node & { readonly kind: 'declaration'; readonly variables: readonly Variable[] })
  | (Node & {
      readonly kind: 'if';
      readonly condition: Expression;
      readonly yes: Statement;
      readonly no: Statement | undefined;
    })
  | (Node & { readonly kind: 'while'; readonly condition: Expression; readonly body: Statement })
  | (Node & { readonly kind: 'do'; readonly condition: Expression; readonly body: Statement })
  | (Node & {
      readonly kind: 'for';
      readonly init: Statement | undefined;
      readonly condition: Expression | undefined;
      readonly step: Expression | undefined;
      readonly body: Statement;
    })
  | (Node & { readonly kind: 'switch'; readonly value: Expression; readonly body: Statement })
  /** `case value:` or `default:` with the statements up to the next label. */
  | (Node & {
      readonly kind: 'case';
      readonly value: Expression | undefined;
      readonly body: readonly Statement[];
    })
  | (Node & { readonly kind: 'label'; readonly name: string; readonly body: readonly Statement[] })
  | (Node & { readonly kind: 'goto'; readonly name: string })
  | (Node & { readonly kind: 'return'; readonly value: Expression | undefined })
  | (Node & { readonly kind: 'break' })
  | (Node & { readonly kind: 'continue' })
  | (Node & { readonly kind: 'try'; readonly body: Statement; readonly handler: Statement | undefined })
  | (Node & { readonly kind: 'unknown'; readonly parts: readonly Statement[] });

export interface FunctionDefinition extends Node {
  readonly name: string;
  readonly nameAt: Place;
  readonly parameters: readonly Variable[];
  readonly body: Block;
}

/** A structure or union with its members in order. */
export interface StructType {
  readonly names: readonly string[];
  readonly union: boolean;
  readonly fields: readonly { readonly name: string; readonly type: TypeName; readonly bits: boolean }[];
}

/** What one piece of a file declares. */
export interface Declarations {
  readonly functions: readonly FunctionDefinition[];
  readonly globals: readonly Variable[];
  readonly structs: readonly StructType[];
  /** `typedef type name;` by name. */
  readonly types: readonly { readonly name: string; readonly type: TypeName }[];
  readonly enumerators: readonly {
    readonly name: string;
    readonly value: Expression | undefined;
    /** Names that come before it in the same enumeration without a value since the last that has one. */
    readonly after: number;
    readonly base: Expression | undefined;
  }[];
}

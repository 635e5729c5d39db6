import type { Call, Expression, Statement, TypeName } from '../syntax/ast.ts';
import type { Place } from '../syntax/place.ts';
import type { Unit } from '../syntax/unit.ts';
import type { Location, Value } from '../values/value.ts';
import type { State } from './state.ts';

/** What the parts of the interpreter share while they follow one routine. */

/** A value on one path. */
export interface Valued {
  readonly state: State;
  readonly value: Value;
  /** The `return` that the value comes from, after a call. */
  readonly at?: Place | undefined;
}

/** A place in memory on one path; undefined where it is not known which. */
export interface Located {
  readonly state: State;
  readonly location: Location | undefined;
}

/** How a statement was left. */
export type Exit =
  | { readonly kind: 'break' | 'continue' }
  | { readonly kind: 'goto'; readonly label: string }
  | { readonly kind: 'return'; readonly value: Value; readonly at: Place };

/** A path through a statement; without an exit it goes on behind it. */
export interface Flow {
  readonly state: State;
  readonly exit: Exit | undefined;
}

/** Paths by how a condition came out. */
export interface Tested {
  readonly yes: readonly State[];
  readonly no: readonly State[];
}

export interface LocalVariable {
  readonly object: string;
  readonly type: TypeName;
}

/** One call of a routine. */
export interface Frame {
  readonly name: string;
  readonly id: number;
  readonly variables: Map<string, LocalVariable>;
  readonly caller: Frame | undefined;
}

/** A macro whose body is being evaluated. */
export interface MacroScope {
  readonly name: string;
  readonly args: ReadonlyMap<string, Expression>;
  /** Where the outermost macro is used: what its body does happens there. */
  readonly site: Place;
  readonly outer: MacroScope | undefined;
}

/** What a rule wants to see while a routine is followed. */
export interface Observer {
  /** False for a function of the file that need not be followed: it is taken for an unknown one. */
  follows?(name: string, args: readonly Value[]): boolean;
  /** A call, before it has any effect. */
  call?(call: Call, name: string, args: readonly Value[], state: State): void;
  /** A value is put into a part of an object. */
  write?(location: Location, value: Value, at: Place, state: State): void;
}

/** Thrown where a routine is too large to be followed: then nothing is claimed about it. */
export class TooLarge extends Error {}

export interface Engine {
  evaluate(run: Run, node: Expression, state: State): readonly Valued[];
  locate(run: Run, node: Expression, state: State): readonly Located[];
  test(run: Run, node: Expression, state: State): Tested;
  execute(run: Run, node: Statement, state: State): readonly Flow[];
}

/** How much work a routine is worth. */
export interface Limits {
  readonly steps: number;
  /** Paths are not joined: a routine with too many of them is given up. */
  readonly exact: boolean;
}

const USUAL: Limits = { steps: 60_000, exact: false };

export class Run {
  frame: Frame = { name: '', id: 0, variables: new Map(), caller: undefined };
  macro: MacroScope | undefined;
  /** Memory of the requests that the routine was given. */
  readonly requests = new Set<string>();
  /** Where pool was allocated, by the name of the object. */
  readonly allocations = new Map<string, Place>();
  private readonly contents = new Map<string, number>();
  private steps = 0;
  private counter = 0;

  constructor(
    readonly unit: Unit,
    readonly engine: Engine,
    readonly observer: Observer = {},
    readonly limits: Limits = USUAL,
  ) {}

  /** Counts a step. @throws TooLarge */
  step(): void {
    if (++this.steps > this.limits.steps) throw new TooLarge();
  }

  /** A number for what an object holds: the same number, the same content. */
  contentNumber(key: string): number {
    let known = this.contents.get(key);
    if (known === undefined) this.contents.set(key, (known = this.contents.size));
    return known;
  }

  /** A number that no other object or symbol of the run has. */
  next(): number {
    return ++this.counter;
  }

  /** Where a node's effect is for the user: in a macro's body, where the macro is used. */
  place(node: { readonly at: Place }): Place {
    let scope = this.macro;
    if (!scope) return node.at;
    while (scope.outer) scope = scope.outer;
    return scope.site;
  }

  evaluate(node: Expression, state: State): readonly Valued[] {
    return this.engine.evaluate(this, node, state);
  }

  locate(node: Expression, state: State): readonly Located[] {
    return this.engine.locate(this, node, state);
  }

  test(node: Expression, state: State): Tested {
    return this.engine.test(this, node, state);
  }

  execute(node: Statement, state: State): readonly Flow[] {
    return this.engine.execute(this, node, state);
  }

  /** Evaluates several expressions one after the other. */
  evaluateAll(
    nodes: readonly Expression[],
    state: State,
  ): readonly { state: State; values: readonly Value[] }[] {
    let paths: { state: State; values: readonly Value[] }[] = [{ state, values: [] }];
    for (const node of nodes)
      paths = paths.flatMap((path) =>
        this.evaluate(node, path.state).map((result) => ({
          state: result.state,
          values: [...path.values, result.value],
        })),
      );
    return paths;
  }

  /** Runs something with another macro scope. */
  within<T>(scope: MacroScope | undefined, work: () => T): T {
    const before = this.macro;
    this.macro = scope;
    try {
      return work();
    } finally {
      this.macro = before;
    }
  }
}

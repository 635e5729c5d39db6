import { finding, type Finding } from '../finding.ts';
import { isPool } from '../flow/builtins.ts';
import type { Valued } from '../flow/run.ts';
import type { State, Turn } from '../flow/state.ts';
import { followIn, newRun } from '../parameters/outcomes.ts';
import type { RuleContext, SourceRule } from '../source-rule.ts';
import type { FunctionDefinition } from '../syntax/ast.ts';
import type { Place } from '../syntax/place.ts';
import type { Unit } from '../syntax/unit.ts';

const ALLOCATES = /\bChangerClassAllocatePool\s*\(/;
const HANDLES = /\b(?:ChangerClass|Ex)(?:Allocate|Free)Pool/;

/** Pool of a path that nobody can free any more: nothing that lives on points to it. */
function lost({ state, value }: Valued): string[] {
  const kept = new Set<string>();
  if (value.kind === 'pointer') kept.add(value.object);
  for (const { cells } of state.objects.values())
    for (const cell of cells.values()) if (cell.value.kind === 'pointer') kept.add(cell.value.object);
  return [...state.objects.keys()].filter((name) => isPool(name) && !kept.has(name));
}

function pathOf(state: State): string {
  const turns = state.turns
    .slice(-2)
    .map(({ text, holds }: Turn) => `\`${text}\` is ${holds ? 'true' : 'false'}`);
  return turns.length === 0 ? '' : ` where ${turns.join(' and ')}`;
}

function inFile(unit: Unit, place: Place): boolean {
  return place.origin.file === unit.file;
}

/** True where a place is in the function itself: a helper is looked at by itself. */
function inFunction(definition: FunctionDefinition, place: Place): boolean {
  return (
    place.origin === definition.at.origin && place.from >= definition.at.from && place.to <= definition.at.to
  );
}

function checkFunction(unit: Unit, definition: FunctionDefinition, handling: ReadonlySet<string>): Finding[] {
  const found: Finding[] = [];
  const run = newRun(
    unit,
    {
      // The others neither allocate nor free, nor do they get the pool.
      follows: (name, args) =>
        handling.has(name) || args.some((arg) => arg.kind === 'pointer' && isPool(arg.object)),
      call: (node, name, args) => {
        const [pool] = args;
        if (!/^ExFreePool/.test(name) || pool?.kind !== 'pointer' || !isPool(pool.object)) return;
        const allocated = run.allocations.get(pool.object);
        if (allocated && !unit.slice(allocated).startsWith('Changer')) return;
        found.push(
          finding(
            'O08',
            'Pool of ChangerClassAllocatePool is freed with ChangerClassFreePool.',
            node.callee.at,
            {
              fix:
                node.args.length === 1
                  ? {
                      title: 'Call ChangerClassFreePool',
                      edits: [{ at: node.callee.at, text: 'ChangerClassFreePool' }],
                    }
                  : undefined,
            },
          ),
        );
      },
    },
    LIMITS,
  );
  const paths = followIn(run, definition) ?? [];
  const reported = new Set<Place>();
  for (const path of paths) {
    if (path.state.blurred) continue;
    for (const name of lost(path)) {
      const at = run.allocations.get(name);
      if (!at || reported.has(at) || !inFile(unit, at) || !unit.slice(at).startsWith('Changer')) continue;
      reported.add(at);
      const related = path.at ? [{ at: path.at, message: 'The path ends here.' }] : [];
      // Pool from a helper is lost by its caller: shown where the caller leaves.
      const shown = inFunction(definition, at) ? at : path.at;
      if (!shown) continue;
      found.push(
        finding(
          'O08',
          `The pool is not freed on the path${pathOf(path.state)}. Call ChangerClassFreePool before the routine returns.`,
          shown,
          {
            related: shown === at ? related : [{ at, message: 'It is allocated here.' }],
          },
        ),
      );
    }
  }
  return found;
}

/** O08: pool that is not freed on some path, or not by the routine that belongs to it. */
export const POOL_FREED: SourceRule = {
  id: 'O08',
  trigger: ALLOCATES,
  mends: true,
  check({ unit }: RuleContext): Finding[] {
    const handling = callersOf(unit, new Set(directly(unit, HANDLES)));
    return [...callersOf(unit, new Set(directly(unit, ALLOCATES)))].flatMap((name) =>
      unit.memo('O08', name, () => {
        const definition = unit.definition(name);
        return definition ? checkFunction(unit, definition, handling) : [];
      }),
    );
  },
};

/** A routine with more paths than this is not worth the wait while somebody types. */
const LIMITS = { steps: 8000, exact: true } as const;

function directly(unit: Unit, pattern: RegExp): string[] {
  return unit.ownFunctions().flatMap(({ name, text }) => (pattern.test(text) ? [name] : []));
}

/** The functions with all that call them, directly or not. */
function callersOf(unit: Unit, names: Set<string>): ReadonlySet<string> {
  for (let size = -1; size !== names.size;) {
    size = names.size;
    for (const { name } of unit.ownFunctions())
      if (!names.has(name) && unit.calleesOf(name).some((callee) => names.has(callee))) names.add(name);
  }
  return names;
}

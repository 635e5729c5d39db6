import type { Expression, Statement, Variable } from '../syntax/ast.ts';
import { visitExpression, visitStatements, expressionsOf, rootName } from '../syntax/walk.ts';
import { unknownInt } from '../values/int.ts';
import { splitBy } from './assume.ts';
import { macroUse } from './macro-use.ts';
import { initialise } from './initialise.ts';
import { reduce } from './merge.ts';
import { forget } from './memory.ts';
import type { Flow, Run } from './run.ts';
import { object, store, withObject, type State } from './state.ts';

/** Follows statements on every path. */

function goOn(states: readonly State[]): Flow[] {
  return states.map((state) => ({ state, exit: undefined }));
}

/** Runs statements one after the other; a `goto` to a label among them goes on there. */
function sequence(
  run: Run,
  body: readonly Statement[],
  from: number,
  state: State,
  jumps = 0,
): readonly Flow[] {
  const finished: Flow[] = [];
  let states: readonly State[] = [state];
  for (let i = from; i < body.length && states.length > 0; i++) {
    const next: State[] = [];
    for (const at of states)
      for (const flow of run.execute(body[i], at)) {
        if (flow.exit === undefined) next.push(flow.state);
        else if (flow.exit.kind === 'goto' && jumps < 4) finished.push(...jump(run, body, flow, jumps));
        else finished.push(flow);
      }
    states = next.length > 3 ? reduce(run, next) : next;
  }
  const all = [...finished, ...goOn(states)];
  return all;
}

/** Goes on at a label of this block, or leaves the block. */
function jump(run: Run, body: readonly Statement[], flow: Flow, jumps: number): readonly Flow[] {
  const { exit } = flow;
  const at = body.findIndex(
    (part) => exit?.kind === 'goto' && part.kind === 'label' && part.name === exit.label,
  );
  return at < 0 ? [flow] : sequence(run, body, at, flow.state, jumps + 1);
}

function declare(run: Run, variable: Variable, state: State): readonly State[] {
  const name = `${variable.name}#${run.frame.id}`;
  run.frame.variables.set(variable.name, { object: name, type: variable.type });
  const location = { object: name, path: '' };
  const { init } = variable;
  if (!init) return [withObject(state, name, object({ kind: 'garbage' }))];
  const fresh = withObject(
    state,
    name,
    object(init.kind === 'list' ? { kind: 'zero', at: run.place(init) } : { kind: 'garbage' }),
  );
  return initialise(run, fresh, location, variable.type, init);
}

/** Variables and objects that a loop changes, by the name at the root of what is assigned. */
function changedIn(node: Statement): ReadonlySet<string> {
  const names = new Set<string>();
  const collect = (part: Expression): void =>
    visitExpression(part, (inner) => {
      const changed =
        inner.kind === 'assign' ? inner.target : inner.kind === 'step' ? inner.operand : undefined;
      const name = changed && rootName(changed);
      if (name !== undefined) names.add(name);
      if (inner.kind === 'unary' && inner.operator === '&') {
        const taken = rootName(inner.operand);
        if (taken !== undefined) names.add(taken);
      }
    });
  visitStatements(node, (statement) => expressionsOf(statement).forEach(collect));
  return names;
}

/** The state in which what a loop changes may have any value. */
function afterUnknownRounds(run: Run, node: Statement, state: State): State {
  let next = state;
  for (const name of changedIn(node)) {
    const local = run.frame.variables.get(name);
    if (!local) continue;
    const location = { object: local.object, path: '' };
    const value = next.objects.get(local.object)?.cells.get('')?.value;
    // Through a pointer the loop changes what it points to, and perhaps the pointer.
    if (value?.kind === 'pointer') {
      next = forget(run, next, { object: value.object, path: '?' });
      if (value.path !== '') next = store(next, location, { ...value, path: '?' });
    } else if (value === undefined) next = forget(run, next, location);
    else next = store(next, location, unknownInt(`${local.object}~${run.next()}`));
  }
  return next;
}

const MOST_ROUNDS = 64;
const MOST_PATHS = 40;

interface Loop {
  readonly node: Statement;
  readonly condition: Expression | undefined;
  readonly body: Statement;
  readonly step: Expression | undefined;
  /** The body runs once before the condition is looked at. */
  readonly bodyFirst: boolean;
}

/** Follows a loop round by round while it is known whether it goes on, and in general once it is not. */
function loop(run: Run, { node, condition, body, step, bodyFirst }: Loop, start: State): readonly Flow[] {
  const left: Flow[] = [];
  const round = (states: readonly State[]): readonly State[] => {
    const again: State[] = [];
    for (const at of states)
      for (const flow of run.execute(body, at)) {
        const { exit } = flow;
        if (exit?.kind === 'break') left.push({ state: flow.state, exit: undefined });
        else if (exit === undefined || exit.kind === 'continue') {
          if (step) again.push(...run.evaluate(step, flow.state).map((result) => result.state));
          else again.push(flow.state);
        } else left.push(flow);
      }
    return again.length > 3 ? reduce(run, again) : again;
  };
  let states: readonly State[] = bodyFirst ? round([start]) : [start];
  for (let rounds = 0; states.length > 0; rounds++) {
    const tested = states.map((at) => (condition ? run.test(condition, at) : { yes: [at], no: [] }));
    const split = tested.some(({ yes, no }) => yes.length > 0 && no.length > 0);
    if ((split && rounds >= 2) || rounds >= MOST_ROUNDS || left.length > MOST_PATHS) {
      // It is not known how often: once more from a state in which it may have been any number.
      for (const at of states) {
        const any = afterUnknownRounds(run, node, at);
        const last = condition ? run.test(condition, any) : { yes: [any], no: [] };
        left.push(...goOn(last.no));
        round(last.yes.slice(0, 1));
      }
      break;
    }
    left.push(...goOn(tested.flatMap(({ no }) => no)));
    states = round(tested.flatMap(({ yes }) => yes));
  }
  return left;
}

function isCase(node: Statement): node is Statement & { kind: 'case' } {
  return node.kind === 'case';
}

function choose(run: Run, node: Statement & { kind: 'switch' }, state: State): readonly Flow[] {
  const body = node.body.kind === 'block' ? node.body.body : [node.body];
  const flows: Flow[] = [];
  const enterAt = (index: number, at: State): void => {
    for (const flow of sequence(run, body, index, at))
      flows.push(flow.exit?.kind === 'break' ? { state: flow.state, exit: undefined } : flow);
  };
  const subject = run.unit.slice(run.place(node.value));
  for (const { state: first, value } of run.evaluate(node.value, state)) {
    let rest: readonly State[] = [first];
    for (const [i, part] of body.entries()) {
      if (!isCase(part) || !part.value) continue;
      const { value: label } = part;
      const tested = rest.flatMap((at) =>
        run
          .evaluate(label, at)
          .map((wanted) =>
            splitBy(
              run,
              wanted.state,
              '==',
              value,
              wanted.value,
              `${subject} == ${run.unit.slice(label.at)}`,
              run.place(label),
            ),
          ),
      );
      for (const at of tested.flatMap(({ yes }) => yes)) enterAt(i, at);
      rest = tested.flatMap(({ no }) => no);
    }
    const otherwise = body.findIndex((part) => isCase(part) && !part.value);
    for (const at of rest)
      if (otherwise >= 0) enterAt(otherwise, at);
      else flows.push({ state: at, exit: undefined });
  }
  return flows;
}

/** The macro that an expression statement uses as a statement. */
function macroStatement(run: Run, node: Expression, state: State): readonly Flow[] | undefined {
  const use = node.kind === 'call' || node.kind === 'name' ? macroUse(run, node) : undefined;
  return use && run.within(use.scope, () => run.execute(use.body, state));
}

export function execute(run: Run, node: Statement, state: State): readonly Flow[] {
  run.step();
  switch (node.kind) {
    case 'block':
    case 'case':
    case 'label':
      return sequence(run, node.body, 0, state);
    case 'unknown':
      return sequence(run, node.parts, 0, state);
    case 'expression':
      return (
        macroStatement(run, node.expression, state) ??
        goOn(run.evaluate(node.expression, state).map((result) => result.state))
      );
    case 'declaration': {
      let states: readonly State[] = [state];
      for (const variable of node.variables) states = states.flatMap((at) => declare(run, variable, at));
      return goOn(states);
    }
    case 'if': {
      const { yes, no } = run.test(node.condition, state);
      const { no: other } = node;
      const flows = [
        ...yes.flatMap((at) => run.execute(node.yes, at)),
        ...no.flatMap((at) => (other ? run.execute(other, at) : goOn([at]))),
      ];
      return flows;
    }
    case 'while':
      return loop(
        run,
        { node, condition: node.condition, body: node.body, step: undefined, bodyFirst: false },
        state,
      );
    case 'do':
      return loop(
        run,
        { node, condition: node.condition, body: node.body, step: undefined, bodyFirst: true },
        state,
      );
    case 'for': {
      const starts = node.init ? run.execute(node.init, state) : goOn([state]);
      const { condition, step, body } = node;
      return starts.flatMap((flow) =>
        loop(run, { node, condition, body, step, bodyFirst: false }, flow.state),
      );
    }
    case 'switch':
      return choose(run, node, state);
    case 'return': {
      const at = node.at;
      const value = node.value ? run.evaluate(node.value, state) : [{ state, value: unknownInt(undefined) }];
      return value.map((result) => ({
        state: result.state,
        exit: { kind: 'return', value: result.value, at },
      }));
    }
    case 'goto':
      return [{ state, exit: { kind: 'goto', label: node.name } }];
    case 'break':
    case 'continue':
      return [{ state, exit: { kind: node.kind } }];
    case 'try': {
      const { handler } = node;
      const flows = run.execute(node.body, state);
      return handler
        ? flows.flatMap((flow) => (flow.exit ? [flow] : run.execute(handler, flow.state)))
        : flows;
    }
  }
}

import type { State, Turn } from '../flow/state.ts';

/** Says on which path a rule is broken where only some break it. */

function has(state: State, turn: Turn): boolean {
  return state.turns.some(
    (other) => other.at === turn.at && other.text === turn.text && other.holds === turn.holds,
  );
}

const MOST_TURNS = 3;

/** A sentence with a blank before it; empty where all paths break the rule. */
export function pathText(breaking: readonly State[], all: readonly State[]): string {
  const [first] = breaking;
  if (!first || breaking.length === all.length) return '';
  const shared = first.turns.filter(
    (turn) => breaking.every((state) => has(state, turn)) && !all.every((state) => has(state, turn)),
  );
  const turns = (
    shared.length > 0 ? shared : first.turns.filter((turn) => !all.every((state) => has(state, turn)))
  ).slice(-MOST_TURNS);
  if (turns.length === 0) return ' This is so on some paths only.';
  const words = turns.map(({ text, holds }) => `\`${text}\` is ${holds ? 'true' : 'false'}`);
  return ` This is so where ${words.join(' and ')}.`;
}

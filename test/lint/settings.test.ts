/** Suppressions and settings. */
import { expect, it } from 'vitest';
import { asRoutine } from '../../src/lint/examples/example.ts';
import { lint } from './annotated.ts';

const ids = async (part: string, rules = {}): Promise<string[]> =>
  (await lint(asRoutine(part), { rules })).map(({ id, severity }) => `${id} ${severity}`);

it('a comment with a reason hides a finding of its line', async () => {
  expect(
    await ids('    out->NumberOfDoors = 0; // changer-lab: ignore C14 the operator opens the case'),
  ).toEqual([]);
});

it('a comment on the line above does too', async () => {
  expect(
    await ids(
      '    /* changer-lab: ignore door-or-port - the case has screws */\n    out->NumberOfDoors = 0;',
    ),
  ).toEqual([]);
});

it('a comment names several rules', async () => {
  const part =
    '    // changer-lab: ignore C14, C06 a bench without cartridges\n    out->NumberOfDoors = out->NumberStorageElements = 0;';
  expect(await ids(part)).toEqual([]);
});

it('a comment hides nothing but its rules', async () => {
  expect(await ids('    out->NumberOfDoors = 0; // changer-lab: ignore C15 many doors')).toEqual([
    'C14 warning',
  ]);
});

it.each([
  ['no reason', 'ignore C14', 'Say why C14 is ignored here'],
  ['no rule', 'ignore', 'Name the rule to ignore'],
  ['an unknown rule', 'ignore Z99 because', 'There is no rule Z99'],
])('a comment with %s is reported and hides nothing', async (_name, text, message) => {
  const list = await lint(asRoutine(`    out->NumberOfDoors = 0; // changer-lab: ${text}`));
  expect(list.map(({ id }) => id)).toEqual(['C14', 'ignore']);
  expect(list[1].message).toContain(message);
});

it.each([
  [{ C14: 'off' }, []],
  [{ 'door-or-port': 'error' }, ['C14 error']],
  [{ C14: 'info' }, ['C14 info']],
])('%j', async (rules, expected) => {
  expect(await ids('    out->NumberOfDoors = 0;', rules)).toEqual(expected);
});

/** Code actions over the real server process. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CodeAction } from 'vscode-languageserver/node';
import { asRoutine } from '../../src/lint/examples/example.ts';
import { LspClient } from '../support/lsp-client.ts';

let client: LspClient;
beforeAll(async () => {
  client = await LspClient.start();
});
afterAll(() => client.stop());

const MISPLACED = `    out->Features0 |= CHANGER_MOVE_EXTENDS_IEPORT;
    out->NumberIEElements = 1;
    out->Features0 |= CHANGER_SLOTS_USE_TRAYS;`;

async function actionsAt(at: string, text: string, only?: string[]): Promise<CodeAction[]> {
  const start = client.text(at).indexOf(text);
  return client.actions(at, client.rangeAt(at, start), only);
}

function titled(actions: readonly CodeAction[], title: RegExp): CodeAction {
  const found = actions.find((one) => title.test(one.title));
  if (!found) throw new Error(`no action ${title}; there are ${actions.map((one) => one.title).join(', ')}`);
  return found;
}

const count = async (at: string, id: string): Promise<number> =>
  (await client.diagnostics(at)).filter(({ code }) => code === id).length;

describe('the actions on a finding', () => {
  it('mend it, all of its kind, or hide it', async () => {
    const at = client.open('/drv/actions.c', asRoutine(MISPLACED));
    expect(await count(at, 'B07')).toBe(2);
    const actions = await actionsAt(at, 'CHANGER_SLOTS_USE_TRAYS');
    expect(actions.map(({ title }) => title)).toEqual([
      'Move CHANGER_SLOTS_USE_TRAYS to Features1',
      'Fix all 2 findings of B07 in this file',
      'Ignore B07 here, with a reason',
      'Turn B07 flag-in-its-own-word off in the settings',
    ]);
    expect(actions[0].isPreferred).toBe(true);
    expect(actions[0].diagnostics?.[0].code).toBe('B07');
  });

  it('mend one', async () => {
    const at = client.open('/drv/one-fix.c', asRoutine(MISPLACED));
    await client.apply(titled(await actionsAt(at, 'CHANGER_SLOTS_USE_TRAYS'), /^Move/));
    expect(client.text(at)).toContain('out->Features1 |= CHANGER_SLOTS_USE_TRAYS;');
    expect(await count(at, 'B07')).toBe(1);
  });

  it('mend all of a kind', async () => {
    const at = client.open('/drv/kind.c', asRoutine(MISPLACED));
    await client.apply(titled(await actionsAt(at, 'CHANGER_SLOTS_USE_TRAYS'), /^Fix all 2/));
    expect(await count(at, 'B07')).toBe(0);
    expect(client.text(at).match(/Features1 \|=/g)).toHaveLength(2);
  });

  it('mend everything on save, also what the mends uncover', async () => {
    const at = client.open(
      '/drv/all.c',
      asRoutine(`    out->Features0 |= CHANGER_VOLUME_SEARCH;\n${MISPLACED}`),
    );
    const [action] = await client.actions(at, client.rangeAt(at, 0), ['source.fixAll']);
    expect(action.kind).toBe('source.fixAll.changer-lab');
    await client.apply(action);
    const left = await client.actions(at, client.rangeAt(at, 0), ['source.fixAll']);
    expect(left).toEqual([]);
  });

  it('keep the line ends of the file', async () => {
    const at = client.open('/drv/crlf.c', asRoutine(MISPLACED).replaceAll('\n', '\r\n'));
    expect(await count(at, 'B07')).toBe(2);
    await client.apply(titled(await actionsAt(at, 'CHANGER_SLOTS_USE_TRAYS'), /^Ignore/));
    expect(client.text(at).replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });
});

describe('the comment that hides a finding', () => {
  it('needs a reason', async () => {
    const at = client.open('/drv/ignore.c', asRoutine(MISPLACED));
    await client.apply(titled(await actionsAt(at, 'CHANGER_SLOTS_USE_TRAYS'), /^Ignore/));
    expect(client.text(at)).toContain('    // changer-lab: ignore B07 \n    out->Features0 |= CHANGER_SLOTS');
    expect(await count(at, 'B07')).toBe(2);
    expect(await count(at, 'ignore')).toBe(1);
    client.replace(at, 'ignore B07 ', 'ignore B07 the emulated library of the test wants it so');
    expect(await count(at, 'B07')).toBe(1);
    expect(await count(at, 'ignore')).toBe(0);
  });
});

describe('an action of an older version', () => {
  it('is not applied: it gets no edit', async () => {
    const at = client.open('/drv/stale.c', asRoutine(MISPLACED));
    const action = titled(await actionsAt(at, 'CHANGER_SLOTS_USE_TRAYS'), /^Fix all 2/);
    client.replace(at, 'CHANGER_SLOTS_USE_TRAYS', 'CHANGER_CLEANER_AUTODISMOUNT');
    const resolved = await client.request<CodeAction>('codeAction/resolve', action);
    expect(resolved.edit).toBeUndefined();
  });

  it('names the version that it is for', async () => {
    const at = client.open('/drv/version.c', asRoutine(MISPLACED));
    client.replace(at, 'USE_TRAYS;', 'USE_TRAYS; ');
    const action = titled(await actionsAt(at, 'CHANGER_SLOTS_USE_TRAYS'), /^Move/);
    expect(action.edit?.documentChanges?.[0]).toMatchObject({ textDocument: { uri: at, version: 2 } });
  });
});

it('an editor that resolves nothing gets whole actions, and none that it has no command for', async () => {
  const plain = await LspClient.start({ plain: true });
  const at = plain.open('/drv/plain.c', asRoutine(MISPLACED));
  const actions = await plain.actions(at, plain.rangeAt(at, plain.text(at).indexOf('CHANGER_SLOTS_USE')));
  expect(actions.map(({ title, edit }) => [title, edit !== undefined])).toEqual([
    ['Move CHANGER_SLOTS_USE_TRAYS to Features1', true],
    ['Fix all 2 findings of B07 in this file', true],
    ['Ignore B07 here, with a reason', true],
  ]);
  await plain.stop();
});

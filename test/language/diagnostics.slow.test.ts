/** Diagnostics as one types, over the real server process. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asRoutine } from '../../src/lint/examples/example.ts';
import { LspClient } from '../support/lsp-client.ts';

let client: LspClient;
beforeAll(async () => {
  client = await LspClient.start();
});
afterAll(() => client.stop());

const CLEANER = '    out->Features0 |= CHANGER_VOLUME_SEARCH;';

describe('a driver that is open', () => {
  it('has no diagnostics where nothing is wrong, and they come and go with the text', async () => {
    const at = client.open('/drv/one.c', asRoutine(''));
    expect(await client.findings(at)).toEqual([]);
    client.replace(at, '    Irp->IoStatus', `${CLEANER}\n    Irp->IoStatus`);
    expect(await client.findings(at)).toEqual(['18:23 K02 error']);
    client.replace(at, `${CLEANER}\n`, '');
    expect(await client.findings(at)).toEqual([]);
  });

  it('says the rule, its page, its source and the other lines', async () => {
    const at = client.open(
      '/drv/two.c',
      asRoutine(
        '    out->Features0 |= CHANGER_OPEN_IEPORT;\n    out->NumberIEElements = 1;\n    out->Features1 |= CHANGER_IEPORT_USER_CONTROL_OPEN;',
      ),
    );
    const [first] = await client.diagnostics(at);
    expect(first).toMatchObject({
      source: 'Changer Lab',
      codeDescription: {
        href: expect.stringMatching(
          /^https:\/\/github\.com\/changer-lab\/changer-lab\/blob\/HEAD\/docs\/rules\.md#[a-z]\d\d-[a-z-]+$/,
        ) as string,
      },
    });
    expect(first.relatedInformation?.[0].location.uri).toBe(at);
  });

  it('is looked at with its newest text only, however fast changes come', async () => {
    const at = client.open('/drv/three.c', asRoutine(''));
    await client.findings(at);
    const before = client.published.length;
    client.replace(at, '    Irp->IoStatus', `${CLEANER}\n    Irp->IoStatus`);
    for (let i = 0; i < 40; i++) client.replace(at, 'SEARCH;', `SEARCH; /* ${i} */`);
    expect(await client.findings(at)).toEqual(['18:23 K02 error']);
    expect(client.published.length - before).toBeLessThan(40);
    expect(client.published.slice(before).every(({ version = 0 }) => version <= 42)).toBe(true);
  });

  it('has none any more when it is closed', async () => {
    const at = client.open('/drv/four.c', asRoutine(CLEANER));
    expect(await client.findings(at)).toHaveLength(1);
    client.close(at);
    await client.until('an empty list', () =>
      client.published.findLast((one) => one.uri === at && one.diagnostics.length === 0),
    );
  });
});

it('a file that is no changer driver is told nothing about', async () => {
  const at = client.open('/drv/hello.c', 'int main(void) { return 0; }\n');
  client.replace(at, 'return 0', 'return 1');
  const driver = client.open('/drv/last.c', asRoutine(''));
  await client.findings(driver);
  expect(client.published.filter((one) => one.uri === at)).toEqual([]);
});

it('a file becomes a driver as it is typed', async () => {
  const at = client.open('/drv/new.c', '');
  client.edit(at, [{ range: client.rangeAt(at, 0), newText: asRoutine(CLEANER) }]);
  expect(await client.findings(at)).toEqual(['17:23 K02 error']);
});

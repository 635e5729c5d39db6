import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { LoadedTrace } from '../../src/trace-files/format/trace-reader.ts';
import { violations } from './support/axe.ts';
import { answer, openTrace, sampleTrace, show, type TracePage } from './support/trace.ts';
import { THEMES } from './support/webview-page.ts';

let trace: LoadedTrace;
beforeAll(async () => {
  trace = await sampleTrace('autoloader/smoke.scenario.json');
});

describe.each(THEMES)('the trace view in the %s theme', (theme) => {
  let view: TracePage;
  afterEach(() => view.close());

  it('is without a violation of accessibility rules, and breaks no policy', async () => {
    view = await openTrace({ theme });
    await show(view, trace);
    await view.page
      .getByRole('row', { name: /READ ELEMENT STATUS/ })
      .first()
      .click();
    await answer(view, trace);
    await view.picture(`trace-${theme}`);
    expect(await violations(view.page)).toEqual([]);
    await view.page.getByRole('row', { name: /6\/29\/00/ }).click();
    await answer(view, trace);
    await view.page.locator('vscode-textfield input').fill('colour:red');
    await view.send({
      kind: 'problems',
      problems: [{ line: 4, message: 'it is no JSON object; it is left out' }],
      count: 3,
    });
    await view.send({
      kind: 'differences',
      other: 'before.chtrace',
      differences: [
        {
          title: 'MOVE_MEDIUM slot 0 → drive 0: MOVE MEDIUM slot 0 → drive 0 (command 12) differs in status',
          row: 12,
          members: [{ name: 'status', a: 'good', b: '4/15/01' }],
        },
        { title: 'GET_STATUS: the request is only in before.chtrace', row: null, members: [] },
      ],
    });
    await view.picture(`trace-${theme}-troubles`);
    expect(await violations(view.page)).toEqual([]);
    expect(view.complaints).toEqual([]);
  });
});

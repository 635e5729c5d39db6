import { afterEach, describe, expect, it } from 'vitest';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ROOT } from '../vscode/host/paths.ts';
import { QUALIFICATION } from '../qualify/sample-qualification.ts';
import { violations } from './support/axe.ts';
import { THEMES, WebviewPage } from './support/webview-page.ts';

interface Place {
  readonly line: number;
}

/** The bundle that the extension loads, as far as it matters here: the Node types of its sources are not a page's. */
interface Report {
  reportPage: (
    qualification: unknown,
    view: {
      name: () => string;
      address: (place: Place) => string;
      actions: readonly { title: string; address: string }[];
    },
  ) => string;
}
const { reportPage } = createRequire(import.meta.url)(path.join(ROOT, 'dist/qualify-report.cjs')) as Report;

const html = reportPage(QUALIFICATION, {
  name: () => 'autoloader.c',
  address: ({ line }) => `command:changer-lab.openLine?${line}`,
  actions: [{ title: 'Qualify Again', address: 'command:changer-lab.qualify' }],
});

describe.each(THEMES)('the report of a qualification in the %s theme', (theme) => {
  let view: WebviewPage<never, never>;
  afterEach(() => view.close());

  it('is without a violation of accessibility rules, and breaks no policy', async () => {
    view = await WebviewPage.open({ html, theme, width: 900 });
    await view.picture(`qualification-${theme}`);
    await view.page.locator('#finding-1').scrollIntoViewIfNeeded();
    await view.page.evaluate(() => document.querySelector('#finding-1')?.scrollIntoView());
    await view.picture(`qualification-${theme}-finding`);
    expect(await violations(view.page)).toEqual([]);
    expect(view.complaints).toEqual([]);
  });

  it('is walked through by the keyboard, from the first action to the lines of C', async () => {
    view = await WebviewPage.open({ html, theme, width: 500 });
    const seen: string[] = [];
    for (let presses = 0; presses < 40; presses++) {
      await view.page.keyboard.press('Tab');
      seen.push(await view.page.evaluate(() => document.activeElement?.getAttribute('href') ?? ''));
    }
    expect(seen[0]).toBe('command:changer-lab.qualify');
    expect(seen).toContain('#finding-1');
    expect(seen).toContain('command:changer-lab.openLine?900');
    const overflow = await view.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  });
});

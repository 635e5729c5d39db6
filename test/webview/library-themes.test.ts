import { afterEach, describe, expect, it } from 'vitest';
import { violations } from './support/axe.ts';
import { busyLibrary, openLibrary, running, type LibraryPage } from './support/library.ts';
import { THEMES } from './support/webview-page.ts';

describe.each(THEMES)('the library view in the %s theme', (theme) => {
  let view: LibraryPage;
  afterEach(() => view.close());

  it('is without a violation of accessibility rules, and breaks no policy', async () => {
    view = await openLibrary({ theme });
    await view.send(running(busyLibrary()));
    await view.page.locator('[data-spot="slot 0"]').click();
    await view.picture(`library-${theme}`);
    expect(await violations(view.page)).toEqual([]);
    await view.page.keyboard.press('Enter');
    await view.page.locator('[role="menu"]').waitFor();
    expect(await violations(view.page)).toEqual([]);
    await view.page.keyboard.press('Escape');
    await view.page.locator('vscode-button', { hasText: 'Library…' }).click();
    await view.page.locator('[role="menuitem"]', { hasText: 'Arm a Fault' }).click();
    await view.page.locator('dialog').waitFor();
    await view.picture(`library-${theme}-form`);
    expect(await violations(view.page)).toEqual([]);
    expect(view.complaints).toEqual([]);
  });
});

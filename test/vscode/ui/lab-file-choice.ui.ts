import { copyFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { FOLDERS, makeWorkspace } from '../host/workspace.ts';
import { pictureOnFailure } from './support/picture-on-failure.ts';
import { Workbench } from './support/workbench.ts';

describe('two scenarios beside a driver', () => {
  const folder = path.join(makeWorkspace('choice'), FOLDERS.loader);
  let workbench: Workbench;
  pictureOnFailure(() => workbench);

  beforeAll(async () => {
    copyFileSync(path.join(folder, 'smoke.scenario.json'), path.join(folder, 'a-broken.scenario.json'));
    workbench = await Workbench.open(folder);
    await workbench.filesShown();
  });
  afterAll(() => workbench.close());

  const title = (): Locator => workbench.page.locator('.quick-input-title', { hasText: 'Several scenarios' });

  /** A start that was given up winds down for a moment, in which the editor takes no F5 and shows nothing. */
  async function askedAtF5(): Promise<void> {
    await vi.waitFor(
      async () => {
        await workbench.pressF5();
        await title().waitFor({ timeout: 3_000 });
      },
      { timeout: 20_000 },
    );
  }

  const rows = (): Promise<string[]> =>
    workbench.page.locator('.quick-input-list .monaco-list-row .label-name').allInnerTexts();

  it('are offered at F5, and leaving the list starts nothing', async () => {
    await workbench.openFile('autoloader.c');
    await askedAtF5();
    expect(await rows()).toEqual(['a-broken.scenario.json', 'smoke.scenario.json', 'A tour of all requests']);
    await workbench.picture('choose-scenario');
    await workbench.page.keyboard.press('Escape');
    await workbench.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    expect(await workbench.page.locator('.debug-toolbar').isVisible()).toBe(false);
  });

  it('stand in the order of the last choice', async () => {
    await askedAtF5();
    await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'smoke' }).click();
    await workbench.command('Debug Console: Focus on Debug Console View');
    await workbench.consoleLine(/all as expected/);
    await workbench.ended();
    await workbench.openFile('autoloader.c');
    await askedAtF5();
    expect((await rows())[0]).toBe('smoke.scenario.json');
    await workbench.page.keyboard.press('Escape');
  });

  it('need no choice once there is one', async () => {
    rmSync(path.join(folder, 'a-broken.scenario.json'));
    await workbench.openFile('autoloader.c');
    await workbench.goToLine(74);
    await workbench.clickMargin(74);
    await workbench.pressF5();
    expect(await workbench.stoppedLine()).toBe(74);
    await workbench.stop();
  });
});

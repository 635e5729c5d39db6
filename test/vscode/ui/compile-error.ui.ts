import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FOLDERS, makeWorkspace } from '../host/workspace.ts';
import { pictureOnFailure } from './support/picture-on-failure.ts';
import { Workbench } from './support/workbench.ts';

describe('a driver that does not compile', () => {
  const folder = path.join(makeWorkspace('compile-error'), FOLDERS.loader);
  const driver = path.join(folder, 'autoloader.c');
  const good = readFileSync(driver, 'utf8');
  let workbench: Workbench;
  pictureOnFailure(() => workbench);

  beforeAll(async () => {
    writeFileSync(driver, good.replace('sizeof(CHANGER_DATA)', 'sizeof(CHANGER_DATE)'));
    workbench = await Workbench.open(folder);
    await workbench.filesShown();
  });
  afterAll(() => workbench.close());

  it('says so once, and its error stands in Problems and under the word', async () => {
    await workbench.openFile('autoloader.c');
    await workbench.pressF5();
    await workbench.page.locator('.monaco-dialog-box').waitFor({ timeout: 30_000 });
    await workbench.picture('compile-error-message');
    expect(await workbench.page.locator('.monaco-dialog-box').count()).toBe(1);
    await workbench.page.keyboard.press('Escape');
    await workbench.command('Problems: Focus on Problems View');
    const problem = workbench.page.locator('.markers-panel .monaco-list-row', { hasText: 'CHANGER_DATE' });
    await problem.first().waitFor();
    await problem.first().dblclick();
    await workbench.page.locator('.squiggly-error').first().waitFor();
    await workbench.picture('compile-error-problems');
  });

  it('stops after the mistake is mended, and after an edit again', async () => {
    writeFileSync(driver, good);
    await workbench.openFile('autoloader.c');
    await workbench.goToLine(74);
    await workbench.clickMargin(74);
    await workbench.pressF5();
    expect(await workbench.stoppedLine()).toBe(74);
    await workbench.page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
    await workbench.showRunView();
    await workbench.openFile('autoloader.c');
    await workbench.goToLine(71);
    await workbench.editorFocused();
    await workbench.page.keyboard.press('Home');
    await workbench.page.keyboard.type('\n');
    await workbench.save();
    await workbench.page.keyboard.press('Control+Shift+F5');
    await expect.poll(() => workbench.topPosition().catch(() => '')).toBe('75:1');
    await workbench.picture('restart-after-edit');
    await workbench.stop();
  });
});

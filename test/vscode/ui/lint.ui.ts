import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FOLDERS, makeWorkspace } from '../host/workspace.ts';
import { pictureOnFailure } from './support/picture-on-failure.ts';
import { Workbench } from './support/workbench.ts';

describe('a driver that is being typed', () => {
  const folder = path.join(makeWorkspace('lint'), FOLDERS.loader);
  const driver = path.join(folder, 'autoloader.c');
  const source = readFileSync(driver, 'utf8');
  const FLAGS = '    parameters->Features0 = LoaderFeatures(changerData);\n';
  /** The empty line behind the flags. */
  const typed = source.slice(0, source.indexOf(FLAGS)).split('\n').length + 1;
  let workbench: Workbench;
  pictureOnFailure(() => workbench);

  beforeAll(async () => {
    writeFileSync(driver, source.replace(FLAGS, `${FLAGS}\n`));
    workbench = await Workbench.open(folder);
    await workbench.page
      .locator('.explorer-folders-view .monaco-list-row')
      .first()
      .waitFor({ timeout: 30_000 });
    await workbench.openFile('autoloader.c');
  });
  afterAll(() => workbench.close());

  it('is offered the flags of the member', async () => {
    const { page } = workbench;
    // The lens appears when the server has started.
    await workbench.goToLine(typed - 40);
    await page
      .locator('.codelens-decoration', { hasText: 'show matrix' })
      .first()
      .waitFor({ timeout: 30_000 });
    await workbench.picture('lint-lens');
    await workbench.goToLine(typed);
    await page.keyboard.type('    parameters->LockUnlockCapabilities = LOCK');
    const row = page.locator('.suggest-widget .monaco-list-row', { hasText: 'LOCK_UNLOCK_DOOR' }).first();
    await row.waitFor();
    await workbench.picture('lint-completion');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Shift+Home');
    await page.keyboard.press('Delete');
  });

  it('has a squiggle under a wrong flag as soon as it is typed, and says why', async () => {
    const { page } = workbench;
    await workbench.goToLine(typed);
    await page.keyboard.type('    parameters->Features0 |= CHANGER_RTN_MEDIA_TO_ORIGINAL_ADDR;');
    await page.keyboard.press('Escape');
    const squiggle = page.locator('.squiggly-error').first();
    await squiggle.waitFor();
    const word = page
      .locator('.view-line span', { hasText: /^\s*CHANGER_RTN_MEDIA_TO_ORIGINAL_ADDR$/ })
      .first();
    const box = await ((await word.count()) > 0 ? word : squiggle).boundingBox();
    await page.mouse.move((box?.x ?? 0) + 60, (box?.y ?? 0) + 8);
    await page.locator('.monaco-hover', { hasText: 'B07' }).first().waitFor();
    await workbench.picture('lint-squiggle');
    expect(await page.locator('.monaco-hover').first().innerText()).toContain('Changer Lab');
  });

  it('is mended by the quick fix', async () => {
    const { page } = workbench;
    await page.keyboard.press('Escape');
    await workbench.goToLine(typed, 40);
    await page.keyboard.press('Control+.');
    const fix = page.locator('.action-widget .monaco-list-row', { hasText: 'Features1' }).first();
    await fix.waitFor();
    await workbench.picture('lint-quick-fix');
    await page.keyboard.press('Enter');
    await page
      .locator('.view-line', { hasText: 'Features1 |= CHANGER_RTN_MEDIA_TO_ORIGINAL_ADDR' })
      .first()
      .waitFor();
    await page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
  });

  it('shows the matrix of its flags', async () => {
    const { page } = workbench;
    await workbench.command('Changer Lab: Show Feature Matrix');
    const frame = page.frameLocator('iframe.webview').frameLocator('iframe');
    await frame.locator('h1', { hasText: 'ChangerGetParameters' }).waitFor({ timeout: 30_000 });
    await workbench.picture('lint-matrix');
    expect(
      await frame.locator('tr', { hasText: 'CHANGER_RTN_MEDIA_TO_ORIGINAL_ADDR' }).first().innerText(),
    ).toMatch(new RegExp(`●.*\\b${typed}\\b`, 's'));
  });
});

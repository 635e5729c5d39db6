import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FOLDERS, makeWorkspace } from '../host/workspace.ts';
import { lineOf } from './support/line-of.ts';
import { pictureOnFailure } from './support/picture-on-failure.ts';
import { qualificationReport } from './support/qualification-report.ts';
import { Workbench } from './support/workbench.ts';

const RIGHT = '*Status = STATUS_DESTINATION_ELEMENT_FULL;';
const WRONG = '*Status = STATUS_IO_DEVICE_ERROR;';

describe('Changer Lab: Qualify Driver', () => {
  const folder = path.join(makeWorkspace('qualify'), FOLDERS.loader);
  const driver = path.join(folder, 'autoloader.c');
  const source = readFileSync(driver, 'utf8');
  const line = lineOf(driver, RIGHT);
  let workbench: Workbench;
  pictureOnFailure(() => workbench);

  const report = (verdict: string): Promise<Frame> => qualificationReport(workbench.page, verdict);

  beforeAll(async () => {
    workbench = await Workbench.open(folder);
    await workbench.filesShown();
    await workbench.openFile('autoloader.c');
  });
  afterAll(() => workbench.close());

  it('finds nothing in the sample, and shows how far it is', async () => {
    const { page } = workbench;
    await page.locator('.editor-actions .action-label[aria-label^="Qualify Driver"]').first().click();
    await page.locator('.notification-toast', { hasText: /probe \d+ of \d+/ }).waitFor({ timeout: 60_000 });
    await workbench.picture('qualify-progress');
    await report('No finding.');
    await workbench.picture('qualify-sample');
    expect(await page.locator('.squiggly-error, .squiggly-warning').count()).toBe(0);
  });

  it('names the rule at the line of C that breaks it, among the problems', async () => {
    const { page } = workbench;
    writeFileSync(driver, source.replace(RIGHT, WRONG));
    await workbench.command('Changer Lab: Qualify Driver');
    await report('1 finding.');
    await workbench.picture('qualify-finding');
    await workbench.command('View: Focus Problems');
    const row = page.locator('.markers-panel .monaco-list-row', { hasText: 'F22' }).first();
    await row.waitFor();
    expect(await row.innerText()).toContain(`Ln ${line}`);
    await workbench.picture('qualify-problems');
    await workbench.command('View: Toggle Panel Visibility');
  });

  it('opens the line of C from the report, by the keyboard', async () => {
    const { page } = workbench;
    const frame = await report('1 finding.');
    const link = frame.locator('#findings td a', { hasText: `autoloader.c:${line}` }).first();
    await link.focus();
    await page.keyboard.press('Enter');
    await workbench.statusItem(`Ln ${line}, Col 13`).waitFor();
    await page.locator('.squiggly-warning').first().waitFor();
    await workbench.picture('qualify-line');
  });

  it('qualifies again from the report, and what is mended is gone', async () => {
    writeFileSync(driver, source);
    const frame = await report('1 finding.');
    await frame.locator('.actions a', { hasText: 'Qualify Again' }).click();
    await report('No finding.');
    await workbench.page.locator('.squiggly-warning').first().waitFor({ state: 'detached' });
  });

  it('leaves all as it was when it is cancelled, and can be started again', async () => {
    const { page } = workbench;
    const toast = page.locator('.notification-toast', { hasText: 'Qualifying' });
    writeFileSync(driver, source.replace(RIGHT, WRONG));
    await workbench.command('Changer Lab: Qualify Driver');
    await toast.locator('.monaco-button', { hasText: 'Cancel' }).click();
    await toast.waitFor({ state: 'detached' });
    // It would have one finding.
    await report('No finding.');
    expect(await page.locator('.squiggly-warning').count()).toBe(0);
    await workbench.command('Changer Lab: Qualify Driver');
    await report('1 finding.');
    // The first has really ended: while one is under way another is refused.
    expect(await workbench.notification('is being qualified').count()).toBe(0);
  });

  it('says what the compiler says of a driver that does not compile', async () => {
    writeFileSync(driver, source.replace(RIGHT, `${RIGHT} nonsense`));
    await workbench.command('Changer Lab: Qualify Driver');
    await workbench.page
      .locator('.notification-toast', { hasText: 'autoloader.c does not compile.' })
      .waitFor({ timeout: 60_000 });
    writeFileSync(driver, source);
  });
});

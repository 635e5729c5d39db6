import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FOLDERS, makeWorkspace } from '../host/workspace.ts';
import { lineOf } from './support/line-of.ts';
import { pictureOnFailure } from './support/picture-on-failure.ts';
import { Workbench } from './support/workbench.ts';

describe('a folder without launch.json', () => {
  const folder = path.join(makeWorkspace('breakpoint'), FOLDERS.loader);
  const line = lineOf(path.join(folder, 'autoloader.c'), 'SRB_STATUS(Srb->SrbStatus) ==') - 1;
  let workbench: Workbench;
  pictureOnFailure(() => workbench);

  beforeAll(async () => {
    workbench = await Workbench.open(folder);
    await workbench.filesShown();
  });
  afterAll(() => workbench.close());

  it('takes a breakpoint by a click, and F5 stops there', async () => {
    await workbench.openFile('autoloader.c');
    await workbench.goToLine(line);
    await workbench.clickMargin(line);
    await workbench.page.locator('.codicon-debug-breakpoint').first().waitFor();
    await workbench.pressF5();
    expect(await workbench.stoppedLine()).toBe(line);
    await workbench.showRunView();
    expect((await workbench.frames())[0]).toBe('LoaderSend');
    await workbench.picture('breakpoint-hit');
  });

  it('shows a variable in a hover', async () => {
    await workbench.openFile('autoloader.c');
    await workbench.goToLine(line, 10);
    await workbench.command('Debug: Show Hover');
    await workbench.page
      .locator('.debug-hover-widget .value', { hasText: /0|STATUS_SUCCESS/ })
      .first()
      .waitFor();
    await workbench.picture('breakpoint-hover');
    await workbench.page.keyboard.press('Escape');
  });

  it('runs on after the breakpoint is gone', async () => {
    await workbench.clickMargin(line);
    await workbench.page.locator('.codicon-debug-breakpoint').first().waitFor({ state: 'hidden' });
    await workbench.pressF5();
    await workbench.ended();
    await workbench.command('Debug Console: Focus on Debug Console View');
    await workbench.picture('breakpoint-finished');
  });
});

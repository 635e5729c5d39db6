import path from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { FOLDERS, makeWorkspace } from '../host/workspace.ts';
import { lineOf } from './support/line-of.ts';
import { pictureOnFailure } from './support/picture-on-failure.ts';
import { Workbench } from './support/workbench.ts';

describe('a run begun in a file of the lab', () => {
  const folder = path.join(makeWorkspace('lab-files'), FOLDERS.loader);
  let workbench: Workbench;
  pictureOnFailure(() => workbench);

  const debugButton = (): Locator =>
    workbench.page.locator('.editor-actions .action-label[aria-label^="Debug Driver"]');

  beforeAll(async () => {
    workbench = await Workbench.open(folder);
    await workbench.filesShown();
  });
  afterAll(() => workbench.close());

  it('carries out the scenario that is open, at the key that runs any program', async () => {
    await workbench.openFile('smoke.scenario.json');
    await debugButton().waitFor();
    await workbench.page.keyboard.press('Control+F5');
    await workbench.command('Debug Console: Focus on Debug Console View');
    await workbench.consoleLine(/^\d+ steps/);
    await workbench.picture('run-from-scenario');
    await workbench.ended();
  });

  it('debugs the driver beside the library that is drawn, by the button above it', async () => {
    await workbench.openFile('autoloader.c');
    await workbench.goToLine(
      lineOf(path.join(folder, 'autoloader.c'), 'status = LoaderInquiry(DeviceObject, 0, buffer, &length);'),
    );
    await workbench.page.keyboard.press('F9');
    await workbench.openTab('library.changer.json');
    await debugButton().click();
    await workbench.stoppedLine();
    await workbench.picture('debug-from-library');
    await workbench.stop();
  });
});

import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FOLDERS, makeWorkspace } from '../host/workspace.ts';
import { lineOf } from './support/line-of.ts';
import { pictureOnFailure } from './support/picture-on-failure.ts';
import { Workbench } from './support/workbench.ts';

describe('the disassembly view', () => {
  const folder = path.join(makeWorkspace('disassembly'), FOLDERS.loader);
  const begins = lineOf(path.join(folder, 'autoloader.c'), 'RtlZeroMemory(&mcdInitData');
  let workbench: Workbench;
  pictureOnFailure(() => workbench);

  /** Text of the line at which the driver stands. */
  const current = async (): Promise<string> => {
    const row = workbench.page.locator('.disassembly-view .monaco-table-tr', {
      has: workbench.page.locator('.codicon-debug-stackframe, .codicon-debug-stackframe-focused'),
    });
    return (await row.first().innerText()).replaceAll('\u00a0', ' ');
  };

  beforeAll(async () => {
    workbench = await Workbench.open(folder);
    await workbench.filesShown();
    await workbench.debugTo('autoloader.c', begins);
  });
  afterAll(() => workbench.close());

  it('opens from a frame of C, with the C beside the instructions', async () => {
    await workbench.clickFrame(/^DriverEntry/, 'right');
    await workbench.menuItem('Open Disassembly View');
    const view = workbench.page.locator('.disassembly-view');
    await view.waitFor();
    await expect
      .poll(async () => (await view.innerText()).replaceAll('\u00a0', ' '))
      .toMatch(/RtlZeroMemory\(&mcdInitData/);
    await expect.poll(current).toMatch(/0x[0-9a-f]+/i);
    await workbench.picture('disassembly');
  });

  it('steps by an instruction', async () => {
    const before = await current();
    await workbench.toolbarButton('Step Over').click();
    await expect.poll(current).not.toBe(before);
    await workbench.picture('disassembly-stepped');
    await workbench.stop();
  });
});

import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pictureOnFailure } from './support/picture-on-failure.ts';
import { Workbench } from './support/workbench.ts';

describe('Create Sample', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'changer-lab-sample-é '));
  let workbench: Workbench;
  pictureOnFailure(() => workbench);

  beforeAll(async () => {
    workbench = await Workbench.open();
  });
  afterAll(async () => {
    await workbench.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('copies the sample to the picked folder and opens it with its driver in front', async () => {
    const { page } = workbench;
    await workbench.command('Changer Lab: Create Sample');
    await workbench.pickFolder(folder, 'Create Sample Here');
    await page
      .locator('.explorer-folders-view .monaco-list-row', { hasText: 'autoloader.c' })
      .waitFor({ timeout: 30_000 });
    expect(existsSync(path.join(folder, '.vscode/launch.json'))).toBe(true);
    await page.locator('.tab.active', { hasText: 'autoloader.c' }).waitFor({ timeout: 30_000 });
    await workbench.picture('create-sample-opened');
  });

  it('stops in C at once at F5', async () => {
    await workbench.openFile('autoloader.c');
    await workbench.pressF5();
    expect(await workbench.stoppedLine()).toBeGreaterThan(1);
    await workbench.showRunView();
    expect((await workbench.frames())[0]).toBe('DriverEntry');
    await expect.poll(async () => (await workbench.variables()).join('\n')).toContain('mcdInitData');
    await workbench.picture('sample-stopped');
  });

  it('steps', async () => {
    const before = await workbench.stoppedLine();
    await workbench.toolbarButton('Step Over').click();
    await expect.poll(() => workbench.stoppedLine()).toBeGreaterThan(before);
    await workbench.picture('sample-stepped');
  });

  it('goes to the next SCSI command by a button of the toolbar', async () => {
    await workbench.toolbarButton('Next SCSI Command').click();
    await workbench.framesBegin(/^INQUIRY/);
    await workbench.picture('sample-scsi-command');
    await workbench.toolbarButton('Run to End of Request').click();
    await workbench.framesBegin(/IOCTL_CHANGER_GET_STATUS/);
    await workbench.picture('sample-end-of-request');
  });

  it('names the current request in the status bar', async () => {
    await workbench.statusItem('GET_STATUS').waitFor();
    await workbench.picture('sample-request');
    await workbench.stop();
    await workbench.statusItem('GET_STATUS').waitFor({ state: 'hidden' });
  });

  it('does not write over files', async () => {
    const own = path.join(folder, 'changer-autoloader');
    mkdirSync(own);
    writeFileSync(path.join(own, 'mine.c'), '');
    await workbench.command('Changer Lab: Create Sample');
    await workbench.pickFolder(folder, 'Create Sample Here');
    await workbench.notification('does not write over them').waitFor();
    await workbench.picture('create-sample-refused');
    expect(readdirSync(own)).toEqual(['mine.c']);
  });
});

import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FOLDERS, makeWorkspace } from '../host/workspace.ts';
import { lineOf } from './support/line-of.ts';
import { pictureOnFailure } from './support/picture-on-failure.ts';
import { Workbench } from './support/workbench.ts';

describe('a stop at a SCSI command', () => {
  const folder = path.join(makeWorkspace('scsi-stops'), FOLDERS.loader);
  const source = path.join(folder, 'autoloader.c');
  const begins = lineOf(source, 'status = LoaderInquiry(DeviceObject, 0, buffer, &length);');
  const sends = lineOf(source, 'status = ChangerClassSendSrbSynchronous(');
  let workbench: Workbench;
  pictureOnFailure(() => workbench);

  beforeAll(async () => {
    workbench = await Workbench.open(folder);
    await workbench.filesShown();
    await workbench.debugTo('autoloader.c', begins);
  });
  afterAll(() => workbench.close());

  it('keeps the C that sends it in the editor', async () => {
    await workbench.toolbarButton('Next SCSI Command').click();
    await workbench.framesBegin(/^INQUIRY/);
    await workbench.activeTab('autoloader.c');
    await workbench.stopsAt(sends);
    expect(await workbench.page.locator('.notification-toast').count()).toBe(0);
    await workbench.picture('scsi-command-c');
  });

  it('opens the decoded command at a click on its frame', async () => {
    await workbench.clickFrame(/^INQUIRY/);
    await workbench.activeTab('SCSI command');
    await workbench.editorText(/allocation length: 0x00FC/);
    await workbench.picture('scsi-command-text');
  });

  it('says how a request has ended, with its scenario step in the editor', async () => {
    await workbench.toolbarButton('Run to End of Request').click();
    await workbench.framesBegin(/IOCTL_CHANGER_GET_STATUS/);
    await workbench.activeTab('smoke.scenario.json');
    expect(await workbench.page.locator('.notification-toast').count()).toBe(0);
    await workbench.picture('end-of-request-step');
    await workbench.clickFrame(/IOCTL_CHANGER_GET_STATUS/);
    await workbench.activeTab('mcd.sys');
    await workbench.editorText(/IOCTL_CHANGER_GET_STATUS ended with STATUS_SUCCESS/);
    await workbench.picture('end-of-request-class-driver');
  });

  it('prints the console commands as aligned lists', async () => {
    await workbench.console('.help', /\.elements \[kind\] +the elements/);
    await workbench.console('.elements', /slot 0 +A00001L6/);
    await workbench.console('.trace 3', /TEST UNIT READY/);
    await workbench.picture('console-commands');
    await workbench.stop();
  });
});

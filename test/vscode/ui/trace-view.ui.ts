import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tsharkFields, tsharkIsThere, tsharkRequired } from '../../support/tshark.ts';
import { FOLDERS, makeWorkspace } from '../host/workspace.ts';
import { LibraryDrawing } from './support/library-drawing.ts';
import { lineOf } from './support/line-of.ts';
import { pictureOnFailure } from './support/picture-on-failure.ts';
import { TraceTable } from './support/trace-table.ts';
import { Workbench } from './support/workbench.ts';

describe('the trace view', () => {
  const folder = path.join(makeWorkspace('trace-view'), FOLDERS.loader);
  const source = path.join(folder, 'autoloader.c');
  const begins = lineOf(source, 'status = LoaderInquiry(DeviceObject, 0, buffer, &length);');
  const sends = lineOf(source, 'status = ChangerClassSendSrbSynchronous(');
  let workbench: Workbench;
  let trace: TraceTable;
  pictureOnFailure(() => workbench);

  beforeAll(async () => {
    workbench = await Workbench.open(folder);
    await workbench.filesShown();
    await workbench.debugTo('autoloader.c', begins);
  });
  afterAll(() => workbench.close());

  it('shows what was sent before it was opened, and follows the run', async () => {
    // Somebody looks already: who comes later has missed nothing.
    await workbench.command('Changer Lab: Show Library');
    await LibraryDrawing.find(workbench.page);
    const toEnd = workbench.toolbarButton('Run to End of Request');
    await toEnd.click();
    await workbench.framesBegin(/IOCTL_CHANGER_GET_STATUS/);
    await workbench.command('Changer Lab: Show SCSI Trace');
    trace = await TraceTable.find(workbench.page, /^7 commands, following the run/);
    await expect.poll(() => trace.row('TEST UNIT READY').count()).toBe(1);
    for (const request of ['GET_PRODUCT_DATA', 'GET_PARAMETERS', 'REINITIALIZE_TRANSPORT']) {
      await toEnd.click();
      await workbench.framesBegin(new RegExp(`IOCTL_CHANGER_${request}`));
    }
    await expect.poll(() => trace.row('REZERO UNIT').count()).toBe(1);
    await workbench.picture('trace-follows');
  });

  it('shows every field of a command, and the line of C that sent it', async () => {
    await trace.row('MODE SENSE(6)').click();
    await trace.detail(/page code 0x1D 1d/).waitFor();
    await trace.detail(/UNIT ATTENTION/).waitFor();
    await trace.frame.locator('trace-details button', { hasText: 'LoaderSend' }).click();
    await workbench.activeTab('autoloader.c');
    await expect
      .poll(() => workbench.page.locator('.statusbar-item', { hasText: `Ln ${sends}` }).count())
      .toBe(1);
    await workbench.picture('trace-line-of-c');
  });

  it.skipIf(!tsharkIsThere && !tsharkRequired)(
    'is exported as a capture in which tshark finds the opcodes',
    async () => {
      const file = path.join(folder, 'run.pcapng');
      await trace.button('Export…').click();
      await workbench.typePath(file);
      await expect.poll(() => existsSync(file)).toBe(true);
      await expect.poll(() => tsharkFields(file, 'scsi', ['_ws.col.Info']).length).toBeGreaterThan(6);
      const names = tsharkFields(file, 'iscsi.scsicommand.attr', ['_ws.col.Info']).flat().join('\n');
      for (const name of ['Inquiry', 'Mode Sense(6)', 'Test Unit Ready'])
        expect(names).toContain(`SCSI: ${name} LUN`);
    },
  );

  it('saves a trace that opens as a table', async () => {
    const file = path.join(folder, 'saved.chtrace');
    await trace.button('Save…').click();
    await workbench.typePath(file);
    await expect.poll(() => existsSync(file)).toBe(true);
    await workbench.stop();
    await expect.poll(() => trace.count()).toBe('8 commands, the run is over');
    await trace.button('Open…').click();
    await workbench.typePath(file);
    await workbench.activeTab('saved.chtrace');
    trace = await TraceTable.find(workbench.page, /^8 commands$/);
    await trace.filter('status:failed');
    await expect.poll(() => trace.count()).toBe('1 of 8 commands');
    await workbench.picture('trace-file');
  });

  it('lists what differs from another trace', async () => {
    const lines = readFileSync(path.join(folder, 'saved.chtrace'), 'utf8').split('\n');
    const other = path.join(folder, 'other.chtrace');
    writeFileSync(other, lines.filter((line) => !line.includes('TEST UNIT READY')).join('\n'));
    await trace.filter('');
    await trace.button('Compare…').click();
    await workbench.typePath(other);
    const differences = trace.frame.locator('trace-differences');
    await differences.getByRole('heading', { name: /^1 difference to other.chtrace/ }).waitFor();
    await differences.getByRole('button', { name: /TEST UNIT READY/ }).click();
    await trace.detail(/operation code TEST UNIT READY 00/).waitFor();
    await workbench.command('Preferences: Toggle between Light/Dark Themes');
    await workbench.picture('trace-compared-dark');
  });

  it('begins anew with the next session', async () => {
    await workbench.command('View: Close All Editors');
    await workbench.openFile('autoloader.c');
    await workbench.pressF5();
    await workbench.stoppedLine();
    await workbench.command('Changer Lab: Show SCSI Trace');
    trace = await TraceTable.find(workbench.page, /^0 commands, following the run/);
    await workbench.stop();
    await workbench.pressF5();
    await workbench.stoppedLine();
    await workbench.toolbarButton('Run to End of Request').click();
    await expect.poll(() => trace.count()).toBe('7 commands, following the run');
  });
});

import path from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { FOLDERS, makeWorkspace } from '../host/workspace.ts';
import { lineOf } from './support/line-of.ts';
import { pictureOnFailure } from './support/picture-on-failure.ts';
import { Workbench } from './support/workbench.ts';

describe('Break on Value Change', () => {
  const folder = path.join(makeWorkspace('data-breakpoint'), FOLDERS.loader);
  const source = path.join(folder, 'autoloader.c');
  const begins = lineOf(source, 'status = LoaderInquiry(DeviceObject, 0, buffer, &length);');
  const changes = lineOf(source, 'changerData->TotalElements += ');
  let workbench: Workbench;
  pictureOnFailure(() => workbench);

  beforeAll(async () => {
    workbench = await Workbench.open(folder);
    await workbench.filesShown();
    await workbench.debugTo('autoloader.c', begins);
  });
  afterAll(() => workbench.close());

  it('is offered for a member of the miniclass extension', async () => {
    await workbench.toggleVariable(/^Locals/);
    await workbench.toggleVariable(/^Miniclass extension/);
    await workbench.variable(/TotalElements/).click({ button: 'right' });
    await workbench.picture('data-breakpoint-menu');
    await workbench.menuItem('Break on Value Change');
    await workbench.page.locator('.debug-breakpoints .breakpoint', { hasText: 'TotalElements' }).waitFor();
    await workbench.picture('data-breakpoint-set');
  });

  it('stops at the line that changes it, and says how', async () => {
    await workbench.pressF5();
    await workbench.stopsAt(changes);
    await workbench.page
      .locator('.debug-call-stack-title, .pane-header', { hasText: 'extension.TotalElements: 0 -> 1' })
      .first()
      .waitFor();
    await workbench.picture('data-breakpoint-hit');
  });

  it('names the values of a status in a hover', async () => {
    await workbench.goToLine(lineOf(source, 'status = LoaderInquiry(DeviceObject, 0,'), 7);
    await workbench.command('Debug: Show Hover');
    await workbench.page
      .locator('.debug-hover-widget .value', { hasText: 'STATUS_SUCCESS (0x00000000)' })
      .first()
      .waitFor();
    await workbench.picture('status-hover');
    await workbench.page.keyboard.press('Escape');
    await workbench.stop();
  });
});

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FOLDERS, makeWorkspace } from '../host/workspace.ts';
import { lineOf } from './support/line-of.ts';
import { pictureOnFailure } from './support/picture-on-failure.ts';
import { Workbench } from './support/workbench.ts';

describe('the data of a SEND VOLUME TAG', () => {
  const folder = path.join(makeWorkspace('data-out'), FOLDERS.loader);
  const sends = lineOf(path.join(folder, 'autoloader.c'), 'MAX_VOLUME_TEMPLATE_SIZE, TRUE);');
  let workbench: Workbench;
  pictureOnFailure(() => workbench);

  beforeAll(async () => {
    const [ioctl, element, action, template] = ['QUERY_VOLUME_TAGS', 'slot 5', 'ASSERT_PRIMARY', 'C00001L6'];
    const steps = [{ ioctl, element, action, template }, { ioctl: 'GET_STATUS' }];
    writeFileSync(path.join(folder, 'smoke.scenario.json'), JSON.stringify({ steps }, null, 2));
    workbench = await Workbench.open(folder);
    await workbench.filesShown();
    await workbench.debugTo('autoloader.c', sends);
  });
  afterAll(() => workbench.close());

  it('can be changed in the variables view before it reaches the device', async () => {
    expect(await workbench.stoppedLine()).toBe(sends);
    await workbench.toolbarButton('Next SCSI Command').click();
    await workbench.framesBegin(/^SEND VOLUME TAG/);
    await workbench.clickFrame(/^SEND VOLUME TAG/);
    await workbench.variable(/^CDB/).waitFor();
    await workbench.toggleVariable(/^CDB/);
    await workbench.toggleVariable(/^Data out/);
    await workbench.picture('data-out');
    await workbench.setVariable(/^volume template/, 'D00002L6');
    await workbench.variable(/D00002L6/).waitFor();
    await workbench.picture('data-out-changed');
    await workbench.stop();
  });
});

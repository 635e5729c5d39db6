import { cpSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUILT, ROOT } from '../host/paths.ts';
import { lineOf } from './support/line-of.ts';
import { pictureOnFailure } from './support/picture-on-failure.ts';
import { Workbench } from './support/workbench.ts';

/** Copies of the samples side by side: the scenario of the drives names the changer's driver beside it. */
function makeSamples(): string {
  const folder = path.join(BUILT, 'workspaces', 'tape-miniclass');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const sample of ['autoloader', 'lto'])
    cpSync(path.join(ROOT, 'samples', sample), path.join(folder, sample), { recursive: true });
  return path.join(folder, 'lto');
}

describe('the sample of the drives', () => {
  const folder = makeSamples();
  const writes = lineOf(path.join(folder, 'lto.c'), 'extension->Writes++;');
  let workbench: Workbench;
  pictureOnFailure(() => workbench);

  beforeAll(async () => {
    workbench = await Workbench.open(folder);
    await workbench.filesShown();
  });
  afterAll(() => workbench.close());

  it('stops at F5 in its C, and the stack says in which drive', async () => {
    await workbench.debugTo('lto.c', writes);
    expect(await workbench.stoppedLine()).toBe(writes);
    expect(await workbench.frames()).toEqual([
      'drive 0: LtoPreProcessReadWrite',
      'drive 0: tape class → IRP_MJ_WRITE',
      'step 3: write',
    ]);
    await workbench.toggleVariable(/^Miniclass extension/);
    await workbench.variable(/^Writes/).waitFor();
    expect(await workbench.page.locator('.debug-breakpoint-unverified').count()).toBe(0);
    await workbench.picture('tape-miniclass');
  });

  it('goes on to the command of the drive, decoded', async () => {
    await workbench.toolbarButton('Next SCSI Command').click();
    await workbench.framesBegin(/^drive 0: WRITE\(6\)/);
    await workbench.activeTab('SCSI command');
    await workbench.editorText(/transfer length: /);
    await workbench.clickFrame(/^drive 0: WRITE\(6\)/);
    await workbench.variable(/^CDB/).waitFor();
    await workbench.picture('tape-command');
    await workbench.stop();
  });
});

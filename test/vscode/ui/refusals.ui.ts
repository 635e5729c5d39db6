import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VSIX } from '../host/paths.ts';
import { installExtension, makeProfile } from '../host/profile.ts';
import { startServer, type Server } from '../host/server.ts';
import { FOLDERS, makeWorkspace } from '../host/workspace.ts';
import { pictureOnFailure } from './support/picture-on-failure.ts';
import { Workbench } from './support/workbench.ts';

describe('F5 in a C file that is no miniclass', () => {
  let workbench: Workbench;
  pictureOnFailure(() => workbench);

  beforeAll(async () => {
    workbench = await Workbench.open(path.join(makeWorkspace('refusals'), FOLDERS.small));
    await workbench.filesShown();
  });
  afterAll(() => workbench.close());

  it('says why not and what to do', async () => {
    await workbench.openFile('hello.c');
    await workbench.pressF5();
    await workbench
      .notification('hello.c is no changer or tape miniclass driver')
      .waitFor({ timeout: 20_000 });
    await workbench.picture('no-miniclass');
  });
});

describe('a folder that is not trusted', () => {
  let server: Server;
  let profile: string;
  let workbench: Workbench;
  pictureOnFailure(() => workbench);

  beforeAll(async () => {
    profile = makeProfile({
      'security.workspace.trust.enabled': true,
      'security.workspace.trust.startupPrompt': 'never',
    });
    installExtension(profile, VSIX);
    server = await startServer(profile);
    workbench = await Workbench.open(path.join(makeWorkspace('untrusted'), FOLDERS.loader), server.port);
    await workbench.filesShown();
  });
  afterAll(async () => {
    await workbench.close();
    await server.stop();
    rmSync(profile, { recursive: true, force: true });
  });

  it('is asked for trust before anything runs', async () => {
    await workbench.openFile('autoloader.c');
    await workbench.pressF5();
    await workbench.page.locator('.monaco-dialog-box', { hasText: /trust/i }).waitFor({ timeout: 20_000 });
    await workbench.picture('untrusted');
    await workbench.page.keyboard.press('Escape');
    expect(await workbench.page.locator('.debug-toolbar').isVisible()).toBe(false);
  });
});

import { rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { VSIX } from '../../host/paths.ts';
import { installExtension, makeProfile } from '../../host/profile.ts';
import { startServer } from '../../host/server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Port of the VS Code with the .vsix installed, for which every folder is trusted. */
    port: number;
    profile: string;
  }
}

/** One VS Code for all the tests; each opens a window of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const profile = makeProfile();
  installExtension(profile, VSIX);
  const server = await startServer(profile, ['--disable-workspace-trust']);
  project.provide('port', server.port);
  project.provide('profile', profile);
  return async () => {
    await server.stop();
    rmSync(profile, { recursive: true, force: true });
  };
}

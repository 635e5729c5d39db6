import { afterEach } from 'vitest';
import type { Workbench } from './workbench.ts';

/** Takes a picture of the window after each test that fails. */
export function pictureOnFailure(workbench: () => Workbench | undefined): void {
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    await workbench()?.picture(`failed ${task.name}`.replaceAll(/[^a-zA-Z0-9]+/g, '-').slice(0, 60));
  });
}

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FOLDERS, makeWorkspace } from '../host/workspace.ts';
import { lineOf } from './support/line-of.ts';
import { pictureOnFailure } from './support/picture-on-failure.ts';
import { Workbench } from './support/workbench.ts';

const STEP = '{ "ioctl": "MOVE_MEDIUM", "source": "slot 0", "destination": "drive 0",';
const scenario = (barcode: string): string =>
  [
    '{',
    '  "steps": [',
    '    { "ioctl": "GET_STATUS" },',
    `    ${STEP}`,
    `      "expect": { "status": "STATUS_SUCCESS", "elements": { "drive 0": "${barcode}" } } }`,
    '  ]',
    '}',
    '',
  ].join('\n');

describe('the Test Explorer', () => {
  const folder = path.join(makeWorkspace('test-explorer'), FOLDERS.loader);
  const wrong = path.join(folder, 'wrong.scenario.json');
  writeFileSync(wrong, scenario('B00001L6'));
  const failing = lineOf(wrong, 'MOVE_MEDIUM');
  let workbench: Workbench;
  pictureOnFailure(() => workbench);

  /** The row of a scenario, once a screen reader would say how its test stands. */
  const row = (name: string, state: RegExp): Promise<void> =>
    expect
      .poll(
        async () => {
          const rows = workbench.page.locator('.test-explorer .monaco-list-row', { hasText: name });
          return (await rows.first().getAttribute('aria-label')) ?? '';
        },
        { timeout: 60_000 },
      )
      .toMatch(state);

  beforeAll(async () => {
    workbench = await Workbench.open(folder);
    await workbench.filesShown();
    await workbench.command('Testing: Focus on Test Explorer View');
  });
  afterAll(() => workbench.close());

  it('runs every scenario of the workspace', async () => {
    await row('wrong', /wrong/);
    await workbench.command('Test: Run All Tests');
    await row('smoke', /Passed/);
    await row('wrong', /Failed/);
  });

  it('shows a failure at the line of its step, with the commands that were sent', async () => {
    await workbench.openFile('wrong.scenario.json');
    await workbench.goToLine(failing);
    await workbench.command('Test: Peek Output');
    const peek = workbench.page.locator('.test-output-peek');
    await expect
      .poll(async () => (await peek.innerText()).replaceAll('\u00a0', ' '))
      .toMatch(/MOVE MEDIUM\s+slot 0 → drive 0/);
    await workbench.picture('test-explorer-failure');
    await workbench.page.keyboard.press('Escape');
  });

  it('runs what failed again, after it was mended', async () => {
    writeFileSync(wrong, scenario('A00001L6'));
    await workbench.command('Test: Rerun Failed Tests');
    await row('wrong', /Passed/);
  });

  it('debugs a scenario: its driver stops at a breakpoint, and its end is the result', async () => {
    const source = path.join(folder, 'autoloader.c');
    const line = lineOf(source, 'status = ChangerClassSendSrbSynchronous(');
    await workbench.openFile('autoloader.c');
    await workbench.goToLine(line);
    await workbench.page.keyboard.press('F9');
    await workbench.page.locator('.codicon-debug-breakpoint').first().waitFor();
    await workbench.openFile('wrong.scenario.json');
    await workbench.goToLine(1);
    await workbench.command('Test: Debug Tests in Current File');
    await workbench.activeTab('autoloader.c');
    expect(await workbench.stoppedLine()).toBe(line);
    await workbench.picture('test-explorer-debug');
    await workbench.goToLine(line);
    await workbench.page.keyboard.press('F9');
    await workbench.page.keyboard.press('F5');
    await workbench.ended();
    await workbench.command('Testing: Focus on Test Explorer View');
    await row('wrong', /Passed/);
    await workbench.picture('test-explorer-passed');
  });
});

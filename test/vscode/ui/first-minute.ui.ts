import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SAMPLE } from '../host/paths.ts';
import { lineOf } from './support/line-of.ts';
import { FLAG, WRONG_FLAG } from './support/mount-workspace.ts';
import { pictureOnFailure } from './support/picture-on-failure.ts';
import { qualificationReport } from './support/qualification-report.ts';
import { SideBar } from './support/side-bar.ts';
import { TraceTable } from './support/trace-table.ts';
import { Workbench } from './support/workbench.ts';

/** A badge lies over it. */
const UNDER_BADGE = { force: true };

/** In milliseconds. VS Code gives a step of a walkthrough the focus 250 ms after it has opened. */
const STEP_FOCUS = 400;

describe('the walkthrough, from an empty window on', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'first minute '));
  let workbench: Workbench;
  pictureOnFailure(() => workbench);

  /** A step by its title. */
  const step = (title: string): Locator =>
    workbench.page.locator('.getting-started-step', { hasText: title }).first();
  /** Waits until a step is ticked off. */
  const done = (title: string): Promise<void> =>
    step(title).locator('.codicon-getting-started-step-checked').first().waitFor();
  /** Opens a step and presses its button. */
  const press = async (title: string, button: string): Promise<void> => {
    if (!(await step(title).getAttribute('class'))?.includes('expanded')) await step(title).click();
    // A step that opens takes the focus by a timer, also from an editor that its button has opened meanwhile.
    await workbench.page.evaluate((after) => new Promise((done) => setTimeout(done, after)), STEP_FOCUS);
    await step(title).locator('.monaco-button', { hasText: button }).first().click();
  };

  beforeAll(async () => {
    workbench = await Workbench.open();
  });
  afterAll(async () => {
    await workbench.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is offered in the side bars of an empty window', async () => {
    const button = workbench.page.locator('.welcome-view .monaco-button', { hasText: 'The First Minute' });
    await workbench.command('View: Show Run and Debug');
    await button.waitFor();
    await new SideBar(workbench.page).open();
    await workbench.picture('side-bar-empty-window');
    await button.click();
    await step('Create the sample').waitFor();
    await workbench.picture('walkthrough-offered');
    await workbench.command('View: Close All Editors');
  });

  it('is in the list of walkthroughs', async () => {
    await workbench.command('Welcome: Open Walkthrough');
    await workbench.page
      .locator('.quick-input-list .monaco-list-row', { hasText: 'The first minute with Changer Lab' })
      .click();
    await step('Create the sample').waitFor();
    await workbench.picture('walkthrough-begin');
  });

  it('creates the sample, and goes on beside its driver', async () => {
    await press('Create the sample', 'Create Sample');
    await workbench.pickFolder(folder, 'Create Sample Here');
    await workbench.page.locator('.tab', { hasText: 'autoloader.c' }).waitFor({ timeout: 40_000 });
    await step('Press F5').waitFor({ timeout: 60_000 });
    await done('Create the sample');
    await workbench.picture('walkthrough-beside');
  });

  it('starts the debugger, which stops in the driver', async () => {
    await press('Press F5', 'Start Debugging');
    // The first compilation of all.
    await workbench.page.locator('.debug-top-stack-frame-line').first().waitFor({ timeout: 60_000 });
    expect(await workbench.stoppedLine()).toBeGreaterThan(1);
    await done('Press F5');
    await workbench.picture('walkthrough-stopped');
  });

  it('goes to the next SCSI command', async () => {
    await press('Go to the next SCSI command', 'Next SCSI Command');
    // By the mouse: a stop takes the keys from whatever has them.
    await workbench.page
      .locator('.activitybar .action-label[aria-label^="Run and Debug"]')
      .first()
      .click(UNDER_BADGE);
    await workbench.framesBegin(/^INQUIRY/);
    await done('Go to the next SCSI command');
    await workbench.picture('walkthrough-command');
  });

  it('sees the robot move', async () => {
    await press('See the robot move', 'Show Library');
    await done('See the robot move');
    const drawing = workbench.page.frameLocator('iframe.webview').last().frameLocator('#active-frame');
    await drawing.getByText('ACME LOADER 8').first().waitFor({ timeout: 30_000 });
    await workbench.picture('walkthrough-library');
  });

  it('looks at the trace', async () => {
    await press('Look at the trace', 'Show SCSI Trace');
    // The first command stands before the device still.
    await workbench.toolbarButton('Next SCSI Command').click();
    const trace = await TraceTable.find(workbench.page, /following the run/);
    await expect.poll(() => trace.row('INQUIRY').count()).toBeGreaterThan(0);
    await done('Look at the trace');
    await workbench.picture('walkthrough-trace');
    await workbench.stop();
  });

  it('sees a rule broken, and mended', async () => {
    const { page } = workbench;
    await press('Break a rule', 'Go to the Flags');
    await workbench.activeTab('autoloader.c');
    // The button has selected the statement.
    await workbench.statusItem(`(${`features |= ${FLAG};`.length} selected)`).waitFor();
    await workbench.editorFocused();
    await page.keyboard.type(`features |= ${WRONG_FLAG};`);
    await page.locator('.squiggly-error').first().waitFor({ timeout: 20_000 });
    await done('Break a rule');
    await workbench.picture('walkthrough-broken');
    await press('Mend it', 'Show Problems');
    const problem = page.locator('.markers-panel .monaco-list-row', { hasText: 'Features1' }).first();
    await problem.waitFor();
    await workbench.picture('walkthrough-problem');
    await problem.dblclick();
    await workbench.activeTab('autoloader.c');
    // The problem's place is selected.
    await workbench.statusItem(`(${WRONG_FLAG.length} selected)`).waitFor();
    await workbench.goToLine(lineOf(path.join(SAMPLE, 'autoloader.c'), `features |= ${FLAG};`));
    await workbench.editorFocused();
    await page.keyboard.press('End');
    await page.keyboard.press('Shift+Home');
    await page.keyboard.type(`features |= ${FLAG};`);
    await page.keyboard.press('Escape');
    await page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
    await page.keyboard.press('Control+S');
    await done('Mend it');
  });

  it('qualifies the driver', async () => {
    await press('Qualify the driver', 'Qualify Driver');
    await qualificationReport(workbench.page, 'No finding.');
    await done('Qualify the driver');
    await workbench.picture('walkthrough-qualified');
  });

  it('runs the scenarios', async () => {
    await press('Run the scenarios', 'Run All Scenarios');
    await done('Run the scenarios');
    await workbench.command('Testing: Focus on Test Explorer View');
    const row = workbench.page.locator('.test-explorer .monaco-list-row', { hasText: 'smoke' }).first();
    await expect.poll(() => row.getAttribute('aria-label'), { timeout: 60_000 }).toMatch(/Passed/);
    await workbench.picture('walkthrough-tested');
  });

  it('shows the documentation that came with the extension', async () => {
    await press('Read on', 'Open Documentation');
    const frame = workbench.page.frameLocator('iframe.webview').last().frameLocator('#active-frame');
    await frame.locator('h1', { hasText: 'Documentation' }).waitFor({ timeout: 30_000 });
    await frame.locator('a', { hasText: 'Tutorial' }).click();
    await frame.locator('h1', { hasText: 'Tutorial' }).waitFor({ timeout: 30_000 });
    await workbench.picture('walkthrough-documentation');
    await done('Read on');
  });
});

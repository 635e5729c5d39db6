import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readScenario } from '../../../src/lab/scenario/scenario-file.ts';
import { ROOT } from '../host/paths.ts';
import { FOLDERS, makeWorkspace } from '../host/workspace.ts';
import { pictureOnFailure } from './support/picture-on-failure.ts';
import { SideBar } from './support/side-bar.ts';
import { Workbench } from './support/workbench.ts';

describe('the Changer Lab side bar', () => {
  const folder = path.join(makeWorkspace('trees'), FOLDERS.loader);
  let workbench: Workbench;
  let sideBar: SideBar;
  pictureOnFailure(() => workbench);

  beforeAll(async () => {
    const steps = Array.from({ length: 250 }, () => ({ ioctl: 'GET_STATUS' }));
    writeFileSync(path.join(folder, 'long.scenario.json'), JSON.stringify({ steps }));
    workbench = await Workbench.open(folder);
    await workbench.filesShown();
    sideBar = new SideBar(workbench.page);
    await sideBar.open();
  });
  afterAll(() => workbench.close());

  it('lists the drivers of the workspace, each with what lies beside it', async () => {
    await sideBar.says('Drivers', 'changer miniclass', /^autoloader\.c/);
    await sideBar.row('Drivers', 'library.changer.json').waitFor();
    await sideBar.row('Drivers', 'smoke.scenario.json').waitFor();
    await sideBar.tree('Devices').locator('.monaco-button', { hasText: 'Debug a Driver' }).waitFor();
    await workbench.picture('trees-idle');
  });

  it('runs a scenario without debugging, and shows its requests with what came of them', async () => {
    await sideBar.press('Drivers', 'smoke.scenario.json', 'Run Driver without Debugging');
    await sideBar.says('Requests', 'smoke.scenario.json', /38 of 38 done/);
    await sideBar.says('Drivers', 'changer miniclass', /running/);
    // The last one is in view.
    await sideBar.row('Requests', '38  expect').waitFor();
    await sideBar.says('Devices', 'Drives', /of 1 full/);
    await sideBar.row('Devices', 'Slots').click();
    await sideBar.says('Devices', 'Slot 0', /A00001L6/);
    await workbench.picture('trees');
  });

  it('has the library do what a row offers', async () => {
    await sideBar.says('Devices', 'Door 0', /Closed/);
    await sideBar.press('Devices', 'Door 0', 'Open the Library');
    await sideBar.says('Devices', 'Door 0', /Open/);
    await sideBar.row('Requests', '39  open door').waitFor();
    await sideBar.press('Devices', 'Door 0', 'Close the Library');
    await sideBar.says('Devices', 'Door 0', /Closed/);
    await sideBar.says('Requests', 'What You Did', /2 of 2 done/);
    // The tree has gone along with it, and scrolls no more.
    await sideBar.row('Requests', '40  close door').waitFor();
  });

  it('does a step again, and opens its line', async () => {
    await sideBar.tree('Requests').locator('.monaco-list').press('Home');
    await sideBar.row('Requests', '1  GET_STATUS').click();
    await workbench.activeTab('smoke.scenario.json');
    await sideBar.press('Requests', '1  GET_STATUS', 'Do This Again');
    await sideBar.says('Requests', '41  GET_STATUS', /STATUS_/);
    await workbench.picture('trees-acts');
    await workbench.command('Preferences: Toggle between Light/Dark Themes');
    await workbench.picture('trees-acts-dark');
    await workbench.command('Preferences: Toggle between Light/Dark Themes');
  });

  it('waits on while another side bar is shown', async () => {
    await workbench.command('View: Show Explorer');
    await workbench.page.waitForTimeout(500);
    await sideBar.open();
    await sideBar.press('Requests', '1  GET_STATUS', 'Do This Again');
    await sideBar.says('Requests', '42  GET_STATUS', /STATUS_/);
  });

  it('saves what was done as a scenario, which passes', async () => {
    await workbench.command('Changer Lab: Save What You Did as a Scenario...');
    await expect.poll(() => workbench.quickInput().inputValue()).toMatch(/recorded\.scenario\.json$/);
    await workbench.page.locator('.quick-input-widget .monaco-button', { hasText: 'OK' }).first().click();
    await workbench.activeTab('recorded.scenario.json');
    await workbench.picture('recorded-scenario');
    const file = path.join(folder, 'recorded.scenario.json');
    const { scenario, problems } = readScenario(file, readFileSync(file, 'utf8'));
    expect(problems).toEqual([]);
    expect(scenario?.steps.slice(38).map(({ data }) => data['operator'] ?? data['ioctl'])).toEqual([
      'open door',
      'close door',
      'GET_STATUS',
      'GET_STATUS',
    ]);
    await workbench.stop();
    await sideBar.says('Drivers', 'changer miniclass', /changer miniclass$/);
    // It throws where the command fails.
    execFileSync(process.execPath, [path.join(ROOT, 'dist/cli.mjs'), 'test', file], { stdio: 'pipe' });
  });

  it('stops offering what nobody would do any more', async () => {
    await sideBar.row('Devices', 'Door 0').hover();
    expect(await sideBar.row('Devices', 'Door 0').locator('.action-label[aria-label^="Open"]').count()).toBe(
      0,
    );
  });

  it('puts very many requests into groups, and goes along with the newest', async () => {
    await sideBar.press('Drivers', 'long.scenario.json', 'Run Driver without Debugging');
    await sideBar.says('Requests', 'long.scenario.json', /250 of 250 done/);
    await sideBar.row('Requests', '250  GET_STATUS').waitFor();
    await sideBar.says('Requests', '201 – 250', /50 of 50 done/);
    await workbench.picture('trees-groups');
    await workbench.stop();
  });
});

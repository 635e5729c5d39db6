import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FOLDERS, makeWorkspace } from '../host/workspace.ts';
import { LibraryDrawing } from './support/library-drawing.ts';
import { lineOf } from './support/line-of.ts';
import { pictureOnFailure } from './support/picture-on-failure.ts';
import { Workbench } from './support/workbench.ts';

const STEPS = [
  { ioctl: 'GET_PARAMETERS' },
  { ioctl: 'GET_ELEMENT_STATUS', element: 'slot 0', count: 8, volumeTags: true },
  { ioctl: 'MOVE_MEDIUM', source: 'slot 0', destination: 'drive 0' },
];

describe('the view of a running library', () => {
  const folder = path.join(makeWorkspace('library-view'), FOLDERS.loader);
  writeFileSync(path.join(folder, 'smoke.scenario.json'), JSON.stringify({ steps: STEPS }, null, 2));
  const begins = lineOf(
    path.join(folder, 'autoloader.c'),
    'status = LoaderInquiry(DeviceObject, 0, buffer, &length);',
  );
  let workbench: Workbench;
  let drawing: LibraryDrawing;
  pictureOnFailure(() => workbench);

  beforeAll(async () => {
    workbench = await Workbench.open(folder);
    await workbench.filesShown();
    await workbench.debugTo('autoloader.c', begins);
    await workbench.command('Changer Lab: Show Library');
    drawing = await LibraryDrawing.find(workbench.page);
  });
  afterAll(() => workbench.close());

  it('shows the library while the driver stands at a breakpoint', async () => {
    await expect.poll(() => drawing.label('slot 0')).toBe('Slot 0, A00001L6');
    await drawing.frame.locator('.phase', { hasText: 'Stopped' }).waitFor();
  });

  it('follows three steps', async () => {
    for (const { ioctl } of STEPS) {
      await workbench.toolbarButton('Run to End of Request').click();
      await workbench.clickFrame(new RegExp(`step \\d: ${ioctl}`));
    }
    await expect.poll(() => drawing.label('drive 0')).toMatch(/^Drive 0, A00001L6, /);
    await expect.poll(() => drawing.label('slot 0')).toBe('Slot 0, empty, the driver reports otherwise');
    await drawing.cell('slot 0').click();
    await workbench.picture('library-view');
  });

  it('waits for a person when the scenario is over, and moves what is dragged', async () => {
    await workbench.pressF5();
    await drawing.frame.locator('.phase', { hasText: 'Waiting for you' }).waitFor();
    const done = drawing.frame.locator('activity-log li');
    expect(await done.count()).toBe(STEPS.length);
    await drawing.drag('drive 0', 'slot 4');
    await expect.poll(() => drawing.label('slot 4')).toMatch(/^Slot 4, A00001L6/);
    await drawing.drag('slot 1', 'drive 0');
    await expect.poll(() => drawing.label('drive 0')).toMatch(/^Drive 0, A00002L6/);
    await drawing.callout('MOVE_MEDIUM slot 1 → drive 0').waitFor();
  });

  it('opens the door, and says why what it is asked for cannot be done', async () => {
    await drawing.act('door 0', 'Open');
    await expect.poll(() => drawing.label('door 0')).toBe('Door 0, Open, unlocked');
    await drawing.act('drive 0', 'Break: Take the Drive out');
    await drawing.callout('Drive 0 holds a cartridge; move it out first.').waitFor();
    await workbench.picture('library-view-refusal');
    await drawing.act('door 0', 'Close');
    await expect.poll(() => drawing.label('door 0')).toMatch(/Closed/);
  });

  it('arms a fault that the next command meets', async () => {
    await drawing.libraryAct('Arm a Fault');
    await drawing.button('OK').click();
    await drawing.callout(/fault/i).waitFor();
    await drawing.drag('drive 0', 'slot 1');
    await drawing.callout(/STATUS_/).waitFor();
    expect(await drawing.label('drive 0')).toMatch(/A00002L6/);
    await workbench.picture('library-view-fault');
  });

  it('keeps its selection and shows the end of the session', async () => {
    await drawing.cell('slot 2').click();
    await workbench.stop();
    await drawing.frame.locator('.phase', { hasText: 'Ended' }).waitFor();
    expect(await drawing.cell('slot 2').getAttribute('aria-selected')).toBe('true');
  });

  it('starts the driver again, and ends a session that waits when it is closed', async () => {
    await drawing.button('Start Again').click();
    await workbench.stoppedLine();
    await workbench.pressF5();
    await drawing.frame.locator('.phase', { hasText: 'Waiting for you' }).waitFor();
    await workbench.command('View: Close All Editors');
    await workbench.ended();
  });
});

describe('the view of a library that the storage manager has', () => {
  const folder = path.join(makeWorkspace('library-managed'), FOLDERS.loader);
  writeFileSync(path.join(folder, 'smoke.scenario.json'), JSON.stringify({ steps: [{ rsm: 'start' }] }));
  let workbench: Workbench;
  pictureOnFailure(() => workbench);
  afterAll(() => workbench.close());

  it('asks the manager to mount what is dragged to a drive', async () => {
    workbench = await Workbench.open(folder);
    await workbench.filesShown();
    await workbench.openFile('autoloader.c');
    await workbench.command('Changer Lab: Show Library');
    await workbench.command('Changer Lab: Run Driver without Debugging');
    const drawing = await LibraryDrawing.find(workbench.page);
    await drawing.frame.locator('.phase', { hasText: 'Waiting for you' }).waitFor({ timeout: 60_000 });
    await drawing.drag('slot 1', 'drive 0');
    await drawing.frame.locator('activity-log li', { hasText: 'mount A00002L6' }).waitFor();
    await expect.poll(() => drawing.label('drive 0')).toMatch(/^Drive 0, A00002L6/);
    await workbench.picture('library-managed');
    await workbench.stop();
  });
});

describe('the view in the side bar', () => {
  const folder = path.join(makeWorkspace('library-side'), FOLDERS.loader);
  const begins = lineOf(
    path.join(folder, 'autoloader.c'),
    'status = LoaderInquiry(DeviceObject, 0, buffer, &length);',
  );
  let workbench: Workbench;
  pictureOnFailure(() => workbench);
  afterAll(() => workbench.close());

  it('shows the library below the variables', async () => {
    workbench = await Workbench.open(folder);
    await workbench.filesShown();
    await workbench.debugTo('autoloader.c', begins);
    await workbench.command('Run and Debug: Focus on Library View');
    const drawing = await LibraryDrawing.find(workbench.page);
    // There is little room: what lies below is drawn when it is scrolled to.
    await drawing.frame.getByText('ACME LOADER 8').first().waitFor();
    await drawing.frame.getByText('Stopped in the debugger').first().waitFor();
    await workbench.picture('library-side-view');
    await workbench.stop();
  });
});

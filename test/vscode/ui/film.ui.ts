import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PICTURES } from '../host/paths.ts';
import { LibraryDrawing } from './support/library-drawing.ts';
import { lineOf } from './support/line-of.ts';
import { FLAG, mountWorkspace, WRONG_FLAG } from './support/mount-workspace.ts';
import { pictureOnFailure } from './support/picture-on-failure.ts';
import { Workbench } from './support/workbench.ts';

/** What is to be read in a small picture. */
const SETTINGS = {
  'editor.fontSize': 14,
  'screencastMode.fontSize': 32,
  'screencastMode.verticalOffset': 6,
  'screencastMode.keyboardOverlayTimeout': 1500,
};

/** The pictures of the README's film, which `npm run pictures` puts together. VS Code's screencast mode shows the keys. */
describe('the film: F5, a SCSI command, the robot moves, a rule is broken', () => {
  const folder = mountWorkspace('film', { stopOn: ['scsi'] }, SETTINGS);
  const frames = path.join(PICTURES, 'film');
  let workbench: Workbench;
  let taken = 0;
  pictureOnFailure(() => workbench);

  /** Takes a picture that stays for a while. */
  const frame = async (milliseconds: number): Promise<void> => {
    taken++;
    const name = `${String(taken).padStart(3, '0')}-${milliseconds}.png`;
    await workbench.page.screenshot({ path: path.join(frames, name) });
  };
  /** Takes pictures of what moves. */
  const motion = async (pictures: number): Promise<void> => {
    for (let count = 0; count < pictures; count++) {
      await frame(120);
    }
  };
  const screencast = (): Promise<void> => workbench.command('Developer: Toggle Screencast Mode');

  beforeAll(async () => {
    mkdirSync(frames, { recursive: true });
    workbench = await Workbench.open(folder);
    await workbench.page.setViewportSize({ width: 1200, height: 740 });
    await workbench.filesShown();
    await workbench.openFile('autoloader.c');
    await workbench.goToLine(lineOf(path.join(folder, 'autoloader.c'), 'LoaderInquiry('));
    // The call stack says which command it is; what else the side bar has takes its room.
    await workbench.command('Run and Debug: Focus on Call Stack View');
    for (const name of ['Variables', 'Watch', 'Breakpoints']) await workbench.closePane(name);
    await screencast();
  });
  afterAll(() => workbench.close());

  it('starts by F5, and stops at a command before the device has seen it', async () => {
    await frame(1500);
    await workbench.pressF5();
    await workbench.page.waitForTimeout(200);
    await frame(1000);
    // The first compilation of all.
    await workbench.page.locator('.debug-top-stack-frame-line').first().waitFor({ timeout: 60_000 });
    await workbench.framesBegin(/^INQUIRY/);
    await workbench.page.waitForTimeout(1_500);
    await frame(2500);
  });

  it('goes from command to command', async () => {
    await screencast();
    await workbench.command('Changer Lab: Show Library');
    const drawing = await LibraryDrawing.find(workbench.page);
    await expect.poll(() => drawing.label('slot 0')).toMatch(/A00001L6/);
    await screencast();
    await workbench.page.waitForTimeout(500);
    await frame(1200);
    // Two commands may look alike, so none is waited for.
    for (let commands = 0; commands < 30; commands++) {
      if ((await workbench.frames())[0]?.startsWith('MOVE MEDIUM')) break;
      await workbench.page.keyboard.press('Control+F10');
      await workbench.page.waitForTimeout(500);
      await frame(350);
    }
    await workbench.framesBegin(/^MOVE MEDIUM/);
    await workbench.page.waitForTimeout(1_200);
    await frame(2000);
    await screencast();
    await workbench.command('View: Toggle Primary Side Bar Visibility');
    await screencast();
    await workbench.page.waitForTimeout(500);
    await frame(1000);
    // The robot takes the cartridge to the drive.
    await workbench.page.keyboard.press('Control+Shift+F10');
    await motion(14);
    await expect.poll(() => drawing.label('drive 0')).toMatch(/A00001L6/);
    await workbench.page.waitForTimeout(1_000);
    await frame(1200);
    // And back.
    await workbench.page.keyboard.press('Control+F10');
    await workbench.page.waitForTimeout(1_000);
    await frame(800);
    await workbench.page.keyboard.press('Control+Shift+F10');
    await motion(14);
    await expect.poll(() => drawing.label('slot 0')).toMatch(/A00001L6/);
    await workbench.page.waitForTimeout(1_000);
    await frame(1200);
  });

  it('underlines a broken rule while it is typed', async () => {
    await screencast();
    await workbench.stop();
    await workbench.command('View: Close All Editors');
    await workbench.openFile('autoloader.c');
    const file = path.join(folder, 'autoloader.c');
    const line = lineOf(file, `features |= ${FLAG};`);
    await workbench.goToLine(line);
    await workbench.page.keyboard.press('End');
    await workbench.page.keyboard.press('ArrowLeft');
    await frame(800);
    for (let count = 0; count < FLAG.length; count++) await workbench.page.keyboard.press('Backspace');
    for (const part of WRONG_FLAG.match(/.{1,7}/g) ?? []) {
      await workbench.page.keyboard.type(part);
      await workbench.page.keyboard.press('Escape');
      await frame(150);
    }
    await workbench.page.locator('.squiggly-error').first().waitFor({ timeout: 20_000 });
    await frame(700);
    await workbench.page.getByText(WRONG_FLAG).first().hover();
    await workbench.page.locator('.monaco-hover', { hasText: 'Features1' }).first().waitFor();
    await workbench.page.waitForTimeout(400);
    await frame(3500);
    expect(taken).toBeGreaterThan(20);
  });
});

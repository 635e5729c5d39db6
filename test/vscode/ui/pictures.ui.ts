import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LibraryDrawing } from './support/library-drawing.ts';
import { lineOf } from './support/line-of.ts';
import { FLAG, mountWorkspace, WRONG_FLAG } from './support/mount-workspace.ts';
import { pictureOnFailure } from './support/picture-on-failure.ts';
import { qualificationReport } from './support/qualification-report.ts';
import { SideBar } from './support/side-bar.ts';
import { Workbench } from './support/workbench.ts';

/** A mistake of the driver: a move to a full element has no status of its own any more. */
const FULL = '*Status = STATUS_DESTINATION_ELEMENT_FULL;';
const NO_REASON = '*Status = STATUS_IO_DEVICE_ERROR;';

/** The pictures of README, documentation and walkthrough: `npm run pictures` takes them over. */
describe('the pictures of the documentation', () => {
  const folder = mountWorkspace('pictures', { stopOn: ['scsi'] }, { 'editor.fontSize': 14 });
  const driver = path.join(folder, 'autoloader.c');
  const source = readFileSync(driver, 'utf8');
  let workbench: Workbench;
  pictureOnFailure(() => workbench);

  const picture = async (name: string): Promise<void> => {
    // No tooltip lies over it.
    await workbench.page.mouse.move(700, 745);
    await workbench.picture(`pictures/${name}`);
  };

  beforeAll(async () => {
    workbench = await Workbench.open(folder);
    await workbench.page.setViewportSize({ width: 1280, height: 760 });
    await workbench.filesShown();
    await workbench.openFile('autoloader.c');
  });
  afterAll(() => workbench.close());

  it('sample: the driver in the editor, its library and scenario beside it', async () => {
    await workbench.goToLine(lineOf(driver, 'ChangerGetParameters('));
    await picture('sample');
  });

  it('scsi-command: stopped before a command, with its fields and the C that sends it', async () => {
    await workbench.pressF5();
    await workbench.stoppedLine();
    await workbench.showRunView();
    for (const name of ['Watch', 'Breakpoints']) await workbench.closePane(name);
    await workbench.framesBegin(/^INQUIRY/);
    // Two commands may look alike, so none is waited for.
    for (let commands = 0; commands < 30; commands++) {
      if ((await workbench.frames())[0]?.startsWith('MOVE MEDIUM')) break;
      await workbench.toolbarButton('Next SCSI Command').click();
      await workbench.page.waitForTimeout(500);
    }
    await workbench.clickFrame(/^MOVE MEDIUM/);
    await workbench.variable(/^(CDB|Command|MOVE MEDIUM)/).waitFor();
    await picture('scsi-command');
  });

  it('library: the drawing beside the driver, with a cartridge in the drive', async () => {
    await workbench.command('Changer Lab: Show Library');
    const drawing = await LibraryDrawing.find(workbench.page);
    await workbench.toolbarButton('Run to End of Request').click();
    await expect.poll(() => drawing.label('drive 0')).toMatch(/A00001L6/);
    await workbench.page.waitForTimeout(2_000);
    await workbench.command('View: Toggle Primary Side Bar Visibility');
    await picture('library');
    await workbench.command('View: Toggle Primary Side Bar Visibility');
  });

  it('side-bar: drivers, devices and requests', async () => {
    await new SideBar(workbench.page).open();
    await workbench.page.waitForTimeout(1_000);
    await picture('side-bar');
    await workbench.stop();
    await workbench.command('View: Close All Editors');
  });

  it('squiggle: a flag in the wrong word, with the rule that it breaks', async () => {
    await workbench.command('View: Show Explorer');
    await workbench.openFile('autoloader.c');
    await workbench.goToLine(lineOf(driver, `features |= ${FLAG};`));
    await workbench.page.keyboard.press('End');
    await workbench.page.keyboard.press('ArrowLeft');
    for (let count = 0; count < FLAG.length; count++) await workbench.page.keyboard.press('Backspace');
    await workbench.page.keyboard.type(WRONG_FLAG);
    await workbench.page.keyboard.press('Escape');
    await workbench.page.locator('.squiggly-error').first().waitFor({ timeout: 20_000 });
    await workbench.page.getByText(WRONG_FLAG).first().hover();
    await workbench.page.locator('.monaco-hover', { hasText: 'Features1' }).first().waitFor();
    await workbench.picture('pictures/squiggle');
  });

  it('problem: the broken rule among the problems', async () => {
    await workbench.page.keyboard.press('Escape');
    await workbench.command('Problems: Focus on Problems View');
    await workbench.page
      .locator('.markers-panel .monaco-list-row', { hasText: 'Features1' })
      .first()
      .waitFor();
    await picture('problem');
  });

  it('breakpoint: the driver stopped, with its variables and call stack', async () => {
    // The editor saves by itself.
    writeFileSync(driver, source);
    await workbench.command('View: Toggle Panel Visibility');
    await workbench.command('View: Close All Editors');
    const line = lineOf(driver, 'if (status == STATUS_DATA_OVERRUN');
    await workbench.debugTo('autoloader.c', line);
    // It has stopped before the command.
    await workbench.pressF5();
    await workbench.stopsAt(line);
    await picture('breakpoint');
    await workbench.stop();
  });

  it('qualification: the report, with a broken rule at its line of C', async () => {
    await workbench.command('View: Close All Editors');
    writeFileSync(driver, source.replace(FULL, NO_REASON));
    await workbench.openFile('autoloader.c');
    await workbench.command('View: Toggle Primary Side Bar Visibility');
    await workbench.command('Changer Lab: Qualify Driver');
    const report = await qualificationReport(workbench.page, '1 finding.');
    await report.locator('#findings td a', { hasText: 'autoloader.c:' }).first().click();
    await workbench.page.locator('.squiggly-warning').first().waitFor();
    await picture('qualification');
  });
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FOLDERS, makeWorkspace } from '../host/workspace.ts';
import { LibraryDrawing } from './support/library-drawing.ts';
import { pictureOnFailure } from './support/picture-on-failure.ts';
import { Workbench } from './support/workbench.ts';

describe('a library file', () => {
  const folder = path.join(makeWorkspace('library-editor'), FOLDERS.loader);
  const file = path.join(folder, 'library.changer.json');
  const before = readFileSync(file, 'utf8');
  let workbench: Workbench;
  let drawing: LibraryDrawing;
  pictureOnFailure(() => workbench);

  beforeAll(async () => {
    workbench = await Workbench.open(folder);
    await workbench.filesShown();
  });
  afterAll(() => workbench.close());

  it('opens as a drawing', async () => {
    await workbench.openTab('library.changer.json');
    drawing = await LibraryDrawing.find(workbench.page);
    await expect.poll(() => drawing.label('slot 0')).toBe('Slot 0, A00001L6');
    await workbench.picture('library-editor');
  });

  it('moves a cartridge by a drag, and undoes it', async () => {
    await drawing.drag('slot 0', 'slot 4');
    await expect.poll(() => drawing.label('slot 4')).toBe('Slot 4, A00001L6');
    await workbench.save();
    await expect
      .poll(() => readFileSync(file, 'utf8'))
      .toBe(before.replace('"at": "slot 0"', '"at": "slot 4"'));
    await workbench.command('Undo');
    await expect.poll(() => drawing.label('slot 0')).toBe('Slot 0, A00001L6');
    await workbench.save();
    await expect.poll(() => readFileSync(file, 'utf8')).toBe(before);
  });

  it('takes another number of slots', async () => {
    await drawing.button('Slots').click();
    await drawing.frame.locator('dialog input').first().fill('9');
    await drawing.button('OK').click();
    await drawing.cell('slot 8').waitFor();
    await workbench.command('Undo');
    await drawing.cell('slot 8').waitFor({ state: 'detached' });
  });

  it('refuses what would break the file, and says why', async () => {
    await drawing.button('Slots').click();
    await drawing.frame.locator('dialog input').first().fill('30');
    await drawing.button('OK').click();
    await drawing.frame.locator('.callout.error', { hasText: /overlap|address/i }).waitFor();
    await workbench.picture('library-editor-refusal');
  });

  it('shows mistakes of the text in place, and leads to their line', async () => {
    await drawing.button('Edit as Text').click();
    await workbench.page.locator('.monaco-editor .view-line', { hasText: '"vendor"' }).first().waitFor();
    await workbench.page.keyboard.press('Control+End');
    await workbench.page.keyboard.type('x');
    await drawing.frame.locator('.banner', { hasText: 'A mistake' }).waitFor();
    await workbench.picture('library-editor-mistake');
    await workbench.command('Undo');
    await drawing.frame.locator('.banner').waitFor({ state: 'detached' });
  });
});

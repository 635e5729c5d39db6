import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FOLDERS, makeWorkspace } from '../host/workspace.ts';
import { LibraryDrawing } from './support/library-drawing.ts';
import { pictureOnFailure } from './support/picture-on-failure.ts';
import { Workbench } from './support/workbench.ts';

/** A copy of a library file with 60,000 slots, each with a cartridge, beside it. */
function writeLarge(folder: string, before: string): void {
  const data = JSON.parse(before) as Record<string, unknown>;
  const elements = { transport: [0, 1], slot: [1, 60_000], port: [61_000, 1], drive: [62_000, 1] };
  const cartridges = Array.from({ length: 60_000 }, (_, index) => ({ at: `slot ${index}` }));
  writeFileSync(
    path.join(folder, 'large.changer.json'),
    JSON.stringify({
      ...data,
      cleanerSlot: undefined,
      elements: Object.fromEntries(
        Object.entries(elements).map(([kind, [first, count]]) => [kind, { first, count }]),
      ),
      cartridges,
    }),
  );
}

describe('a library file', () => {
  const folder = path.join(makeWorkspace('library-editor'), FOLDERS.loader);
  const file = path.join(folder, 'library.changer.json');
  const before = readFileSync(file, 'utf8');
  // Before the window: it lists files that come later only after a while.
  writeLarge(folder, before);
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

  it('draws very many slots, and changes one', async () => {
    // An undone change may count as one.
    await workbench.save();
    await workbench.command('View: Close All Editors');
    await workbench.openTab('large.changer.json');
    drawing = await LibraryDrawing.find(workbench.page);
    await drawing.frame.locator('.heading', { hasText: '60,000' }).waitFor();
    await drawing.cell('slot 3').click();
    await workbench.page.keyboard.press('Delete');
    await expect.poll(() => drawing.label('slot 3')).toBe('Slot 3, empty');
  });
});

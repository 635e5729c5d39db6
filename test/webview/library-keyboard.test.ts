import { afterEach, describe, expect, it } from 'vitest';
import {
  largeLibrary,
  moved,
  openLibrary,
  running,
  sampleLibrary,
  sendLarge,
  type LibraryPage,
} from './support/library.ts';

/** What the active cell of the pane with the focus says. */
async function active(view: LibraryPage): Promise<string> {
  return view.page.evaluate(() => {
    const root = document.querySelector('library-view')?.shadowRoot;
    const pane = root?.activeElement?.shadowRoot;
    const id = pane?.activeElement?.getAttribute('aria-activedescendant') ?? '';
    return pane?.getElementById(id)?.querySelector('.hidden-text')?.textContent ?? '';
  });
}

const live = (view: LibraryPage) => view.page.locator('[aria-live="polite"]').innerText();

describe('the library view by the keyboard alone', () => {
  let view: LibraryPage;
  afterEach(() => view.close());

  /** Goes with Tab until the pane of slots has the focus. */
  async function toSlots(): Promise<void> {
    for (let tabs = 0; tabs < 12; tabs++) {
      await view.page.keyboard.press('Tab');
      if ((await active(view)).startsWith('Slot')) return;
    }
    throw new Error('Tab does not lead to the slots.');
  }

  it('goes through the slots with the arrows', async () => {
    view = await openLibrary({ width: 1280 });
    await view.send(running(sampleLibrary()));
    await toSlots();
    await view.page.keyboard.press('ArrowRight');
    expect(await active(view)).toBe('Slot 1, A00002L6');
    await view.page.keyboard.press('ArrowDown');
    expect(await active(view)).toBe('Slot 5, no label');
    await view.page.keyboard.press('End');
    expect(await active(view)).toMatch(/^Slot 7/);
    await view.page.keyboard.press('Control+Home');
    expect(await active(view)).toBe('Slot 0, A00001L6');
  });

  it('picks a cartridge up and puts it down in the drive', async () => {
    view = await openLibrary();
    await view.send(running(sampleLibrary()));
    await toSlots();
    await view.page.keyboard.press('Space');
    expect(await live(view)).toMatch(/^A00001L6 from slot 0 is in hand/);
    await view.page.keyboard.press('Shift+Tab');
    await view.page.keyboard.press('ArrowDown');
    expect(await active(view)).toMatch(/^Drive 0/);
    await view.page.keyboard.press('Space');
    expect(await view.posted('act')).toEqual([
      { kind: 'act', id: 1, act: { ioctl: 'MOVE_MEDIUM', source: 'slot 0', destination: 'drive 0' } },
    ]);
  });

  it('puts back at Escape what it has picked up', async () => {
    view = await openLibrary();
    await view.send(running(sampleLibrary()));
    await toSlots();
    await view.page.keyboard.press('Space');
    await view.page.keyboard.press('Escape');
    expect(await view.page.locator('.cell.held').count()).toBe(0);
    expect(await view.posted('act')).toEqual([]);
  });

  it('chooses an act from the menu of a cell, and goes back to the cell', async () => {
    view = await openLibrary();
    await view.send(running(sampleLibrary()));
    await toSlots();
    await view.page.keyboard.press('Enter');
    await view.page.keyboard.press('ArrowDown');
    await view.page.keyboard.press('ArrowDown');
    expect(await view.page.locator('[role="menuitem"]:focus').innerText()).toContain('Ask the Driver');
    await view.page.keyboard.press('Enter');
    const [{ act }] = await view.posted('act');
    expect(act).toEqual({ ioctl: 'GET_ELEMENT_STATUS', element: 'slot 0', count: 1, volumeTags: true });
    expect(await active(view)).toBe('Slot 0, A00001L6');
  });

  it('fills in a form', async () => {
    view = await openLibrary();
    await view.send(running(sampleLibrary()));
    await toSlots();
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Insert'])
      await view.page.keyboard.press(key);
    await view.page.locator('dialog').waitFor();
    await view.page.keyboard.type('Z00001L6');
    await view.page.keyboard.press('Enter');
    const [{ act }] = await view.posted('act');
    expect(act).toEqual({ operator: 'insert', at: 'slot 4', barcode: 'Z00001L6' });
  });

  it('says what is wrong in a form, and keeps it open', async () => {
    view = await openLibrary();
    await view.send(running(sampleLibrary()));
    await toSlots();
    for (let i = 0; i < 4; i++) await view.page.keyboard.press('ArrowRight');
    await view.page.keyboard.press('Insert');
    await view.page.locator('dialog').waitFor();
    await view.page.keyboard.type('ünlesbar');
    await view.page.keyboard.press('Enter');
    await view.page.locator('[role="alert"]', { hasText: 'ASCII' }).waitFor();
    await view.page.keyboard.press('Escape');
    await view.page.locator('dialog').waitFor({ state: 'detached' });
    expect(await view.posted('act')).toEqual([]);
  });

  it('finds a bar code among 60,000 slots', async () => {
    view = await openLibrary();
    await sendLarge(view, largeLibrary(60_000));
    await toSlots();
    await view.page.keyboard.press('/');
    await view.page.keyboard.type('t59998');
    await view.page.keyboard.press('Enter');
    expect(await live(view)).toBe('1 found; Slot 59998');
    expect(await view.page.locator('[data-spot="slot 59998"]').getAttribute('aria-selected')).toBe('true');
  });

  it('says a move to who cannot see it', async () => {
    view = await openLibrary();
    const snapshot = sampleLibrary();
    await view.send(running(snapshot));
    await view.send(moved(snapshot, 'slot 0', 'drive 0', 12_000));
    expect(await live(view)).toBe('A00001L6 moved from slot 0 to drive 0');
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import { violations } from './support/axe.ts';
import { element, openLibrary, running, sampleLibrary, type LibraryPage } from './support/library.ts';
import { THEMES } from './support/webview-page.ts';
import type { Snapshot } from '../../src/view/library/drawn-library.ts';

/** The sample in the midst of its work: every state that has a look of its own. */
function busy(): Snapshot {
  const snapshot = sampleLibrary();
  const report = (full: boolean, barcode: string | null, flags: string[]) => ({
    full,
    barcode,
    flags,
    time: 3000,
  });
  const changed = [
    element(snapshot, 'slot 0', {
      full: false,
      barcode: null,
      reported: report(true, 'A00001L6', ['FULL', 'ACCESS', 'PVOLTAG']),
    }),
    element(snapshot, 'drive 0', { full: true, barcode: 'A00001L6', source: 'slot 0' }),
    element(snapshot, 'slot 1', {
      reported: report(true, 'A00002L6', ['FULL', 'ACCESS', 'PVOLTAG']),
    }),
    element(snapshot, 'slot 5', { exception: '83/00' }),
    element(snapshot, 'port 0', { full: true, barcode: 'C00009L6', imported: true }),
  ];
  return {
    ...snapshot,
    elements: snapshot.elements.map((one) => changed.find(({ place }) => place === one.place) ?? one),
    condition: {
      ...snapshot.condition,
      time: 12_003,
      doorLocked: true,
      ports: [{ open: true, locked: false }],
      transports: ['drive 0'],
      drives: [
        {
          stage: 'ready',
          doorOpen: false,
          cleaningNeeded: true,
          alerts: [20],
          position: { partition: 0, object: 12 },
        },
      ],
    },
  };
}

describe.each(THEMES)('the library view in the %s theme', (theme) => {
  let view: LibraryPage;
  afterEach(() => view.close());

  it('is without a violation of accessibility rules, and breaks no policy', async () => {
    view = await openLibrary({ theme });
    await view.send(running(busy()));
    await view.page.locator('[data-spot="slot 0"]').click();
    await view.picture(`library-${theme}`);
    expect(await violations(view.page)).toEqual([]);
    await view.page.keyboard.press('Enter');
    await view.page.locator('[role="menu"]').waitFor();
    expect(await violations(view.page)).toEqual([]);
    await view.page.keyboard.press('Escape');
    await view.page.locator('vscode-button', { hasText: 'Library…' }).click();
    await view.page.locator('[role="menuitem"]', { hasText: 'Arm a Fault' }).click();
    await view.page.locator('dialog').waitFor();
    await view.picture(`library-${theme}-form`);
    expect(await violations(view.page)).toEqual([]);
    expect(view.complaints).toEqual([]);
  });
});

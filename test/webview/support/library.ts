import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readLibrary } from '../../../src/lab/files/library-file.ts';
import { ElementTable } from '../../../src/live/element-table.ts';
import type { ElementState, LibraryCondition, Motion } from '../../../src/live/library-state.ts';
import type { Snapshot } from '../../../src/view/library/drawn-library.ts';
import type { FromLibraryView, ToLibraryView } from '../../../src/view/library/messages.ts';
import { restingLibrary } from '../../../src/view/library/resting.ts';
import { toWire } from '../../../src/view/library/wire-snapshot.ts';
import { SAMPLE } from '../../vscode/host/paths.ts';
import { WebviewPage, type PageOptions } from './webview-page.ts';

export type LibraryPage = WebviewPage<ToLibraryView, FromLibraryView>;

export function openLibrary(
  options: Omit<PageOptions, 'view' | 'body'> & { readonly mode?: 'live' | 'file' } = {},
): Promise<LibraryPage> {
  const { mode = 'live', ...rest } = options;
  return WebviewPage.open({ ...rest, view: 'library', body: `<library-view mode="${mode}"></library-view>` });
}

/** The sample's library as its file describes it. */
export function sampleLibrary(): Snapshot {
  return libraryOf(readFileSync(path.join(SAMPLE, 'library.changer.json'), 'utf8'));
}

/** A library file's text as what the view draws. @throws Error where the file has mistakes. */
export function libraryOf(text: string): Snapshot {
  const { library, problems } = readLibrary('library.changer.json', text);
  if (!library) throw new Error(problems.map(({ message }) => message).join('\n'));
  return restingLibrary('library.changer.json', library.model);
}

/** A library with so many slots, six of seven full. */
export function largeLibrary(slots: number, magazineSize = 0): Snapshot {
  const frame = libraryOf(
    JSON.stringify({
      changer: { vendor: 'ACME', product: 'SILO' },
      elements: {
        transport: { first: 0, count: 2 },
        port: { first: 10, count: 16 },
        drive: { first: 100, count: 64 },
        slot: { first: 1000, count: slots },
      },
      doors: 2,
      capabilities: { magazineSize },
    }),
  );
  return changed(frame, (element) => {
    const [kind, index] = element.place.split(' ');
    if (kind !== 'slot' || Number(index) % 7 === 3) return element;
    return { ...element, full: true, barcode: `T${index.padStart(5, '0')}L6` };
  });
}

/** The library with other elements. */
export function changed(snapshot: Snapshot, change: (element: ElementState) => ElementState): Snapshot {
  const { elements } = snapshot;
  return { ...snapshot, elements: ElementTable.of([...elements].map(change), elements.numbers) };
}

/**
 * Sends a large library, and waits until it is drawn.
 * @param really without it the message is made and not sent.
 */
export async function sendLarge(view: LibraryPage, library: Snapshot, really = true): Promise<void> {
  await view.page.evaluate(
    async ({ message, really }) => {
      if (!really) return;
      window.postMessage(message, '*');
      const drawn = (): boolean => {
        const panes = document.querySelector('library-view')?.shadowRoot?.querySelectorAll('library-pane');
        return [...(panes ?? [])].some((pane) => pane.shadowRoot?.querySelector('.cell.slot'));
      };
      const nextFrame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
      while (!drawn()) await nextFrame();
      await nextFrame();
    },
    { message: running(library), really },
  );
}

/** A snapshot in the words of a running lab. */
export function running(snapshot: Snapshot, change: Partial<Snapshot> = {}): ToLibraryView {
  return { kind: 'live', events: [toWire({ ...snapshot, phase: 'stopped', ...change })] };
}

/** The element at a place, with something changed. */
export function element(snapshot: Snapshot, place: string, change: Partial<ElementState> = {}): ElementState {
  const found = snapshot.elements.find(place);
  if (!found) throw new Error(`There is no ${place}.`);
  return { ...found, ...change };
}

/** The sample in the midst of its work: every state that has a look of its own. */
export function busyLibrary(): Snapshot {
  const snapshot = sampleLibrary();
  const report = (full: boolean, barcode: string | null, flags: string[]) => ({
    full,
    barcode,
    flags,
    time: 3000,
  });
  const busy = [
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
    ...changed(snapshot, (one) => busy.find(({ place }) => place === one.place) ?? one),
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

/** A move of a cartridge as a running lab tells it. */
export function moved(snapshot: Snapshot, from: string, to: string, time: number): ToLibraryView {
  const { barcode, cleaner } = element(snapshot, from);
  const motion: Motion = { transport: 0, from, to, barcode, started: time - 12_000, duration: 12_000 };
  const condition: LibraryCondition = { ...snapshot.condition, time, transports: [to] };
  return {
    kind: 'live',
    events: [
      {
        kind: 'changes',
        elements: [
          element(snapshot, from, { full: false, barcode: null, cleaner: false, source: null }),
          element(snapshot, to, { full: true, barcode, cleaner, source: from }),
        ],
        condition,
        motions: [motion],
      },
    ],
  };
}

import { existsSync, statSync } from 'node:fs';
import {
  element,
  largeLibrary,
  openLibrary,
  sendLarge,
  type LibraryPage,
} from '../../test/webview/support/library.ts';
import { CHROMIUM } from '../../test/vscode/host/paths.ts';
import { median, say } from '../say.ts';
import { worked } from './worked.ts';

const ELEMENTS = 60_000;
const ROUNDS = 5;
const MOVES = 50;

/** The library view in a browser: what it weighs, how soon it is drawn, what a move costs. */
export async function benchLibraryView(): Promise<void> {
  const bytes = ['js', 'css'].reduce((sum, end) => sum + statSync(`dist/webview/library.${end}`).size, 0);
  say('Library view, script and style', `${(bytes / 1000).toFixed(0)} KB`, 'at most 250 KB');
  if (!existsSync(CHROMIUM)) {
    say('Library view in a browser', 'not measured', `no Chromium at ${CHROMIUM}`);
    return;
  }
  const first: number[] = [];
  const moves: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const view = await openLibrary();
    first.push(await drawn(view));
    moves.push(await moved(view));
    await view.close();
  }
  say('Library view of 60,000 elements, first drawing', `${median(first).toFixed(0)} ms`, 'at most 500 ms');
  say('  script for a move', `${median(moves).toFixed(1)} ms`, 'at most 16 ms');
}

/** From the message to the drawing: script, style, layout and paint. */
async function drawn(view: LibraryPage): Promise<number> {
  // Once before without the view: how the message comes into the page is not its work.
  const library = largeLibrary(ELEMENTS);
  const making = await worked(view.page, 'TaskDuration', () => sendLarge(view, library, false));
  return (await worked(view.page, 'TaskDuration', () => sendLarge(view, library, true))) - making;
}

/** Script for one of some moves, in the mean. */
async function moved(view: LibraryPage): Promise<number> {
  const frame = largeLibrary(ELEMENTS);
  const slot = element(frame, 'slot 0', { full: true, barcode: 'T00000L6' });
  const { condition } = frame;
  const all = await worked(view.page, 'ScriptDuration', () =>
    view.page.evaluate(
      async ({ slot, condition, count }) => {
        for (let index = 0; index < count; index++) {
          const [from, to] = [`slot ${index}`, `drive ${index}`];
          const elements = [
            { ...slot, place: from, full: false, barcode: null },
            { ...slot, place: to },
          ];
          const motions = [{ transport: 0, from, to, barcode: slot.barcode, started: 0, duration: 12_000 }];
          const changed = { ...condition, time: index * 12_000, transports: [to, null] };
          const events = [{ kind: 'changes', elements, condition: changed, motions }];
          window.postMessage({ kind: 'live', events }, '*');
          await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        }
      },
      { slot, condition, count: MOVES },
    ),
  );
  return all / MOVES;
}

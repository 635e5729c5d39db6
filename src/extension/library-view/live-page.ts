import * as vscode from 'vscode';
import type { LiveEvent } from '../../live/live-events.ts';
import type { DrawnEvent, FromLibraryView, ToLibraryView } from '../../view/library/messages.ts';
import { toWire } from '../../view/library/wire-snapshot.ts';
import { startAgain, startDriver } from '../debug/start-driver.ts';
import type { LiveHub } from '../live/live-hub.ts';
import { pageOptions, viewPage } from '../webview/page.ts';
import { savePicture } from './save-picture.ts';

/** What the drawing has a use for: trace and steps that begin are not its own, and nor is what a step returned. */
function drawn(events: readonly LiveEvent[]): DrawnEvent[] {
  return events.flatMap((event): DrawnEvent[] => {
    switch (event.kind) {
      case 'snapshot': {
        const { name, model, managed } = event.plan;
        return [toWire({ ...event, plan: { name, model, managed } })];
      }
      case 'step':
        return [{ ...event, record: { ...event.record, output: null } }];
      case 'changes':
      case 'phase':
        return [event];
      case 'trace':
      case 'begin':
        return [];
    }
  });
}

/** What panel and side bar have in common. */
export interface LiveSurface {
  readonly webview: vscode.Webview;
  readonly visible: boolean;
  readonly onDidChangeVisibility: vscode.Event<unknown>;
  readonly onDidDispose: vscode.Event<void>;
}

/** Shows the running library on a surface, until that is disposed of. The lab is asked for events only while it is seen. */
export function showLive(surface: LiveSurface, hub: LiveHub, extension: vscode.Uri): void {
  const { webview } = surface;
  const open = hub.open();
  let look: vscode.Disposable | undefined;
  const send = (message: ToLibraryView): void => void webview.postMessage(message);
  const everything = (): void => {
    const { plan, condition, phase, elements, steps } = hub.state ?? {};
    if (!plan || !condition || !phase || !elements) return send({ kind: 'idle' });
    const records = (steps ?? []).map((record) => ({ kind: 'step' as const, record }));
    const events = drawn([{ kind: 'snapshot', plan, condition, phase, elements }, ...records]);
    send({ kind: 'live', events });
  };
  const watch = (): void => {
    if (surface.visible) look ??= hub.look();
    else {
      look?.dispose();
      look = undefined;
    }
  };
  const receive = async (message: FromLibraryView): Promise<void> => {
    switch (message.kind) {
      case 'ready':
        everything();
        break;
      case 'act':
        send({ kind: 'answer', id: message.id, answer: await hub.act(message.act) });
        break;
      case 'picture':
        await savePicture(message.svg);
        break;
      case 'start':
        await (hub.last ? startAgain(hub.last) : startDriver({ noDebug: false }));
        break;
      case 'edit':
      case 'text':
        // Those are for files.
        break;
    }
  };
  const listeners = [
    hub.onEvent((all) => {
      const events = drawn(all);
      if (events.length > 0) send({ kind: 'live', events });
    }),
    hub.onDidChangeLibrary(everything),
    surface.onDidChangeVisibility(watch),
    webview.onDidReceiveMessage((message: FromLibraryView) => {
      receive(message).catch((error: unknown) => {
        void vscode.window.showErrorMessage((error as Error).message);
      });
    }),
  ];
  surface.onDidDispose(() => {
    look?.dispose();
    open.dispose();
    for (const listener of listeners) listener.dispose();
  });
  watch();
  webview.options = pageOptions(extension);
  webview.html = viewPage(
    webview,
    extension,
    'library',
    vscode.l10n.t('Library'),
    '<library-view></library-view>',
  );
}

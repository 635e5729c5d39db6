import * as vscode from 'vscode';
import type { LiveAct } from '../../live/live-events.ts';
import type { LiveHub } from '../live/live-hub.ts';

/** How long it is said when an act will be done, in milliseconds. */
const SAID_FOR = 4000;

/**
 * Asks the library for something, and says what could not be done.
 * @throws Error where the act is refused.
 */
export async function performAct(hub: LiveHub, act: LiveAct): Promise<void> {
  const { accepted, message, step } = await hub.act(act);
  if (!accepted) throw new Error(message);
  if (message !== '') vscode.window.setStatusBarMessage(`Changer Lab: ${message}`, SAID_FOR);
  const known = hub.state?.steps.find(({ index }) => index === step);
  if (known) return complain(known.ok, known.message);
  const listener = hub.onEvent((events) => {
    for (const event of events) {
      if (event.kind === 'step' && event.record.index === step) {
        listener.dispose();
        complain(event.record.ok, event.record.message);
      }
      // Another run has begun, or this one has ended: nothing will come of it.
      if (event.kind === 'snapshot' || (event.kind === 'phase' && event.phase === 'over')) listener.dispose();
    }
  });
}

function complain(ok: boolean, message: string): void {
  if (!ok) void vscode.window.showWarningMessage(message);
}

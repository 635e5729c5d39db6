import * as vscode from 'vscode';
import { DEBUG_TYPE } from '../names.ts';
import type { AdapterRequest } from './adapter-protocol.ts';

/**
 * Sends a request to the adapter of the session that the user looks at.
 * @throws Error with the adapter's reason, or where there is no such session.
 */
export async function sendToAdapter(request: AdapterRequest): Promise<void> {
  const session = vscode.debug.activeDebugSession;
  if (session?.type !== DEBUG_TYPE) {
    throw new Error(vscode.l10n.t('No changer driver is being debugged. Start a session with F5 first.'));
  }
  await session.customRequest(request);
}

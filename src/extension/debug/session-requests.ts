import * as vscode from 'vscode';
import { DEBUG_TYPE } from '../names.ts';
import type { AdapterRequest, AdapterRequests } from '../../live/adapter-protocol.ts';

/** Sends a request of the extension's own to the adapter of a session. @throws Error with the adapter's reason. */
export async function ask<Name extends AdapterRequest>(
  session: vscode.DebugSession,
  request: Name,
  given: AdapterRequests[Name]['arguments'],
): Promise<AdapterRequests[Name]['answer']> {
  // The adapter comes with the extension, so the answer is what the name promises.
  return (await session.customRequest(request, given)) as AdapterRequests[Name]['answer'];
}

/**
 * Sends a request to the adapter of the session that the user looks at.
 * @throws Error with the adapter's reason, or where there is no such session.
 */
export async function sendToAdapter(request: 'changer/nextCommand' | 'changer/endOfRequest'): Promise<void> {
  const session = vscode.debug.activeDebugSession;
  if (session?.type !== DEBUG_TYPE) {
    throw new Error(vscode.l10n.t('No changer driver is being debugged. Start a session with F5 first.'));
  }
  await ask(session, request, undefined);
}

import * as vscode from 'vscode';
import type { BuildDiagnostic } from '../../language/protocol.ts';
import { DEBUG_TYPE } from '../names.ts';
import type { LanguageFeatures } from '../language/language-features.ts';
import type { AdapterEvents } from '../../live/adapter-protocol.ts';
import type { LiveHub } from '../live/live-hub.ts';
import { buildMessages } from './build-messages.ts';
import type { RequestStatus } from './request-status.ts';

type EventHandlers = {
  readonly [Name in keyof AdapterEvents]: (session: vscode.DebugSession, body: AdapterEvents[Name]) => void;
};

/** Calls the handler of an event; one that this version does not know is none of its business. */
function dispatch(handlers: EventHandlers, event: vscode.DebugSessionCustomEvent): void {
  if (event.session.type !== DEBUG_TYPE || !Object.hasOwn(handlers, event.event)) return;
  // The adapter comes with the extension, so the body is what the name promises.
  const handler = handlers[event.event as keyof AdapterEvents] as (
    session: vscode.DebugSession,
    body: unknown,
  ) => void;
  handler(event.session, event.body);
}

/** A message to the adapter or from it, as far as it matters here. */
interface AdapterMessage {
  readonly type?: string;
  readonly command?: string;
  readonly event?: string;
}

function showBuilt(features: LanguageFeatures, messages: readonly BuildDiagnostic[]): void {
  features.built(messages).catch((error: unknown) => {
    void vscode.window.showErrorMessage((error as Error).message);
  });
}

/** Shows what the adapters of running sessions report. */
export function listenToAdapter(
  features: LanguageFeatures,
  status: RequestStatus,
  hub: LiveHub,
): vscode.Disposable {
  const handlers: EventHandlers = {
    'changer/diagnostics': (session, body) => showBuilt(features, buildMessages(session, body.diagnostics)),
    'changer/restartFailed': (_session, { message }) => void vscode.window.showErrorMessage(message),
    'changer/live': (session, events) => hub.receive(session, events),
    'changer/request': (session, body) => status.showRequest(session, body.action, body.index),
  };
  return vscode.Disposable.from(
    vscode.debug.onDidReceiveDebugSessionCustomEvent((event) => dispatch(handlers, event)),
    vscode.debug.onDidStartDebugSession((session) => {
      if (session.type !== DEBUG_TYPE) return;
      status.begin(session);
    }),
    vscode.debug.onDidTerminateDebugSession((session) => {
      status.end(session);
      hub.end(session);
    }),
    vscode.debug.onDidChangeActiveDebugSession(() => {
      status.refresh();
      hub.refresh();
    }),
    vscode.debug.registerDebugAdapterTrackerFactory(DEBUG_TYPE, {
      createDebugAdapterTracker: (session) => ({
        // The editor says that a session has started when its driver runs already, and may have ended: a view must
        // ask before.
        onDidSendMessage: ({ type, event }: AdapterMessage) => {
          if (type === 'event' && event === 'initialized') hub.begin(session);
        },
        // A restart is a request to the running adapter, not a new session: only the messages tell.
        onWillReceiveMessage: ({ type, command }: AdapterMessage) => {
          if (type === 'request' && (command === 'launch' || command === 'restart')) showBuilt(features, []);
        },
      }),
    }),
  );
}

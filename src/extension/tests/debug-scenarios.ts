import path from 'node:path';
import * as vscode from 'vscode';
import { DEBUG_TYPE } from '../names.ts';

/** A message of the adapter, as far as it matters here. */
interface AdapterMessage {
  readonly type?: string;
  readonly event?: string;
  readonly body?: { readonly exitCode?: number };
}

/** Debugs scenarios one after the other, and takes each result from the exit status of its session. */
export async function debugScenarios(
  run: vscode.TestRun,
  items: readonly vscode.TestItem[],
  token: vscode.CancellationToken,
): Promise<void> {
  for (const item of items) {
    if (token.isCancellationRequested || !item.uri) {
      run.skipped(item);
      continue;
    }
    run.started(item);
    const began = performance.now();
    const status = await debugScenario(run, item.uri, token);
    const took = performance.now() - began;
    if (status === 0) run.passed(item, took);
    else if (status === undefined) run.skipped(item);
    else {
      const text = vscode.l10n.t('The scenario failed while it was debugged. The Debug Console says where.');
      const message = new vscode.TestMessage(text);
      message.location = new vscode.Location(item.uri, new vscode.Position(0, 0));
      run.failed(item, message, took);
    }
  }
}

/** @returns the exit status; undefined where the session was ended before the scenario. */
async function debugScenario(
  testRun: vscode.TestRun,
  scenario: vscode.Uri,
  token: vscode.CancellationToken,
): Promise<number | undefined> {
  const name = vscode.l10n.t('Debug {0}', path.basename(scenario.fsPath));
  const listeners: vscode.Disposable[] = [];
  let session: vscode.DebugSession | undefined;
  let status: number | undefined;
  const ended = new Promise<void>((resolve) => {
    listeners.push(
      vscode.debug.registerDebugAdapterTrackerFactory(DEBUG_TYPE, {
        createDebugAdapterTracker(created) {
          if (created.name !== name) return undefined;
          session = created;
          return {
            onDidSendMessage(message: AdapterMessage) {
              if (message.type === 'event' && message.event === 'exited') status = message.body?.exitCode;
            },
          };
        },
      }),
      vscode.debug.onDidTerminateDebugSession((over) => {
        if (over.id === session?.id) resolve();
      }),
      token.onCancellationRequested(() => void vscode.debug.stopDebugging(session)),
    );
  });
  try {
    const folder = vscode.workspace.getWorkspaceFolder(scenario);
    const config = { type: DEBUG_TYPE, request: 'launch', name, scenario: scenario.fsPath };
    // A launch that fails has said why by itself.
    if (!(await vscode.debug.startDebugging(folder, config, { testRun }))) return 1;
    await ended;
    return status;
  } finally {
    vscode.Disposable.from(...listeners).dispose();
  }
}

import * as vscode from 'vscode';
import type { LibraryModel } from '../../live/library-model.ts';
import type { LiveEvent } from '../../live/live-events.ts';
import type { LiveHub } from '../live/live-hub.ts';
import { TRACE_PANEL } from '../names.ts';
import { OnePanel } from '../webview/one-panel.ts';
import type { TraceClient } from './trace-client.ts';
import { TracePage } from './trace-page.ts';

/** The trace of the run: it follows the session that is shown. */
export class TracePanel {
  private readonly panel = new OnePanel(
    TRACE_PANEL,
    () => vscode.l10n.t('SCSI Trace'),
    (panel) => this.fill(panel),
  );

  constructor(
    private readonly hub: LiveHub,
    private readonly extension: vscode.Uri,
  ) {}

  register(): vscode.Disposable {
    return this.panel.register();
  }

  /** Shows the panel beside the source, or brings it to the front. */
  show(): Promise<void> {
    return this.panel.show();
  }

  private fill(panel: vscode.WebviewPanel): void {
    const { client } = new TracePage(panel, this.extension, 'run');
    const { hub } = this;
    const begin = (): void => pass(history(hub.state), client);
    // Looked at while the panel is open, seen or not: a trace with gaps would be none.
    const listeners = [
      hub.onEvent((events) => pass(events, client)),
      hub.onDidChangeLibrary(begin),
      hub.open(),
      hub.look(),
    ];
    panel.onDidDispose(() => {
      for (const listener of listeners) listener.dispose();
    });
    begin();
  }
}

/** Characters of a joined text, about. */
const JOINED = 4_000_000;

/** Texts in fewer texts: a long run comes in very many, and each would be drawn by itself. */
function joined(texts: readonly string[]): string[] {
  const result: string[] = [];
  for (const text of texts) {
    const last = result.length - 1;
    if (last >= 0 && result[last].length < JOINED) result[last] += text;
    else result.push(text);
  }
  return result;
}

/** What has been told of a library before now, as events; none where nobody has looked at it. */
function history({ plan, condition, phase, elements, trace }: Partial<LibraryModel> = {}): LiveEvent[] {
  if (!plan || !condition || !phase || !elements || !trace) return [];
  return [
    { kind: 'snapshot', plan, condition, phase, elements },
    ...joined(trace).map((lines) => ({ kind: 'trace' as const, lines })),
    { kind: 'phase', phase },
  ];
}

/** Hands what the trace is made of to its worker; a snapshot begins it anew. */
function pass(events: readonly LiveEvent[], client: TraceClient): void {
  for (const event of events) {
    if (event.kind === 'trace') client.post({ kind: 'lines', lines: event.lines });
    else if (event.kind === 'snapshot') client.post({ kind: 'live', plan: event.plan });
    else if (event.kind === 'phase')
      client.post({ kind: 'phase', phase: event.phase === 'over' ? 'over' : 'following' });
  }
}

import * as vscode from 'vscode';
import type { CommandRecord, StepRecord } from '../../lab/records.ts';
import type { LibraryModel } from '../../live/library-model.ts';
import type { LiveEvent } from '../../live/live-events.ts';
import { recordsOf } from '../../trace-files/format/trace-record.ts';
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

/** What has been told of a library before now, as events; none where nobody has looked at it. */
function history(model: LibraryModel | undefined): LiveEvent[] {
  const { plan, condition, phase, elements, commands, steps } = model ?? {};
  if (!plan || !condition || !phase || !elements || !commands || !steps) return [];
  return [
    { kind: 'snapshot', plan, condition, phase, elements },
    { kind: 'commands', records: commands },
    ...steps.map((record) => ({ kind: 'step' as const, record })),
    { kind: 'phase', phase },
  ];
}

/** Hands what the trace is made of to its worker; a snapshot begins it anew. */
function pass(events: readonly LiveEvent[], client: TraceClient): void {
  let commands: CommandRecord[] = [];
  let steps: StepRecord[] = [];
  const flush = (): void => {
    // Who looks late is told of all commands first, then of all steps: a trace has each step behind its commands.
    const records = [...recordsOf({ commands, steps, prints: [], violations: [], failure: null })];
    if (records.length > 0) client.post({ kind: 'records', records });
    commands = [];
    steps = [];
  };
  for (const event of events) {
    if (event.kind === 'commands') for (const record of event.records) commands.push(record);
    else if (event.kind === 'step') steps.push(event.record);
    else if (event.kind === 'snapshot') {
      flush();
      client.post({ kind: 'live', plan: event.plan });
    } else if (event.kind === 'phase') {
      flush();
      client.post({ kind: 'phase', phase: event.phase === 'over' ? 'over' : 'following' });
    }
  }
  flush();
}

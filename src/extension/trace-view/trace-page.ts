import path from 'node:path';
import * as vscode from 'vscode';
import { EXPORT_LOOKS, EXPORT_NAMES, type ExportName } from '../../trace-files/export-names.ts';
import type { FromTraceView, ToTraceView } from '../../view/trace/messages.ts';
import { TRACE_EDITOR } from '../names.ts';
import { pageOptions, viewPage, pageLanguage } from '../webview/page.ts';
import { showLine } from './show-line.ts';
import { TraceClient } from './trace-client.ts';

const ENDING = EXPORT_LOOKS.chtrace.ending;
/** What a trace is exported as; to save it is another act. */
const EXPORTS = EXPORT_NAMES.filter((name) => name !== 'chtrace');

/** A trace in a webview: the line between the view and the worker that holds the trace. */
export class TracePage {
  readonly client: TraceClient;

  /** @param name of the trace, for files that are made of it. */
  constructor(
    private readonly panel: vscode.WebviewPanel,
    extension: vscode.Uri,
    private readonly name: string,
  ) {
    const { webview } = panel;
    const worker = vscode.Uri.joinPath(extension, 'dist', 'trace-worker.mjs').fsPath;
    this.client = new TraceClient(worker, pageLanguage(), (message) => this.send(message));
    webview.options = pageOptions(extension);
    const listener = webview.onDidReceiveMessage((message: FromTraceView) => {
      this.receive(message).catch((error: unknown) => {
        this.send({ kind: 'failed', message: (error as Error).message });
      });
    });
    panel.onDidDispose(() => {
      listener.dispose();
      void this.client.end();
    });
    webview.html = viewPage(
      webview,
      extension,
      'trace',
      vscode.l10n.t('SCSI Trace'),
      '<trace-view></trace-view>',
    );
  }

  private send(message: ToTraceView): void {
    void this.panel.webview.postMessage(message);
  }

  private async receive(message: FromTraceView): Promise<void> {
    switch (message.kind) {
      case 'ready':
        return this.client.post({ kind: 'replay' });
      case 'command': {
        const { row } = message;
        return this.send({ kind: 'command', row, record: await this.client.ask('command', { row }) });
      }
      case 'line': {
        const { source, callers } = await this.client.ask('command', { row: message.row });
        const frame = message.frame === 0 ? source : callers.at(message.frame - 1);
        if (!frame) throw new Error(vscode.l10n.t('Nobody knows which line of C sent this command.'));
        return showLine(frame);
      }
      case 'load': {
        const file = await chooseTrace(vscode.l10n.t('Open Trace'));
        if (file) await vscode.commands.executeCommand('vscode.openWith', file, TRACE_EDITOR);
        return;
      }
      case 'save':
        return this.write(['chtrace']);
      case 'export':
        return this.write(EXPORTS);
      case 'compare':
        return this.compare();
    }
  }

  /** Writes the trace into a file that the person chooses; its ending says in which form. */
  private async write(names: readonly ExportName[]): Promise<void> {
    const folder = vscode.workspace.workspaceFolders?.at(0)?.uri;
    const proposed = `${this.name}.${EXPORT_LOOKS[names[0]].ending}`;
    const file = await vscode.window.showSaveDialog({
      filters: Object.fromEntries(
        names.map((name) => [EXPORT_LOOKS[name].title, [EXPORT_LOOKS[name].ending]]),
      ),
      ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, proposed) } : {}),
    });
    if (!file) return;
    const format = names.find((name) => file.path.endsWith(`.${EXPORT_LOOKS[name].ending}`));
    if (!format) {
      const endings = names.map((name) => `.${EXPORT_LOOKS[name].ending}`).join(', ');
      throw new Error(vscode.l10n.t('The name of the file must end with one of {0}.', endings));
    }
    await this.client.ask('export', { file: file.fsPath, format });
    void vscode.window.showInformationMessage(vscode.l10n.t('The trace is in {0}.', file.fsPath));
  }

  private async compare(): Promise<void> {
    const file = await chooseTrace(vscode.l10n.t('Compare'));
    if (!file) return;
    const name = path.basename(file.fsPath);
    const differences = await this.client.ask('compare', { file: file.fsPath, name });
    this.send({ kind: 'differences', other: name, differences });
  }
}

async function chooseTrace(openLabel: string): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    openLabel,
    filters: { [EXPORT_LOOKS.chtrace.title]: [ENDING] },
  });
  return chosen?.at(0);
}

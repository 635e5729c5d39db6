import * as vscode from 'vscode';
import type { Qualification } from '../../qualify/records.ts';
import { QUALIFICATION_REPORT, type CommandId } from '../names.ts';
import type * as report from './report.ts';

/** A line that a link of the report leads to. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

const OPEN: CommandId = 'changer-lab.openLine';
const AGAIN: CommandId = 'changer-lab.qualify';

/** The report of the last qualification. It runs no script: its links are commands of the extension. */
export class ReportPanel implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;

  /** @param program what the driver was qualified as: the path that qualifies it again. */
  show(qualification: Qualification, program: string, { reportPage }: typeof report): void {
    const panel = (this.panel ??= this.create());
    panel.title = vscode.l10n.t('Qualification of {0}', vscode.workspace.asRelativePath(program, false));
    panel.webview.html = reportPage(qualification, {
      name: (file) => vscode.workspace.asRelativePath(file, false),
      address: ({ file, line }) => commandAddress(OPEN, { file, line } satisfies Place),
      actions: [{ title: vscode.l10n.t('Qualify Again'), address: commandAddress(AGAIN, program) }],
    });
    panel.reveal(undefined, false);
  }

  dispose(): void {
    this.panel?.dispose();
  }

  private create(): vscode.WebviewPanel {
    const panel = vscode.window.createWebviewPanel(QUALIFICATION_REPORT, '', vscode.ViewColumn.Beside, {
      enableScripts: false,
      enableCommandUris: [OPEN, AGAIN],
      enableFindWidget: true,
      localResourceRoots: [],
    });
    panel.onDidDispose(() => (this.panel = undefined));
    return panel;
  }
}

function commandAddress(command: CommandId, argument: unknown): string {
  return `command:${command}?${encodeURIComponent(JSON.stringify([argument]))}`;
}

/** Opens a line of C, where its file is open already or beside the report. */
export async function openLine({ file, line }: Place): Promise<void> {
  const uri = vscode.Uri.file(file);
  const shown = vscode.window.visibleTextEditors.find(
    ({ document }) => document.uri.toString() === uri.toString(),
  );
  const document = await vscode.workspace.openTextDocument(uri);
  const at = document.lineAt(Math.min(Math.max(line, 1), document.lineCount) - 1);
  const start = new vscode.Position(at.lineNumber, at.firstNonWhitespaceCharacterIndex);
  await vscode.window.showTextDocument(document, {
    viewColumn: shown?.viewColumn ?? vscode.ViewColumn.One,
    selection: new vscode.Range(start, start),
  });
}

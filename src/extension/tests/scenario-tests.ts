import path from 'node:path';
import * as vscode from 'vscode';
import type { TestLine } from '../../cli/test-report/json-lines.ts';
import { startLines } from '../json-lines.ts';
import { LANGUAGES } from '../names.ts';
import { requireTrust } from '../trust.ts';
import { debugScenarios } from './debug-scenarios.ts';
import { ScenarioTree } from './scenario-tree.ts';
import { showResult } from './show-result.ts';

/** The scenarios of the workspace in the Test Explorer: run them, debug them, run them again at each save. */
export class ScenarioTests implements vscode.Disposable {
  private readonly controller = vscode.tests.createTestController(
    'changer-lab.scenarios',
    vscode.l10n.t('Changer Scenarios'),
  );
  private readonly tree = new ScenarioTree(this.controller);
  private readonly disposables: vscode.Disposable[] = [this.controller, this.tree];

  /** @param command the bundled `changer-lab` command. */
  constructor(private readonly command: string) {
    const { controller, tree } = this;
    const { Run, Debug } = vscode.TestRunProfileKind;
    controller.refreshHandler = (token) => tree.find(token);
    controller.resolveHandler = async (item) => {
      if (!item) await tree.find();
    };
    controller.createRunProfile(
      vscode.l10n.t('Run'),
      Run,
      (request, token) => (request.continuous ? this.follow(request, token) : this.run(request, token)),
      true,
      undefined,
      true,
    );
    controller.createRunProfile(
      vscode.l10n.t('Debug'),
      Debug,
      (request, token) => this.debug(request, token),
      true,
    );
    this.disposables.push(
      vscode.workspace.onDidSaveTextDocument((document) => {
        const items = this.beside(document);
        if (items.length > 0) tree.outdated(items.flatMap(({ uri }) => uri?.fsPath ?? []));
      }),
    );
  }

  dispose(): void {
    vscode.Disposable.from(...this.disposables).dispose();
  }

  /** The scenarios that a saved file may decide: those of its folder. A header may belong to all. */
  private beside({ uri, languageId }: vscode.TextDocument): vscode.TestItem[] {
    const concerns =
      (LANGUAGES as readonly string[]).includes(languageId) || /\.(changer|scenario)\.json$/.test(uri.path);
    if (!concerns) return [];
    const folder = path.dirname(uri.fsPath);
    return this.tree.all().filter((item) => item.uri && path.dirname(item.uri.fsPath) === folder);
  }

  /** Runs scenarios again whenever something beside them is saved. */
  private follow(request: vscode.TestRunRequest, token: vscode.CancellationToken): void {
    const listener = vscode.workspace.onDidSaveTextDocument((document) => {
      const asked = new Set(this.tree.chosen(request));
      const items = this.beside(document).filter((item) => asked.has(item));
      if (items.length === 0) return;
      const again = new vscode.TestRunRequest(items, undefined, request.profile, true);
      this.run(again, token).catch((error: unknown) => {
        void vscode.window.showErrorMessage((error as Error).message);
      });
    });
    token.onCancellationRequested(() => {
      listener.dispose();
    });
  }

  private async run(request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> {
    requireTrustToRun();
    // All of them may be asked for before anybody has looked for them.
    if (this.tree.all().length === 0) await this.tree.find(token);
    const run = this.controller.createTestRun(request);
    const waiting = new Map(
      this.tree.chosen(request).flatMap((item) => (item.uri ? [[item.uri.fsPath, item] as const] : [])),
    );
    let began = performance.now();
    /** The suite takes them in the order in which they were asked for. */
    const next = (): void => {
      const first = waiting.values().next().value;
      began = performance.now();
      if (first) run.started(first);
    };
    const [firstFile] = waiting.keys();
    if (firstFile === undefined) return run.end();
    for (const item of waiting.values()) run.enqueued(item);
    next();
    const args = ['test', '--jsonl', ...waiting.keys()] as const;
    const suite = startLines<TestLine>(this.command, args, path.dirname(firstFile), {
      line: (line) => {
        const item = waiting.get(line.file);
        waiting.delete(line.file);
        if (item) showResult(run, item, line, performance.now() - began);
        next();
      },
      said: (text) => run.appendOutput(text.replaceAll('\n', '\r\n')),
    });
    token.onCancellationRequested(() => suite.end());
    try {
      await suite.ended;
      for (const item of waiting.values()) run.skipped(item);
    } catch (error) {
      const message = new vscode.TestMessage((error as Error).message);
      for (const item of waiting.values()) run.errored(item, message);
    } finally {
      run.end();
    }
  }

  private async debug(request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> {
    requireTrustToRun();
    const run = this.controller.createTestRun(request);
    try {
      await debugScenarios(run, this.tree.chosen(request), token);
    } finally {
      run.end();
    }
  }
}

function requireTrustToRun(): void {
  requireTrust(
    vscode.l10n.t(
      'A scenario runs the C code of this workspace. Trust the workspace (command "Workspaces: Manage Workspace Trust"), then start again.',
    ),
  );
}

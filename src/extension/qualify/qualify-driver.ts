import { createRequire } from 'node:module';
import path from 'node:path';
import * as vscode from 'vscode';
import type { QualifyLine } from '../../cli/qualify-report/json-lines.ts';
import { C_FILE } from '../../lab/files/miniclass-source.ts';
import type { Diagnostic } from '../../toolchain/diagnostic.ts';
import { chooseLabFile, LIBRARY_FILE } from '../debug/lab-file-choice.ts';
import { driverFolder } from '../debug/launch-paths.ts';
import { startLines } from '../json-lines.ts';
import type { LanguageFeatures } from '../language/language-features.ts';
import { requireTrust } from '../trust.ts';
import { driverToQualify } from './driver.ts';
import { argumentsOf, type Launch } from './launch.ts';
import { QualificationProblems } from './problems.ts';
import { ReportPanel } from './report-panel.ts';
import type * as report from './report.ts';

/** Files of the extension. */
export interface QualifyFiles {
  /** The bundled `changer-lab` command. */
  readonly command: string;
  /** The bundle of `report.ts`. */
  readonly report: string;
  /** The project's homepage, where its pages can be read. */
  readonly homepage: string;
}

type End = Extract<QualifyLine, { readonly qualification: unknown }>;

/** `Changer Lab: Qualify Driver`: the built-in suite in a process of its own, its findings as problems and a report. */
export class QualifyDriver implements vscode.Disposable {
  private readonly problems = new QualificationProblems();
  private readonly panel = new ReportPanel();
  private loaded: typeof report | undefined;
  private running = false;

  /** @param memory remembers what was chosen where several libraries could be meant. */
  constructor(
    private readonly files: QualifyFiles,
    private readonly features: LanguageFeatures,
    private readonly memory: vscode.Memento,
  ) {}

  /** Qualifies a driver. @param given what a menu or the report names. @throws Error that says what to do. */
  async run(given: unknown): Promise<void> {
    requireTrust(
      vscode.l10n.t(
        'A qualification runs the C code of this workspace. Trust the workspace (command "Workspaces: Manage Workspace Trust"), then qualify again.',
      ),
    );
    if (this.running) throw new Error(vscode.l10n.t('A driver is being qualified: wait, or cancel it.'));
    this.running = true;
    try {
      const driver = await driverToQualify(given);
      const launch = driver && (await this.withLibrary(driver));
      if (!launch) return;
      const folder = driverFolder(launch.program[0]) ?? launch.program[0];
      await saveDriver(folder);
      const end = await this.suite(launch, folder);
      if (end) await this.show(end, launch);
    } finally {
      this.running = false;
    }
  }

  dispose(): void {
    vscode.Disposable.from(this.problems, this.panel).dispose();
  }

  /** The library that launch.json names, or the one beside the driver. @returns undefined where none is chosen. */
  private async withLibrary(launch: Launch): Promise<Launch | undefined> {
    if (launch.library !== undefined) return launch;
    const folder = driverFolder(launch.program[0]);
    const choice = folder === undefined ? undefined : await chooseLabFile(folder, LIBRARY_FILE, this.memory);
    if (!choice) return undefined;
    return choice.file === undefined ? launch : { ...launch, library: choice.file };
  }

  /** Carries out the suite. @returns undefined where it was cancelled. @throws Error with the command's words. */
  private async suite(launch: Launch, folder: string): Promise<End | undefined> {
    const title = vscode.l10n.t('Qualifying {0}', path.basename(launch.program[0]));
    const location = vscode.ProgressLocation.Notification;
    return vscode.window.withProgress({ location, title, cancellable: true }, async (progress, token) => {
      let end: End | undefined;
      let said = '';
      const args = ['qualify', '--format', 'jsonl', ...argumentsOf(launch)] as const;
      const process = startLines<QualifyLine>(this.files.command, args, folder, {
        line: (line) => {
          if ('qualification' in line) end = line;
          else
            progress.report({
              increment: 100 / line.of,
              message: vscode.l10n.t('probe {0} of {1}', line.done, line.of),
            });
        },
        said: (text) => (said += text),
      });
      token.onCancellationRequested(() => process.end());
      await process.ended;
      if (token.isCancellationRequested) return undefined;
      if (!end) throw new Error(said.trim() || vscode.l10n.t('changer-lab qualify printed nothing.'));
      return end;
    });
  }

  private async show({ qualification, diagnostics }: End, { program }: Launch): Promise<void> {
    this.problems.clear();
    await this.features.built(buildDiagnostics(diagnostics, program[0]));
    if (!qualification) {
      const problems = vscode.l10n.t('Show Problems');
      const message = vscode.l10n.t('{0} does not compile.', path.basename(program[0]));
      if ((await vscode.window.showErrorMessage(message, problems)) === problems)
        await vscode.commands.executeCommand('workbench.actions.view.problems');
      return;
    }
    const bundle = this.bundle();
    this.problems.show(bundle.problemsOf(qualification, this.files.homepage));
    this.panel.show(qualification, program[0], bundle);
  }

  private bundle(): typeof report {
    const { report: file } = this.files;
    return (this.loaded ??= createRequire(file)(file) as typeof report);
  }
}

/** Saves what belongs to the driver: the suite reads files. */
async function saveDriver(folder: string): Promise<void> {
  const unsaved = vscode.workspace.textDocuments.filter(
    ({ isDirty, uri }) =>
      isDirty &&
      uri.scheme === 'file' &&
      path.dirname(uri.fsPath) === folder &&
      (C_FILE.test(uri.fsPath) || /\.(h|hpp|changer\.json)$/i.test(uri.fsPath)),
  );
  for (const document of unsaved) await document.save();
}

/** What the compiler said, each message with a file. */
function buildDiagnostics(
  diagnostics: readonly Diagnostic[],
  program: string,
): (Diagnostic & { file: string })[] {
  return diagnostics.flatMap((one) => {
    const file = one.file ?? (C_FILE.test(program) ? program : undefined);
    return file === undefined ? [] : [{ ...one, file }];
  });
}

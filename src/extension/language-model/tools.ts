import { existsSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { LintDiagnostic } from '../../lint/diagnostic.ts';
import type { RunResult } from '../../lab/records.ts';
import type { ToolName } from '../names.ts';
import { requireTrust } from '../trust.ts';
import { jsonOf } from './json-command.ts';
import { shortenRun } from './shorten-run.ts';
import { workspacePath } from './workspace-path.ts';

/** What a tool is given; the manifest has its schema. */
interface RunInput {
  readonly program?: string | readonly string[];
  readonly library?: string;
  readonly scenario?: string;
  readonly tape?: string | readonly string[];
  readonly defines?: readonly string[];
}
interface SenseInput {
  readonly sense: string;
}
interface LintInput {
  readonly paths: readonly string[];
}

/** What a model gets. */
interface Answer {
  readonly document: unknown;
  /** What is not in the document. */
  readonly leftOut: readonly string[];
}

interface Tool<Input> {
  /** Executes the C of the workspace: only where that is trusted, and after the person has agreed. */
  readonly executes: boolean;
  /** What it is doing, for the person. */
  doing(input: Input): string;
  /** The command line. @throws Error for a path that is not of the workspace. */
  args(input: Input, locate: (name: string) => string): readonly string[];
  /** Makes the document short enough. @param limit in characters. */
  shorten(document: unknown, limit: number): Answer;
}

/** A model gets no more than this, in characters; fewer where it asks for fewer tokens. */
const LIMIT = 40_000;
const CHARACTERS_PER_TOKEN = 3;
const FINDINGS = 100;

const listOf = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : [value].flat();

const run: Tool<RunInput> = {
  executes: true,
  doing: ({ program, scenario }) =>
    vscode.l10n.t('Running the driver {0}', listOf(program).join(', ') || (scenario ?? '')),
  args: (input, locate) => [
    'run',
    '--json',
    ...listOf(input.program).map(locate),
    ...(input.library === undefined ? [] : ['--library', locate(input.library)]),
    ...(input.scenario === undefined ? [] : ['--scenario', locate(input.scenario)]),
    ...listOf(input.tape).flatMap((name) => ['--tape', locate(name)]),
    ...(input.defines ?? []).map((define) => `-D${define}`),
  ],
  shorten(document, limit) {
    // What refuses its input has no steps.
    if (!(document as Partial<RunResult>).steps) return { document, leftOut: [] };
    const { result, leftOut } = shortenRun(document as RunResult, limit);
    return { document: result, leftOut };
  },
};

const sense: Tool<SenseInput> = {
  executes: false,
  doing: (input) => vscode.l10n.t('Explaining the sense {0}', input.sense),
  // Behind `--`, for the words of a model are no options.
  args: (input) => ['sense', '--json', '--', input.sense],
  shorten: (document) => ({ document, leftOut: [] }),
};

const lint: Tool<LintInput> = {
  executes: false,
  doing: ({ paths }) => vscode.l10n.t('Checking {0} against the rules', paths.join(', ')),
  args: ({ paths }, locate) => ['lint', '--json', ...paths.map(locate)],
  shorten(document) {
    if (!Array.isArray(document)) return { document, leftOut: [] };
    const findings = document as readonly LintDiagnostic[];
    const more = findings.length - FINDINGS;
    return { document: findings.slice(0, FINDINGS), leftOut: more > 0 ? [`${more} more findings`] : [] };
  },
};

/** The tools, by the names of the manifest. A tool without an entry here does not compile. */
const TOOLS: Readonly<Record<ToolName, Tool<never>>> = {
  'changer-lab_runDriver': run,
  'changer-lab_explainSense': sense,
  'changer-lab_listRuleViolations': lint,
};

function folders(): readonly string[] {
  return (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath);
}

/** A row of the table as the editor wants a tool. */
class LabTool<Input> implements vscode.LanguageModelTool<Input> {
  constructor(
    private readonly tool: Tool<Input>,
    private readonly command: string,
  ) {}

  prepareInvocation({
    input,
  }: vscode.LanguageModelToolInvocationPrepareOptions<Input>): vscode.PreparedToolInvocation {
    const invocationMessage = this.tool.doing(input);
    if (!this.tool.executes) return { invocationMessage };
    return {
      invocationMessage,
      confirmationMessages: {
        title: vscode.l10n.t('Run the driver?'),
        message: vscode.l10n.t('{0}: its C is compiled and executed inside WebAssembly.', invocationMessage),
      },
    };
  }

  async invoke(
    { input, tokenizationOptions }: vscode.LanguageModelToolInvocationOptions<Input>,
    token: vscode.CancellationToken,
  ): Promise<vscode.LanguageModelToolResult> {
    if (this.tool.executes)
      requireTrust(
        vscode.l10n.t(
          'Running executes the C code of this workspace. Trust the workspace (command "Workspaces: Manage Workspace Trust"), then try again.',
        ),
      );
    const roots = folders();
    const args = this.tool.args(input, (name) => workspacePath(name, roots, existsSync));
    const document = await jsonOf(this.command, args, roots.at(0) ?? path.dirname(this.command), token);
    if (document === undefined) throw new vscode.CancellationError();
    const budget = (tokenizationOptions?.tokenBudget ?? Infinity) * CHARACTERS_PER_TOKEN;
    const { document: short, leftOut } = this.tool.shorten(document, Math.min(LIMIT, budget));
    const parts = [JSON.stringify(short)];
    if (leftOut.length > 0) parts.push(`Left out: ${leftOut.join('; ')}.`);
    return new vscode.LanguageModelToolResult(parts.map((part) => new vscode.LanguageModelTextPart(part)));
  }
}

/** Registers the tools. @param command the bundled `changer-lab` command. */
export function registerTools(command: string): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.entries(TOOLS).map(([name, tool]) => vscode.lm.registerTool(name, new LabTool(tool, command))),
  );
}

import assert from 'node:assert/strict';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { report } from './support/report.ts';
import { edit, eventually, fileIn, loaderFolder, openFile } from './support/workspace.ts';

const GOOD = 'features |= CHANGER_MEDIUM_FLIP;';
const BAD = 'features |= CHANGER_RTN_MEDIA_TO_ORIGINAL_ADDR;';

describe('the checks while typing', () => {
  const driver = (): vscode.Uri => fileIn(loaderFolder(), 'autoloader.c');
  const findings = (): vscode.Diagnostic[] =>
    vscode.languages.getDiagnostics(driver()).filter(({ source }) => source === 'Changer Lab');
  let document: vscode.TextDocument;

  before(async () => {
    ({ document } = await openFile(driver()));
  });
  after(async () => {
    await vscode.workspace
      .getConfiguration('changerLab.lint', driver())
      .update('rules', undefined, vscode.ConfigurationTarget.WorkspaceFolder);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  const at = (text: string, behind = 2): vscode.Position =>
    document.positionAt(document.getText().indexOf(text) + behind);

  it('find a flag of the other word, and a fix mends it', async () => {
    await edit(driver(), GOOD, BAD);
    const [found] = await eventually('a finding', () => findings().length > 0 && findings());
    assert.equal((found.code as { value: string }).value, 'B07');
    assert.equal(document.getText(found.range), 'CHANGER_RTN_MEDIA_TO_ORIGINAL_ADDR');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      driver(),
      found.range,
    );
    assert.ok(actions.some(({ title }) => title === 'Ignore B07 here, with a reason'));
    await edit(driver(), BAD, GOOD);
    await eventually('no finding', () => findings().length === 0);
  });

  it('follow the settings, and an action writes them', async () => {
    await edit(driver(), GOOD, BAD);
    await eventually('a finding', () => findings().length > 0);
    await vscode.commands.executeCommand('changer-lab.turnRuleOff', {
      uri: driver().toString(),
      rule: 'B07',
    });
    await eventually('no finding', () => findings().length === 0);
    const { workspaceFolderValue } =
      vscode.workspace.getConfiguration('changerLab.lint', driver()).inspect('rules') ?? {};
    assert.deepEqual(workspaceFolderValue, { B07: 'off' });
    await edit(driver(), BAD, GOOD);
  });

  it('explain names', async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      driver(),
      at('CHANGER_MEDIUM_FLIP'),
    );
    const text = hovers
      .flatMap(({ contents }) => contents.map((one) => (one as vscode.MarkdownString).value))
      .join('\n');
    assert.match(text, /0x00000200/);
  });

  it('offer the flags of the word', async () => {
    const position = at('features |= CHANGER_MEDIUM_FLIP', 'features |= CHANGER_'.length);
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      driver(),
      position,
    );
    const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(labels.includes('CHANGER_CLEANER_SLOT'));
    assert.ok(
      !labels.includes('CHANGER_RTN_MEDIA_TO_ORIGINAL_ADDR') ||
        items.find(({ label }) => label === 'CHANGER_RTN_MEDIA_TO_ORIGINAL_ADDR')?.kind ===
          vscode.CompletionItemKind.Text,
    );
  });

  it('count flags over the routine', async () => {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      driver(),
      20,
    );
    const titles = lenses.map(({ command }) => command?.title ?? '');
    assert.ok(
      titles.some((title) => /^\d+ features0, \d+ features1, 0 problems · show matrix$/.test(title)),
      titles.join(),
    );
  });

  it('leave the extension host free', async () => {
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    for (let i = 0; i < 60; i++) {
      const change = new vscode.WorkspaceEdit();
      change.insert(driver(), at(GOOD, 0), ' ');
      await vscode.workspace.applyEdit(change);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    delay.disable();
    const median = delay.percentile(50) / 1e6 - 1;
    const high = delay.percentile(99) / 1e6 - 1;
    report(
      `extension host held up while typing: median ${median.toFixed(1)} ms, 99th percentile ${high.toFixed(1)} ms`,
    );
    assert.ok(median < 5, `${median} ms`);
  });

  it('a C file that has nothing to do with changers is told nothing about', async () => {
    const text = await vscode.workspace.openTextDocument({
      language: 'c',
      content: 'int main(void) { return 0; }\n',
    });
    await vscode.window.showTextDocument(text);
    assert.deepEqual(vscode.languages.getDiagnostics(text.uri), []);
  });
});

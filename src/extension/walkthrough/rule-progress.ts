import * as vscode from 'vscode';

/** Source of the findings, as the language server names it. */
const SOURCE = 'Changer Lab';

/**
 * Tells the walkthrough when a rule is broken for the first time, and when that file is right again: the contexts
 * `changerLab.ruleBroken` and `changerLab.ruleMended`. Then it looks no more.
 */
export class RuleProgress implements vscode.Disposable {
  private readonly broken = new Set<string>();
  private readonly listener = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
    for (const uri of uris) this.look(uri);
  });

  private look(uri: vscode.Uri): void {
    const name = uri.toString();
    if (vscode.languages.getDiagnostics(uri).some(({ source }) => source === SOURCE)) {
      if (this.broken.size === 0) setContext('changerLab.ruleBroken');
      this.broken.add(name);
    } else if (this.broken.has(name)) {
      setContext('changerLab.ruleMended');
      this.dispose();
    }
  }

  dispose(): void {
    this.listener.dispose();
  }
}

function setContext(name: string): void {
  // The walkthrough alone reads it, and can be ticked off by hand.
  void vscode.commands.executeCommand('setContext', name, true);
}

import * as vscode from 'vscode';

/** @throws Error that says what would execute the C of a workspace that is not trusted. */
export function requireTrust(refusal: string): void {
  if (!vscode.workspace.isTrusted) throw new Error(refusal);
}

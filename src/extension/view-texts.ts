import * as vscode from 'vscode';

/**
 * What the words of the views ask for a translation where the extension itself says them: the build puts it in the place
 * of `@vscode/l10n`, which would read the bundle that the editor has read already.
 */
export const { t } = vscode.l10n;

/** The editor has chosen the language. */
export function config(): void {
  // It chooses no other while it runs.
}

import * as vscode from 'vscode';

/**
 * What the words of the views ask for a translation where the extension itself says them: the build puts it in the place
 * of `@vscode/l10n`, which would read the bundle that the editor has read already.
 */
export const { t } = vscode.l10n;

/** A page chooses its language by this (`speak`). The editor has chosen for the extension: nothing in it calls this. */
export function config(): void {
  throw new Error('The editor chooses the language of the extension.');
}

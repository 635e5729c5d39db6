import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { PageLanguage } from '../../view/language.ts';
import { pageText } from '../../view/page.ts';

/** The views that `scripts/build.mjs` bundles into dist/webview. */
export type ViewName = 'library' | 'trace';

function folder(extension: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extension, 'dist', 'webview');
}

/** Scripts run, and nothing but the bundles can be loaded. */
export function pageOptions(extension: vscode.Uri): vscode.WebviewOptions {
  return { enableScripts: true, localResourceRoots: [folder(extension)] };
}

/** The editor's language where the extension has it, else English: a page says of its texts what they are in. */
export function pageLanguage(): PageLanguage {
  const { bundle } = vscode.l10n;
  return bundle ? { tag: vscode.env.language, texts: bundle } : { tag: 'en', texts: {} };
}

/**
 * The page of a view.
 * @param extension where the extension is installed.
 * @param body the view's own element: `<library-view></library-view>`.
 */
export function viewPage(
  webview: vscode.Webview,
  extension: vscode.Uri,
  view: ViewName,
  title: string,
  body: string,
): string {
  const address = (name: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(folder(extension), name)).toString();
  return pageText({
    source: webview.cspSource,
    script: address(`${view}.js`),
    style: address(`${view}.css`),
    nonce: randomBytes(16).toString('hex'),
    title,
    body,
    language: pageLanguage(),
  });
}

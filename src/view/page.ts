import type { PageLanguage } from './language.ts';

/** What goes into the page of a view. */
export interface PageParts {
  /** Where scripts and styles may come from, as the policy names it. */
  readonly source: string;
  /** Addresses of the bundles. */
  readonly script: string;
  readonly style: string;
  /** Fresh for each page: 128 random bits or more. */
  readonly nonce: string;
  readonly title: string;
  /** The view's own element: `<library-view></library-view>`. */
  readonly body: string;
  readonly language: PageLanguage;
}

/** The element with the translations, for `webview/shared/language.ts`. */
export const TEXTS_ID = 'texts';

/** JSON inside an element: no text can end the element, or begin a comment in it. */
function dataBlock(data: unknown): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}

/**
 * The page of a view. Its policy lets in its own script and style, and nothing from a network; the data block is no script
 * to it (HTML, "prepare the script element").
 */
export function pageText({ source, script, style, nonce, title, body, language }: PageParts): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${source}`,
    `img-src ${source} data:`,
    `font-src ${source}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${language.tag}">
  <head>
    <meta charset="UTF-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
    <link rel="stylesheet" href="${style}">
    <script type="application/json" id="${TEXTS_ID}">${dataBlock(language.texts)}</script>
  </head>
  <body>
    ${body}
    <script nonce="${nonce}" src="${script}"></script>
  </body>
</html>
`;
}

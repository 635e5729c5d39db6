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
}

/** The page of a view. Its policy lets in its own script and style, and nothing from a network. */
export function pageText({ source, script, style, nonce, title, body }: PageParts): string {
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
<html lang="en">
  <head>
    <meta charset="UTF-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
    <link rel="stylesheet" href="${style}">
  </head>
  <body>
    ${body}
    <script nonce="${nonce}" src="${script}"></script>
  </body>
</html>
`;
}

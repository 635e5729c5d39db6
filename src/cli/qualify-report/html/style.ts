/**
 * The look of the report: in VS Code the colours and fonts of its theme; in a browser, where it has no theme, system
 * fonts, light or dark as the reader has it. Soft colours are mixed of the others, so that they suit every theme.
 */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: var(--vscode-editor-background, #ffffff);
  --text: var(--vscode-foreground, #1c2430);
  --muted: var(--vscode-descriptionForeground, #566072);
  --link: var(--vscode-textLink-foreground, #0b5cad);
  --error: var(--vscode-charts-red, #b42318);
  --warning: var(--vscode-charts-yellow, #8a5a00);
  --info: var(--vscode-charts-blue, #155fa8);
  --good: var(--vscode-charts-green, #1a6e3a);
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: var(--vscode-editor-background, #14181f);
    --text: var(--vscode-foreground, #e3e8ef);
    --muted: var(--vscode-descriptionForeground, #9aa7b8);
    --link: var(--vscode-textLink-foreground, #7ab7f5);
    --error: var(--vscode-charts-red, #ff9d92);
    --warning: var(--vscode-charts-yellow, #f0c36a);
    --info: var(--vscode-charts-blue, #8fc1f7);
    --good: var(--vscode-charts-green, #7fd19b);
  }
}
:root {
  --card: color-mix(in srgb, var(--text) 4%, var(--page));
  --line: var(--vscode-contrastBorder, color-mix(in srgb, var(--text) 18%, var(--page)));
  --mark: color-mix(in srgb, var(--warning) 22%, var(--page));
  --mono: var(--vscode-editor-font-family, ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace);
}
* { box-sizing: border-box; }
html { font-size: var(--vscode-font-size, 16px); scroll-behavior: smooth; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body {
  margin: 0 auto; max-width: 72rem; padding: 2rem 1.25rem 4rem; background: var(--page); color: var(--text);
  font: 1rem/1.55 var(--vscode-font-family, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif);
}
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; overflow-wrap: anywhere; }
h2 { font-size: 1.25rem; margin: 2.75rem 0 .75rem; padding-bottom: .35rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.05rem; margin: 0; }
p { margin: .5rem 0; }
a { color: var(--link); text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 2px; }
a:focus-visible, pre:focus-visible, summary:focus-visible {
  outline: 2px solid var(--vscode-focusBorder, var(--link)); outline-offset: 2px; border-radius: .2rem;
}
.muted { color: var(--muted); }
code, pre, .mono { font: .92em/1.5 var(--mono); }
code { color: inherit; background: none; padding: 0; }
td.mono { line-height: calc(1.55 / .92); }
.actions { display: flex; flex-wrap: wrap; gap: .5rem; margin: .9rem 0 0; }
.actions a {
  padding: .3rem .8rem; border-radius: .25rem; text-decoration: none; border: 1px solid var(--vscode-contrastBorder, transparent);
  color: var(--vscode-button-foreground, var(--page)); background: var(--vscode-button-background, var(--link));
}
.actions a:hover { background: var(--vscode-button-hoverBackground, var(--text)); }
.verdict { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: baseline; margin: 1.25rem 0; padding: .9rem 1.1rem; border-radius: .5rem; border: 1px solid var(--tone); background: color-mix(in srgb, var(--tone) 10%, var(--page)); }
.verdict strong { font-size: 1.15rem; }
.verdict.good { --tone: var(--good); }
.verdict.bad { --tone: var(--error); }
dl.figures { display: flex; flex-wrap: wrap; gap: .2rem 1.5rem; margin: 1rem 0; }
dl.figures div { display: flex; flex-direction: row-reverse; gap: .4rem; align-items: baseline; }
dl.figures dt { color: var(--muted); }
dl.figures dd { margin: 0; font-size: 1.15rem; font-weight: 600; font-variant-numeric: tabular-nums; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; list-style: none; margin: 1rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .96rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--line); }
th { color: var(--muted); font-weight: 600; font-size: .9rem; white-space: nowrap; }
td.number { text-align: right; font-variant-numeric: tabular-nums; }
.scroll { overflow-x: auto; }
tr.skipped td { color: var(--muted); }
td.nowrap, .nowrap { white-space: nowrap; }
:target { scroll-margin-top: 1rem; outline: 2px solid var(--link); outline-offset: 3px; border-radius: .3rem; }
.chip {
  display: inline-block; border-radius: 1rem; padding: .05rem .6rem; font-size: .85rem; font-weight: 600; white-space: nowrap;
  border: 1px solid var(--tone); color: var(--text); background: color-mix(in srgb, var(--tone) 18%, var(--page));
}
.chip.error, .chip.failed, article.error { --tone: var(--error); }
.chip.warning, article.warning { --tone: var(--warning); }
.chip.info, article.info { --tone: var(--info); }
.chip.passed { --tone: var(--good); }
.chip.skipped, .chip.not-run { --tone: var(--muted); color: var(--muted); background: var(--card); border-color: var(--line); }
article { background: var(--card); border: 1px solid var(--line); border-left: .3rem solid var(--tone); border-radius: .5rem; padding: 1rem 1.1rem; margin: 1.1rem 0; }
article header { display: flex; flex-wrap: wrap; gap: .35rem .75rem; align-items: baseline; }
article header .place { margin-left: auto; }
article > p.message { font-size: 1.05rem; margin: .6rem 0; }
.rule { border-left: 2px solid var(--line); padding-left: .8rem; margin: .75rem 0; }
.rule p { margin: .2rem 0; }
pre { margin: .6rem 0; padding: .6rem 0; overflow-x: auto; background: var(--page); border: 1px solid var(--line); border-radius: .4rem; }
pre .row { display: block; padding: 0 .8rem; white-space: pre; width: max-content; min-width: 100%; border-left: 3px solid transparent; }
pre .row.here { background: var(--mark); border-left-color: var(--warning); }
pre .row .number { display: inline-block; width: 3.2rem; padding-right: .9rem; text-align: right; color: var(--muted); user-select: none; }
pre .row.here .number { color: inherit; }
.trace td { font-size: .92rem; }
.trace tr.request td { background: var(--page); font-weight: 600; }
.trace tr.fault td { box-shadow: inset 0 -1px var(--error); background: color-mix(in srgb, var(--error) 10%, transparent); }
h4 { font-size: .9rem; color: var(--muted); margin: .9rem 0 .3rem; font-weight: 600; }
details summary { cursor: pointer; color: var(--link); margin: .6rem 0 .3rem; }
details pre { padding: .6rem .8rem; }
footer { margin-top: 3rem; color: var(--muted); font-size: .92rem; border-top: 1px solid var(--line); padding-top: 1rem; }
@media print { body { max-width: none; } article { break-inside: avoid; } }
`;

/** The look of the report: system fonts, one accent for each severity, light or dark as the reader has it. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: #ffffff; --card: #f6f7f9; --line: #d9dde3; --text: #1c2430; --muted: #5b6675; --link: #0b5cad;
  --error: #b42318; --error-soft: #fdecea; --warning: #8a5a00; --warning-soft: #fdf3da;
  --info: #155fa8; --info-soft: #e6f0fb; --good: #1a6e3a; --good-soft: #e4f4ea; --mark: #fff1b8;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #14181f; --card: #1c222b; --line: #323b48; --text: #e3e8ef; --muted: #9aa7b8; --link: #7ab7f5;
    --error: #ff9d92; --error-soft: #3b1f1d; --warning: #f0c36a; --warning-soft: #362b14;
    --info: #8fc1f7; --info-soft: #18293d; --good: #7fd19b; --good-soft: #173024; --mark: #4a3f12;
  }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body {
  margin: 0 auto; max-width: 72rem; padding: 2rem 1.25rem 4rem; background: var(--page); color: var(--text);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
}
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; overflow-wrap: anywhere; }
h2 { font-size: 1.25rem; margin: 2.75rem 0 .75rem; padding-bottom: .35rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.05rem; margin: 0; }
p { margin: .5rem 0; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: 2px; }
.muted { color: var(--muted); }
code, pre, .mono { font: .86em/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
.verdict { display: flex; gap: 1rem; align-items: center; margin: 1.25rem 0; padding: .9rem 1.1rem; border-radius: .5rem; border: 1px solid; }
.verdict strong { font-size: 1.15rem; }
.verdict.good { background: var(--good-soft); border-color: var(--good); color: var(--good); }
.verdict.bad { background: var(--error-soft); border-color: var(--error); color: var(--error); }
dl.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .75rem; margin: 1rem 0; }
dl.figures div { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .6rem .8rem; }
dl.figures dt { color: var(--muted); font-size: .85rem; }
dl.figures dd { margin: 0; font-size: 1.5rem; font-weight: 600; font-variant-numeric: tabular-nums; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; list-style: none; margin: 1rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .93rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--line); }
th { color: var(--muted); font-weight: 600; font-size: .85rem; white-space: nowrap; }
td.number { text-align: right; font-variant-numeric: tabular-nums; }
.scroll { overflow-x: auto; }
tr.skipped td { color: var(--muted); }
td.nowrap, .nowrap { white-space: nowrap; }
:target { scroll-margin-top: 1rem; outline: 2px solid var(--link); outline-offset: 3px; border-radius: .3rem; }
.chip { display: inline-block; border-radius: 1rem; padding: .05rem .6rem; font-size: .8rem; font-weight: 600; white-space: nowrap; border: 1px solid; }
.chip.error, .chip.failed { color: var(--error); background: var(--error-soft); }
.chip.warning { color: var(--warning); background: var(--warning-soft); }
.chip.info { color: var(--info); background: var(--info-soft); }
.chip.passed { color: var(--good); background: var(--good-soft); }
.chip.skipped, .chip.not-run { color: var(--muted); background: var(--card); }
article { background: var(--card); border: 1px solid var(--line); border-left: .3rem solid var(--muted); border-radius: .5rem; padding: 1rem 1.1rem; margin: 1.1rem 0; }
article.error { border-left-color: var(--error); }
article.warning { border-left-color: var(--warning); }
article.info { border-left-color: var(--info); }
article header { display: flex; flex-wrap: wrap; gap: .35rem .75rem; align-items: baseline; }
article header .place { margin-left: auto; }
article > p.message { font-size: 1.05rem; margin: .6rem 0; }
.rule { border-left: 2px solid var(--line); padding-left: .8rem; margin: .75rem 0; }
.rule p { margin: .2rem 0; }
pre { margin: .6rem 0; padding: .6rem 0; overflow-x: auto; background: var(--page); border: 1px solid var(--line); border-radius: .4rem; }
pre .row { display: block; padding: 0 .8rem; white-space: pre; width: max-content; min-width: 100%; }
pre .row.here { background: var(--mark); }
pre .row .number { display: inline-block; width: 3.2rem; padding-right: .9rem; text-align: right; color: var(--muted); user-select: none; }
.trace td { font-size: .88rem; }
.trace tr.request td { background: var(--page); font-weight: 600; }
.trace tr.fault td { color: var(--error); }
h4 { font-size: .85rem; color: var(--muted); margin: .9rem 0 .3rem; font-weight: 600; }
details summary { cursor: pointer; color: var(--link); margin: .6rem 0 .3rem; }
details pre { padding: .6rem .8rem; }
footer { margin-top: 3rem; color: var(--muted); font-size: .88rem; border-top: 1px solid var(--line); padding-top: 1rem; }
@media print { body { max-width: none; } article { break-inside: avoid; } }
`;

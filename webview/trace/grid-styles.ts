import { css, unsafeCSS } from 'lit';
import { GRID_COLUMNS } from './grid-columns.ts';

/** Pixels of a line; the virtual window counts with it. */
export const LINE_HEIGHT = 22;

/** The columns that have room from a width of the table on. */
function columnsFrom(width: number): string {
  const tracks = GRID_COLUMNS.filter(({ from }) => from <= width).map(({ track }) => track);
  const shown = GRID_COLUMNS.filter(({ from }) => from === width).map(({ name }) => `.cells > .${name}`);
  return `@container (min-width: ${width}px) {
    .cells { grid-template-columns: ${tracks.join(' ')}; }
    ${shown.join(', ')} { display: block; }
  }`;
}

const widths = [...new Set(GRID_COLUMNS.map(({ from }) => from))].sort((a, b) => a - b);
const columns = unsafeCSS(widths.map(columnsFrom).join('\n'));

export const gridStyles = css`
  :host {
    display: block;
    min-height: 0;
    position: relative;
  }

  .scroller {
    height: 100%;
    overflow: hidden auto;
    outline-offset: -1px !important;
    container-type: inline-size;
  }

  .head {
    position: sticky;
    top: 0;
    z-index: 2;
    background: var(--raised);
    border-bottom: 1px solid var(--line);
  }

  .space {
    position: relative;
    overflow: hidden;
  }

  .rows {
    position: absolute;
    left: 0;
    right: 0;
    top: 0;
  }

  .line {
    display: grid;
    height: ${LINE_HEIGHT}px;
    line-height: ${LINE_HEIGHT}px;
    padding: 0 12px;
    column-gap: 10px;
    box-sizing: border-box;
    cursor: default;
    white-space: nowrap;
  }

  .cells > * {
    display: none;
  }

  ${columns}

  .line > * {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .head .line {
    font-weight: 600;
    color: var(--muted);
  }

  .time,
  .data {
    text-align: right;
    font-variant-numeric: tabular-nums;
  }

  .command {
    font-weight: 600;
  }

  .line:hover {
    background: var(--hover);
    color: var(--hover-text);
  }

  .group {
    display: flex;
    gap: 8px;
    background: var(--sunken);
    border-top: 1px solid var(--line);
  }

  .group .action {
    font-weight: 600;
  }

  .group .twist {
    width: 12px;
    flex: none;
  }

  .group .message::before {
    content: '✗ ';
    color: var(--error);
  }

  .muted,
  .sense,
  .place {
    color: var(--muted);
  }

  .good::before {
    content: '✓ ';
    color: var(--muted);
  }

  .bad {
    font-weight: 600;
  }

  .bad::before {
    content: '✗ ';
    color: var(--error);
  }

  /* A high-contrast theme has no colours for a selection: it draws a border. */
  .active {
    outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
    outline-offset: -1px;
    background: var(--vscode-list-inactiveSelectionBackground, transparent);
    color: var(--vscode-list-inactiveSelectionForeground, inherit);
  }

  .scroller:focus .active {
    outline-style: solid;
    background: var(--vscode-list-activeSelectionBackground, transparent);
    color: var(--vscode-list-activeSelectionForeground, inherit);
    box-shadow: inset 3px 0 0 var(--accent);
  }

  .active *,
  .active ::before,
  .line:hover *,
  .line:hover ::before {
    color: inherit;
  }

  .nothing {
    padding: 24px;
    color: var(--muted);
  }
`;

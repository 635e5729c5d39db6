import * as l10n from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';
import type { CommandRow } from '../../src/trace-files/table/command-row.ts';
import { numberText } from '../../src/view/language.ts';
import { GOOD_STATUS } from '../../src/trace-files/table/command-row.ts';

/** A column of the table. */
export interface GridColumn {
  readonly name: string;
  readonly title: () => string;
  /** A track of a CSS grid. */
  readonly track: string;
  /** Pixels of the table from which on there is room for it; the details have it at any width. */
  readonly from: number;
  readonly cell: (row: CommandRow) => string | TemplateResult;
}

/** Pixels from which on a table has room for more columns. */
const MEDIUM = 660;
const WIDE = 860;

/** Seconds of the lab's clock. */
export function secondsText(milliseconds: number): string {
  return numberText(milliseconds / 1000, 3);
}

/** `1 command`, `39 commands`. */
export function commandsText(count: number): string {
  return count === 1 ? l10n.t('1 command') : l10n.t('{0} commands', numberText(count));
}

const WAYS = { in: '↓', out: '↑' } as const;

function dataCell({ direction, bytes }: CommandRow): string | TemplateResult {
  if (direction === 'none') return '';
  const count = numberText(bytes);
  const label = direction === 'in' ? l10n.t('{0} bytes in', count) : l10n.t('{0} bytes out', count);
  return html`<span aria-label=${label} title=${label}>${WAYS[direction]} ${bytes}</span>`;
}

/** The mark before it is drawn by the style: a colour alone would not say it. */
function statusCell({ status }: CommandRow): TemplateResult {
  return html`<span class=${GOOD_STATUS.has(status) ? 'good' : 'bad'}>${status}</span>`;
}

/** The table's columns from left to right. */
export const GRID_COLUMNS: readonly GridColumn[] = [
  {
    name: 'time',
    title: () => l10n.t('Time (s)'),
    track: '66px',
    from: 0,
    cell: ({ time }) => secondsText(time),
  },
  { name: 'device', title: () => l10n.t('Device'), track: '58px', from: WIDE, cell: ({ device }) => device },
  {
    name: 'command',
    title: () => l10n.t('Command'),
    track: 'minmax(108px, 1.4fr)',
    from: 0,
    cell: ({ command }) => command,
  },
  {
    name: 'operands',
    title: () => l10n.t('Operands'),
    track: 'minmax(104px, 1.3fr)',
    from: 0,
    cell: ({ operands }) => operands,
  },
  { name: 'data', title: () => l10n.t('Data'), track: '58px', from: 0, cell: dataCell },
  { name: 'status', title: () => l10n.t('Status'), track: '136px', from: 0, cell: statusCell },
  {
    name: 'sense',
    title: () => l10n.t('Sense'),
    track: 'minmax(92px, 0.9fr)',
    from: MEDIUM,
    cell: ({ sense }) => sense,
  },
  {
    name: 'place',
    title: () => l10n.t('C line'),
    track: 'minmax(130px, 0.9fr)',
    from: WIDE,
    cell: ({ place }) => place,
  },
];

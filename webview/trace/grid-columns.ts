import { html, type TemplateResult } from 'lit';
import type { CommandRow } from '../../src/trace-files/table/command-row.ts';
import { GOOD_STATUS } from '../../src/trace-files/table/command-row.ts';

/** A column of the table. */
export interface GridColumn {
  readonly name: string;
  readonly title: string;
  /** A track of a CSS grid. */
  readonly track: string;
  readonly cell: (row: CommandRow) => string | TemplateResult;
}

/** Seconds of the lab's clock. */
export function secondsText(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}

const WAYS = { none: '', in: '↓', out: '↑' } as const;

function dataCell({ direction, bytes }: CommandRow): string | TemplateResult {
  if (direction === 'none') return '';
  return html`<span aria-label="${bytes} bytes ${direction}">${WAYS[direction]} ${bytes}</span>`;
}

/** The mark before it is drawn by the style: a colour alone would not say it. */
function statusCell({ status }: CommandRow): TemplateResult {
  return html`<span class=${GOOD_STATUS.has(status) ? 'good' : 'bad'}>${status}</span>`;
}

/** The table's columns from left to right. */
export const GRID_COLUMNS: readonly GridColumn[] = [
  { name: 'time', title: 'Time (s)', track: '66px', cell: ({ time }) => secondsText(time) },
  { name: 'device', title: 'Device', track: '58px', cell: ({ device }) => device },
  { name: 'command', title: 'Command', track: 'minmax(120px, 1.3fr)', cell: ({ command }) => command },
  { name: 'operands', title: 'Operands', track: 'minmax(110px, 1.3fr)', cell: ({ operands }) => operands },
  { name: 'data', title: 'Data', track: '58px', cell: dataCell },
  { name: 'status', title: 'Status', track: '140px', cell: statusCell },
  { name: 'sense', title: 'Sense', track: 'minmax(60px, 1fr)', cell: ({ sense }) => sense },
  { name: 'place', title: 'C line', track: 'minmax(120px, 1fr)', cell: ({ place }) => place },
];

import * as l10n from '@vscode/l10n';
import { GOOD_STATUS, type TextColumn } from '../table/command-row.ts';

/** What a term of a filter looks at: a text column, or the request that the command belongs to. */
export type FilterColumn = TextColumn | 'request';

export interface FilterField {
  /** As it is written before the colon. */
  readonly name: string;
  /** In the language of the page that shows it. */
  readonly help: () => string;
  readonly example: string;
  /** A row matches where the text of one of them does. */
  readonly columns: readonly FilterColumn[];
  /** @param value in lower case. @returns a test of a text, also in lower case. */
  readonly test: (value: string) => (text: string) => boolean;
}

const contains = (value: string) => (text: string) => text.includes(value);

/** `slot 3` and not `slot 31`. */
function wholeWords(value: string): (text: string) => boolean {
  const escaped = value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const found = new RegExp(`(?<!\\w)${escaped}(?!\\w)`);
  return (text) => found.test(text);
}

/** An empty text is that of a command without sense. */
function status(value: string): (text: string) => boolean {
  return value === 'failed' ? (text) => text !== '' && !GOOD_STATUS.has(text) : contains(value);
}

/** What a filter can ask for: one row a field. */
export const FILTER_FIELDS: readonly FilterField[] = [
  {
    name: 'command',
    help: () => l10n.t('name or opcode of the SCSI command'),
    example: 'command:"move medium"',
    columns: ['command', 'opcode'],
    test: contains,
  },
  {
    name: 'status',
    help: () => l10n.t('good, failed, a status, or sense by its codes or words'),
    example: 'status:failed',
    columns: ['status', 'sense'],
    test: status,
  },
  {
    name: 'element',
    help: () => l10n.t('an element among the operands'),
    example: 'element:"slot 3"',
    columns: ['operands'],
    test: wholeWords,
  },
  {
    name: 'device',
    help: () => l10n.t('the device that got the command'),
    example: 'device:"drive 0"',
    columns: ['device'],
    test: wholeWords,
  },
  {
    name: 'request',
    help: () => l10n.t('number or words of the request'),
    example: 'request:MOVE_MEDIUM',
    columns: ['request'],
    test: (value) => (/^\d+$/.test(value) ? (text) => text.split(' ')[0] === value : contains(value)),
  },
  {
    name: 'line',
    help: () => l10n.t('file, line or function of the C'),
    example: 'line:loader.c:186',
    columns: ['place'],
    test: wholeWords,
  },
];

/** A word without a field is looked for in all of these. */
export const ANYWHERE: FilterField = {
  name: '',
  help: () => l10n.t('a text anywhere in the row'),
  example: 'barcode',
  columns: ['command', 'opcode', 'operands', 'status', 'sense', 'place', 'device', 'request'],
  test: contains,
};

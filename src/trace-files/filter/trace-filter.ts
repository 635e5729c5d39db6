import * as l10n from '@vscode/l10n';
import { requestText, type CommandRow } from '../table/command-row.ts';
import { ANYWHERE, FILTER_FIELDS, type FilterColumn, type FilterField } from './filter-fields.ts';

/** One condition of a filter. */
export interface FilterTerm {
  readonly columns: readonly FilterColumn[];
  /** Asks one text of one of the columns. */
  readonly matches: (text: string) => boolean;
  /** The row must not match. */
  readonly negated: boolean;
}

/** A filter that cannot be read; the message says why and what there is. */
export class FilterError extends Error {}

/** A term: `-` for not, a field with its colon, and a word or a text in quotes. */
const TERM = /^(-?)(?:([a-z]+):)?(?:"([^"]*)"|([^\s"]+))(?=\s|$)/i;

/**
 * Reads a filter: terms divided by blanks, all of which must hold. `command:move status:failed -device:"drive 0"`.
 * @throws FilterError
 */
export function parseFilter(text: string): FilterTerm[] {
  const terms: FilterTerm[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const found = TERM.exec(rest);
    if (!found)
      throw new FilterError(
        l10n.t(
          '{0} is no term of a filter. Write words, texts in quotes, or fields as in status:failed.',
          rest,
        ),
      );
    const [whole, minus, name, quoted, word] = found;
    terms.push(term(name, quoted ?? word, minus !== ''));
    rest = rest.slice(whole.length).trim();
  }
  return terms;
}

const NAMES = FILTER_FIELDS.map((row) => row.name).join(', ');

function find(name: string): FilterField | undefined {
  return FILTER_FIELDS.find((row) => row.name === name.toLowerCase());
}

function fieldNamed(name: string): FilterField {
  const field = find(name);
  if (field) return field;
  throw new FilterError(
    l10n.t(
      'There is no field {0}. The fields are {1}; a text with a colon in it stands in quotes.',
      name,
      NAMES,
    ),
  );
}

function term(name: string | undefined, value: string, negated: boolean): FilterTerm {
  const bare = value.endsWith(':') && find(value.slice(0, -1));
  if (name === undefined && bare)
    throw new FilterError(
      l10n.t('{0}: wants a value: {1}, as in {2}.', bare.name, bare.help(), bare.example),
    );
  const field = name === undefined ? ANYWHERE : fieldNamed(name);
  const test = field.test(value.toLowerCase());
  return { columns: field.columns, matches: (text) => test(text.toLowerCase()), negated };
}

/** True where a row meets every term. @param action what its step does, where it is known. */
export function rowMatches(
  terms: readonly FilterTerm[],
  row: CommandRow,
  action: string | undefined,
): boolean {
  return terms.every(
    ({ columns, matches, negated }) =>
      columns.some((column) =>
        matches(column === 'request' ? requestText(row.step, action) : row[column]),
      ) !== negated,
  );
}

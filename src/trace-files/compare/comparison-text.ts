import { counted } from '../../core/counted.ts';
import * as l10n from '@vscode/l10n';
import type { CommandRecord } from '../../lab/records.ts';
import type { Comparison, Difference } from './compare-traces.ts';

/** The two traces as messages name them. */
export interface TraceNames {
  readonly a: string;
  readonly b: string;
}

/** Long data is shown around the first byte that differs. */
const SHOWN = 72;

/** `MOVE MEDIUM  slot 0 → drive 0 (command 12)`. */
function commandText({ device, name, operands, seq }: CommandRecord): string {
  const where = device === 'changer' ? '' : `${device}: `;
  return l10n.t('{0} (command {1})', `${where}${name}${operands === '' ? '' : ` ${operands}`}`, seq + 1);
}

/** What differs, in one line. */
export function differenceTitle({ request, a, b, only, members }: Difference, names: TraceNames): string {
  const changed = members.map(({ name }) => name).join(', ');
  if (only !== undefined) return l10n.t('{0}: the request is only in {1}', request, names[only]);
  if (a && b) return l10n.t('{0}: {1} differs in {2}', request, commandText(a), changed);
  if (a) return l10n.t('{0}: {1} is only in {2}', request, commandText(a), names.a);
  if (b) return l10n.t('{0}: {1} is only in {2}', request, commandText(b), names.b);
  return l10n.t('{0}: the request differs in {1}', request, changed);
}

/** Two texts cut to the stretch in which they begin to differ. */
export function cutTogether(a: string, b: string): [string, string] {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  const begin = Math.max(0, same - SHOWN / 2);
  const cut = (text: string): string =>
    `${begin > 0 ? '…' : ''}${text.slice(begin, begin + SHOWN)}${text.length > begin + SHOWN ? '…' : ''}`;
  return [cut(a), cut(b)];
}

/** A difference with both sides of what differs below it. */
function differenceLines(difference: Difference, names: TraceNames): string[] {
  return [
    differenceTitle(difference, names),
    ...difference.members.flatMap(({ name, a, b }) => {
      const [first, second] = cutTogether(a, b);
      return [`    ${name.padEnd(12)} ${first}`, `    ${''.padEnd(12)} ${second}`];
    }),
  ];
}

/** A comparison as a person reads it: the first difference, all of them, and how many there are. */
export function comparisonText({ differences, requests, commands }: Comparison, names: TraceNames): string {
  const both = `${counted(requests, 'request')} and ${counted(commands, 'command')} are in both`;
  if (differences.length === 0) return `No difference: ${both}.\n`;
  const lines = [
    `First difference: ${differenceTitle(differences[0], names)}`,
    '',
    ...differences.flatMap((difference) => differenceLines(difference, names)),
    '',
    `${counted(differences.length, 'difference')}; ${both}.`,
  ];
  return `${lines.join('\n')}\n`;
}

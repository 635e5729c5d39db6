import * as l10n from '@vscode/l10n';
import { numberText } from '../language.ts';

const BYTES = 16;
/** Bytes that are shown. */
const MOST = 4096;

function asciiOf(hex: string): string {
  return (hex.match(/../g) ?? [])
    .map((pair) => Number.parseInt(pair, 16))
    .map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.'))
    .join('');
}

/** Bytes as lines of 16 with their offset and as ASCII; the first 4096 of them. */
export function hexLines(hex: string): string {
  const lines: string[] = [];
  const shown = hex.slice(0, 2 * MOST);
  for (let at = 0; at < shown.length; at += 2 * BYTES) {
    const piece = shown.slice(at, at + 2 * BYTES);
    const bytes = piece.replace(/../g, '$& ').padEnd(3 * BYTES);
    lines.push(`${(at / 2).toString(16).padStart(4, '0')}  ${bytes} ${asciiOf(piece)}`);
  }
  const rest = (hex.length - shown.length) / 2;
  if (rest > 0) lines.push(l10n.t('… and {0} more bytes: export the trace to see them', numberText(rest)));
  return lines.join('\n');
}

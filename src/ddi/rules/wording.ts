import { hex } from '../../core/hex.ts';
import { CHANGER_TO, type ValueTable } from '../values.ts';
import type { Finding, Severity } from './rule.ts';

/** The pieces that findings are written with. */

/** A finding; without a severity it has that of its rule. */
export function found(message: string, involved: readonly string[], severity?: Severity): Finding {
  return severity === undefined ? { message, involved } : { message, involved, severity };
}

/** Names as a sentence has them: `A, B and C`. */
export function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}

/** `is` or `are` for that many things. */
export function be(names: readonly unknown[]): 'is' | 'are' {
  return names.length === 1 ? 'is' : 'are';
}

/** A feature word: `0x00000040`. */
export function word(value: number): string {
  return hex(value, 8);
}

/** A capability byte: `0x0A`. */
export function byte(value: number): string {
  return hex(value, 2);
}

/** The bits of a value by name as C writes them: `CHANGER_TO_SLOT | CHANGER_TO_DRIVE`; `0` for none. */
export function bitNames(value: number, table: ValueTable = CHANGER_TO): string {
  const names = Object.entries(table)
    .filter(([, bit]) => (value & bit) !== 0)
    .map(([name]) => name);
  return names.length === 0 ? '0' : names.join(' | ');
}

import * as l10n from '@vscode/l10n';
import type { Field } from './act.ts';

/** Bar code labels are 1 to 32 printable characters (SMC-3, volume tag: the volume identification field). */
const LABEL = /^[\x21-\x7e][\x20-\x7e]{0,31}$/;

/** The label of a cartridge; empty: none. */
export function labelField(value = ''): Field {
  return {
    name: 'barcode',
    label: l10n.t('Bar code'),
    type: 'text',
    value,
    hint: l10n.t('Leave it empty for a cartridge without label.'),
    problem: (text) =>
      text === '' || LABEL.test(text) ? undefined : l10n.t('Write 1 to 32 printable ASCII characters.'),
  };
}

export function cleanerField(value = false): Field {
  return { name: 'cleaner', label: l10n.t('Cleaning cartridge'), type: 'flag', value: String(value) };
}

/** Elements of a type: their addresses have 16 bits (SMC-3). */
const MOST = 65_536;

/** A whole number from `least` on. */
export function countField(name: string, label: string, value: number, least = 0): Field {
  return {
    name,
    label,
    type: 'number',
    value: String(value),
    problem: (text) =>
      /^\d+$/.test(text.trim()) && Number(text) >= least && Number(text) <= MOST
        ? undefined
        : l10n.t('Write a whole number from {0} to {1}.', least, MOST),
  };
}

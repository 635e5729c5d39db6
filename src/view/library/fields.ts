import type { Field } from './act.ts';

/** Bar code labels are 1 to 32 printable characters (SMC-3, volume tag: the volume identification field). */
const LABEL = /^[\x21-\x7e][\x20-\x7e]{0,31}$/;

/** The label of a cartridge; empty: none. */
export function labelField(value = ''): Field {
  return {
    name: 'barcode',
    label: 'Bar code',
    type: 'text',
    value,
    hint: 'Leave it empty for a cartridge without label.',
    problem: (text) =>
      text === '' || LABEL.test(text) ? undefined : 'Write 1 to 32 printable ASCII characters.',
  };
}

export function cleanerField(value = false): Field {
  return { name: 'cleaner', label: 'Cleaning cartridge', type: 'flag', value: String(value) };
}

/** A whole number from `least` on. */
export function countField(name: string, label: string, value: number, least = 0): Field {
  return {
    name,
    label,
    type: 'number',
    value: String(value),
    problem: (text) =>
      /^\d+$/.test(text.trim()) && Number(text) >= least && Number(text) <= 65_536
        ? undefined
        : `Write a whole number from ${least} to 65536.`,
  };
}

import { FEATURES0, FEATURES1 } from '../../ddi/features.ts';
import { ntStatusName } from '../../ddi/ntstatus.ts';
import { srbStatusName } from '../../ddi/srb.ts';
import { CHANGER_TO, ELEMENT_STATUS_FLAGS, LOCK_UNLOCK } from '../../ddi/values.ts';

type Flags = Readonly<Record<string, number>>;

const values = (table: Readonly<Record<string, { readonly value: number }>>): Flags =>
  Object.fromEntries(Object.entries(table).map(([name, row]) => [name, row.value]));

/** Flag words by the name of the member that holds them. */
const FLAG_WORDS: Readonly<Record<string, Flags>> = {
  Features0: values(FEATURES0),
  Features1: values(FEATURES1),
  LockUnlockCapabilities: LOCK_UNLOCK,
  PositionCapabilities: CHANGER_TO,
  ...Object.fromEntries(
    ['MoveFrom', 'ExchangeFrom'].flatMap((verb) =>
      ['Transport', 'Slot', 'IePort', 'Drive'].map((kind) => [`${verb}${kind}`, CHANGER_TO]),
    ),
  ),
};

/** Names of the flags in a word; bits that have no name stay hex. */
export function flagNames(table: Flags, word: number): string {
  const names: string[] = [];
  let rest = word >>> 0;
  for (const [name, value] of Object.entries(table)) {
    if ((word & value) >>> 0 !== value >>> 0 || value === 0) continue;
    names.push(name);
    rest = (rest & ~value) >>> 0;
  }
  if (rest !== 0) names.push(`0x${rest.toString(16).toUpperCase()}`);
  return names.join(' | ');
}

/**
 * What a number means, by the name and type of what holds it: a status by name, a flag word by its flags.
 * @returns undefined where it is just a number.
 */
export function meaning(name: string, type: string, value: number): string | undefined {
  if (type === 'NTSTATUS') return ntStatusName(value);
  if (name === 'SrbStatus') return srbStatusName(value);
  if (name === 'Flags' && (type === '' || type === 'ULONG'))
    return flagNames(ELEMENT_STATUS_FLAGS, value) || undefined;
  const table = FLAG_WORDS[name];
  return table === undefined || value === 0 ? undefined : flagNames(table, value);
}

/** Unsigned words are what hardware documents print as hex. */
const HEX_TYPES = /^(?:unsigned|U(?:CHAR|SHORT|LONG|INT)|BYTE|WORD|DWORD|NTSTATUS|PVOID|HANDLE)/;

/** A number as a driver writer reads it: decimal, hex beside it, its name where it has one. */
export function numberText(name: string, type: string | undefined, value: number): string {
  const named = meaning(name, type ?? '', value);
  if (type === 'NTSTATUS') return `${named} (0x${(value >>> 0).toString(16).toUpperCase().padStart(8, '0')})`;
  const hexText =
    (type === undefined || HEX_TYPES.test(type)) && Math.abs(value) > 9
      ? ` (0x${(value >>> 0).toString(16).toUpperCase()})`
      : '';
  return `${value}${hexText}${named === undefined ? '' : ` ${named}`}`;
}

import * as l10n from '@vscode/l10n';

/** What the member of a line must be. */
export interface Member {
  /** In words, for a message. */
  readonly wanted: () => string;
  readonly test: (value: unknown) => boolean;
  /** What it is where the line leaves it out; without this it must be there. */
  readonly absent?: unknown;
}

/** The members of a line's object, by name. */
export type Members<T> = { readonly [K in keyof T]-?: Member };

const isNumber = (value: unknown): boolean => typeof value === 'number';
const isText = (value: unknown): boolean => typeof value === 'string';
const isHex = (value: unknown): boolean => typeof value === 'string' && HEX.test(value);
const HEX = /^(?:[0-9a-f]{2})*$/;

export const NUMBER: Member = { wanted: () => l10n.t('a number'), test: isNumber };
export const TEXT: Member = { wanted: () => l10n.t('a text'), test: isText };
export const FLAG: Member = {
  wanted: () => l10n.t('true or false'),
  test: (value) => typeof value === 'boolean',
};
export const HEX_BYTES: Member = { wanted: () => l10n.t('bytes in lower-case hex'), test: isHex };
export const CDB_BYTES: Member = {
  wanted: () => l10n.t('at least one byte in lower-case hex'),
  test: (value) => value !== '' && isHex(value),
};
export const ANYTHING: Member = { wanted: () => l10n.t('anything'), test: (value) => value !== undefined };

export function orNull(member: Member): Member {
  return {
    wanted: () => l10n.t('{0} or null', member.wanted()),
    test: (value) => value === null || member.test(value),
  };
}

export function oneOf(...words: readonly string[]): Member {
  return {
    wanted: () => l10n.t('one of {0}', words.join(', ')),
    test: (value) => words.includes(value as string),
  };
}

export function listOf(member: Member): Member {
  return {
    wanted: () => l10n.t('a list, each {0}', member.wanted()),
    test: (value) => Array.isArray(value) && value.every(member.test),
  };
}

export function objectOf(members: Readonly<Record<string, Member>>): Member {
  const names = Object.keys(members);
  return {
    wanted: () => l10n.t('an object with {0}', names.join(', ')),
    test: (value) => isObject(value) && names.every((name) => members[name].test(value[name])),
  };
}

/** A member that a line leaves out where it has this value. */
export function unless<T>(absent: T, member: Member): Member {
  return { ...member, absent };
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object that is not as its members want it; the message says what is wrong. */
export class MemberError extends Error {}

/**
 * The members of an object, checked and with what it leaves out. Members that are not in the table are dropped:
 * a later version may have more.
 * @throws MemberError
 */
export function readMembers<T>(members: Members<T>, value: unknown): T {
  if (!isObject(value)) throw new MemberError(l10n.t('it is no object'));
  const result: Record<string, unknown> = {};
  for (const name in members) {
    const member = members[name];
    const found = value[name];
    if (found === undefined && 'absent' in member) result[name] = member.absent;
    else if (member.test(found)) result[name] = found;
    else if (found === undefined)
      throw new MemberError(l10n.t('it has no "{0}", which is {1}', name, member.wanted()));
    else throw new MemberError(l10n.t('"{0}" is not {1}', name, member.wanted()));
  }
  return result as T;
}

/** What JSON cannot have in a text as it is. */
const ESCAPED = /["\\\u0000-\u001f\ud800-\udfff]/;

/** A text in JSON: most have nothing to escape, and to see that is quicker than to have it escaped. */
function quoted(text: string): string {
  return ESCAPED.test(text) ? JSON.stringify(text) : `"${text}"`;
}

/** Writes objects of a table as JSON with the members that a line has to hold: made once, for very many objects. */
export function memberWriter<T extends object>(members: Members<T>): (value: T) => string {
  const writers = Object.entries<Member>(members).map(([name, member]) => ({
    name: name as keyof T,
    head: `,${JSON.stringify(name)}:`,
    always: !('absent' in member),
    absent: member.absent,
  }));
  return (value) => {
    let text = '';
    for (const { name, head, always, absent } of writers) {
      const found = value[name];
      if (found === undefined || (!always && found === absent)) continue;
      text += head;
      if (typeof found === 'string') text += quoted(found);
      else text += typeof found === 'number' && Number.isFinite(found) ? found : JSON.stringify(found);
    }
    return `{${text.slice(1)}}`;
  };
}

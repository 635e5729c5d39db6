import type { Analysis } from '../../lint/analysis.ts';
import { functionAt, structureOfVariable, switchedMember, type MemberUse } from '../../lint/members.ts';
import { spanOf } from '../../lint/syntax/place.ts';
import type { Unit } from '../../lint/syntax/unit.ts';

/**
 * Which member the expression before the cursor is assigned to, or compared with. It looks at the text, for what is
 * being typed is seldom C yet.
 */

/** What can stand between the member and the cursor: names and numbers, put together. */
const VALUES = String.raw`(?:[\s|&^~()+]|\b\w+\b)*`;
const TARGET = String.raw`([A-Za-z_]\w*)((?:\s*\[[^\][]*\])?(?:\s*(?:->|\.)\s*\w+(?:\s*\[[^\][]*\])?)*)`;
const ASSIGNED = new RegExp(String.raw`${TARGET}\s*(?:[|&^+]|<<)?=(?!=)${VALUES}$`);
const COMPARED = new RegExp(String.raw`${TARGET}\s*(?:[&|]|[=!]=)(?![&|=])${VALUES}$`);
const COMPARED_AFTER_TEST = new RegExp(String.raw`${TARGET}\s*&${VALUES}[=!]=${VALUES}$`);
const CASE = /\bcase\s+(?:\w+\s*:\s*case\s+)*\w*$/;

/** The statement before an offset, as far as it goes. */
export function statementBefore(clean: string, offset: number): string {
  const from = Math.max(0, offset - 2000);
  const text = clean.slice(from, offset);
  const begin = Math.max(text.lastIndexOf(';'), text.lastIndexOf('{'), text.lastIndexOf('}'));
  return text.slice(begin + 1);
}

/** The last member of `->a.b[2]`; undefined for a plain variable. */
function lastMember(path: string): string | undefined {
  return /(?:->|\.)\s*(\w+)(?:\s*\[[^\][]*\])?$/.exec(path.trimEnd())?.[1];
}

/** The member that a variable is put into somewhere in the file: `Features0` for `flags` in `p->Features0 = flags`. */
function memberOfVariable(clean: string, name: string): string | undefined {
  const put = new RegExp(String.raw`(?:->|\.)\s*(\w+)\s*\|?=\s*(?:\([^()]*\)\s*)?${name}\s*[;|]`);
  return put.exec(clean)?.[1];
}

/** The member that the result of a function is put into, where the function returns the variable. */
function memberOfResult(unit: Unit, offset: number, name: string): string | undefined {
  const definition = functionAt(unit, offset);
  if (!definition) return undefined;
  const { start, end } = spanOf(definition.at);
  if (!new RegExp(String.raw`\breturn\s+${name}\s*;`).test(unit.clean.slice(start, end))) return undefined;
  const put = new RegExp(String.raw`(?:->|\.)\s*(\w+)\s*\|?=\s*(?:\([^()]*\)\s*)?${definition.name}\s*\(`);
  return put.exec(unit.clean)?.[1];
}

/** The member that a value at the offset is for. */
export function memberFor({ unit }: Analysis, offset: number): MemberUse | undefined {
  const { clean } = unit;
  const statement = statementBefore(clean, offset);
  if (CASE.test(statement.trimStart()) || CASE.test(statement)) return switchedMember(unit, offset);
  const match = COMPARED_AFTER_TEST.exec(statement) ?? ASSIGNED.exec(statement) ?? COMPARED.exec(statement);
  if (!match) return undefined;
  const [, root, path] = match;
  const field = lastMember(path);
  if (field === undefined) {
    const through = memberOfVariable(clean, root) ?? memberOfResult(unit, offset, root);
    return through === undefined ? undefined : { field: through, structure: undefined };
  }
  const direct = /^(?:\s*\[[^\][]*\])?\s*(?:->|\.)\s*\w+(?:\s*\[[^\][]*\])?$/.test(path);
  return { field, structure: direct ? structureOfVariable(unit, offset, root) : undefined };
}

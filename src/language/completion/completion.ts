import {
  CompletionItemKind,
  type CompletionItem,
  type CompletionList,
  type Position,
} from 'vscode-languageserver/node';
import type { Analysis } from '../../lint/analysis.ts';
import { functionAt, type MemberUse } from '../../lint/members.ts';
import { spanOf } from '../../lint/syntax/place.ts';
import type { OpenDocument } from '../documents/open-document.ts';
import { valueText, type ConstantGroup } from '../reference/group.ts';
import { constantMarkdown } from '../reference/markdown.ts';
import { Reference } from '../reference/reference.ts';
import { memberFor } from './assigned-member.ts';
import { ruleItems } from './rule-ids.ts';

/** Asked for after a blank, where a value is expected, besides after letters. */
export const TRIGGERS = [' ', '='];

/** The groups whose constants are values of a member; those that the structure has come first. */
function groupsFor({ field, structure }: MemberUse): readonly ConstantGroup[] {
  const reference = Reference.get();
  const own = reference.groupsOf(field, structure);
  const known = structure !== undefined && reference.structure(structure) !== undefined;
  return own.length > 0 || known ? own : reference.groupsOf(field, undefined);
}

/** Names that the function around the cursor puts into the member already. */
function alreadySet({ unit }: Analysis, offset: number, field: string): ReadonlySet<string> {
  const definition = functionAt(unit, offset);
  if (!definition) return new Set();
  const { start, end } = spanOf(definition.at);
  const text = unit.clean.slice(start, end);
  const statements = new RegExp(String.raw`\b${field}\s*\|?=(?!=)([^;{}]*)`, 'g');
  const typed = /\w*$/.exec(unit.clean.slice(0, offset))?.[0] ?? '';
  const names = [...text.matchAll(statements)].flatMap(([, value]) => value.match(/\b[A-Z]\w+/g) ?? []);
  return new Set(names.filter((name) => name !== typed));
}

function items(group: ConstantGroup, taken: ReadonlySet<string>): CompletionItem[] {
  return group.constants.map((constant, i): CompletionItem => {
    const set = group.bits && taken.has(constant.name);
    return {
      label: constant.name,
      labelDetails: { description: set ? 'already set' : valueText(constant.value, group.digits) },
      kind: group.bits ? CompletionItemKind.EnumMember : CompletionItemKind.Constant,
      // Before what others know of the same letters; those that are set already at the end.
      sortText: `${set ? '~' : '!'}${String(i).padStart(3, '0')}`,
      ...(set ? {} : { preselect: i === 0 }),
      detail: group.what,
    };
  });
}

/** The constants that belong to the member at the cursor; the rules in a comment that hides one. */
export function completion(document: OpenDocument, position: Position): CompletionList | null {
  const { text, source } = document;
  const offset = source.offsetAt(position);
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  const rules = ruleItems(line);
  if (rules) return { isIncomplete: false, items: rules };
  // Where no value can stand, nothing is analysed.
  if (!/[=|&^(~\s]\s*\w*$|\bcase\s+\w*$/.test(line) && line.trim() !== '') return null;
  const analysis = document.analysis();
  const member = analysis && memberFor(analysis, offset);
  if (!analysis || !member) return null;
  const taken = alreadySet(analysis, offset, member.field);
  const found = groupsFor(member).flatMap((group) => items(group, taken));
  return found.length === 0 ? null : { isIncomplete: false, items: found };
}

/** Adds the documentation of a constant that is looked at. */
export function resolveCompletion(item: CompletionItem): CompletionItem {
  const topic = item.documentation ? undefined : Reference.get().constant(item.label);
  return topic ? { ...item, documentation: { kind: 'markdown', value: constantMarkdown(topic) } } : item;
}

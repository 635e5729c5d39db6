import type { Hover, Position } from 'vscode-languageserver/node';
import { ROUTINE_MEANINGS } from '../../ddi/meanings/routines.ts';
import { memberAt } from '../../lint/members.ts';
import { findRule } from '../../lint/settings.ts';
import type { Unit } from '../../lint/syntax/unit.ts';
import type { OpenDocument } from '../documents/open-document.ts';
import { constantMarkdown, memberMarkdown, ruleMarkdown, structureMarkdown } from '../reference/markdown.ts';
import { Reference } from '../reference/reference.ts';
import { wordAt, type Word } from './word.ts';

/** Members of the same name in more structures than this are not worth listing. */
const MOST_MEMBERS = 3;

function inComment({ comments }: Unit, { start }: Word): boolean {
  return comments.some((comment) => comment.start <= start && start < comment.end);
}

function memberText(unit: Unit, text: string, { name, start }: Word): string | undefined {
  if (!/(?:->|\.)\s*$/.test(text.slice(Math.max(0, start - 40), start))) return undefined;
  const reference = Reference.get();
  const structure = memberAt(unit, start)?.structure;
  const known = reference.members(name, structure);
  // A structure of the driver's own has members of its own, whatever their names.
  if (known.length > MOST_MEMBERS || (structure !== undefined && known.length === 0)) return undefined;
  return known.map((member) => memberMarkdown(reference, member)).join('\n\n---\n\n') || undefined;
}

function nameText({ name }: Word): string | undefined {
  const reference = Reference.get();
  const constant = reference.constant(name);
  if (constant) return constantMarkdown(constant);
  const structure = reference.structure(name) ?? reference.structure(name.replace(/^P(?=[A-Z])/, ''));
  if (structure) return structureMarkdown(structure);
  const routine = (ROUTINE_MEANINGS as Readonly<Record<string, string | undefined>>)[name];
  return routine && `**${name}**\n\n${routine}`;
}

/** What is known of the name at a position; null where it is none of the headers'. */
export function hover(document: OpenDocument, position: Position): Hover | null {
  const analysis = document.analysis();
  if (!analysis) return null;
  const { text, source } = document;
  const word = wordAt(text, source.offsetAt(position));
  if (!word) return null;
  const { unit } = analysis;
  const value = inComment(unit, word)
    ? ruleText(text, word)
    : (memberText(unit, text, word) ?? nameText(word));
  if (value === undefined) return null;
  const range = { start: source.positionAt(word.start), end: source.positionAt(word.end) };
  return { contents: { kind: 'markdown', value }, range };
}

/** The rule that a comment hides. */
function ruleText(text: string, { start, end }: Word): string | undefined {
  const line = text.slice(text.lastIndexOf('\n', start) + 1, end);
  if (!/changer-lab:\s*ignore\b/.test(line)) return undefined;
  const rule = findRule(text.slice(start, end));
  return rule && ruleMarkdown(rule);
}

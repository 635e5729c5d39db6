import type { LintDiagnostic, LintEdit } from '../../lint/diagnostic.ts';
import type { OpenDocument } from '../documents/open-document.ts';
import { applied, compatible, difference } from './apply-edits.ts';

/** One mend can uncover the next; a fix that does not help must not go on for ever. */
const MOST_ROUNDS = 12;

/**
 * The edits that mend all findings which have a fix and are wanted: fixes that would touch one another are made one
 * after the other, each on the findings of what the one before left.
 */
export function fixAll(
  document: OpenDocument,
  wanted: (found: LintDiagnostic) => boolean,
): readonly LintEdit[] {
  const { file, text } = document;
  const first = compatible(file, document.findings().filter(wanted));
  if (first.length === 0) return [];
  const findingsOf = document.trial();
  const seen = new Set([text]);
  let now = applied(text, first);
  let rounds = 1;
  for (; rounds < MOST_ROUNDS && !seen.has(now); rounds++) {
    seen.add(now);
    const edits = compatible(file, findingsOf(now).filter(wanted));
    if (edits.length === 0) break;
    now = applied(now, edits);
  }
  return rounds === 1 ? first : [difference(file, text, now)];
}

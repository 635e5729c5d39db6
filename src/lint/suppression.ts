import type { LintDiagnostic, LineIndex } from './diagnostic.ts';
import { findRule } from './settings.ts';
import type { Comment } from './syntax/scan.ts';

/**
 * `// changer-lab: ignore E03 the operator cleans by hand` on the line of a finding or on the line above. The
 * reason is required: whoever reads the comment in a year must know whether it still holds.
 */
interface Suppression {
  readonly line: number;
  readonly rules: ReadonlySet<string>;
}

const COMMENT = /\bchanger-lab:\s*ignore\b([\s\S]*?)(?:\*\/)?$/;
const ID = /^[A-Z]{1,2}\d{1,2}$/i;

/** What is wrong with a suppression is reported under this id. */
const PROBLEM = { id: 'ignore', rule: 'ignore-needs-rule-and-reason' } as const;

export interface Suppressions {
  /** Suppressions that are no good. */
  readonly problems: readonly LintDiagnostic[];
  suppresses(diagnostic: LintDiagnostic): boolean;
}

interface Parsed {
  readonly rules: readonly string[];
  readonly problem: string | undefined;
}

function parse(text: string): Parsed {
  const words = text.trim().split(/[\s,]+/);
  const rules: string[] = [];
  let next = 0;
  for (; next < words.length; next++) {
    const rule = findRule(words[next]);
    if (rule) rules.push(rule.id);
    else if (ID.test(words[next])) return { rules: [], problem: `There is no rule ${words[next]}.` };
    else break;
  }
  const reason = words
    .slice(next)
    .join(' ')
    .replace(/^[-:]\s*/, '');
  if (rules.length === 0)
    return { rules, problem: 'Name the rule to ignore, and why: changer-lab: ignore E03 reason.' };
  if (!/\w/.test(reason))
    return {
      rules: [],
      problem: `Say why ${rules.join(' and ')} is ignored here: add the reason behind the rule.`,
    };
  return { rules, problem: undefined };
}

/** The suppressions in the comments of a file. */
export function readSuppressions(
  file: string,
  text: string,
  comments: readonly Comment[],
  index: LineIndex,
): Suppressions {
  const list: Suppression[] = [];
  const problems: LintDiagnostic[] = [];
  for (const { start, end } of comments) {
    const match = COMMENT.exec(text.slice(start, end));
    if (!match) continue;
    const { rules, problem } = parse(match[1]);
    const line = index.lineAt(start);
    if (problem !== undefined)
      problems.push({
        file,
        line,
        column: index.columnAt(start),
        endLine: index.lineAt(end),
        endColumn: index.columnAt(end),
        ...PROBLEM,
        severity: 'warning',
        message: problem,
        related: [],
      });
    list.push({ line: index.lineAt(end), rules: new Set(rules) });
    // A comment over several lines stands for the line that it begins on too.
    if (index.lineAt(end) !== line) list.push({ line, rules: new Set(rules) });
  }
  const suppresses = ({ line, id }: LintDiagnostic): boolean =>
    list.some((entry) => (entry.line === line || entry.line === line - 1) && entry.rules.has(id));
  return { problems, suppresses };
}

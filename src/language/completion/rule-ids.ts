import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver/node';
import { COVERAGE } from '../../lint/coverage.ts';
import { ruleMarkdown } from '../reference/markdown.ts';

/** The cursor is where the rules stand in a comment that hides findings. */
const IN_SUPPRESSION = /\bchanger-lab:\s*ignore\s+(?:[A-Z]{1,2}\d{1,2}[\s,]+)*\w*$/i;

/** The rules that are checked in source, where a comment is about to name one. */
export function ruleItems(line: string): CompletionItem[] | undefined {
  if (!IN_SUPPRESSION.test(line)) return undefined;
  return COVERAGE.filter(({ inSource }) => inSource).map(({ rule }) => ({
    label: rule.id,
    labelDetails: { description: rule.name },
    kind: CompletionItemKind.Reference,
    detail: rule.title,
    filterText: `${rule.id} ${rule.name}`,
    documentation: { kind: 'markdown', value: ruleMarkdown(rule) },
  }));
}

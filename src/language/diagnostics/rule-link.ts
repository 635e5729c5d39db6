import { readFileSync } from 'node:fs';
import { RULE_PAGE } from '../../lint/report.ts';
import { ruleAnchor } from '../../lint/rule-pages.ts';
import type { Rule } from '../../ddi/rules/rule.ts';
import { packageFile } from '../../toolchain/package-files.ts';

let base: string | undefined;

/** Where the project's files can be read, from the homepage that its manifest names. */
function documentation(): string {
  if (base === undefined) {
    const { homepage } = JSON.parse(readFileSync(packageFile('package.json'), 'utf8')) as {
      homepage: string;
    };
    base = `${homepage.replace(/#.*$/, '').replace(/\/$/, '')}/blob/HEAD/${RULE_PAGE}`;
  }
  return base;
}

/** The page of a rule. */
export function ruleAddress(rule: Rule): string {
  return `${documentation()}#${ruleAnchor(rule)}`;
}

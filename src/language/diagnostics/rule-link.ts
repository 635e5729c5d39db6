import { readFileSync } from 'node:fs';
import { ruleAddress as addressOf } from '../../lint/rule-address.ts';
import type { Rule } from '../../ddi/rules/rule.ts';
import { packageFile } from '../../toolchain/package-files.ts';

let homepage: string | undefined;

/** The page of a rule, from the homepage that the project's manifest names. */
export function ruleAddress(rule: Rule): string {
  homepage ??= (JSON.parse(readFileSync(packageFile('package.json'), 'utf8')) as { homepage: string })
    .homepage;
  return addressOf(homepage, rule);
}

import { RULE_PAGE } from './report.ts';
import { ruleAnchor } from './rule-pages.ts';

/** Where the project's files can be read. @param homepage as its manifest names it. */
export function filesAddress(homepage: string): string {
  return `${homepage.replace(/#.*$/, '').replace(/\/$/, '')}/blob/HEAD`;
}

/** The address of a rule's section. @param page the page that has it, the one of the rules where left out. */
export function ruleAddress(
  homepage: string,
  rule: { readonly id: string; readonly name: string },
  page = RULE_PAGE,
): string {
  return `${filesAddress(homepage)}/${page}#${ruleAnchor(rule)}`;
}

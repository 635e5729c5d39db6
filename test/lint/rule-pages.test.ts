/** The documentation of the rules is that of the table. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/ddi/rules/index.ts';
import { COVERAGE } from '../../src/lint/coverage.ts';
import { EXAMPLES } from '../../src/lint/examples/index.ts';
import { pageAddress, ruleAnchor, rulePage } from '../../src/lint/rule-pages.ts';
import { probesByRule } from '../../src/qualify/rule-coverage.ts';

const README = new URL('../../README.md', import.meta.url);

describe.each(RULES)('$id', (rule) => {
  it('has a section with its reason', () => {
    const page = rulePage(probesByRule());
    expect(page).toContain(`### ${rule.id} ${rule.name}\n`);
    expect(page).toContain(`(#${ruleAnchor(rule)})`);
    expect(page).toContain(rule.reason);
  });
});

it('has an example for each rule that is checked in source', () => {
  const without = COVERAGE.filter(({ rule, inSource }) => inSource && !EXAMPLES[rule.id]).map(
    ({ rule }) => rule.id,
  );
  expect(without).toEqual([]);
});

it('is counted right in the README', () => {
  const readme = readFileSync(README, 'utf8');
  const stated = (row: string): number => Number(new RegExp(`\\| ${row} +\\| (\\d+)`).exec(readme)?.[1]);
  expect(stated('in all')).toBe(COVERAGE.length);
  expect(stated('checked in source')).toBe(COVERAGE.filter(({ inSource }) => inSource).length);
  expect(stated('checked at run time')).toBe(COVERAGE.filter(({ atRunTime }) => atRunTime).length);
  expect(stated('with a quick fix as data')).toBe(COVERAGE.filter(({ quickFix }) => quickFix).length);
});

it('links to the pages of the documentation', () => {
  expect(pageAddress('ns-ntddchgr-_get_changer_parameters')).toBe(
    'https://learn.microsoft.com/en-us/windows-hardware/drivers/ddi/ntddchgr/ns-ntddchgr-_get_changer_parameters',
  );
  expect(pageAddress('ns-winioctl-changer_product_data')).toContain('win32/api/winioctl');
  expect(pageAddress('mcd.h')).toBeUndefined();
});

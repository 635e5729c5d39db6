import { describe, expect, it } from 'vitest';
import { qualifyHtml } from '../../src/cli/qualify-report/html/page.ts';
import { qualifyText } from '../../src/cli/qualify-report/text.ts';
import type { Finding, Qualification } from '../../src/qualify/records.ts';

const FINDING: Finding = {
  rule: 'F19',
  severity: 'error',
  message: 'MOVE_MEDIUM <slot 0> → drive 0 & more ended with STATUS_SUCCESS.',
  source: { file: '/no/such/"driver".c', line: 7, function: 'ChangerMoveMedium' },
  times: 3,
  stack: [],
  trace: [{ action: 'MOVE_MEDIUM <slot 0>', status: 'STATUS_SUCCESS', commands: [] }],
  steps: [{ ioctl: 'MOVE_MEDIUM', source: 'slot 0', destination: 'drive 0' }],
};

const RESULT: Qualification = {
  ok: false,
  driver: ['/no/such/"driver".c'],
  library: { vendor: 'A&B', product: '<8>', file: null, elements: { slot: 8, port: 0 } },
  parameters: null,
  probes: [
    {
      id: 'types-move',
      group: 'types',
      title: 'A probe.',
      rules: ['F19', 'Q01'],
      outcome: 'failed',
      reason: '',
      findings: [FINDING],
      requests: 12,
    },
    {
      id: 'locks',
      group: 'access',
      title: 'Another.',
      rules: ['I10'],
      outcome: 'skipped',
      reason: 'There is no lock.',
      findings: [],
      requests: 0,
    },
  ],
};

describe('the HTML report', () => {
  const page = qualifyHtml(RESULT);

  it('needs nothing from elsewhere, and no script', () => {
    expect(page).toContain(`default-src 'none'`);
    expect(page).not.toMatch(/<script|<link|<img|@import|url\(/);
  });

  it('shows what the driver and the library say as text, never as markup', () => {
    expect(page).toContain('&lt;slot 0&gt; → drive 0 &amp; more');
    expect(page).toContain('A&amp;B &lt;8&gt;');
    expect(page).not.toContain('<slot 0>');
    expect(page).not.toContain('<8>');
  });

  it('has a place for every link within it', () => {
    const links = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(links.length).toBeGreaterThan(5);
    for (const id of links) expect(page).toContain(`id="${id}"`);
  });

  it('has no two places of one name', () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('counts the findings, and the notes apart from them', () => {
    const verdict = (result: Qualification): string | undefined =>
      /<p class="verdict[^>]*><strong>(.*?)<\/strong>/.exec(qualifyHtml(result))?.[1];
    const [failed, skipped] = RESULT.probes;
    const note: Finding = { ...FINDING, severity: 'info' };
    expect(verdict(RESULT)).toBe('1 finding.');
    expect(verdict({ ...RESULT, probes: [skipped] })).toBe('No finding.');
    expect(verdict({ ...RESULT, probes: [{ ...failed, findings: [FINDING, note, note] }] })).toBe(
      '1 finding, 2 notes.',
    );
    expect(verdict({ ...RESULT, probes: [{ ...failed, findings: [note] }] })).toBe('No finding, 1 note.');
  });

  it('says which rules were broken, which were kept, and which were not checked', () => {
    const result = (rule: string): string | undefined =>
      new RegExp(`id="rule-${rule}">.*?<span class="chip [^"]*">([^<]*)`).exec(page)?.[1];
    expect([result('F19'), result('Q01'), result('I10')]).toEqual(['broken', 'kept', 'not checked']);
  });
});

describe('the text report', () => {
  it('has rule, line, message and sentence of a finding, and the verdict at its end', () => {
    const text = qualifyText(RESULT);
    expect(text).toContain('error F19 move-checks-element-types at /no/such/"driver".c:7\n');
    expect(text).toContain('      Rule: A move works on slots, drives, IEports and transports only');
    expect(text).toContain('– locks  Another. (There is no lock.)');
    expect(text).toMatch(/1 finding: 1 probe carried out, 1 that do not apply\n$/);
  });
});

import { describe, expect, it } from 'vitest';
import { reportPage, problemsOf } from '../../src/extension/qualify/report.ts';
import { DRIVER, QUALIFICATION } from './sample-qualification.ts';

const HOME = 'https://example.org/lab#readme';

describe('the findings as problems of the editor', () => {
  const problems = problemsOf(QUALIFICATION, HOME);
  const of = (rule: string) => problems.find((problem) => problem.rule === rule);

  it('stand at their lines, from the first character to the last', () => {
    const problem = of('F22');
    expect(problem).toMatchObject({ file: DRIVER, line: 900, severity: 'error' });
    expect(problem?.endColumn).toBeGreaterThan(problem?.column ?? Infinity);
  });

  it('stand in the first line of the driver where no line is known', () => {
    expect(of('I14')).toMatchObject({ file: DRIVER, line: 1, severity: 'warning' });
  });

  it('lead to the page that has their rule', () => {
    expect(of('F22')?.address).toMatch(/^https:\/\/example\.org\/lab\/blob\/HEAD\/docs\/rules\.md#f22-/);
    expect(of('Q01')?.address).toMatch(/docs\/qualification\.md#q01-driver-lives-on$/);
  });

  it('name the frames of a driver that ended', () => {
    expect(of('Q01')?.related).toEqual([
      { file: DRIVER, function: 'ChangerMoveMedium', line: 320, message: 'called by ChangerMoveMedium' },
      { file: DRIVER, function: 'ChangerMoveMedium', line: 900, message: 'called by ChangerMoveMedium' },
    ]);
  });

  it('name the lines that sent the commands, where these are others', () => {
    expect(of('F22')?.related).toEqual([]);
    expect(of('M04')?.related).toMatchObject([
      {
        line: 900,
        message: 'MOVE_MEDIUM slot 0 → drive 0 sent MOVE MEDIUM slot 0 → drive 0, answered with 5/3B/0D',
      },
    ]);
  });
});

describe('the report in the editor', () => {
  const page = reportPage(QUALIFICATION, {
    name: () => 'loader "é".c',
    address: ({ line }) => `command:open?${line}&"`,
    actions: [{ title: 'Again & again', address: 'command:again' }],
  });

  it('leads to each line of C, of frames and commands too', () => {
    const links = [...page.matchAll(/href="command:open\?(\d+)&amp;&quot;"/g)].map(([, line]) =>
      Number(line),
    );
    expect(new Set(links)).toEqual(new Set([900, 12, 300, 320]));
    expect(page).toContain('title="Open loader &quot;é&quot;.c, line 900"');
  });

  it('offers what can be done with it', () => {
    expect(page).toContain('<a href="command:again">Again &amp; again</a>');
  });

  it('allows one style, by its hash, and no script', () => {
    expect(page).toMatch(/content="default-src 'none'; style-src 'sha256-[\w+/=]+'"/);
    expect(page).not.toMatch(/<script|style="/);
  });
});

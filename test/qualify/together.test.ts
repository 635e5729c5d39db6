import { describe, expect, it } from 'vitest';
import type { Finding, ProbeRecord } from '../../src/qualify/records.ts';
import { together } from '../../src/qualify/together.ts';

const at = (line: number): Finding['source'] => ({ file: 'driver.c', line, function: 'F' });

function finding(rule: string, source: Finding['source'], severity: Finding['severity'] = 'error'): Finding {
  return { rule, severity, message: `${rule} is broken`, source, times: 1, stack: [], trace: [], steps: [] };
}

function record(id: string, ...findings: Finding[]): ProbeRecord {
  return {
    id,
    group: 'moves',
    title: 'A probe.',
    rules: [],
    outcome: 'failed',
    reason: '',
    findings,
    requests: 1,
  };
}

describe('findings of a run', () => {
  it('are one where the same rule is broken at the same line', () => {
    const [a, b] = together([
      record('a', finding('F19', at(7)), finding('F19', at(7))),
      record('b', finding('F19', at(7)), finding('F19', at(8))),
    ]);
    expect(a.findings.map(({ times }) => times)).toEqual([3]);
    expect(b.findings.map(({ source }) => source?.line)).toEqual([8]);
  });

  it('are told by the worst of them, and a probe that has no other says where', () => {
    const [a, b] = together([
      record('a', finding('F19', at(7), 'warning')),
      record('b', finding('F19', at(7), 'error')),
    ]);
    expect(a).toMatchObject({ findings: [], outcome: 'failed', reason: 'The same as in b.' });
    expect(b.findings).toMatchObject([{ severity: 'error', times: 2 }]);
  });

  it('stay apart where no line is known', () => {
    const [a] = together([record('a', finding('Q08', null), finding('Q08', null))]);
    expect(a.findings).toHaveLength(2);
  });
});

import { describe, expect, it } from 'vitest';
import type { Finding, ProbeOutcome, ProbeRecord, ProbeResult } from '../../src/qualify/records.ts';
import { ToldOnce } from '../../src/qualify/told-once.ts';

const finding = (message: string): Finding => ({
  rule: 'Q03',
  severity: 'error',
  message,
  source: null,
  times: 1,
  stack: [],
  trace: [],
  steps: [],
});

/** A probe that found something for each key. */
function result(id: string, ...keys: string[]): ProbeResult {
  const outcome: ProbeOutcome = keys.length > 0 ? 'failed' : 'passed';
  const findings = keys.map(finding);
  return {
    record: { id, group: 'moves', title: '', rules: [], outcome, reason: '', findings, requests: 1 },
    keys,
    parameters: null,
  };
}

const messages = ({ findings }: ProbeRecord): string[] => findings.map(({ message }) => message);

describe('a mistake that many probes meet', () => {
  it('is told by the first', () => {
    const told = new ToldOnce();
    expect(messages(told.record(result('first', 'a')))).toEqual(['a']);
    const second = told.record(result('second', 'a', 'b'));
    expect(messages(second)).toEqual(['b']);
    expect(second).toMatchObject({ outcome: 'failed', reason: '' });
  });

  it('leaves a probe failed that has found nothing else, and names the one that tells it', () => {
    const told = new ToldOnce();
    told.record(result('first', 'a'));
    told.record(result('second', 'b'));
    expect(told.record(result('third', 'b', 'a'))).toMatchObject({
      outcome: 'failed',
      findings: [],
      reason: 'The same as in second, first.',
    });
  });

  it('is no failure where the probe that met it first was not asked for', () => {
    const told = new ToldOnce();
    told.silence(result('start', 'a'));
    expect(told.record(result('first', 'a'))).toMatchObject({ outcome: 'passed', findings: [], reason: '' });
    expect(messages(told.record(result('second', 'a', 'b')))).toEqual(['b']);
  });

  it('changes nothing in a probe that found nothing', () => {
    expect(new ToldOnce().record(result('first'))).toEqual(result('first').record);
  });
});

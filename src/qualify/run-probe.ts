import type { Bench } from './bench.ts';
import { NotApplicable } from './bench.ts';
import { DriverEnded } from './exam.ts';
import type { Probe } from './probe.ts';
import type { ProbeOutcome, ProbeRecord } from './records.ts';

/** The record of a probe that came to an end, whatever that was. */
export function recordOf(bench: Bench, probe: Probe, outcome?: ProbeOutcome, reason = ''): ProbeRecord {
  const { id, group, title, rules } = probe;
  const { findings, requests } = bench.take();
  return {
    id,
    group,
    title,
    rules,
    outcome: findings.length > 0 ? 'failed' : (outcome ?? 'passed'),
    reason,
    findings,
    requests,
  };
}

/** Carries out one probe. What the driver does wrong is in its record, how it ends too. */
export function runProbe(bench: Bench, probe: Probe): ProbeRecord {
  try {
    const reason = probe.skip?.(bench.facts);
    if (reason !== undefined) return recordOf(bench, probe, 'skipped', reason);
    probe.run(bench);
    return recordOf(bench, probe);
  } catch (error) {
    if (error instanceof NotApplicable) return recordOf(bench, probe, 'skipped', error.message);
    if (!(error instanceof DriverEnded)) throw error;
    bench.reportEnd();
    return recordOf(bench, probe);
  }
}

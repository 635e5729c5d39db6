import type { Bench } from './bench.ts';
import { NotApplicable } from './bench.ts';
import { DriverEnded } from './exam.ts';
import type { Probe } from './probe.ts';
import type { ProbeOutcome, ProbeRecord, ProbeResult } from './records.ts';

/** What a probe gave that came to an end, whatever that was. */
export function resultOf(bench: Bench, probe: Probe, outcome?: ProbeOutcome, reason = ''): ProbeResult {
  const { id, group, title, rules } = probe;
  const { findings, keys, requests } = bench.take();
  const record: ProbeRecord = {
    id,
    group,
    title,
    rules,
    outcome: findings.length > 0 ? 'failed' : (outcome ?? 'passed'),
    reason,
    findings,
    requests,
  };
  return { record, keys, parameters: bench.parameters };
}

/** Carries out one probe. What the driver does wrong is in its result, how it ends too. */
export function runProbe(bench: Bench, probe: Probe): ProbeResult {
  try {
    const reason = probe.skip?.(bench.facts);
    if (reason !== undefined) return resultOf(bench, probe, 'skipped', reason);
    probe.run(bench);
    return resultOf(bench, probe);
  } catch (error) {
    if (error instanceof NotApplicable) return resultOf(bench, probe, 'skipped', error.message);
    if (!(error instanceof DriverEnded)) throw error;
    bench.reportEnd();
    return resultOf(bench, probe);
  }
}

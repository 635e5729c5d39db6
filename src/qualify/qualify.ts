import { availableParallelism } from 'node:os';
import type { ChangerParameters } from '../ddi/rules/rule.ts';
import type { RunOptions } from '../lab/worker/run-job.ts';
import type { QualifyJob } from './bench.ts';
import type { Probe } from './probe.ts';
import { PROBES } from './probes/index.ts';
import type { ProbeRecord, ProbeResult } from './records.ts';
import { ToldOnce } from './told-once.ts';
import { ProbeRunner } from './worker/probe-runner.ts';

export interface ProbeRun {
  readonly records: readonly ProbeRecord[];
  /** What the driver returned first; null where it does not start. */
  readonly parameters: ChangerParameters | null;
}

export interface ProbeOptions extends RunOptions {
  /** Told of each probe when it has been carried out, in no certain order. */
  readonly onProbe?: (probe: Probe) => void;
}

/** A driver that hangs this often hangs everywhere: each time costs the whole time of the watchdog. */
const MOST_HANGS = 3;
/** It asks the driver for what the others plan with. */
const [FIRST] = PROBES;
/** A worker is worth its start from so many probes on. */
const PROBES_A_WORKER = 8;
const MOST_WORKERS = 4;

const notRun = ({ id, group, title, rules }: Probe, reason: string): ProbeRecord => ({
  id,
  group,
  title,
  rules,
  outcome: 'not run',
  reason,
  findings: [],
  requests: 0,
});

const hung = ({ record }: ProbeResult): boolean => record.findings.some(({ rule }) => rule === 'Q02');

/**
 * Carries out probes on a driver, each in new labs, on as many workers as they are worth. The records do not
 * depend on which worker was faster.
 * @param probes in the order of the table.
 * @throws Error for a defect of the lab.
 */
export async function runProbes(
  job: QualifyJob,
  probes: readonly Probe[],
  options: ProbeOptions,
): Promise<ProbeRun> {
  const others = probes.filter((probe) => probe !== FIRST);
  const workers = Math.max(
    1,
    Math.min(availableParallelism(), MOST_WORKERS, Math.floor(others.length / PROBES_A_WORKER)),
  );
  const runners = [new ProbeRunner(job, { ...options, workers })];
  const told = new ToldOnce();
  try {
    const result = await runners[0].run(FIRST.id);
    const { parameters } = result;
    // A probe that was not asked for is silent, unless nothing else can be said.
    const asked = probes.includes(FIRST) || !parameters;
    if (!asked) told.silence(result);
    const begin = asked ? [told.record(result)] : [];
    if (asked) options.onProbe?.(FIRST);
    if (!parameters) {
      const reason = 'The driver does not start, or returns no parameters.';
      return { records: [...begin, ...others.map((probe) => notRun(probe, reason))], parameters };
    }
    while (runners.length < workers) runners.push(new ProbeRunner(job, { ...options, workers }, parameters));
    const results = await carryOut(others, runners, options);
    return { records: [...begin, ...recordsOf(others, results, told)], parameters };
  } finally {
    await Promise.all(runners.map((runner) => runner.close()));
  }
}

/** Each runner takes the next probe of the table, until the driver has hung too often. */
async function carryOut(
  probes: readonly Probe[],
  runners: readonly ProbeRunner[],
  { onProbe }: ProbeOptions,
): Promise<Map<Probe, ProbeResult>> {
  const results = new Map<Probe, ProbeResult>();
  const queue = probes.values();
  let hangs = 0;
  const work = async (runner: ProbeRunner): Promise<void> => {
    while (hangs < MOST_HANGS) {
      const { value: probe } = queue.next();
      if (!probe) return;
      const result = await runner.run(probe.id);
      results.set(probe, result);
      if (hung(result)) hangs++;
      onProbe?.(probe);
    }
  };
  await Promise.all(runners.map(work));
  return results;
}

/** The records in the order of the table: what comes behind the last hang that is borne was not run. */
function recordsOf(
  probes: readonly Probe[],
  results: ReadonlyMap<Probe, ProbeResult>,
  told: ToldOnce,
): ProbeRecord[] {
  let hangs = 0;
  return probes.map((probe) => {
    const result = results.get(probe);
    if (hangs >= MOST_HANGS || !result) return notRun(probe, `The driver has hung in ${MOST_HANGS} probes.`);
    if (hung(result)) hangs++;
    return told.record(result);
  });
}

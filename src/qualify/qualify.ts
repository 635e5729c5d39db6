import type { ChangerParameters } from '../ddi/rules/rule.ts';
import type { RunOptions } from '../lab/worker/run-job.ts';
import type { QualifyJob } from './bench.ts';
import type { Probe } from './probe.ts';
import { PROBES } from './probes/index.ts';
import type { ProbeRecord } from './records.ts';
import { ProbeRunner } from './worker/probe-runner.ts';

export interface ProbeRun {
  readonly records: readonly ProbeRecord[];
  /** What the driver returned first; null where it does not start. */
  readonly parameters: ChangerParameters | null;
}

export interface ProbeOptions extends RunOptions {
  /** Told of each probe when it has been carried out. */
  readonly onProbe?: (record: ProbeRecord) => void;
}

/** A driver that hangs this often hangs everywhere: each time costs the whole time of the watchdog. */
const MOST_HANGS = 3;
/** It asks the driver for what the others plan with. */
const [FIRST] = PROBES;

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

/**
 * Carries out probes on a driver, each in new labs.
 * @param probes in the order of the table.
 * @throws Error for a defect of the lab.
 */
export async function runProbes(
  job: QualifyJob,
  probes: readonly Probe[],
  options: ProbeOptions,
): Promise<ProbeRun> {
  const runner = new ProbeRunner(job, options);
  const records: ProbeRecord[] = [];
  const keep = (record: ProbeRecord): void => {
    records.push(record);
    options.onProbe?.(record);
  };
  try {
    const { record: first, parameters } = await runner.run(FIRST.id);
    // A probe that was not asked for is silent, unless nothing else can be said.
    if (probes.includes(FIRST) || !parameters) keep(first);
    let hangs = 0;
    for (const probe of probes.filter((candidate) => candidate !== FIRST)) {
      if (!parameters) keep(notRun(probe, 'The driver does not start, or returns no parameters.'));
      else if (hangs >= MOST_HANGS) keep(notRun(probe, `The driver has hung in ${MOST_HANGS} probes.`));
      else {
        const { record } = await runner.run(probe.id);
        if (record.findings.some(({ rule }) => rule === 'Q02')) hangs++;
        keep(record);
      }
    }
    return { records, parameters };
  } finally {
    await runner.close();
  }
}

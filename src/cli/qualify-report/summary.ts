import { counted } from '../../core/counted.ts';
import { counts, type Finding, type Qualification } from '../../qualify/records.ts';

/** All findings that count, worst first, and the notes behind them. */
export function findingsOf({ probes }: Qualification): Finding[] {
  const order = ['error', 'warning', 'info'];
  return probes
    .flatMap(({ findings }) => findings)
    .sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

/** What came of it in one sentence. */
export function verdict(qualification: Qualification): string {
  const { probes } = qualification;
  const number = (outcome: string): number => probes.filter((probe) => probe.outcome === outcome).length;
  const findings = findingsOf(qualification);
  const severe = findings.filter(counts);
  const notes = findings.length - severe.length;
  const left = number('not run');
  const run = probes.length - number('skipped') - left;
  const parts = [
    severe.length === 0 ? 'no finding' : counted(severe.length, 'finding'),
    ...(notes > 0 ? [counted(notes, 'note')] : []),
    `${counted(run, 'probe')} carried out`,
    `${number('skipped')} that do not apply`,
    ...(left > 0 ? [`${left} not run`] : []),
  ];
  return `${parts[0]}: ${parts.slice(1).join(', ')}`;
}

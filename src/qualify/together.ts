import type { Finding, ProbeRecord } from './records.ts';
import { sameAs } from './told-once.ts';

/** The same rule at the same line is the same mistake; one that has no line is only like itself. */
function keyOf({ rule, source }: Finding): string | undefined {
  return source ? `${rule} ${source.file}:${source.line}` : undefined;
}

interface Mistake {
  /** The finding that speaks for all of them: the first of the worst severity. */
  readonly first: Finding;
  readonly probe: string;
  readonly times: number;
}

/** One mistake, one finding: what a line does wrong in many requests is told once, with how often it was seen. */
export function together(records: readonly ProbeRecord[]): ProbeRecord[] {
  const mistakes = new Map<string, Mistake>();
  for (const { id, findings } of records) {
    for (const finding of findings) {
      const key = keyOf(finding);
      if (key === undefined) continue;
      const known = mistakes.get(key);
      const worse = known?.first.severity === 'warning' && finding.severity === 'error';
      mistakes.set(
        key,
        known && !worse
          ? { ...known, times: known.times + 1 }
          : { first: finding, probe: id, times: (known?.times ?? 0) + 1 },
      );
    }
  }
  return records.map((record) => {
    const kept = record.findings.flatMap((finding) => {
      const mistake = mistakes.get(keyOf(finding) ?? '');
      if (!mistake) return finding;
      return mistake.first === finding ? { ...finding, times: mistake.times } : [];
    });
    if (kept.length > 0 || record.findings.length === 0) return { ...record, findings: kept };
    const elsewhere = record.findings.flatMap((finding) => mistakes.get(keyOf(finding) ?? '')?.probe ?? []);
    return { ...record, findings: [], reason: sameAs(elsewhere) };
  });
}

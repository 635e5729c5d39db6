import type { ProbeRecord, ProbeResult } from './records.ts';

/** The same mistake, met in many probes, is told by the first of them. */
export class ToldOnce {
  /** Probes by the key of what they told. */
  private readonly tellers = new Map<string, string>();
  /** Keys of what nobody is told. */
  private silenced = new Set<string>();

  /** What this probe found is told by no other: it was carried out for their sake alone. */
  silence({ keys }: ProbeResult): void {
    this.silenced = new Set(keys);
  }

  /** The record without what an earlier probe has told; where nothing else is left, it names that probe. */
  record({ record, keys }: ProbeResult): ProbeRecord {
    const mine = keys.filter((key) => !this.silenced.has(key));
    if (mine.length === 0 && keys.length > 0) return { ...record, findings: [], outcome: 'passed' };
    const elsewhere = new Set(mine.flatMap((key) => this.tellers.get(key) ?? []));
    const findings = record.findings.filter((_, index) => {
      const key = keys[index];
      return !this.silenced.has(key) && !this.tellers.has(key);
    });
    for (const key of mine) if (!this.tellers.has(key)) this.tellers.set(key, record.id);
    const repeats = findings.length === 0 && elsewhere.size > 0;
    return { ...record, findings, ...(repeats ? { reason: sameAs(elsewhere) } : {}) };
  }
}

/** Why a probe that failed has no finding of its own. @param probes that tell what it found. */
export function sameAs(probes: Iterable<string>): string {
  return `The same as in ${[...new Set(probes)].join(', ')}.`;
}

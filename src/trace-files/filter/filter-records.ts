import type { TraceRecord } from '../format/trace-record.ts';
import { rowOf } from '../table/command-row.ts';
import { parseFilter, rowMatches } from './trace-filter.ts';

/**
 * The commands that a filter lets through, with the steps that they belong to. An empty filter leaves everything.
 * @throws FilterError
 */
export function filterRecords(records: readonly TraceRecord[], filter: string): readonly TraceRecord[] {
  const terms = parseFilter(filter);
  if (terms.length === 0) return records;
  const actions = new Map<number, string>();
  for (const { kind, record } of records) if (kind === 'step') actions.set(record.index, record.action);
  const steps = new Set<number>();
  return records.filter(({ kind, record }) => {
    if (kind === 'step') return steps.has(record.index);
    if (kind !== 'command' || !rowMatches(terms, rowOf(record), actions.get(record.step))) return false;
    steps.add(record.step);
    return true;
  });
}

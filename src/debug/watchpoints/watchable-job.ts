import type { Job } from '../../lab/session.ts';
import { instrumentStores } from './instrument.ts';

/** A job as the worker runs it, and where its code lies against the module as it was linked. */
export interface RunningCode {
  readonly job: Job;
  /** Offset in the module that runs less that in the module as linked. */
  readonly shift: number;
  /** Offset behind the driver's own code in the module that runs. */
  readonly end: number;
}

/** The driver as it was linked. */
export function plainJob(job: Job): RunningCode {
  return { job, shift: 0, end: job.wasm.length };
}

/** The driver with stores that can be watched; its line table moves along. */
export function watchableJob(job: Job): RunningCode {
  const { wasm, shift, end } = instrumentStores(job.wasm);
  const rows = job.lines.rows.map((value, index) => (index % 3 === 0 ? value + shift : value));
  return { job: { ...job, wasm, lines: { ...job.lines, rows } }, shift, end };
}

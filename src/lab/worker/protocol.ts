import type { FailureKind, WasmFrame } from '../../machine/failure.ts';
import type { RunResult } from '../records.ts';
import type { Job } from '../session.ts';

/** Messages between the host of a run and the worker that runs it. */
export type HostMessage =
  | { readonly kind: 'run'; readonly job: Job; readonly progress: SharedArrayBuffer }
  /** The driver was stopped from outside: record why and report what there is. */
  | { readonly kind: 'stopped'; readonly failure: StoppedFailure };

export interface StoppedFailure {
  readonly kind: FailureKind;
  readonly message: string;
  readonly frames: readonly WasmFrame[];
}

export type WorkerMessage =
  | { readonly kind: 'result'; readonly result: RunResult }
  /** A defect of the lab, not of the driver. */
  | { readonly kind: 'defect'; readonly message: string };

/** Words of the shared progress buffer. */
export const PROGRESS = {
  /** Counts the steps begun; a change means that the driver came back. */
  steps: 0,
  /** 1 while a run is under way. */
  running: 1,
} as const;

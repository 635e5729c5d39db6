import type { ChangerParameters } from '../../ddi/rules/rule.ts';
import type { StoppedFailure } from '../../lab/worker/protocol.ts';
import type { QualifyJob } from '../bench.ts';
import type { ProbeResult } from '../records.ts';

/** Messages between the host of a qualification and the worker that carries out its probes. */
export type QualifyHostMessage =
  /** What to qualify; `progress` has the words of a lab's, `parameters` are what the driver has said of itself. */
  | {
      readonly kind: 'begin';
      readonly job: QualifyJob;
      readonly progress: SharedArrayBuffer;
      readonly parameters: ChangerParameters | null;
    }
  | { readonly kind: 'probe'; readonly id: string }
  /** The driver was stopped from outside in the probe under way. */
  | { readonly kind: 'stopped'; readonly failure: StoppedFailure };

export type QualifyWorkerMessage =
  | { readonly kind: 'result'; readonly result: ProbeResult }
  /** A defect of the lab, not of the driver. */
  | { readonly kind: 'defect'; readonly message: string };

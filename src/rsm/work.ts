import { NTSTATUS, ntStatusName } from '../ddi/ntstatus.ts';
import { FLAG_EFFECTS, type DecidingFlag } from './flag-effects.ts';

/** Something that a piece of work waits for: the device alone, or a person. */
export interface Wait {
  readonly for: 'device' | 'operator';
  /** What the operator is asked to do, or what the device is doing. */
  readonly what: string;
  /** Asks whether it has happened. */
  readonly done: () => boolean;
  /** Milliseconds of the lab's clock after which the wait is given up. */
  readonly timeout: number;
}

/** Whether what was waited for came in time. */
export type Waited = 'done' | 'timeout';

/** A piece of work: it runs until it waits, and goes on when that is over. It ends, or throws WorkFailed. */
export type Work<Result = void> = Generator<Wait, Result, Waited>;

/** How a driver or a device answers a request that it does not have: only then a flag has promised too much. */
const REFUSALS: ReadonlySet<number> = new Set([
  NTSTATUS.STATUS_INVALID_DEVICE_REQUEST,
  NTSTATUS.STATUS_INVALID_PARAMETER,
  NTSTATUS.STATUS_NOT_IMPLEMENTED,
  NTSTATUS.STATUS_NOT_SUPPORTED,
]);

/** Why work ended without doing what was asked. */
export class WorkFailed extends Error {
  constructor(
    message: string,
    /** The request's NTSTATUS where one failed. */
    readonly status?: number,
    /** The feature rule that the driver breaks, where a flag is what led here. */
    readonly rule?: string,
  ) {
    super(message);
  }

  /** The same failure with more to say about it, and with a rule where it has none yet. */
  with(more: string, rule?: string): WorkFailed {
    return new WorkFailed(`${this.message} ${more}`, this.status, this.rule ?? rule);
  }

  /** The driver or the device does not have the request that failed. */
  get refused(): boolean {
    return this.status !== undefined && REFUSALS.has(this.status);
  }
}

/** A request that failed. @param flag why it was sent, where a flag decided that. */
export function requestFailed(request: string, status: number, flag?: DecidingFlag): WorkFailed {
  const message = `${request} ended with ${ntStatusName(status)}.`;
  if (!flag || !REFUSALS.has(status)) return new WorkFailed(message, status);
  const because = `It was sent because of ${flag}: ${FLAG_EFFECTS[flag].effect}.`;
  return new WorkFailed(`${message} ${because}`, status, ruleOf(flag));
}

/** The feature rule of a flag's promise. */
export function ruleOf(flag: DecidingFlag): string {
  return FLAG_EFFECTS[flag].rule;
}

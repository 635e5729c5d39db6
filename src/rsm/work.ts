import { ntStatusName } from '../ddi/ntstatus.ts';
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

  /** The same failure with more to say about it. */
  with(more: string): WorkFailed {
    return more === '' ? this : new WorkFailed(`${this.message} ${more}`, this.status, this.rule);
  }
}

/** A request that failed. @param flag why it was sent, where a flag decided that. */
export function requestFailed(request: string, status: number, flag?: DecidingFlag): WorkFailed {
  const failed = new WorkFailed(`${request} ended with ${ntStatusName(status)}.`, status, ruleOf(flag));
  return failed.with(flag ? `It was sent because of ${flag}: ${FLAG_EFFECTS[flag].effect}.` : '');
}

/** The feature rule of a flag's promise. */
export function ruleOf(flag: DecidingFlag | undefined): string | undefined {
  return flag && FLAG_EFFECTS[flag].rule;
}

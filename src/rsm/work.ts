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
    /** The flag that made the manager send that request. */
    readonly flag?: DecidingFlag,
  ) {
    super(message);
  }

  /** The feature rule that the flag belongs to. */
  get rule(): string | undefined {
    return this.flag && FLAG_EFFECTS[this.flag].rule;
  }
}

/** A request that failed. @param flag why it was sent, where a flag decided that. */
export function requestFailed(request: string, status: number, flag?: DecidingFlag): WorkFailed {
  const because = flag ? ` It was sent because of ${flag}: ${FLAG_EFFECTS[flag].effect}.` : '';
  return new WorkFailed(`${request} ended with ${ntStatusName(status)}.${because}`, status, flag);
}

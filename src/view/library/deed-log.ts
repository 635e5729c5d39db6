import { NTSTATUS, ntSuccess } from '../../ddi/ntstatus.ts';
import type { StepRecord } from '../../lab/records.ts';
import type { ActAnswer } from '../../live/live-events.ts';
import type { Spot } from './spots.ts';

/** Something that was done, by the scenario or by a person. */
export interface Activity {
  /** Of its step; -1 for what never became one. */
  readonly index: number;
  readonly text: string;
  readonly ok: boolean;
  /** An NTSTATUS and what else there is to say, or why it was not done. */
  readonly outcome: string;
  /** A person asked for it in this view. */
  readonly asked: boolean;
}

/** A word at the thing that a person has acted on. */
export interface Callout {
  readonly spot: Spot;
  readonly tone: 'busy' | 'good' | 'error';
  readonly text: string;
}

interface Deeded {
  readonly title: string;
  readonly spot: Spot;
}

/** What is kept of what was done. */
const KEPT = 200;

/** What was done and asked for, and what came of it. */
export class DeedLog {
  /** Newest first. */
  activities: readonly Activity[] = [];
  callout: Callout | null = null;
  private next = 1;
  private readonly asked = new Map<number, Deeded>();
  /** Accepted, by the index that its step will have. */
  private readonly waiting = new Map<number, Deeded>();

  /** A new run begins. */
  restart(): void {
    this.waiting.clear();
    this.activities = [];
  }

  /** A person asks for something. @returns the id of the question. */
  ask(title: string, spot: Spot): number {
    const id = this.next++;
    this.asked.set(id, { title, spot });
    this.callout = { spot, tone: 'busy', text: title };
    return id;
  }

  /** The answer to a question: it may come before its step or after. */
  answered(id: number, { accepted, message, step }: ActAnswer): void {
    const deed = this.asked.get(id);
    if (!deed) return;
    this.asked.delete(id);
    const { title, spot } = deed;
    if (!accepted) {
      this.callout = { spot, tone: 'error', text: message };
      this.add({ index: -1, text: title, ok: false, outcome: message, asked: true });
      return;
    }
    const over = step === undefined ? undefined : this.activities.find(({ index }) => index === step);
    if (over) {
      this.activities = this.activities.map((one) => (one === over ? { ...one, asked: true } : one));
      this.show(spot, over);
    } else if (step === undefined) this.callout = { spot, tone: 'good', text: message || title };
    else {
      this.waiting.set(step, deed);
      this.callout = { spot, tone: 'busy', text: message === '' ? title : `${title}: ${message}` };
    }
  }

  /** A step is over. @returns the words for a person who cannot see it, where a person asked for it. */
  stepped({ index, action, ok, status, message }: StepRecord): Activity {
    const deed = this.waiting.get(index);
    this.waiting.delete(index);
    const outcome = [status, message].filter((text) => text !== null && text !== '').join(': ');
    const activity = { index, text: action, ok: ok && !failed(status), outcome, asked: deed !== undefined };
    this.add(activity);
    if (deed) this.show(deed.spot, activity);
    return activity;
  }

  private show(spot: Spot, { text, ok, outcome }: Activity): void {
    this.callout = {
      spot,
      tone: ok ? 'good' : 'error',
      text: outcome === '' ? text : `${text}: ${outcome}`,
    };
  }

  private add(activity: Activity): void {
    this.activities = [activity, ...this.activities.slice(0, KEPT - 1)];
  }
}

/** A request that nothing was expected of may have failed all the same. */
function failed(status: string | null): boolean {
  if (status === null) return false;
  const value = Object.entries(NTSTATUS).find(([name]) => name === status)?.[1] ?? Number(status);
  return !ntSuccess(value);
}

import type { VirtualClock } from '../core/clock.ts';
import type { WorkKind, WorkState } from './states.ts';
import { WorkFailed, type Wait, type Waited, type Work } from './work.ts';

/** A piece of work in a library's queue. */
export interface WorkItem {
  readonly id: number;
  readonly kind: WorkKind;
  readonly text: string;
  /** -15 to 15; higher is sooner (Win32 MountNtmsMedia). */
  readonly priority: number;
  state: WorkState;
  /** Why it failed, or what it waits for. */
  message: string;
  /** The feature rule of the flag that led to a failed request. */
  rule?: string;
  /** What it gave. */
  result?: unknown;
}

interface Entry {
  readonly item: WorkItem;
  readonly work: () => Work<unknown>;
  running?: Work<unknown>;
  wait?: Wait;
  /** Time of the clock at which the wait is given up. */
  until: number;
  /** Set where somebody asked to end it; `stopped` once it has been told. */
  cancelled?: boolean;
  stopped?: boolean;
}

/** How long it takes to ask the device again whether something has happened, in milliseconds: ever longer. */
const FIRST_POLL = 1000;
const LONGEST_POLL = 30_000;

/**
 * The queue of one library: one piece of work at a time, the highest priority first, in the order of coming
 * (Win32 RSM: one service thread a library). Work that waits for a person holds the queue, as it does there.
 */
export class WorkQueue {
  readonly items: WorkItem[] = [];
  private readonly entries: Entry[] = [];
  private current: Entry | undefined;

  constructor(private readonly clock: VirtualClock) {}

  /** Puts work into the queue; it is begun by `run`. */
  add(kind: WorkKind, text: string, work: () => Work<unknown>, priority = 0): WorkItem {
    const item: WorkItem = { id: this.items.length + 1, kind, text, priority, state: 'QUEUED', message: '' };
    this.items.push(item);
    this.entries.push({ item, work, until: 0 });
    return item;
  }

  /** Takes work out of the queue. Work under way ends as it would fail: it closes what it opened. */
  cancel(id: number): boolean {
    const entry = this.current?.item.id === id ? this.current : undefined;
    if (entry) {
      entry.cancelled = true;
      this.run();
      return true;
    }
    const index = this.entries.findIndex(({ item }) => item.id === id);
    if (index < 0) return false;
    this.entries.splice(index, 1)[0].item.state = 'CANCELLED';
    return true;
  }

  /** The work that waits for the operator. */
  get waiting(): WorkItem | undefined {
    return this.current?.wait?.for === 'operator' ? this.current.item : undefined;
  }

  /** Works until the queue is empty or a person is needed. */
  run(): void {
    while ((this.current ??= this.next())) if (!this.advance(this.current)) return;
  }

  /** Lets time pass until the operator's time is over, and works on. */
  expire(): void {
    if (this.current?.wait) this.clock.advance(this.current.until - this.clock.now);
    this.run();
  }

  private next(): Entry | undefined {
    let best = 0;
    for (const [index, { item }] of this.entries.entries())
      if (item.priority > this.entries[best].item.priority) best = index;
    return this.entries.splice(best, 1).at(0);
  }

  /** @returns false where a person is needed. */
  private advance(entry: Entry): boolean {
    const { item } = entry;
    try {
      const waited = entry.cancelled ? undefined : this.overcome(entry);
      if (entry.wait && waited === undefined && !entry.cancelled) return false;
      item.state = 'INPROCESS';
      entry.running ??= entry.work();
      const { done, value } = entry.cancelled
        ? entry.running.return(undefined)
        : entry.running.next(waited ?? 'done');
      if (entry.cancelled) entry.stopped = true;
      entry.cancelled = false;
      if (done) {
        item.result = value;
        this.finish(entry, entry.stopped ? 'CANCELLED' : 'PASSED', '');
      } else {
        this.waitFor(entry, value);
      }
    } catch (error) {
      if (!(error instanceof WorkFailed)) throw error;
      this.finish(entry, 'FAILED', error.message);
      if (error.rule !== undefined) item.rule = error.rule;
    }
    return true;
  }

  private waitFor(entry: Entry, wait: Wait): void {
    entry.wait = wait;
    entry.until = this.clock.now + wait.timeout;
    entry.item.state = 'WAITING';
    entry.item.message = wait.what;
  }

  /** Waits for the device as long as it takes; undefined where a person has not done it yet. */
  private overcome({ wait, until }: Entry): Waited | undefined {
    if (!wait) return undefined;
    for (let poll = FIRST_POLL; ; poll = Math.min(2 * poll, LONGEST_POLL)) {
      if (wait.done()) return 'done';
      if (this.clock.now >= until) return 'timeout';
      if (wait.for === 'operator') return undefined;
      this.clock.advance(Math.min(poll, until - this.clock.now));
    }
  }

  private finish(entry: Entry, state: WorkState, message: string): void {
    entry.item.state = state;
    entry.item.message = message;
    this.current = undefined;
  }
}

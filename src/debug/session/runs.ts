import { workerFile } from '../../toolchain/package-files.ts';
import type { LaunchArguments } from './launch-arguments.ts';
import { Launcher, type Launched } from './launcher.ts';
import { LiveSession, type SessionOwner } from './live-session.ts';

/** What the runs need of the session that speaks with the editor. */
export interface RunsHost {
  readonly owner: SessionOwner;
  /** Compiling, with progress shown where the editor can. */
  compile(work: () => Promise<Launched>): Promise<Launched>;
  compiled(launched: Launched): void;
  /** The first run is loaded: resolves once the editor has sent its breakpoints. */
  configured(): Promise<void>;
  /** Sets what the run stops at besides its breakpoints. */
  prepare(run: LiveSession): Promise<void>;
}

const STARTING = 'The driver is being started: ask again when it runs.';
const NONE = 'No driver is running.';

/**
 * The runs of one debug session: one after the other, never two at once. What is asked for while a run is
 * being started either waits for it (breakpoints) or is refused in plain words (values).
 */
export class Runs {
  private live: LiveSession | undefined;
  private starting: Promise<void> | undefined;
  /** Resolved once the newest run takes breakpoints, or will never do. */
  private open: Promise<void> = Promise.resolve();
  /** What waits for that. */
  private readonly placing = new Set<Promise<unknown>>();
  private stopped = false;
  private readonly launcher = new Launcher();

  constructor(private readonly host: RunsHost) {}

  /** True once a run has been started, or is being. */
  get begun(): boolean {
    return this.live !== undefined || this.starting !== undefined;
  }

  /** The newest run, if it takes requests of who looks at its library. */
  get newest(): LiveSession | undefined {
    return this.live;
  }

  /** The run under way. @throws Error where there is none, as a sentence for the person. */
  current(): LiveSession {
    if (this.starting) throw new Error(STARTING);
    return this.loaded();
  }

  /**
   * Sets breakpoints in the newest run: in one that is being started before its driver runs.
   * @throws Error where there is none.
   */
  place<T>(work: (run: LiveSession) => Promise<T>): Promise<T> {
    const placed = this.open.then(() => work(this.loaded()));
    this.placing.add(placed);
    const done = (): boolean => this.placing.delete(placed);
    placed.then(done, done);
    return placed;
  }

  /** Starts the first run. @throws Error with what the person must know where it cannot be started. */
  launch(args: LaunchArguments): Promise<void> {
    return this.begin(args);
  }

  /** Ends the run, compiles what has changed, and begins again with the same breakpoints. @throws Error */
  async restart(args: LaunchArguments): Promise<void> {
    this.stopped = false;
    // A second restart during the first waits for its end, however it ends: the first one's request tells that.
    while (this.starting) await Promise.allSettled([this.starting]);
    await this.begin(args);
  }

  /** Ends the run, and one that is being started as soon as it can be. */
  async stop(): Promise<void> {
    this.stopped = true;
    const { live } = this;
    this.live = undefined;
    await live?.end();
  }

  private loaded(): LiveSession {
    if (!this.live) throw new Error(NONE);
    return this.live;
  }

  private async begin(args: LaunchArguments): Promise<void> {
    const previous = this.live;
    let opened = (): void => undefined;
    this.open = new Promise((resolve) => {
      opened = resolve;
    });
    this.starting = this.start(args, previous, opened);
    try {
      await this.starting;
    } catch (error) {
      // What was cut short because the person ended the session is no failure.
      if (!this.stopped) throw error;
    } finally {
      this.starting = undefined;
      opened();
    }
  }

  private async start(
    args: LaunchArguments,
    previous: LiveSession | undefined,
    opened: () => void,
  ): Promise<void> {
    await previous?.end();
    const launched = await this.host.compile(() => this.launcher.launch(args));
    if (this.stopped) return;
    this.host.compiled(launched);
    if (!launched.job) throw new Error(launched.problem ?? 'The driver cannot be started.');
    const run = new LiveSession(launched.job, args, workerFile('debug-worker'), this.host.owner);
    this.live = run;
    await run.load();
    if (previous) await run.takeBreakpoints(previous);
    opened();
    await Promise.allSettled(this.placing);
    if (!previous) await this.host.configured();
    await this.host.prepare(run);
    if (!this.stopped) await run.run();
  }
}

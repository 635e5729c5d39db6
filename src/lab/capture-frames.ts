import { wasmFrames, type WasmFrame } from '../machine/failure.ts';

/** Frames that are looked at: those of the lab's own routines between the driver and here are among them. */
const DEPTH = 30;

/** Stacks that have been seen, by the places of their frames: a driver sends its commands from few. */
const seen = new Map<string, readonly WasmFrame[]>();
const MOST_SEEN = 2000;

/** What the engine tells of a frame. */
interface Site {
  getFileName(): string | null | undefined;
  getPosition(): number;
  /** The frame as the text of a stack has it. */
  toString(): string;
}

/** How the engine makes the stack of an error: V8's own members of Error. */
const engine = Error as unknown as {
  stackTraceLimit: number;
  prepareStackTrace: unknown;
  captureStackTrace: (holder: object, below: unknown) => void;
};

const sitesOf = (_error: unknown, sites: readonly Site[]): readonly Site[] => sites;

/**
 * The driver's frames on the stack, innermost first; the same list for the same stack. It is called for every command
 * that is recorded: the text of a stack takes the engine longer than the command takes the lab.
 */
export function captureFrames(): readonly WasmFrame[] {
  const { stackTraceLimit, prepareStackTrace } = engine;
  const holder: { stack?: unknown } = {};
  let sites: readonly Site[];
  try {
    engine.stackTraceLimit = DEPTH;
    engine.prepareStackTrace = sitesOf;
    engine.captureStackTrace(holder, captureFrames);
    // Read here: the engine makes it when it is asked for.
    sites = holder.stack as readonly Site[];
  } finally {
    engine.stackTraceLimit = stackTraceLimit;
    engine.prepareStackTrace = prepareStackTrace;
  }
  const inDriver = sites.filter((site) => site.getFileName()?.startsWith('wasm:'));
  const key = inDriver.map((site) => `${site.getFileName()}${site.getPosition()}`).join();
  let frames = seen.get(key);
  if (!frames) {
    if (seen.size >= MOST_SEEN) seen.clear();
    seen.set(key, (frames = wasmFrames(inDriver.map((site) => `at ${site.toString()}`).join('\n'))));
  }
  return frames;
}

import type { CommandRecord } from '../../lab/records.ts';
import type { ChangedMember } from '../../trace-files/compare/compare-traces.ts';
import type { TraceHeader } from '../../trace-files/format/header.ts';
import type { TraceProblem } from '../../trace-files/format/trace-reader.ts';
import type { StepChunk } from './step-chunk.ts';
import type { TraceChunk } from './trace-chunk.ts';

/** A difference to another trace, as the view lists it. */
export interface ListedDifference {
  readonly title: string;
  /** Row of this trace that it is about; null where only the other trace has it. */
  readonly row: number | null;
  readonly members: readonly ChangedMember[];
}

/** Where the rows come from. */
export type TracePhase =
  /** A file is being read. */
  | 'reading'
  /** All of a file is there. */
  | 'complete'
  /** A driver runs: more may come. */
  | 'following'
  /** It has ended. */
  | 'over'
  /** No driver has run yet. */
  | 'waiting';

/** What the extension tells the trace view. */
export type ToTraceView =
  /** Another trace, without rows yet. */
  | { readonly kind: 'reset'; readonly header: TraceHeader }
  | {
      readonly kind: 'rows';
      readonly chunk: TraceChunk;
      /** Rows that a file that is being read may have in all, as far as that can be told. */
      readonly expected?: number;
    }
  | { readonly kind: 'steps'; readonly chunk: StepChunk }
  | { readonly kind: 'phase'; readonly phase: TracePhase }
  /** Lines of the file that are damaged: the first of them, and how many there are. */
  | { readonly kind: 'problems'; readonly problems: readonly TraceProblem[]; readonly count: number }
  /** The command that was asked for. */
  | { readonly kind: 'command'; readonly row: number; readonly record: CommandRecord }
  | {
      readonly kind: 'differences';
      readonly other: string;
      readonly differences: readonly ListedDifference[];
    }
  /** What was asked for, or the whole file, could not be had. */
  | { readonly kind: 'failed'; readonly message: string };

/** What the trace view asks of the extension. */
export type FromTraceView =
  /** The script runs and can take messages. */
  | { readonly kind: 'ready' }
  /** Everything of a command, for the details. */
  | { readonly kind: 'command'; readonly row: number }
  /** Show a line of C: frame 0 sent the command, 1 called that one. */
  | { readonly kind: 'line'; readonly row: number; readonly frame: number }
  | { readonly kind: 'load' }
  | { readonly kind: 'save' }
  | { readonly kind: 'export' }
  | { readonly kind: 'compare' };

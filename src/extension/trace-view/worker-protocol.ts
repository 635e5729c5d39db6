import type { CommandRecord } from '../../lab/records.ts';
import type { LibraryPlan } from '../../live/library-state.ts';
import type { ExportName } from '../../trace-files/export-names.ts';
import type { ListedDifference, ToTraceView } from '../../view/trace/messages.ts';

/** What the worker of a trace can be asked; each by its arguments and its answer. */
export interface TraceQuestions {
  readonly command: { readonly arguments: { readonly row: number }; readonly answer: CommandRecord };
  /** Writes the trace into a file. */
  readonly export: {
    readonly arguments: { readonly file: string; readonly format: ExportName };
    readonly answer: null;
  };
  readonly compare: {
    readonly arguments: { readonly file: string; readonly name: string };
    readonly answer: readonly ListedDifference[];
  };
}

export type TraceQuestion = keyof TraceQuestions;

/** To the worker. */
export type ToTraceWorker =
  /** Holds the trace of a file, which is read when a view asks for everything. */
  | { readonly kind: 'file'; readonly file: string }
  /** Begins the trace of a run. */
  | { readonly kind: 'live'; readonly plan: LibraryPlan }
  /** Lines of a `.chtrace` file that the run has added. */
  | { readonly kind: 'lines'; readonly lines: string }
  | { readonly kind: 'phase'; readonly phase: 'following' | 'over' }
  /** Tells a view everything from the beginning. */
  | { readonly kind: 'replay' }
  | {
      readonly kind: 'ask';
      readonly id: number;
      readonly question: TraceQuestion;
      readonly arguments: TraceQuestions[TraceQuestion]['arguments'];
    };

/** From the worker. */
export type FromTraceWorker =
  /** For the view as it is. */
  | { readonly kind: 'view'; readonly message: ToTraceView }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'refusal'; readonly id: number; readonly message: string };

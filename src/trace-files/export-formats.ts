import type { TraceHeader } from './format/header.ts';
import type { TraceRecord } from './format/trace-record.ts';
import { TraceWriter } from './format/trace-writer.ts';
import { TraceCapture } from './pcapng/trace-capture.ts';
import { traceLines } from './text/trace-text.ts';

/** A form in which a trace can be written. */
export interface ExportFormat {
  /** What the name of such a file ends with, without the dot. */
  readonly ending: string;
  readonly title: string;
  /** It is text, which a terminal can show. */
  readonly text: boolean;
  readonly pieces: (header: TraceHeader, records: readonly TraceRecord[]) => Iterable<string | Uint8Array>;
}

/** Every form of a trace, by the name that options give it. */
export const EXPORT_FORMATS = {
  text: {
    ending: 'changer-trace',
    title: 'Text',
    text: true,
    *pieces(_, records) {
      for (const line of traceLines(records)) yield `${line}\n`;
    },
  },
  json: {
    ending: 'json',
    title: 'JSON document',
    text: true,
    *pieces(header, records) {
      yield `${JSON.stringify({ header, ...byKind(records) }, null, 2)}\n`;
    },
  },
  pcapng: {
    ending: 'pcapng',
    title: 'Capture for Wireshark',
    text: false,
    pieces: (header, records) => new TraceCapture(header).blocks(records),
  },
  chtrace: {
    ending: 'chtrace',
    title: 'Trace',
    text: true,
    *pieces(header, records) {
      const writer = new TraceWriter();
      yield writer.header(header);
      for (const record of records) yield writer.record(record);
    },
  },
} as const satisfies Record<string, ExportFormat>;

export type ExportName = keyof typeof EXPORT_FORMATS;

export const EXPORT_NAMES = Object.keys(EXPORT_FORMATS) as ExportName[];

/** The records as lists, under the names that the document of a run has for them. */
function byKind(records: readonly TraceRecord[]): object {
  const of = (kind: TraceRecord['kind']): unknown[] =>
    records.filter((one) => one.kind === kind).map(({ record }) => record);
  return {
    steps: of('step'),
    commands: of('command'),
    violations: of('violation'),
    prints: of('print'),
    failure: of('failure').at(-1) ?? null,
  };
}

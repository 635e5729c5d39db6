import { EXPORT_LOOKS, type ExportLook, type ExportName } from './export-names.ts';
import type { TraceHeader } from './format/header.ts';
import type { TraceRecord } from './format/trace-record.ts';
import { TraceWriter } from './format/trace-writer.ts';
import { TraceCapture } from './pcapng/trace-capture.ts';
import { traceLines } from './text/trace-text.ts';

/** A form in which a trace can be written. */
export interface ExportFormat extends ExportLook {
  /** It is text, which a terminal can show. */
  readonly text: boolean;
  readonly pieces: (header: TraceHeader, records: readonly TraceRecord[]) => Iterable<string | Uint8Array>;
}

/** Every form of a trace, by the name that options give it. */
export const EXPORT_FORMATS = {
  text: {
    ...EXPORT_LOOKS.text,
    text: true,
    *pieces(_, records) {
      for (const line of traceLines(records)) yield `${line}\n`;
    },
  },
  json: {
    ...EXPORT_LOOKS.json,
    text: true,
    *pieces(header, records) {
      yield `${JSON.stringify({ header, ...byKind(records) }, null, 2)}\n`;
    },
  },
  pcapng: {
    ...EXPORT_LOOKS.pcapng,
    text: false,
    pieces: (header, records) => new TraceCapture(header).blocks(records),
  },
  chtrace: {
    ...EXPORT_LOOKS.chtrace,
    text: true,
    *pieces(header, records) {
      const writer = new TraceWriter();
      yield writer.header(header);
      for (const record of records) yield writer.record(record);
    },
  },
} as const satisfies Record<ExportName, ExportFormat>;

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

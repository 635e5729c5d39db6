import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as l10n from '@vscode/l10n';
import { systemReason } from '../../core/system-reason.ts';
import { EXPORT_FORMATS, type ExportFormat } from '../export-formats.ts';
import type { ExportName } from '../export-names.ts';
import type { TraceHeader } from '../format/header.ts';
import type { TraceRecord } from '../format/trace-record.ts';
import { isSystemError, TraceFileError } from './read-trace-file.ts';

/**
 * Writes a trace in one of its forms, over a file that is there.
 * @throws TraceFileError where it cannot be written.
 */
export async function writeTraceFile(
  file: string,
  header: TraceHeader,
  records: readonly TraceRecord[],
  name: ExportName = 'chtrace',
): Promise<void> {
  const format: ExportFormat = EXPORT_FORMATS[name];
  try {
    await pipeline(
      Readable.from(format.pieces(header, records), { objectMode: true }),
      createWriteStream(file),
    );
  } catch (error) {
    if (isSystemError(error))
      throw new TraceFileError(l10n.t('{0} cannot be written: {1}.', file, systemReason(error)));
    throw error;
  }
}

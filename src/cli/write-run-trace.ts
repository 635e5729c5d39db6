import type { RunResult } from '../lab/records.ts';
import type { RunInputs } from '../lab/run-inputs.ts';
import { writeTraceFile } from '../trace-files/file/write-trace-file.ts';
import { devicesOf } from '../trace-files/format/header.ts';
import { recordsOf } from '../trace-files/format/trace-record.ts';

/** What a `.chtrace` file ends with. */
export const TRACE_ENDING = '.chtrace';

/** Writes what a run recorded. @throws TraceFileError where the file cannot be written. */
export async function writeRunTrace(
  file: string,
  { sources, library, scenario }: RunInputs,
  result: RunResult,
): Promise<void> {
  const { vendor, product } = library.model;
  const header = {
    driver: sources,
    library: `${vendor} ${product}`,
    scenario: scenario.file,
    devices: devicesOf(library.model),
    elements: library.model.elements,
  };
  await writeTraceFile(file, header, [...recordsOf(result)]);
}

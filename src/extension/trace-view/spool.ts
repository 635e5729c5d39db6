import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TraceHeader } from '../../trace-files/format/header.ts';
import type { TraceRecord } from '../../trace-files/format/trace-record.ts';
import { TraceWriter } from '../../trace-files/format/trace-writer.ts';

/** The trace of a run while it grows: a `.chtrace` file of its own, so that a long run takes no memory. */
export class Spool {
  readonly file: string;
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'changer-lab-trace-'));
  private readonly handle: number;
  private readonly writer = new TraceWriter();

  constructor() {
    this.file = path.join(this.folder, 'run.chtrace');
    this.handle = openSync(this.file, 'w');
  }

  /** Writes the header. @returns its bytes. */
  begin(header: TraceHeader): Uint8Array {
    return this.write(this.writer.header(header));
  }

  /** Writes records. @returns their bytes. */
  add(records: readonly TraceRecord[]): Uint8Array {
    return this.write(records.map((record) => this.writer.record(record)).join(''));
  }

  /** Takes the file away. */
  remove(): void {
    closeSync(this.handle);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private write(text: string): Uint8Array {
    const bytes = Buffer.from(text);
    writeSync(this.handle, bytes);
    return bytes;
  }
}

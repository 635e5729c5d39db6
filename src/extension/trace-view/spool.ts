import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TraceHeader } from '../../trace-files/format/header.ts';
import { TraceWriter } from '../../trace-files/format/trace-writer.ts';

/** The trace of a run while it grows: a `.chtrace` file of its own, so that a long run takes no memory. */
export class Spool {
  readonly file: string;
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'changer-lab-trace-'));
  private readonly handle: number;

  constructor() {
    this.file = path.join(this.folder, 'run.chtrace');
    this.handle = openSync(this.file, 'w');
  }

  /** Writes the header. @returns its bytes. */
  begin(header: TraceHeader): Uint8Array {
    return this.write(new TraceWriter().header(header));
  }

  /** Writes further lines. @returns their bytes. */
  add(lines: string): Uint8Array {
    return this.write(lines);
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

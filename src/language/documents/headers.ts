import { statSync } from 'node:fs';
import path from 'node:path';
import { headerResolver, readSource } from '../../lint/files.ts';
import type { IncludeResolver } from '../../lint/syntax/unit.ts';

interface Read {
  readonly modified: number;
  readonly size: number;
  readonly text: string;
}

/** A header larger than this is generated data: reading it at each keystroke would be felt. */
const LARGEST_BYTES = 4_000_000;

/** The headers that sources include: an open document's text counts, else the file, read when it changed. */
export class Headers {
  private readonly known = new Map<string, Read>();

  /** @param open the text of an open document by its path; undefined for a file that is not open. */
  constructor(private readonly open: (file: string) => string | undefined) {}

  /** Finds headers beside the file that includes them, then in the folders. */
  resolver(folders: readonly string[]): IncludeResolver {
    const resolve = headerResolver(folders, (file) => this.text(file));
    // A document that was never saved stands beside nothing.
    return (name, from) => resolve(name.replaceAll('\\', '/'), path.isAbsolute(from) ? from : undefined);
  }

  private text(file: string): string | undefined {
    const open = this.open(file);
    if (open !== undefined) return open;
    const stat = statSync(file, { throwIfNoEntry: false });
    if (!stat?.isFile() || stat.size > LARGEST_BYTES) return undefined;
    const before = this.known.get(file);
    if (before?.modified === stat.mtimeMs && before.size === stat.size) return before.text;
    const text = readOrNothing(file);
    if (text !== undefined) this.known.set(file, { modified: stat.mtimeMs, size: stat.size, text });
    return text;
  }
}

function readOrNothing(file: string): string | undefined {
  try {
    return readSource(file);
  } catch {
    // Not readable, or gone since: for the source that includes it, it is not there.
    return undefined;
  }
}

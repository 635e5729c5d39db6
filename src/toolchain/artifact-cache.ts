import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/** Where built objects are kept between runs. */
export function cacheDirectory(): string {
  const base = process.env['XDG_CACHE_HOME'] ?? process.env['LOCALAPPDATA'] ?? path.join(homedir(), '.cache');
  return path.join(base, 'changer-lab');
}

/** More results than this are too many: the oldest go. */
const LIMIT = 600;

/**
 * Build results by the content they were made from: in memory, and in a folder where one is given. What
 * is in the folder may be deleted at any time; a folder that cannot be written costs speed, nothing else.
 */
export class ArtifactCache {
  private readonly memory = new Map<string, Uint8Array>();

  constructor(private readonly directory?: string) {}

  /** The key of a result: the hash of everything it depends on. */
  static key(parts: Iterable<string | Uint8Array>): string {
    const hash = createHash('sha256');
    for (const part of parts) {
      hash.update(String(part.length));
      hash.update(':');
      hash.update(part);
    }
    return hash.digest('hex');
  }

  get(key: string): Uint8Array | undefined {
    let bytes = this.memory.get(key);
    if (bytes === undefined && this.directory !== undefined) {
      try {
        bytes = readFileSync(path.join(this.directory, key));
        this.memory.set(key, bytes);
      } catch {
        return undefined;
      }
    }
    return bytes;
  }

  put(key: string, bytes: Uint8Array): void {
    this.memory.set(key, bytes);
    if (this.directory === undefined) return;
    try {
      mkdirSync(this.directory, { recursive: true });
      // Written aside and renamed: a reader never sees half a file.
      const draft = path.join(this.directory, `${key}.${process.pid}.tmp`);
      writeFileSync(draft, bytes);
      renameSync(draft, path.join(this.directory, key));
      this.prune(this.directory);
    } catch {
      // Only the next build is slower.
    }
  }

  /** Deletes the older half of the results where there are too many. */
  private prune(directory: string): void {
    const names = readdirSync(directory);
    if (names.length <= LIMIT) return;
    const byAge = names
      .map((name) => ({ name, time: statSync(path.join(directory, name)).mtimeMs }))
      .sort((a, b) => a.time - b.time);
    for (const { name } of byAge.slice(0, LIMIT / 2)) rmSync(path.join(directory, name), { force: true });
  }
}

import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Folders that hold nothing of the user's own. */
const SKIPPED = new Set(['node_modules', '.git', 'dist', 'build', 'out']);

/**
 * The files of a folder and of those in it whose names match, in a fixed order. Hidden folders, and those that
 * tools fill, are left out.
 * @throws Error of the system where a folder cannot be read.
 */
export function filesBelow(folder: string, name: RegExp): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const full = path.join(folder, entry.name);
      if (entry.isDirectory())
        return SKIPPED.has(entry.name) || entry.name.startsWith('.') ? [] : filesBelow(full, name);
      return name.test(entry.name) ? [full] : [];
    });
}

import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { filesBelow } from '../toolchain/files-below.ts';
import type { IncludeResolver } from './syntax/unit.ts';

/** Source files on disk, and the headers that they include. */

const SOURCE = /\.(?:c|cc|cpp|cxx|h|hpp)$/i;
/** The C and C++ files and headers of a folder and of those in it, in a fixed order. */
export function sourcesBelow(folder: string): string[] {
  return filesBelow(folder, SOURCE);
}

/** The text of a file, without the mark that some editors put before it. */
export function readSource(file: string): string {
  return readFileSync(file, 'utf8').replace(/^\uFEFF/, ' ');
}

/** Reads each file once. */
function readOnce(): (file: string) => string | undefined {
  const texts = new Map<string, string | undefined>();
  return (file) => {
    if (!texts.has(file))
      texts.set(file, existsSync(file) && statSync(file).isFile() ? readSource(file) : undefined);
    return texts.get(file);
  };
}

/**
 * Finds headers beside the file that includes them, then in the folders.
 * @param read the text of a file; undefined where there is none.
 */
export function headerResolver(
  folders: readonly string[],
  read = readOnce(),
): (name: string, from: string | undefined) => ReturnType<IncludeResolver> {
  return (name, from) => {
    for (const folder of [...(from === undefined ? [] : [path.dirname(from)]), ...folders]) {
      const file = path.join(folder, name);
      const text = read(file);
      if (text !== undefined) return { file, text };
    }
    return undefined;
  };
}

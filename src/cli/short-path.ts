import path from 'node:path';

/** The path of a file as a person in this folder would write it. */
export function shortPath(file: string): string {
  const relative = path.relative('.', file);
  return relative.startsWith('..') ? file : relative;
}

import { readFileSync } from 'node:fs';

/** The line of a text in a file, from 1. @throws Error where no line has it. */
export function lineOf(file: string, text: string): number {
  const lines = readFileSync(file, 'utf8').split('\n');
  const index = lines.findIndex((line) => line.includes(text));
  if (index < 0) throw new Error(`${file} has no line with ${text}.`);
  return index + 1;
}

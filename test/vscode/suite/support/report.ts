import { appendFileSync } from 'node:fs';

/** Leaves a measured figure for the end of the run, where a test cannot print. */
export function report(text: string): void {
  const file = process.env['CHANGER_LAB_FIGURES'];
  if (file) appendFileSync(file, `${text}\n`);
}

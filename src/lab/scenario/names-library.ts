import { readFile } from 'node:fs/promises';
import { JsonDocument } from '../files/json-document.ts';

/**
 * Whether a scenario file names its library: for who chooses one and leaves the checks of the file to the run.
 * @param file its path; a value that is none, and a file that cannot be read, name nothing.
 */
export async function namesLibrary(file: unknown): Promise<boolean> {
  if (typeof file !== 'string') return false;
  // What is wrong with the file, the run says.
  const text = await readFile(file, 'utf8').catch(() => '');
  const value = new JsonDocument(file, text).value as { library?: unknown } | null | undefined;
  return typeof value === 'object' && value?.library !== undefined;
}

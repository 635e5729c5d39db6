import { fileURLToPath, pathToFileURL } from 'node:url';

/** Files by the names that editors and the linter have for them. */

/** The path of a document on disk; for any other document its URI, which is no path that could be opened. */
export function fileOfUri(uri: string): string {
  if (!uri.startsWith('file:')) return uri;
  try {
    return fileURLToPath(uri);
  } catch {
    // A file on another host, which has no path here.
    return uri;
  }
}

/** The URI of a file that no client has named. */
export function uriOfFile(file: string): string {
  return /^[a-z][a-z\d+.-]+:/i.test(file) ? file : pathToFileURL(file).href;
}

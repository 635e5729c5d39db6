import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** Which C files are, together, a miniclass driver. Nothing here knows the editor. */

export const C_FILE = /\.(c|cpp|cxx|cc)$/i;
const MINICLASS_HEADER = /^\s*#\s*include\s*[<"](?:[^>"\n]*[\\/])?(?:mcd|minitape)\.h\s*[>"]/im;
const OWN_HEADER = /^\s*#\s*include\s*"([^"\n]+)"/gm;
/** Headers that include headers, and so on: deep enough for any driver, and an end for a circle. */
const DEPTH = 4;

async function readText(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    // A header that is not beside the file is a system header.
    return undefined;
  }
}

/**
 * Whether a file includes `mcd.h` or `minitape.h`, itself or through headers beside it.
 * @param text the file's text, if the editor has it; else it is read.
 */
export async function isMiniclass(file: string, text?: string, depth = DEPTH): Promise<boolean> {
  const source = text ?? (await readText(file));
  if (source === undefined) return false;
  if (MINICLASS_HEADER.test(source)) return true;
  if (depth === 0) return false;
  for (const [, name] of source.matchAll(OWN_HEADER)) {
    const header = path.join(path.dirname(file), name.replaceAll('\\', '/'));
    if (await isMiniclass(header, undefined, depth - 1)) return true;
  }
  return false;
}

/**
 * What to compile for a file: the file, or its folder where the sources there make one driver. They do if one of
 * them alone has the entry point.
 */
export async function programOf(file: string): Promise<string> {
  const folder = path.dirname(file);
  const sources = (await readdir(folder)).filter((name) => C_FILE.test(name));
  if (sources.length === 1) return file;
  const texts = await Promise.all(sources.map((name) => readText(path.join(folder, name))));
  const entries = (routine: RegExp): number => texts.filter((text) => text && routine.test(text)).length;
  // Drivers in the style of Windows 2000 may have no DriverEntry.
  const count = entries(/\bDriverEntry\s*\(/) || entries(/\bChangerInitialize\s*\(/);
  return count === 1 ? folder : file;
}

/** The drivers that files are sources of, each as `programOf` names it, sorted. Files of no miniclass are left out. */
export async function programsOf(files: readonly string[]): Promise<string[]> {
  const programs = await Promise.all(
    files.map(async (file) => ((await isMiniclass(file)) ? programOf(file) : undefined)),
  );
  return [...new Set(programs.filter((program) => program !== undefined))].sort();
}

/** The files in a folder whose names end so, sorted. */
export async function filesEnding(folder: string, ending: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => name.toLowerCase().endsWith(ending))
    .sort()
    .map((name) => path.join(folder, name));
}

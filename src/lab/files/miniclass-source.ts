import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { DriverKind } from '../driver-build.ts';

/** Which C files are, together, a miniclass driver. Nothing here knows the editor. */

export const C_FILE = /\.(c|cpp|cxx|cc)$/i;
const MINICLASS_HEADER = /^\s*#\s*include\s*[<"](?:[^>"\n]*[\\/])?(mcd|minitape)\.h\s*[>"]/im;
const KINDS: Readonly<Record<string, DriverKind>> = { mcd: 'changer', minitape: 'tape' };
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
 * Which miniclass a file is of: it includes `mcd.h` or `minitape.h`, itself or through headers beside it.
 * @param text the file's text, if the editor has it; else it is read.
 * @returns undefined for a file that includes none of them.
 */
export async function miniclassKind(
  file: string,
  text?: string,
  depth = DEPTH,
): Promise<DriverKind | undefined> {
  const source = text ?? (await readText(file));
  if (source === undefined) return undefined;
  const header = MINICLASS_HEADER.exec(source)?.[1];
  if (header !== undefined) return KINDS[header.toLowerCase()];
  if (depth === 0) return undefined;
  for (const [, name] of source.matchAll(OWN_HEADER)) {
    const own = path.join(path.dirname(file), name.replaceAll('\\', '/'));
    const kind = await miniclassKind(own, undefined, depth - 1);
    if (kind) return kind;
  }
  return undefined;
}

/** Which miniclass files make together, as the first of them says that includes its header. */
export async function kindOfSources(files: readonly string[]): Promise<DriverKind | undefined> {
  for (const file of files) {
    const kind = await miniclassKind(file);
    if (kind) return kind;
  }
  return undefined;
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

/** A miniclass driver among files. */
export interface Program {
  /** As `programOf` names it. */
  readonly path: string;
  readonly kind: DriverKind;
}

/** The drivers that files are sources of, sorted by their paths. Files of no miniclass are left out. */
export async function programsOf(files: readonly string[]): Promise<Program[]> {
  const found = new Map<string, DriverKind>();
  for (const file of files) {
    const kind = await miniclassKind(file);
    if (kind) found.set(await programOf(file), kind);
  }
  const programs = [...found].map(([program, kind]) => ({ path: program, kind }));
  return programs.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The files in a folder whose names end so, sorted; none where the folder cannot be read. */
export async function filesEnding(folder: string, ending: string): Promise<string[]> {
  // These files are only offered. What is wrong with the folder, the driver's own files tell, which lie in it.
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => name.toLowerCase().endsWith(ending))
    .sort()
    .map((name) => path.join(folder, name));
}

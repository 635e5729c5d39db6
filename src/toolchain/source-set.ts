import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** A file as the compiler sees it: its path in the compiler's file system and its bytes. */
export interface VirtualFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A mistake in what the user gave, as one sentence that says what to do. */
export class InputError extends Error {}

/** Name under which the shipped headers are mounted. */
const DDK = 'ddk';
/** A directive may follow a byte order mark, which is three characters here. */
const INCLUDE =
  /^((?:\u00ef\u00bb\u00bf)?[ \t]*#[ \t]*(?:include|include_next|import)[ \t]*)(["<])([^">\r\n]+)([">])/gm;

/** Listing of a directory by lower-case name, read once. */
class Directories {
  private readonly listings = new Map<string, Map<string, string> | null>();

  /** The real path of `relative` below `directory`, whatever its letter case; undefined where there is none. */
  find(directory: string, relative: string): string | undefined {
    let current = directory;
    for (const part of relative.split('/')) {
      if (part === '' || part === '.') continue;
      if (part === '..') {
        current = path.dirname(current);
        continue;
      }
      const real = this.list(current)?.get(part.toLowerCase());
      if (real === undefined) return undefined;
      current = path.join(current, real);
    }
    return current;
  }

  private list(directory: string): Map<string, string> | null {
    let listing = this.listings.get(directory);
    if (listing === undefined) {
      try {
        listing = new Map(readdirSync(directory).map((name) => [name.toLowerCase(), name]));
      } catch {
        listing = null;
      }
      this.listings.set(directory, listing);
    }
    return listing;
  }
}

/**
 * The files that a compilation needs, as the compiler's file system holds them.
 *
 * Windows takes header names in any letter case and with backslashes; the compiler's file system takes
 * neither, nor does it know `..`. So each `#include` that names an existing file is rewritten to that file's
 * real name. No line changes, and a column only where a name holds `..`.
 */
export class SourceSet {
  private readonly directories = new Directories();
  private readonly hostByName = new Map<string, string>();
  private readonly rewritten = new Map<string, { bytes: Uint8Array; includes: string[] }>();

  /**
   * @param ddkDirectory where the shipped headers are.
   * @param includePath the user's include directories, absolute, first one first.
   * @param texts texts that count instead of the files, by absolute path.
   */
  constructor(
    private readonly ddkDirectory: string,
    private readonly includePath: readonly string[],
    private readonly texts: ReadonlyMap<string, string> = new Map(),
  ) {}

  /** `-I` flags for the user's directories, then the shipped headers as system headers. */
  get includeFlags(): string[] {
    return [...this.includePath.flatMap((directory) => ['-I', this.nameOf(directory)]), '-isystem', DDK];
  }

  /** The name of a host path in the compiler's file system: `C:\drv\mini.c` is `host/C/drv/mini.c`. */
  nameOf(hostPath: string): string {
    const relative = path.relative(this.ddkDirectory, hostPath);
    const name =
      relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative)
        ? `${DDK}/${relative.split(path.sep).join('/')}`
        : `host/${hostPath
            .replace(/^([A-Za-z]):/, '$1')
            .split(/[\\/]+/)
            .filter((part) => part !== '')
            .join('/')}`;
    this.hostByName.set(name, hostPath);
    return name;
  }

  /** The user's path of a file as the compiler or its debug information names it. */
  hostPath(name: string): string {
    return this.hostByName.get(name.replace(/^\.?\/+/, '')) ?? name;
  }

  /**
   * The source file and everything that it may include, directly or not.
   * @throws InputError where the file cannot be read or is no C source.
   */
  closure(sourceFile: string): VirtualFile[] {
    const seen = new Set<string>([sourceFile]);
    const files: VirtualFile[] = [];
    for (const file of seen) {
      const { bytes, includes } = this.load(file);
      files.push({ name: this.nameOf(file), bytes });
      for (const include of includes) seen.add(include);
    }
    return files;
  }

  private load(file: string): { bytes: Uint8Array; includes: string[] } {
    let entry = this.rewritten.get(file);
    if (entry === undefined) {
      entry = this.rewrite(file, this.source(file));
      this.rewritten.set(file, entry);
    }
    return entry;
  }

  private source(file: string): Buffer {
    const text = this.texts.get(file);
    return text === undefined ? readSource(file) : checked(file, Buffer.from(text));
  }

  private rewrite(file: string, source: Buffer): { bytes: Uint8Array; includes: string[] } {
    const includes: string[] = [];
    // latin1 keeps every byte as one character, whatever encoding the comments are in.
    const text = source
      .toString('latin1')
      .replace(INCLUDE, (whole, head: string, open: string, name: string, close: string) => {
        const wanted = Buffer.from(name, 'latin1').toString().replaceAll('\\', '/');
        const found = this.resolve(file, wanted, open === '"');
        if (found === undefined) return whole;
        includes.push(found.path);
        return `${head}${open}${Buffer.from(found.spelling).toString('latin1')}${close}`;
      });
    return { bytes: Buffer.from(text, 'latin1'), includes };
  }

  /** The file that an `#include` means, and how the compiler must spell it. */
  private resolve(
    from: string,
    wanted: string,
    quoted: boolean,
  ): { path: string; spelling: string } | undefined {
    const bases = [...(quoted ? [path.dirname(from)] : []), ...this.includePath, this.ddkDirectory];
    for (const base of bases) {
      const found = this.directories.find(base, wanted);
      if (found === undefined || !isFile(found)) continue;
      return { path: found, spelling: this.spell(wanted, found) };
    }
    return undefined;
  }

  /** The name by which the compiler finds a file: as it was written, in the file's own letter case. */
  private spell(wanted: string, found: string): string {
    const words = wanted.split('/');
    if (words.includes('..')) return `/${this.nameOf(found)}`;
    const parts = found.split(path.sep);
    let taken = parts.length;
    for (let i = words.length - 1; i >= 0; i--) {
      if (words[i] !== '.' && words[i] !== '') words[i] = parts[--taken];
    }
    return words.join('/');
  }
}

function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}

function readSource(file: string): Buffer {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new InputError(`${file} cannot be read: ${(error as Error).message.replace(/,.*$/, '')}.`);
  }
  return checked(file, bytes);
}

/** @throws InputError for what is no C source. */
function checked(file: string, bytes: Buffer): Buffer {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw new InputError(
      `${file} is UTF-16 text. Save it as UTF-8: compilers for drivers read single bytes.`,
    );
  }
  if (bytes.subarray(0, 4096).includes(0)) {
    throw new InputError(`${file} is a binary file, not C source.`);
  }
  return bytes;
}

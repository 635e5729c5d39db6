import { createHash } from 'node:crypto';
import path from 'node:path';
import type { FileSystem } from './file-system.ts';

/** Bytes that replace everything from a place of a file on. */
export interface JournalStep {
  /** Name of a file in the folder of the journal. */
  readonly file: string;
  readonly at: number;
  readonly pieces: readonly Uint8Array[];
}

/** A change of several places that happens as a whole or not at all. */
export interface JournalEntry {
  readonly steps: readonly JournalStep[];
  /** Names of files to remove. */
  readonly remove: readonly string[];
  /** New content of the label file; undefined: it stays. */
  readonly label?: string;
}

interface Head {
  readonly steps: readonly { readonly file: string; readonly at: number; readonly length: number }[];
  readonly remove: readonly string[];
  readonly label?: string;
}

const DIGEST_LENGTH = 64;
const NEW_LINE = 0x0a;

function digest(...pieces: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
}

function encode({ steps, remove, label }: JournalEntry): Uint8Array {
  const head: Head = {
    steps: steps.map(({ file, at, pieces }) => ({
      file,
      at,
      length: pieces.reduce((sum, piece) => sum + piece.length, 0),
    })),
    remove,
    ...(label === undefined ? {} : { label }),
  };
  const rest = Buffer.concat([
    Buffer.from(`${JSON.stringify(head)}\n`),
    ...steps.flatMap(({ pieces }) => pieces),
  ]);
  return Buffer.concat([Buffer.from(`${digest(rest)}\n`), rest]);
}

/** Reads a journal; undefined for one that was not written to its end. */
function decode(bytes: Uint8Array): JournalEntry | undefined {
  const rest = bytes.subarray(DIGEST_LENGTH + 1);
  const text = Buffer.from(bytes.subarray(0, DIGEST_LENGTH)).toString('latin1');
  if (bytes.length <= DIGEST_LENGTH || text !== digest(rest)) return undefined;
  const line = rest.indexOf(NEW_LINE);
  // The digest vouches for the form: nobody else writes these files.
  const head = JSON.parse(Buffer.from(rest.subarray(0, line)).toString()) as Head;
  let from = line + 1;
  const steps = head.steps.map(({ file, at, length }) => {
    const step = { file, at, pieces: [rest.subarray(from, from + length)] };
    from += length;
    return step;
  });
  return { steps, remove: head.remove, label: head.label };
}

/**
 * Makes changes of a cartridge's files whole. The invariant: before any byte that is part of the content changes,
 * the journal with the whole change is on stable storage; when the change is on stable storage as well, the
 * journal goes. Whoever finds a whole journal carries it out, as often as it takes; one that is not whole has
 * changed nothing and is thrown away.
 */
export class Journal {
  private readonly folder: string;
  private readonly file: string;

  /** @param base path of the cartridge's first `.tap` file. */
  constructor(
    private readonly fs: FileSystem,
    private readonly base: string,
  ) {
    this.folder = path.dirname(base);
    this.file = `${base}.journal`;
  }

  /** Puts the change down for good. After it the change counts as made. */
  commit(entry: JournalEntry): void {
    try {
      this.fs.write(this.file, encode(entry));
    } catch (error) {
      this.fs.remove(this.file);
      throw error;
    }
  }

  /** Carries out what was committed and forgets it. */
  apply({ steps, remove, label }: JournalEntry): void {
    for (const { file, at, pieces } of steps) this.replace(path.join(this.folder, file), at, pieces);
    if (label !== undefined) this.writeLabel(label);
    for (const file of remove) this.fs.remove(path.join(this.folder, file));
    this.fs.remove(this.file);
  }

  /** Carries out a change that was committed before the program ended. */
  recover(): void {
    if (!this.fs.exists(this.file)) return;
    const entry = decode(this.fs.read(this.file));
    if (entry) this.apply(entry);
    else this.fs.remove(this.file);
  }

  /** Replaces the label file. */
  writeLabel(text: string): void {
    const temporary = `${this.base}.json.new`;
    this.fs.write(temporary, Buffer.from(text));
    this.fs.rename(temporary, `${this.base}.json`);
  }

  private replace(file: string, at: number, pieces: readonly Uint8Array[]): void {
    const open = this.fs.open(file);
    try {
      open.write(at, pieces);
      open.truncate(pieces.reduce((end, piece) => end + piece.length, at));
      open.sync();
    } finally {
      open.close();
    }
  }
}

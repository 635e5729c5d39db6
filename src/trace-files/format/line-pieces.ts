import { ByteNumbering } from './byte-numbering.ts';
import type { ByteSpan } from './byte-span.ts';
import { HashReading } from './hash-reading.ts';
import { MemberError, readMembers, type Members } from './members.ts';

/** Bytes of a piece that are looked at: longer ones are seldom the same. */
const MOST_BYTES = 2048;

/** Contexts are from 0 to this; all its bits are ones. */
export const MOST_CONTEXT = 0xffff;

/**
 * Pieces of lines that come again and again, up to a text that ends each: every one is read as JSON once. What came in
 * the same context last time most often comes again; that is looked at before anything is searched.
 */
export class LinePieces<T> {
  /** The number of the piece that was read last. */
  number = -1;
  private readonly numbering = new ByteNumbering();
  private readonly hashes = new HashReading();
  /** By number; undefined for one that is damaged. */
  private readonly read: (T | undefined)[] = [];
  private readonly damaged = new Set<number>();
  /** By context: the number of the piece that came in it last time; -1 for none. */
  private readonly guesses = new Int32Array(MOST_CONTEXT + 1).fill(-1);
  private readonly decoder = new TextDecoder();

  /** @param closing ends each piece; at least three bytes, and with the shortest piece at least four. */
  constructor(
    private readonly members: Members<T>,
    private readonly closing: ByteSpan,
  ) {}

  /**
   * Reads a piece.
   * @param context a number that pieces which are often the same have in common.
   * @returns behind its end; -1 where it is damaged, or not there as a whole.
   */
  behind(span: ByteSpan, start: number, context: number): number {
    if (start < 0) return -1;
    const guess = this.guesses[context];
    const end = guess < 0 ? -1 : this.numbering.behind(guess, span, start);
    if (end < 0) return this.find(span, start, context);
    this.number = guess;
    return end;
  }

  /** @param number of a piece that has been read. */
  at(number: number): T {
    return this.read[number] as T;
  }

  private find(span: ByteSpan, start: number, context: number): number {
    const { closing, hashes, numbering } = this;
    const before = hashes.before(span, start, closing, MOST_BYTES);
    if (before < 0) return -1;
    const end = before + closing.length;
    const number = numbering.of(span, start, end, hashes.hash);
    if (number === this.read.length) this.learn(this.decoder.decode(span.bytes.subarray(start, before)));
    if (this.damaged.has(number)) return -1;
    this.guesses[context] = number;
    this.number = number;
    return end;
  }

  private learn(text: string): void {
    const value = this.parse(text);
    if (value === undefined) this.damaged.add(this.read.length);
    this.read.push(value);
  }

  private parse(text: string): T | undefined {
    // A line feed may stand between members of JSON, but not in a line.
    if ((text !== '' && !text.startsWith(',')) || text.includes('\n')) return undefined;
    try {
      const value = JSON.parse(`{${text.slice(1)}}`) as object;
      // Others that stand here belong elsewhere.
      return Object.keys(value).every((name) => name in this.members)
        ? readMembers(this.members, value)
        : undefined;
    } catch (error) {
      // Who reads the whole line says what is wrong with it.
      if (error instanceof SyntaxError || error instanceof MemberError) return undefined;
      throw error;
    }
  }
}

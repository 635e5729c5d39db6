const LINE_FEED = 0x0a;

/** Cuts bytes that come in pieces into lines. What is not UTF-8 becomes U+FFFD. */
export class LineSplitter {
  private readonly decoder = new TextDecoder();
  /** The beginning of a line whose end has not come. */
  private pending: Uint8Array[] = [];
  private pendingLength = 0;
  private offset = 0;

  /** @param onLine told of each line without its end, and of the bytes that it takes with it. */
  constructor(private readonly onLine: (text: string, offset: number, length: number) => void) {}

  /** The beginning of a line has come. */
  get within(): boolean {
    return this.pendingLength > 0;
  }

  push(bytes: Uint8Array): void {
    for (let start = 0; start < bytes.length;) start = this.next(bytes, start);
  }

  /** Takes the bytes of one line, or its beginning. @returns where what is behind it begins. */
  next(bytes: Uint8Array, start: number): number {
    const end = bytes.indexOf(LINE_FEED, start);
    if (end >= 0) {
      this.line(bytes.subarray(start, end), 1);
      return end + 1;
    }
    // A copy: who reads a file may use its buffer again.
    this.pending.push(bytes.slice(start));
    this.pendingLength += bytes.length - start;
    return bytes.length;
  }

  /** Leaves out a line that somebody else has taken. @returns where it stands in the file. */
  pass(length: number): number {
    this.offset += length;
    return this.offset - length;
  }

  /** What stands behind the last line feed is a line too. */
  end(): void {
    if (this.pendingLength > 0) this.line(new Uint8Array(0), 0);
  }

  private line(last: Uint8Array, ending: number): void {
    const content = this.pendingLength === 0 ? last : this.join(last);
    const length = content.length + ending;
    this.onLine(this.decoder.decode(content), this.offset, length);
    this.offset += length;
  }

  private join(last: Uint8Array): Uint8Array {
    const whole = new Uint8Array(this.pendingLength + last.length);
    let at = 0;
    for (const piece of this.pending) {
      whole.set(piece, at);
      at += piece.length;
    }
    whole.set(last, at);
    this.pending = [];
    this.pendingLength = 0;
    return whole;
  }
}

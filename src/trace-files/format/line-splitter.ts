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

  push(bytes: Uint8Array): void {
    let start = 0;
    for (;;) {
      const end = bytes.indexOf(LINE_FEED, start);
      if (end < 0) break;
      this.line(bytes.subarray(start, end), 1);
      start = end + 1;
    }
    if (start === bytes.length) return;
    // A copy: who reads a file may use its buffer again.
    this.pending.push(bytes.slice(start));
    this.pendingLength += bytes.length - start;
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

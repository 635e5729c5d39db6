import type { SymbolQuestion } from './symbol-protocol.ts';

/** Bytes of memory, or those of a number, and the value of the semaphore that came with them. */
interface Answer {
  readonly signal: number;
  readonly bytes: Uint8Array;
}

/** A piece of memory that has been told. */
interface Piece {
  readonly start: number;
  readonly bytes: Uint8Array;
}

/**
 * What the backend has been told of one moment of the driver. For each value it asks for the same frame pointer and
 * the same pages of the stack again, and each question goes through two threads and V8's inspector.
 */
export class ToldAnswers {
  private moment = -1;
  private readonly pieces: Piece[] = [];
  private readonly numbers = new Map<string, Answer>();

  /** Says which moment the next questions are about: what was told of another one is forgotten. */
  at(moment: number): void {
    if (moment === this.moment) return;
    this.moment = moment;
    this.pieces.length = 0;
    this.numbers.clear();
  }

  /**
   * Answers a question, out of what has been told or by asking.
   * @param ask hands the question to who knows; its answer is waited for.
   */
  answer(question: SymbolQuestion, ask: () => void): void {
    const { request, io_buffer } = question.sync_request;
    const semaphore = new Int32Array(io_buffer.semaphore);
    const data = new Uint8Array(io_buffer.data);
    const told = this.find(request);
    if (told) {
      data.set(told.bytes);
      Atomics.store(semaphore, 0, told.signal);
      return;
    }
    ask();
    Atomics.wait(semaphore, 0, 0);
    const signal = Atomics.load(semaphore, 0);
    // What could not be told now may be a moment later.
    if (signal > 0) this.remember(request, { signal, bytes: data.slice() });
  }

  private find({ method, params }: SymbolQuestion['sync_request']['request']): Answer | undefined {
    if (method !== 'getWasmLinearMemory') return this.numbers.get(`${method} ${params.join(' ')}`);
    const [start, length] = params as [number, number];
    const piece = this.pieces.find(
      (known) => known.start <= start && start + length <= known.start + known.bytes.length,
    );
    if (!piece) return undefined;
    return { signal: length, bytes: piece.bytes.subarray(start - piece.start, start - piece.start + length) };
  }

  private remember({ method, params }: SymbolQuestion['sync_request']['request'], answer: Answer): void {
    if (method === 'getWasmLinearMemory') this.pieces.push({ start: Number(params[0]), bytes: answer.bytes });
    else this.numbers.set(`${method} ${params.join(' ')}`, answer);
  }
}

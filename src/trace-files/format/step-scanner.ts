import type { StepRecord } from '../../lab/records.ts';
import { behind, NumberReading } from './byte-reading.ts';
import { utf8, type ByteSpan } from './byte-span.ts';
import { LinePieces } from './line-pieces.ts';
import type { Members } from './members.ts';
import { RECORD_MEMBERS } from './record-members.ts';

const BEGIN = utf8('{"step":{"index":');
const ACTION = utf8(',"action":');
const END = utf8('}}\n');

const { step } = RECORD_MEMBERS;

/** A step without its number: it may come again. */
export type StepContent = Omit<StepRecord, 'index'>;
const CONTENT: Members<StepContent> = {
  action: step.action,
  line: step.line,
  status: step.status,
  information: step.information,
  ok: step.ok,
  message: step.message,
  output: step.output,
};

/** Reads the line of a step from its bytes, where it is as TraceWriter writes it; others are left to a reader of JSON. */
export class StepScanner {
  private readonly contents = new LinePieces(CONTENT, END);
  private readonly numbers = new NumberReading();

  /** Of the line that was read last. */
  index = 0;

  /** Steps with one number have the same content. */
  get contentNumber(): number {
    return this.contents.number;
  }

  get content(): StepContent {
    return this.contents.at(this.contentNumber);
  }

  /**
   * Reads a line.
   * @returns where the next one begins; -1 where this one is of another form, or is not there as a whole.
   */
  scan(span: ByteSpan, start: number): number {
    const { numbers } = this;
    const at = numbers.behind(span.bytes, behind(span, start, BEGIN));
    this.index = numbers.value;
    return behind(span, at, ACTION) < 0 ? -1 : this.contents.behind(span, at, 0);
  }
}

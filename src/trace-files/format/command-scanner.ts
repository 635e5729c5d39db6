import { ByteNumbering } from './byte-numbering.ts';
import { behind, behindQuote, HashReading, hexByte, NumberReading, utf8 } from './byte-reading.ts';
import { MemberError, readMembers, type Members } from './members.ts';
import { RECORD_MEMBERS, type CommandLine } from './record-members.ts';

const COMMA = 0x2c;

const BEGIN = utf8('{"command":{"seq":');
const STEP = utf8(',"step":');
const CDB = utf8(',"cdb":"');
const DIRECTION = utf8(',"direction":"');
/** In the order of DIRECTIONS. */
const DIRECTION_VALUES = [utf8('none"'), utf8('in"'), utf8('out"')];
const TRANSFERRED = utf8(',"transferred":');
const DATA_IN = utf8(',"dataIn":"');
const DATA_OUT = utf8(',"dataOut":"');
const TIME = utf8(',"time":');
const DURATION = utf8(',"duration":');
const STACK = utf8(',"stack":');
const END = utf8('}}\n');

const { command } = RECORD_MEMBERS;

/** What stands before the CDB. */
export type CommandHead = Pick<CommandLine, 'device' | 'name' | 'operands'>;
const HEAD: Members<CommandHead> = {
  device: command.device,
  name: command.name,
  operands: command.operands,
};

/** What stands between the data and the time. */
export type CommandReply = Pick<CommandLine, 'srbStatus' | 'scsiStatus' | 'sense' | 'senseData'>;
const REPLY: Members<CommandReply> = {
  srbStatus: command.srbStatus,
  scsiStatus: command.scsiStatus,
  sense: command.sense,
  senseData: command.senseData,
};

/** Pieces of lines that come again and again: each is read as JSON once. */
class Pieces<T> {
  private readonly numbering = new ByteNumbering();
  /** By number; undefined for one that is not as it should be. */
  private readonly read: (T | undefined)[] = [];
  private readonly decoder = new TextDecoder();

  constructor(private readonly members: Members<T>) {}

  /** The number of a piece, which begins with a comma where it is not empty; -1 where it is damaged. */
  of(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const number = this.numbering.of(bytes, start, end, hash);
    if (number === this.read.length)
      this.read.push(this.parse(this.decoder.decode(bytes.subarray(start, end))));
    return this.read[number] === undefined ? -1 : number;
  }

  /** @param number not -1. */
  at(number: number): T {
    return this.read[number] as T;
  }

  private parse(text: string): T | undefined {
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

/**
 * Reads what a table shows of a command from the bytes of its line, many times as fast as the line is read as JSON.
 * It knows the lines that TraceWriter writes; others it leaves to a reader of JSON. It does not look at the data.
 */
export class CommandScanner {
  private readonly heads = new Pieces(HEAD);
  private readonly replies = new Pieces(REPLY);
  private readonly numbers = new NumberReading();
  private readonly hashes = new HashReading();

  /** Of the line that was read last; see CommandRecord. */
  step = 0;
  opcode = 0;
  /** 0 none, 1 in, 2 out. */
  direction = 0;
  transferred = 0;
  time = 0;
  duration = 0;
  /** -1: nobody knows the lines of C. */
  stack = -1;
  /** Commands with one number have the same. */
  headNumber = 0;
  replyNumber = 0;

  get head(): CommandHead {
    return this.heads.at(this.headNumber);
  }

  get reply(): CommandReply {
    return this.replies.at(this.replyNumber);
  }

  /**
   * Reads a line.
   * @returns where the next one begins; -1 where this one is of another form, or is not there as a whole.
   */
  scan(bytes: Uint8Array, start: number): number {
    const { numbers } = this;
    const afterSeq = numbers.behind(bytes, behind(bytes, start, BEGIN));
    const afterStep = numbers.behind(bytes, behind(bytes, afterSeq, STEP));
    this.step = numbers.value;
    return this.scanEnd(bytes, this.scanReply(bytes, this.scanData(bytes, this.scanHead(bytes, afterStep))));
  }

  private scanHead(bytes: Uint8Array, start: number): number {
    const { hashes, heads } = this;
    const end = bytes[start] === COMMA ? hashes.before(bytes, start, CDB) : -1;
    if (end < 0) return -1;
    this.headNumber = heads.of(bytes, start, end, hashes.hash);
    return this.headNumber < 0 ? -1 : end + CDB.length;
  }

  private scanData(bytes: Uint8Array, start: number): number {
    const { numbers } = this;
    this.opcode = hexByte(bytes, start);
    if (Number.isNaN(this.opcode)) return -1;
    let at = behindQuote(bytes, start);
    at = this.scanDirection(bytes, at);
    this.transferred = 0;
    let next = behind(bytes, at, TRANSFERRED);
    if (next >= 0) {
      at = numbers.behind(bytes, next);
      this.transferred = numbers.value;
    }
    next = behind(bytes, at, DATA_IN);
    if (next >= 0) at = behindQuote(bytes, next);
    next = behind(bytes, at, DATA_OUT);
    return next >= 0 ? behindQuote(bytes, next) : at;
  }

  private scanDirection(bytes: Uint8Array, start: number): number {
    this.direction = 0;
    const at = behind(bytes, start, DIRECTION);
    if (at < 0) return start;
    for (let way = 0; way < DIRECTION_VALUES.length; way++) {
      const end = behind(bytes, at, DIRECTION_VALUES[way]);
      this.direction = way;
      if (end >= 0) return end;
    }
    return -1;
  }

  private scanReply(bytes: Uint8Array, start: number): number {
    const { hashes, replies } = this;
    const end = hashes.before(bytes, start, TIME);
    if (end < 0) return -1;
    this.replyNumber = replies.of(bytes, start, end, hashes.hash);
    return this.replyNumber < 0 ? -1 : end + TIME.length;
  }

  private scanEnd(bytes: Uint8Array, start: number): number {
    const { numbers } = this;
    let at = numbers.behind(bytes, start);
    this.time = numbers.value;
    this.duration = 0;
    let next = behind(bytes, at, DURATION);
    if (next >= 0) {
      at = numbers.behind(bytes, next);
      this.duration = numbers.value;
    }
    this.stack = -1;
    next = behind(bytes, at, STACK);
    if (next >= 0) {
      at = numbers.behind(bytes, next);
      this.stack = numbers.value;
    }
    return behind(bytes, at, END);
  }
}

import { ELEMENT_KINDS, type ElementRange } from '../../emulator/model.ts';
import type { CommandRecord, SourceRecord } from '../../lab/records.ts';
import {
  ANYTHING,
  CDB_BYTES,
  FLAG,
  HEX_BYTES,
  listOf,
  NUMBER,
  objectOf,
  oneOf,
  orNull,
  TEXT,
  unless,
  type Members,
} from './members.ts';
import type { TraceDevice, TraceHeader } from './header.ts';
import type { RecordTypes } from './trace-record.ts';

const SOURCE: Members<SourceRecord> = { file: TEXT, line: NUMBER, function: TEXT };

/** The lines of C that led to a command, innermost first; each such list is written once and has a number. */
export interface StackLine {
  readonly stack: number;
  readonly frames: readonly SourceRecord[];
}

/** A command as its line holds it: its lines of C are the number of a stack, its opcode is in the CDB. */
export type CommandLine = Omit<CommandRecord, 'opcode' | 'source' | 'callers'> & {
  /** Absent: nobody knows the lines. */
  readonly stack: number | null;
};

/** The members of the lines, by kind. What a line may leave out is what most records have. */
export const RECORD_MEMBERS: {
  readonly [K in keyof RecordTypes]: Members<K extends 'command' ? CommandLine : RecordTypes[K]>;
} = {
  command: {
    seq: NUMBER,
    step: NUMBER,
    device: TEXT,
    name: TEXT,
    operands: unless('', TEXT),
    cdb: CDB_BYTES,
    direction: unless('none', oneOf('none', 'in', 'out')),
    transferred: unless(0, NUMBER),
    dataIn: unless('', HEX_BYTES),
    dataOut: unless('', HEX_BYTES),
    srbStatus: unless('SRB_STATUS_SUCCESS', TEXT),
    scsiStatus: unless(0, NUMBER),
    sense: unless(null, objectOf({ key: NUMBER, asc: NUMBER, ascq: NUMBER })),
    senseData: unless('', HEX_BYTES),
    time: NUMBER,
    duration: unless(0, NUMBER),
    stack: unless(null, NUMBER),
  },
  step: {
    index: NUMBER,
    action: TEXT,
    line: NUMBER,
    status: orNull(TEXT),
    information: orNull(NUMBER),
    ok: FLAG,
    message: TEXT,
    output: ANYTHING,
  },
  print: { step: NUMBER, seq: NUMBER, level: NUMBER, text: TEXT },
  violation: {
    id: TEXT,
    rule: TEXT,
    severity: oneOf('error', 'warning', 'info'),
    message: TEXT,
    step: NUMBER,
    inferred: FLAG,
    source: unless(null, objectOf(SOURCE)),
  },
  failure: {
    kind: TEXT,
    message: TEXT,
    file: orNull(TEXT),
    line: orNull(NUMBER),
    function: orNull(TEXT),
    stack: listOf(objectOf(SOURCE)),
  },
};

export const STACK_MEMBERS: Members<StackLine> = { stack: NUMBER, frames: listOf(objectOf(SOURCE)) };

const DEVICE: Members<TraceDevice> = {
  name: TEXT,
  type: NUMBER,
  vendor: TEXT,
  product: TEXT,
  revision: TEXT,
};

const RANGE: Members<ElementRange> = { first: NUMBER, count: NUMBER };

export const HEADER_MEMBERS: Members<TraceHeader> = {
  driver: listOf(TEXT),
  library: TEXT,
  scenario: TEXT,
  devices: listOf(objectOf(DEVICE)),
  elements: objectOf(Object.fromEntries(ELEMENT_KINDS.map((kind) => [kind, objectOf(RANGE)]))),
};

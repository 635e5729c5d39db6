import type {
  CommandRecord,
  ElementRecord,
  PrintRecord,
  RunResult,
  StepRecord,
  ViolationRecord,
} from '../../lab/records.ts';
import type { Job } from '../../lab/session.ts';
import type { StoppedFailure } from '../../lab/worker/protocol.ts';

/** Messages between the adapter and the worker in which the driver runs. */
export type AdapterMessage =
  | { readonly kind: 'load'; readonly job: Job; readonly control: SharedArrayBuffer }
  | { readonly kind: 'run' }
  | { readonly kind: 'stopped'; readonly failure: StoppedFailure };

export type DebuggeeMessage =
  | { readonly kind: 'loaded' }
  | { readonly kind: 'request'; readonly index: number; readonly action: string }
  | { readonly kind: 'command'; readonly record: CommandRecord }
  | { readonly kind: 'elements'; readonly elements: readonly ElementRecord[] }
  | { readonly kind: 'print'; readonly print: PrintRecord }
  | { readonly kind: 'violation'; readonly violation: ViolationRecord }
  | { readonly kind: 'step'; readonly step: StepRecord }
  | { readonly kind: 'ended'; readonly result: RunResult }
  | { readonly kind: 'defect'; readonly message: string };

/** Where to stop: bits of the control word. */
export const STOP_ON = {
  scsi: 0x01,
  'check-condition': 0x02,
  'srb-error': 0x04,
  'ioctl-failed': 0x08,
  rule: 0x10,
  print: 0x20,
  trap: 0x40,
} as const;

export type StopOn = keyof typeof STOP_ON;

/** Layout of the shared control buffer: words first, then one byte an opcode, one an IOCTL. */
export const CONTROL = {
  bytes: 1024,
  /** Word: STOP_ON bits. */
  stopOn: 0,
  /** Word: 1 to stop at the next command, whatever it is; it clears itself. */
  nextCommand: 1,
  /** Word: 1 to stop when the routine under way returns; it clears itself. */
  endOfRequest: 2,
  /** Word: 1 where some element is watched. */
  watching: 3,
  /** Byte offset of the table of opcodes to stop at. */
  opcodes: 64,
  /** Byte offset of the table of IOCTLs to stop at, by their function code. */
  ioctls: 320,
} as const;

/** Bytes that are watched for a change. */
export interface MemoryWatch {
  readonly id: number;
  /** What the offset counts from: the memory itself, or the miniclass's own data. */
  readonly base: 'memory' | 'extension';
  readonly offset: number;
  readonly size: number;
}

/** A watched place whose bytes have changed. */
export interface DataChange {
  /** Of its MemoryWatch. */
  readonly id: number;
  readonly address: number;
  /** What was there before, as hex. */
  readonly before: string;
}

/** Why the worker stopped by itself. */
export type StopKind =
  | 'command'
  | 'command-failed'
  | 'ioctl'
  | 'ioctl-failed'
  | 'end-of-request'
  | 'rule'
  | 'print'
  | 'element'
  | 'data';

/** What the worker tells the adapter while it stands in a stop of its own. */
export interface StopState {
  readonly kind: StopKind;
  /** One line for the person: `MOVE MEDIUM slot 0 → drive 0`. */
  readonly text: string;
  readonly command: CommandState | null;
  /** Watched memory that has changed, where that is why. */
  readonly changes?: readonly DataChange[];
  /** Watched elements that have changed, where that is why. */
  readonly elements?: readonly string[];
}

/** The command at which the worker stands, before or after the device. */
export interface CommandState {
  readonly done: boolean;
  readonly name: string;
  readonly operands: string;
  readonly cdb: string;
  readonly dataOut: string;
  readonly dataIn: string;
  readonly srbStatus: string;
  readonly scsiStatus: number;
  readonly sense: { readonly key: number; readonly asc: number; readonly ascq: number } | null;
  readonly timeOut: number;
  /** Where the data buffer lies in the machine's memory; 0 where there is none. */
  readonly dataAddress: number;
  readonly bufferLength: number;
}

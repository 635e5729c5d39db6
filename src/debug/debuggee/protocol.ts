import type { DriverKind } from '../../lab/driver-build.ts';
import type { PrintRecord, RunResult, StepRecord, ViolationRecord } from '../../lab/records.ts';
import type { Job } from '../../lab/session.ts';
import type { StoppedFailure } from '../../lab/worker/protocol.ts';
import type { WireEvent } from '../../live/wire-events.ts';
import type { LiveRequest } from '../live/live-request.ts';

/** Messages between the adapter and the worker in which the driver runs. */
export type AdapterMessage =
  | { readonly kind: 'load'; readonly job: Job; readonly control: SharedArrayBuffer }
  | { readonly kind: 'run' }
  /** Taken also while the driver runs: see CONTROL.asked. */
  | { readonly kind: 'live'; readonly request: LiveRequest }
  | { readonly kind: 'stopped'; readonly failure: StoppedFailure };

export type DebuggeeMessage =
  | { readonly kind: 'loaded' }
  | { readonly kind: 'request'; readonly index: number; readonly action: string }
  | { readonly kind: 'live'; readonly events: readonly WireEvent[] }
  | { readonly kind: 'print'; readonly print: PrintRecord }
  | { readonly kind: 'violation'; readonly violation: ViolationRecord }
  /** Without the output, which nobody prints. */
  | { readonly kind: 'step'; readonly step: StepRecord & { readonly output: null } }
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

/** Layout of the shared control buffer: words first, then one byte an opcode, one a request. */
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
  /** Word: 1 where a live request has been sent; who takes it clears it. */
  asked: 4,
  /** Byte offset of the table of opcodes to stop at, by who gets the command. */
  opcodes: { changer: 64, tape: 320 },
  /** Byte offset of the table of requests to stop at, by their place in STOPPABLE_REQUESTS. */
  requests: 576,
} as const satisfies Readonly<Record<string, number | Readonly<Record<DriverKind, number>>>>;

/** Bytes that are watched for a change. */
export interface MemoryWatch {
  readonly id: number;
  /** In the memory of which unit of the lab. */
  readonly unit: number;
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
  | 'request'
  | 'ioctl-failed'
  | 'end-of-request'
  | 'rule'
  | 'print'
  | 'element'
  | 'data';

/** What the worker tells the adapter while it stands in a stop of its own. */
export interface StopState {
  readonly kind: StopKind;
  /** Which unit of the lab it is about: 0 is the changer, then come the drives. */
  readonly unit: number;
  /** One line for the person: `MOVE MEDIUM slot 0 → drive 0`. */
  readonly text: string;
  readonly command: CommandState | null;
  /** Watched memory that has changed, where that is why. */
  readonly changes?: readonly DataChange[];
  /** Watched elements that have changed, where that is why. */
  readonly elements?: readonly string[];
}

/** Where the worker stands. */
export interface Whereabouts {
  /** Index of the scenario step under way; -1 while the drivers start. */
  readonly step: number;
  /** The unit of the lab whose driver runs, or that was spoken with last. */
  readonly unit: number;
  /** What that driver is asked for, as its class driver names it; empty between requests. */
  readonly request: string;
}

/** The command at which the worker stands, before or after the device. */
export interface CommandState {
  readonly done: boolean;
  /** SCSI device type of who gets it. */
  readonly type: number;
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

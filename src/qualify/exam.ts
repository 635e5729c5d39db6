import { encodeInput } from '../ddi/requests/ioctl-words.ts';
import { CHANGER_IOCTLS, type ChangerIoctlName } from '../ddi/ioctls.ts';
import { fromHex, hex, toHex } from '../core/hex.ts';
import type { ElementKind } from '../emulator/model.ts';
import type { CommandRecord, ElementRecord, SourceRecord, ViolationRecord } from '../lab/records.ts';
import type { StepData } from '../lab/scenario/scenario-file.ts';
import type { OperatorAct } from '../lab/scenario/scenario-schema.ts';
import { Session, type Job } from '../lab/session.ts';
import type { DriverFailure } from '../machine/failure.ts';
import type { RemovableStorageManager } from '../rsm/rsm.ts';
import type { RequestRecord } from './records.ts';

/** What a request came to. */
export interface Reply extends RequestRecord {
  /** STATUS_SUCCESS. */
  readonly ok: boolean;
  readonly status: string;
  readonly information: number;
  readonly output: unknown;
  /** Where the driver was at each basic block, innermost first; only where it was compiled to tell. */
  readonly path: readonly (readonly SourceRecord[])[];
}

/** Thrown where the driver ends, by itself or because it does not start: the session says how. */
export class DriverEnded extends Error {}

/** Words of a request as scenario files write them. */
export type Words = Readonly<Record<string, unknown>>;

/** What an exam tells while it happens. */
export interface ExamObserver {
  /** A step begins: the driver is alive. */
  step: () => void;
  /** A broken rule that the lab saw by itself, after the request that broke it. */
  violation: (reply: Reply, violation: ViolationRecord) => void;
}

/** One lab of a probe, with everything that was done in it. */
export class Exam {
  readonly session: Session;
  readonly steps: StepData[] = [];
  readonly replies: Reply[] = [];
  private commands: CommandRecord[] = [];
  private path: (readonly SourceRecord[])[] = [];
  private violations: ViolationRecord[] = [];

  /** @param traced the driver was compiled to tell its way. */
  constructor(
    job: Job,
    traced: boolean,
    private readonly observer: ExamObserver,
  ) {
    const keep = (record: CommandRecord): void => void this.commands.push(record);
    this.session = new Session(job, {
      step: observer.step,
      after: (_unit, _request, record) => keep(record),
      violation: (_unit, violation) => void this.violations.push(violation),
      ...(traced ? { block: (unit, stack) => void (unit.kind === 'changer' && this.path.push(stack)) } : {}),
    });
  }

  /** Starts the driver. @throws DriverEnded */
  start(open: boolean): void {
    if (!this.session.start(open)) {
      this.note('start of the driver', null);
      throw new DriverEnded();
    }
    this.note('start of the driver', null);
  }

  /** Sends a request. @throws DriverEnded */
  request(name: ChangerIoctlName, words: Words = {}): Reply {
    return this.perform({ ioctl: name, ...words });
  }

  /** Sends a request with buffers of any length. @param action what the trace calls it. @throws DriverEnded */
  raw(name: ChangerIoctlName, input: Uint8Array, outputLength: number, action?: string): Reply {
    const { code } = CHANGER_IOCTLS[name];
    const raw = { code: hex(code, 8), input: toHex(input), outputLength, access: 'read-write' };
    const lengths = `${name} with ${input.length} bytes in, ${outputLength} bytes out`;
    return this.perform({ raw }, action ?? lengths);
  }

  /** The input of a request as bytes. */
  input(name: ChangerIoctlName, words: Words = {}): Uint8Array {
    return encodeInput(name, words);
  }

  /** The bytes that came back; empty where none did. */
  bytes({ output }: Reply): Uint8Array {
    return (typeof output === 'string' ? fromHex(output) : undefined) ?? new Uint8Array(0);
  }

  /** An act of the operator. @returns false where the library refuses it. @throws DriverEnded */
  act(act: OperatorAct, words: Words = {}): boolean {
    const data = { operator: act, ...words };
    const record = this.step(data);
    this.note(record.action, null);
    return record.ok;
  }

  /** Makes a command of the changer fail. */
  fault(effect: { sense: string } | { srbStatus: string }, nth = 1, command = 'ANY'): void {
    this.step({ fault: { command, device: 'changer', nth, ...effect } });
  }

  /** Asks the manager for something: how that ended, its queue says. @throws DriverEnded */
  manage(request: string, words: Words = {}): void {
    this.note(this.step({ rsm: request, ...words }).action, null);
  }

  get manager(): RemovableStorageManager | undefined {
    return this.session.manager;
  }

  /** Asks the driver of a drive for its parameters, which are checked. @throws DriverEnded */
  driveParameters(drive: number): Reply {
    return this.perform({ device: `drive ${drive}`, ioctl: 'TAPE_GET_DRIVE_PARAMS' });
  }

  /** Sends the WMI diagnostics request; undefined where the driver has no routine for it. @throws DriverEnded */
  diagnose(): Reply | undefined {
    const reply = this.perform({ diagnostics: true });
    return reply.status === '' ? undefined : reply;
  }

  /** The elements of a kind as the device has them. */
  elements(kind?: ElementKind): ElementRecord[] {
    const all = this.session.elements();
    return kind === undefined ? all : all.filter(({ element }) => element.startsWith(`${kind} `));
  }

  /** Which cartridge is in a place: its bar code, `''` for one without, undefined for none. */
  at(place: string): string | undefined {
    const element = this.elements().find(({ element: name }) => name === place);
    return element?.full ? (element.barcode ?? '') : undefined;
  }

  /** A slot with a cartridge that is no cleaner, and a slot without one. */
  get fullSlot(): string | undefined {
    return this.elements('slot').find(({ full, cleaner }) => full && !cleaner)?.element;
  }

  get emptySlot(): string | undefined {
    const { cleanerSlot } = this.session.job.library.model;
    return this.elements('slot').find(
      ({ full, accessible }, index) => !full && accessible && index !== cleanerSlot,
    )?.element;
  }

  /** The driver was stopped from outside: keeps what the request had done until then. */
  stopped(failure: DriverFailure): void {
    this.session.fail(failure);
    this.note('the request that did not end', null);
  }

  private perform(data: StepData, action?: string): Reply {
    const record = this.step(data);
    return this.note(action ?? record.action, record.status ?? '', record.information ?? 0, record.output);
  }

  private step(data: StepData): ReturnType<Session['result']>['steps'][number] {
    this.steps.push(data);
    const { session } = this;
    session.act({ step: { data, line: 0 }, index: this.steps.length - 1 });
    const record = session.recorded.steps.at(-1);
    if (record && !session.failed) return record;
    this.note(`${record?.action ?? 'request'}, which did not return`, null);
    throw new DriverEnded();
  }

  /** Keeps what was done with the commands that it sent. */
  private note(action: string, status: string | null, information = 0, output: unknown = null): Reply {
    const { commands, path, violations } = this;
    this.commands = [];
    this.path = [];
    this.violations = [];
    const reply = {
      action,
      status: status ?? '',
      ok: status === 'STATUS_SUCCESS',
      information,
      output,
      commands,
      path,
    };
    this.replies.push(reply);
    for (const violation of violations) this.observer.violation(reply, violation);
    return reply;
  }
}

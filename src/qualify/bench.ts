import type { ChangerModel } from '../emulator/model.ts';
import { findModelErrors } from '../emulator/model-errors.ts';
import { TAPE_RULES } from '../ddi/rules/index.ts';
import type { ChangerParameters, Severity } from '../ddi/rules/rule.ts';
import type { SourceRecord, ViolationRecord } from '../lab/records.ts';
import type { Library } from '../lab/files/library-file.ts';
import type { DriverImage } from '../lab/session.ts';
import { DriverFacts } from './driver-facts.ts';
import { DriverEnded, Exam, type Reply } from './exam.ts';
import { lineOf, type Nearest } from './locate.ts';
import type { Finding, ProbeRecord, ProbeResult } from './records.ts';
import { qualifiedRule } from './rules.ts';
import { SourceLines } from './source-lines.ts';

/** What a qualification runs, as plain data that a worker takes. */
export interface QualifyJob {
  /** The changer's driver, and the one of the drives. */
  readonly drivers: readonly [DriverImage, DriverImage];
  readonly library: Library;
  /** The changer's driver was compiled to tell its way: findings then name the line that returned. */
  readonly traced: boolean;
}

/** A library that is like the driver's but for some change. */
export type Change = (model: ChangerModel) => ChangerModel;

export interface ExamOptions {
  readonly change?: Change;
  /** Bytes of pool that the driver may hold. */
  readonly poolLimit?: number;
  /** The drives have their class driver, and the removable storage manager is the changer's client. */
  readonly managed?: boolean;
  /** Called before the driver starts. */
  readonly before?: (exam: Exam) => void;
}

/** Thrown by a probe that cannot be carried out with this driver and library; says why. */
export class NotApplicable extends Error {}

export interface FindingOptions {
  readonly reply?: Reply | undefined;
  readonly nearest?: Nearest;
  readonly severity?: Severity;
  /** What makes it the same finding as another; the message where left out. */
  readonly key?: string;
}

/** How many requests before the one at fault a report shows. */
const TRACE = 4;
/** Rules that the driver of a drive breaks. */
const ABOUT_DRIVES: ReadonlySet<string> = new Set(TAPE_RULES.map(({ id }) => id));
const NO_SCENARIO = { file: 'qualification', steps: [] };

/** Where probes are carried out: labs with the driver in them, and what was found. */
export class Bench {
  /** What was found since `take`. */
  private found: Finding[] = [];
  private sent = 0;
  private exams: Exam[] = [];
  private known?: DriverFacts;
  /** What makes each finding the same as another; a probe reports it once. */
  private keys = new Set<string>();
  /** Of the changer's driver, and of the drives'. */
  private readonly sources: SourceLines;
  private readonly tapeSources: SourceLines;

  /**
   * @param step is called before everything that may not come back.
   * @param parameters what the driver has said of itself elsewhere; null: the first probe asks it.
   */
  constructor(
    private readonly job: QualifyJob,
    private readonly step: () => void,
    parameters: ChangerParameters | null = null,
  ) {
    const [changer, tape] = job.drivers;
    this.sources = new SourceLines(changer.lines.files);
    this.tapeSources = new SourceLines(tape.lines.files);
    if (parameters) this.learn(parameters);
  }

  /** What the driver says of itself. @throws NotApplicable before a first exam has asked it. */
  get facts(): DriverFacts {
    if (!this.known) throw new NotApplicable('The driver does not start, or returns no parameters.');
    return this.known;
  }

  /** What the driver returned first; null before. */
  get parameters(): ChangerParameters | null {
    return this.known?.parameters ?? null;
  }

  /** Keeps what the driver says of itself: later probes plan with it. */
  learn(parameters: ChangerParameters): void {
    this.known ??= new DriverFacts(parameters, this.job.library.model);
  }

  get model(): ChangerModel {
    return this.job.library.model;
  }

  /** The lab that was made last. */
  get exam(): Exam | undefined {
    return this.exams.at(-1);
  }

  /**
   * A new lab with the driver in it, started.
   * @throws DriverEnded where the driver ends. @throws NotApplicable where the library cannot be.
   */
  open(options: ExamOptions = {}): Exam {
    const exam = this.prepare(options);
    options.before?.(exam);
    exam.start(options.managed !== true);
    return exam;
  }

  /**
   * A new lab with the driver in it, started if the driver wants to.
   * @returns why it does not start; undefined where it does. @throws DriverEnded where the driver traps.
   */
  tryOpen(options: ExamOptions): string | undefined {
    try {
      this.open(options);
      return undefined;
    } catch (error) {
      const failure = error instanceof DriverEnded ? this.exam?.session.result().failure : undefined;
      if (failure?.kind === 'start') return failure.message;
      throw error;
    }
  }

  /** Reports what is wrong. The line of C is that of the request. */
  report(rule: string, message: string, options: FindingOptions = {}): void {
    const { reply, nearest = reply && reply.commands.length > 0 ? 'command' : 'return' } = options;
    const source = reply ? lineOf(reply, nearest, this.sources) : null;
    this.add(rule, message, options, source, []);
  }

  /** Reports how the driver ended, or that it did not start. */
  reportEnd(): void {
    const failure = this.exam?.session.result().failure;
    if (!failure) return;
    const rule = failure.kind === 'start' ? 'Q05' : failure.kind === 'hang' ? 'Q02' : 'Q01';
    const where = { file: failure.file, line: failure.line, function: failure.function ?? '' };
    const source = where.file === null || where.line === null ? null : (where as SourceRecord);
    const key = source ? `${rule} ${source.file}:${source.line}` : undefined;
    this.add(rule, failure.message, key === undefined ? {} : { key }, source, failure.stack);
  }

  /** What a probe gave; the next one begins anew. */
  take(): Pick<ProbeRecord, 'findings' | 'requests'> & Pick<ProbeResult, 'keys'> {
    const result = { findings: this.found, keys: [...this.keys], requests: this.sent + this.replies() };
    this.found = [];
    this.keys = new Set();
    this.exams = [];
    this.sent = 0;
    return result;
  }

  private prepare({ change, poolLimit, managed }: ExamOptions): Exam {
    const { drivers, library, traced } = this.job;
    const model = change ? change(library.model) : library.model;
    const [error] = change ? findModelErrors(model) : [];
    if (error) throw new NotApplicable(`There is no such library: ${error.message}`);
    const changed: Library = { ...library, model, ...(poolLimit === undefined ? {} : { poolLimit }) };
    const exam = new Exam(
      { drivers: managed ? drivers : [drivers[0]], main: 'changer', library: changed, scenario: NO_SCENARIO },
      traced,
      { step: this.step, violation: (reply, violation) => this.violation(reply, violation) },
    );
    // One lab at a time holds memory: what the others did is counted.
    this.sent += this.replies();
    this.exams = [exam];
    return exam;
  }

  private replies(): number {
    return this.exams.reduce((sum, { replies }) => sum + replies.length, 0);
  }

  /** What the machine or a rule about returned parameters has seen. */
  private violation(reply: Reply, { id, message, source, severity }: ViolationRecord): void {
    const sources = ABOUT_DRIVES.has(id) ? this.tapeSources : this.sources;
    const place = source ?? sources.setting(message) ?? lineOf(reply, 'return', this.sources);
    this.add(id, message, { severity }, place, []);
  }

  private add(
    rule: string,
    message: string,
    { severity, key = `${rule} ${message}` }: FindingOptions,
    source: SourceRecord | null,
    stack: readonly SourceRecord[],
  ): void {
    const { exam } = this;
    if (this.keys.has(key)) return;
    this.keys.add(key);
    this.found.push({
      rule,
      severity: severity ?? qualifiedRule(rule).severity,
      message,
      source,
      stack,
      times: 1,
      trace: (exam?.replies ?? [])
        .slice(-TRACE)
        .map(({ action, status, commands }) => ({ action, status: status === '' ? null : status, commands })),
      steps: [...(exam?.steps ?? [])],
    });
  }
}

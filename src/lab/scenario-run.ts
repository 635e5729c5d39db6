import { CHANGER_IOCTLS, type ChangerIoctlName } from '../ddi/ioctls.ts';
import { ntStatusName, ntSuccess } from '../ddi/ntstatus.ts';
import type { ChangerParameters } from '../ddi/rules/rule.ts';
import { SRB_STATUS, type SrbStatusName } from '../ddi/srb.ts';
import { fromHex, toHex } from '../core/hex.ts';
import { commandsOf } from '../scsi/commands.ts';
import { DEVICE_TYPE } from '../scsi/device-type.ts';
import { parseSense } from '../scsi/sense-text.ts';
import { runDeviceStep } from './device-run.ts';
import { unmet } from './expectation.ts';
import { parsePlace } from './files/library-file.ts';
import type { Lab } from './lab.ts';
import type { FaultEffect } from './lab-port.ts';
import { performAct } from './operator.ts';
import { checkReturnedParameters, checkReturnedTapeParameters, deviceFacts } from './parameter-check.ts';
import type { CommandRecord, StepRecord, ViolationRecord } from './records.ts';
import type { RemovableStorageManager } from '../rsm/rsm.ts';
import { RsmRun, unexpectedFailures, type RsmOutcome } from './rsm-run.ts';
import type { RsmRequest } from './scenario/rsm-schema.ts';
import { TapeClient } from './tape-client.ts';
import type { TapeUnit } from './tape-unit.ts';
import { describeRequest, wordText } from '../ddi/requests/describe.ts';
import { defaultOutputLength, encodeInput } from '../ddi/requests/ioctl-words.ts';
import { decodeOutput } from '../ddi/requests/output-words.ts';
import type { OperatorAct } from './scenario/scenario-schema.ts';
import type { ScenarioStep, StepData } from './scenario/scenario-file.ts';
import { stepKind } from './scenario/step-kind.ts';

/** What carrying out one step gave, before expectations. */
interface Done {
  readonly action: string;
  readonly status?: number;
  readonly information?: number;
  readonly output?: unknown;
  readonly problem?: number;
  readonly state?: string;
  readonly requests?: readonly string[];
  /** Set where the step itself could not be done. */
  readonly refused?: string;
}

const READ_WRITE = { read: true, write: true };

/** Carries out the steps of a scenario on a started lab, one call a step. */
export class ScenarioRun {
  readonly steps: StepRecord[] = [];
  readonly violations: ViolationRecord[] = [];
  /** Told of each violation when it is found. */
  onViolation: ((violation: ViolationRecord) => void) | undefined;
  /** What GET_PARAMETERS returned last. */
  parameters: ChangerParameters | undefined;
  private manager: RsmRun | undefined;
  /** The operator has acted while the manager could not look. */
  private unseen = false;

  /** @param commands the trace's records; empty where nothing is recorded. */
  constructor(
    private readonly lab: Lab,
    private readonly commands: readonly CommandRecord[],
  ) {}

  /** The removable storage manager; undefined before its first step. */
  get storageManager(): RemovableStorageManager | undefined {
    return this.manager?.manager;
  }

  /**
   * Carries out one step and compares it with its expectation.
   * @throws DriverFailure where the driver ends.
   */
  step(step: ScenarioStep, index: number): StepRecord {
    if (this.unseen) {
      this.unseen = false;
      this.manager?.look();
    }
    return this.record(step, index, (data) => this.carryOut(data, index));
  }

  /**
   * Carries out an act of the operator or arms a fault in the midst of another step: no request is sent.
   * The manager sees what the operator has done before the next step.
   */
  stepAside(step: ScenarioStep, index: number): StepRecord {
    return this.record(step, index, (data) => {
      const { fault, operator } = data;
      if (fault !== undefined) return this.fault(fault as FaultData);
      this.unseen = true;
      return this.act(operator as OperatorAct, data);
    });
  }

  private record(step: ScenarioStep, index: number, carryOut: (data: StepData) => Done): StepRecord {
    const before = this.commands.length;
    const done = carryOut(step.data);
    const status = done.status === undefined ? undefined : ntStatusName(done.status);
    const failures = done.refused === undefined ? [] : [done.refused];
    if (step.data.expect) {
      failures.push(
        ...unmet(step.data.expect, {
          ...(status === undefined ? {} : { status }),
          ...(done.information === undefined ? {} : { information: done.information }),
          ...(done.problem === undefined ? {} : { problem: done.problem }),
          ...(done.state === undefined ? {} : { state: done.state }),
          ...(done.requests === undefined ? {} : { requests: done.requests }),
          volumeAt: (name) => this.manager?.placeOf(name),
          workState: (text) => this.manager?.stateOf(text),
          output: done.output,
          commands: this.commands.slice(before).map((command) => command.name),
          elementAt: (place) =>
            /^(transport|slot|port|drive) \d+$/.test(place)
              ? this.lab.device.elementAt(parsePlace(place))
              : undefined,
        }),
      );
    }
    const record: StepRecord = {
      index,
      action: done.action,
      line: step.line,
      status: status ?? null,
      information: done.information ?? null,
      ok: failures.length === 0,
      message: failures.join('; '),
      output: done.output ?? null,
    };
    this.steps.push(record);
    return record;
  }

  private carryOut(data: StepData, index: number): Done {
    switch (stepKind(data)) {
      case 'device':
        return this.device(data, index);
      case 'rsm':
        return this.manage(data);
      case 'ioctl':
        return this.ioctl(data['ioctl'] as ChangerIoctlName, data, index);
      case 'raw':
        return this.raw(data['raw'] as { code: string; input: string; outputLength: number; access: string });
      case 'operator':
        return this.operate(data['operator'] as OperatorAct, data);
      case 'fault':
        return this.fault(data['fault'] as FaultData);
      case 'diagnostics':
        return this.diagnose();
      case 'wait': {
        const seconds = data['wait'] as number;
        this.lab.clock.advance(seconds * 1000);
        return { action: `wait ${seconds} s`, ...this.noticed(data) };
      }
      case 'handle': {
        const create = data['handle'] === 'create';
        const { classDriver } = this.lab;
        return {
          action: `${create ? 'create' : 'close'} handle`,
          status: create ? classDriver.create() : classDriver.close(),
        };
      }
      default:
        return { action: 'expect' };
    }
  }

  private unit(name: string): TapeUnit | undefined {
    return this.lab.tapeUnits.find((unit) => unit.name === name);
  }

  private device(data: StepData, index: number): Done {
    const name = data['device'] as string;
    const unit = this.unit(name);
    if (!unit) return { action: name, refused: noDrive(name) };
    const done = runDeviceStep(unit, data);
    if (data['ioctl'] === 'TAPE_GET_DRIVE_PARAMS' && ntSuccess(done.status) && done.output) {
      const members = done.output as Readonly<Record<string, unknown>>;
      this.report(checkReturnedTapeParameters(members, this.parameters, index));
    }
    return done;
  }

  private manage(data: StepData): Done {
    const { lab } = this;
    this.manager ??= new RsmRun(
      lab.classDriver,
      (sent) => lab.tapeUnits.map((unit) => new TapeClient(unit, sent)),
      lab.clock,
    );
    const request = data['rsm'] as RsmRequest;
    const outcome = this.manager.step(request, data);
    const idle = outcome.work ? {} : { refused: nothingToEnd(data) };
    return { action: `rsm ${outcome.work?.text ?? request}`, ...idle, ...managed(outcome, data) };
  }

  private ioctl(name: ChangerIoctlName, data: StepData, index: number): Done {
    const input = encodeInput(name, data);
    const length = (data['outputLength'] as number | undefined) ?? defaultOutputLength(name, input);
    const row = CHANGER_IOCTLS[name];
    const result = this.lab.classDriver.deviceControl(row.code, input, length, READ_WRITE);
    const { status, information, output } = result;
    if (name === 'GET_PARAMETERS' && ntSuccess(status)) this.inspectParameters(output, information, index);
    return {
      action: describeRequest(name, data),
      status,
      information,
      output: decodeOutput(name, output),
    };
  }

  private inspectParameters(output: Uint8Array, information: number, index: number): void {
    const facts = deviceFacts(this.lab.device, this.lab.inquiry);
    const checked = checkReturnedParameters(output, information, facts, this.parameters, index);
    this.parameters = checked.parameters;
    this.report(checked.violations);
  }

  /** Keeps violations that are news. */
  private report(violations: readonly ViolationRecord[]): void {
    for (const violation of violations) {
      const known = this.violations.some(
        (other) => other.id === violation.id && other.message === violation.message,
      );
      if (known) continue;
      this.violations.push(violation);
      this.onViolation?.(violation);
    }
  }

  private raw(raw: { code: string; input: string; outputLength: number; access: string }): Done {
    const access = { read: raw.access !== 'write', write: raw.access !== 'read' };
    const code = Number(raw.code);
    const { status, information, output } = this.lab.classDriver.deviceControl(
      code,
      fromHex(raw.input) ?? new Uint8Array(0),
      raw.outputLength,
      access,
    );
    return {
      action: `raw ${raw.code}`,
      status,
      information,
      output: output.length > 0 ? toHex(output) : null,
    };
  }

  private operate(act: OperatorAct, data: StepData): Done {
    const done = this.act(act, data);
    return done.refused === undefined ? { ...done, ...this.noticed(data) } : done;
  }

  private act(act: OperatorAct, data: StepData): Done {
    const result = performAct(this.lab.device, act, data);
    const details = ['barcode', 'at', 'slots'].flatMap((key) =>
      data[key] === undefined ? [] : [wordText(data[key])],
    );
    const action = [act, ...details].join(' ');
    return result.ok ? { action } : { action, refused: result.reason };
  }

  /** The manager notices what the operator has done, or that his time is over. */
  private noticed(data: StepData): Partial<Done> {
    return this.manager ? managed(this.manager.look(), data) : {};
  }

  private fault(fault: FaultData): Done {
    const of = fault.device === 'changer' ? '' : ` of ${fault.device}`;
    const action = `fault on ${fault.nth === 1 ? 'next' : `${fault.nth}.`} ${fault.command}${of}: ${fault.sense ?? fault.srbStatus}`;
    const type =
      fault.device === 'changer' ? DEVICE_TYPE.MEDIUM_CHANGER : DEVICE_TYPE.SEQUENTIAL_ACCESS_DEVICE;
    const opcode = opcodeOf(fault.command, type);
    if (opcode === undefined) {
      return {
        action,
        refused: `There is no SCSI command ${fault.command}. Use its name, such as MOVE MEDIUM, its opcode, such as 0xA5, or ANY.`,
      };
    }
    const sense = fault.sense === undefined ? undefined : parseSense(fault.sense);
    const effect: FaultEffect = sense
      ? { kind: 'sense', ...sense }
      : { kind: 'srb', srbStatus: SRB_STATUS[fault.srbStatus as SrbStatusName] };
    const port = fault.device === 'changer' ? this.lab.port : this.unit(fault.device)?.port;
    if (!port) return { action, refused: noDrive(fault.device) };
    port.faults.arm({ opcode, nth: fault.nth, effect });
    return { action };
  }

  private diagnose(): Done {
    const result = this.lab.classDriver.performDiagnostics();
    if (!result) return { action: 'diagnostics', refused: 'The driver has no ChangerPerformDiagnostics.' };
    return {
      action: 'diagnostics',
      status: result.status,
      problem: result.problem,
      output: { ChangerProblemType: result.problem },
    };
  }
}

function nothingToEnd({ work }: StepData): string {
  return typeof work === 'string' ? `There is no work "${work}".` : 'Nothing waits for the operator.';
}

/** What the manager's work gives to a step. */
function managed(outcome: RsmOutcome, { expect }: StepData): Partial<Done> {
  const { work, requests } = outcome;
  const failures = unexpectedFailures(outcome, expect);
  const refused = failures.length > 0 ? { refused: failures.join(' ') } : {};
  if (!work) return { requests, ...refused };
  const { state, message, rule } = work;
  const output = {
    work: work.text,
    state,
    ...(message === '' ? {} : { message }),
    ...(rule === undefined ? {} : { rule }),
    requests,
  };
  return { state, requests, output, ...refused };
}

/** What a fault step holds. */
interface FaultData {
  readonly command: string;
  readonly device: string;
  readonly nth: number;
  readonly sense?: string;
  readonly srbStatus?: string;
}

function noDrive(name: string): string {
  return `There is no ${name} with a tape class driver.`;
}

function opcodeOf(command: string, type: number): number | 'any' | undefined {
  if (command.toUpperCase() === 'ANY') return 'any';
  if (/^0x[0-9a-f]{1,2}$/i.test(command)) return Number(command);
  return commandsOf(type).find((row) => row.name === command.toUpperCase())?.opcode;
}

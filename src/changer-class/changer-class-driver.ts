import { CHANGER_IOCTLS } from '../ddi/ioctls.ts';
import { NTSTATUS, ntStatusName, ntSuccess } from '../ddi/ntstatus.ts';
import type { RoutineName } from '../ddi/routines.ts';
import { offsets } from '../ddi/struct.ts';
import { IO_STACK_LOCATION } from '../ddi/structs/wdm.ts';
import { DEVICE_TYPES } from '../ddi/values.ts';
import { ControlRequest } from '../class/control-request.ts';
import { createDevice, type ClassDevice } from '../class/device-objects.ts';
import { loadDriver } from '../class/driver-object.ts';
import { inspectExtension } from '../class/extension-check.ts';
import { classFindModePage, classModeSense } from '../class/mode-sense.ts';
import type { Port } from '../class/port.ts';
import {
  NO_OUTPUT,
  permits,
  type Access,
  type ClassObserver,
  type ControlResult,
  type StartFailure,
} from '../class/requests.ts';
import { SrbCarrier } from '../class/srb-carrier.ts';
import { SrbSender } from '../class/srb-sender.ts';
import { CURRENT_STACK_LOCATION } from '../machine/kernel/io-manager.ts';
import type { KernelRoutines } from '../machine/kernel/kernel-routine.ts';
import type { DriverFunction } from '../machine/kernel.ts';
import type { Machine } from '../machine/machine.ts';
import { bindByName, bindInitData, type Routines } from './binding.ts';
import { bufferRule, checkBuffers, type BufferRule } from './buffer-checks.ts';
import { changerErrorHook } from './changer-sense.ts';
import { classRoutines } from './class-routines.ts';
import type { ClassSettings } from './settings.ts';

const stackAt = offsets(IO_STACK_LOCATION);
const IRP_MJ_SCSI = 0x0f;
const WMI_BUFFER_SIZE = 4;

export interface ChangerObserver extends ClassObserver {
  /** A request is complete. The result holds until the next. */
  result?: (name: string, input: Uint8Array, result: Readonly<ControlResult>) => void;
}

/**
 * The changer class driver of one device: loads a miniclass, starts it, and carries device control requests
 * to it (mcd.h; ddi nf-mcd-changerclassdevicecontrol).
 */
export class ChangerClassDriver {
  observer: ChangerObserver = {};
  private machine: Machine | undefined;
  private routines: Routines = new Map();
  private device: ClassDevice | undefined;
  private carrier: SrbCarrier | undefined;
  private sender: SrbSender | undefined;
  private request: ControlRequest | undefined;
  private initFailure: string | undefined;
  private started = false;
  private opened = false;
  /** In how many calls each routine kept memory. */
  private readonly keptBy = new Map<RoutineName, number>();
  private readonly rules = new Map<number, BufferRule>(
    Object.values(CHANGER_IOCTLS).map((ioctl) => [ioctl.code, bufferRule(ioctl)]),
  );
  private readonly result: ControlResult = {
    status: 0,
    information: 0,
    output: NO_OUTPUT,
    reachedMiniclass: false,
  };

  constructor(
    private readonly port: Port,
    private readonly settings: ClassSettings,
  ) {}

  /** The routines that the machine must supply to the miniclass on this driver's behalf. */
  readonly exports: KernelRoutines = classRoutines({
    initialize: (_driver, _path, initData) => this.initialize(initData),
    sendSrbSynchronous: (_fdo, srb, buffer, size, write) =>
      this.sender ? this.sender.sendSynchronous(srb, buffer, size, write) : NTSTATUS.STATUS_NO_SUCH_DEVICE,
    interpretSenseInfo: (_fdo, _srb, retryCount, status, interval) => {
      const verdict = this.carrier?.interpretLast(retryCount);
      if (!verdict || !this.machine) return false;
      this.machine.memory.setU32(status, verdict.status);
      if (interval !== 0) this.machine.memory.setU32(interval, verdict.interval);
      return verdict.retry;
    },
    create: () => this.create(),
    modeSense: (buffer, length, page) =>
      this.machine && this.sender ? classModeSense(this.machine, this.sender, buffer, length, page) : 0,
    findModePage: (data, length, page, sixByte) =>
      this.machine ? classFindModePage(this.machine, data, length, page, sixByte) : 0,
  });

  /**
   * Loads the miniclass, creates the device and starts it: DriverEntry, ChangerAdditionalExtensionSize,
   * ChangerInitialize.
   * @throws DriverFailure where the driver traps.
   */
  start(machine: Machine): StartFailure | undefined {
    this.machine = machine;
    const bound = this.bind(machine);
    if (bound) return bound;
    const sizeOfData = this.callRoutine('ChangerAdditionalExtensionSize');
    const device = createDevice(
      machine,
      this.driverObject,
      this.port.device,
      DEVICE_TYPES.FILE_DEVICE_CHANGER,
      sizeOfData >>> 0,
    );
    this.device = device;
    this.carrier = new SrbCarrier(machine, this.port, this.settings.hardwareErrors);
    const hook = changerErrorHook(machine, device.fdo, this.settings, this.routines.get('ChangerError'));
    this.sender = new SrbSender(machine, device, this.carrier, hook);
    this.request = new ControlRequest(machine, device.fdo);
    machine.callDriver = (_device, irp) => this.callDown(machine, irp);
    this.observer.created?.();
    const refused = this.verifyInquiry(machine);
    if (refused) return refused;
    const status = this.callRoutine('ChangerInitialize', device.fdo);
    this.inspectExtension();
    if (!ntSuccess(status)) {
      return {
        status: status >>> 0,
        message: `ChangerInitialize returned ${ntStatusName(status)}: the device is not started.`,
      };
    }
    this.started = true;
    return undefined;
  }

  /** The miniclass's own bytes in the machine's memory; undefined before the device exists. */
  get driverData(): { address: number; size: number } | undefined {
    return this.device && { address: this.device.driverData, size: this.device.driverDataSize };
  }

  /** Opens the changer: one client at a time (ddi nf-mcd-changerclasscreate). */
  create(): number {
    if (!this.started) return NTSTATUS.STATUS_NO_SUCH_DEVICE;
    if (this.opened) return NTSTATUS.STATUS_DEVICE_BUSY;
    this.opened = true;
    return NTSTATUS.STATUS_SUCCESS;
  }

  /** Closes the handle that `create` opened. */
  close(): number {
    if (!this.started) return NTSTATUS.STATUS_NO_SUCH_DEVICE;
    this.opened = false;
    return NTSTATUS.STATUS_SUCCESS;
  }

  /**
   * IRP_MJ_DEVICE_CONTROL with buffered I/O.
   * @param access of the handle: the I/O manager compares it with the IOCTL's.
   * @returns the driver's one result object.
   * @throws DriverFailure where the driver traps.
   */
  deviceControl(code: number, input: Uint8Array, outputLength: number, access: Access): ControlResult {
    const { result } = this;
    result.information = 0;
    result.output = NO_OUTPUT;
    result.reachedMiniclass = false;
    result.status = this.preprocess(code, input, outputLength, access);
    if (result.status !== 0) return result;
    const rule = this.rules.get(code) as BufferRule;
    const machine = this.machine as Machine;
    const request = this.request as ControlRequest;
    const device = this.device as ClassDevice;
    const routine = rule.ioctl.routine as RoutineName;
    machine.pool.owner++;
    const held = machine.pool.held;
    if (!request.begin(code, input, outputLength)) {
      result.status = NTSTATUS.STATUS_INSUFFICIENT_RESOURCES;
      return result;
    }
    result.reachedMiniclass = true;
    this.observer.begin?.(rule.ioctl.name);
    result.status = this.callRoutine(routine, device.fdo, request.irp) >>> 0;
    result.information = request.information;
    this.complete(rule, outputLength);
    this.observer.end?.(rule.ioctl.name, result.status);
    this.observer.result?.(rule.ioctl.name, input, result);
    if (machine.pool.held > held) this.inspectLeak(machine, routine);
    return result;
  }

  /**
   * The WMI diagnostics request (ddi nc-mcd-changer_perform_diagnostics).
   * @returns the status and ChangerProblemType; undefined where the miniclass has no such routine.
   */
  performDiagnostics(): { status: number; problem: number } | undefined {
    const { machine, device } = this;
    if (!machine || !device || !this.routines.has('ChangerPerformDiagnostics')) return undefined;
    const buffer = machine.pool.allocate(WMI_BUFFER_SIZE, 'Wmi ');
    machine.memory.fill(buffer, 0, WMI_BUFFER_SIZE);
    const status = this.callRoutine('ChangerPerformDiagnostics', device.fdo, buffer) >>> 0;
    const problem = machine.memory.u32(buffer);
    machine.pool.release(buffer);
    return { status, problem };
  }

  private driverObject = 0;

  /** Calls DriverEntry, or binds by name where there is none. */
  private bind(machine: Machine): StartFailure | undefined {
    const entry = machine.exported('DriverEntry');
    if (!entry) {
      const binding = bindByName(machine);
      if (!binding.ok) return { status: NTSTATUS.STATUS_UNSUCCESSFUL, message: binding.message };
      this.routines = binding.routines;
      return undefined;
    }
    const { driverObject, status } = loadDriver(machine, entry, 'Miniclass');
    this.driverObject = driverObject;
    if (this.initFailure !== undefined) return { status, message: this.initFailure };
    if (this.routines.size === 0) {
      return {
        status,
        message: `DriverEntry returned ${ntStatusName(status)} without calling ChangerClassInitialize. Fill an MCD_INIT_DATA, call ChangerClassInitialize, and return its value.`,
      };
    }
    if (!ntSuccess(status)) {
      return { status, message: `DriverEntry returned ${ntStatusName(status)}: the driver is not loaded.` };
    }
    return undefined;
  }

  /** ChangerClassInitialize: copies the pointers, so the caller's structure may lie on the stack. */
  private initialize(initData: number): number {
    const binding = bindInitData(this.machine as Machine, initData);
    if (!binding.ok) {
      this.initFailure = binding.message;
      return NTSTATUS.STATUS_REVISION_MISMATCH;
    }
    this.routines = binding.routines;
    return NTSTATUS.STATUS_SUCCESS;
  }

  /** Windows 2000 asks a driver that has ChangerVerifyInquiry whether the device is its own. */
  private verifyInquiry(machine: Machine): StartFailure | undefined {
    const verify = machine.exported('ChangerVerifyInquiry');
    if (!verify || machine.exported('DriverEntry')) return undefined;
    const { inquiry } = this.port.device;
    const buffer = machine.pool.allocate(Math.max(inquiry.length, 96), 'Inqu');
    machine.memory.fill(buffer, 0, Math.max(inquiry.length, 96));
    machine.memory.bytes.set(inquiry, buffer);
    machine.routine = 'ChangerVerifyInquiry';
    const supported = (machine.call(verify, buffer) & 0xff) !== 0;
    machine.pool.release(buffer);
    if (supported) return undefined;
    return {
      status: NTSTATUS.STATUS_NO_SUCH_DEVICE,
      message:
        'ChangerVerifyInquiry returned FALSE: the driver does not support the device of the library file. Give the library the vendor and product that the driver looks for.',
    };
  }

  private callRoutine(name: RoutineName, a = 0, b = 0): number {
    const machine = this.machine as Machine;
    machine.routine = name;
    return machine.call(this.routines.get(name) as DriverFunction, a, b);
  }

  /** What ends a request before the miniclass sees it; 0 where nothing does. */
  private preprocess(code: number, input: Uint8Array, outputLength: number, access: Access): number {
    if (!this.started) return NTSTATUS.STATUS_NO_SUCH_DEVICE;
    if (!permits(access, code)) return NTSTATUS.STATUS_ACCESS_DENIED;
    const rule = this.rules.get(code);
    // The class driver passes what it does not know down the stack; the port driver refuses it.
    if (!rule) return NTSTATUS.STATUS_INVALID_DEVICE_REQUEST;
    return checkBuffers(
      rule,
      new DataView(input.buffer, input.byteOffset, input.byteLength),
      outputLength,
      this.settings,
    );
  }

  /** The class driver completes the request, and the I/O manager copies the output to the caller. */
  private complete(rule: BufferRule, outputLength: number): void {
    const { result } = this;
    const machine = this.machine as Machine;
    const request = this.request as ControlRequest;
    if (result.status === NTSTATUS.STATUS_PENDING) {
      machine.check(
        'pendingWithoutCompletion',
        `${machine.routine} returned STATUS_PENDING. The class driver completes the request when the routine returns: send the SRB synchronously.`,
      );
    }
    // Severity "error" copies nothing; a warning does.
    if (result.status < 0xc0000000 && outputLength > 0) {
      if (result.information > outputLength) {
        machine.check(
          'informationBeyondBuffer',
          `${machine.routine} set IoStatus.Information to ${result.information}; the output buffer of ${rule.ioctl.name} is ${outputLength} bytes long.`,
        );
      }
      const length = Math.min(result.information, outputLength);
      // A copy: the buffer goes back to the pool.
      result.output = machine.memory.bytes.slice(request.systemBuffer, request.systemBuffer + length);
    }
    request.end();
    this.inspectExtension();
  }

  private inspectExtension(): void {
    if (this.machine && this.device)
      inspectExtension(this.machine, this.device, 'ChangerAdditionalExtensionSize');
  }

  /** A routine may keep memory once, for later; one that keeps more with each call loses it. */
  private inspectLeak(machine: Machine, routine: RoutineName): void {
    const kept = [...machine.pool.live()].filter(
      (block) => block.counted && block.owner === machine.pool.owner,
    );
    const calls = (this.keptBy.get(routine) ?? 0) + 1;
    this.keptBy.set(routine, calls);
    if (calls !== 2) return;
    const sizes = kept.map((block) => `${block.size} bytes (tag ${block.tag})`).join(', ');
    machine.check(
      'poolLeak',
      `${routine} has kept pool memory in two calls, the last time ${sizes}. Free every block on every path, failures included, with ChangerClassFreePool.`,
    );
  }

  /** An IRP that the miniclass sends down by itself: an SRB, or something a port driver would refuse. */
  private callDown(machine: Machine, irp: number): number {
    const stack = machine.memory.u32(irp + CURRENT_STACK_LOCATION);
    const srb = machine.memory.u32(stack + stackAt.Parameters);
    if (machine.memory.u8(stack + stackAt.MajorFunction) !== IRP_MJ_SCSI || srb === 0) {
      return NTSTATUS.STATUS_INVALID_DEVICE_REQUEST;
    }
    return (this.sender as SrbSender).sendRaw(srb);
  }
}

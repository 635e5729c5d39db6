import { createDevice, fdoAt, type ClassDevice } from '../class/device-objects.ts';
import { loadDriver } from '../class/driver-object.ts';
import { inspectExtension } from '../class/extension-check.ts';
import { readSense } from '../class/interpret.ts';
import type { LibraryEra } from '../class/interpret.ts';
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
import { StorageRequests } from '../class/storage-requests.ts';
import { NTSTATUS, ntStatusName, ntSuccess } from '../ddi/ntstatus.ts';
import { TAPE_IOCTLS, type TapeIoctl } from '../ddi/tape/ioctls.ts';
import { DEVICE_TYPES } from '../ddi/values.ts';
import type { KernelRoutines } from '../machine/kernel/kernel-routine.ts';
import type { Machine } from '../machine/machine.ts';
import { bindTapeInitData, type TapeBinding } from './binding.ts';
import { tapeRoutines } from './class-routines.ts';
import { claimDevice } from './claim.ts';
import { CommandRunner } from './command-runner.ts';
import { ControlCommands } from './control-commands.ts';
import { tapeStatusOf, toNtStatus } from './tape-sense.ts';
import { TapeSender } from './tape-sender.ts';
import { TransferBuffer } from './transfer-buffer.ts';
import { TransferRunner, type TransferResult } from './transfer-runner.ts';
import { runWmiOperation, type WmiAnswer } from './wmi.ts';

/** What exists once a drive has been claimed. */
interface Started {
  readonly machine: Machine;
  readonly binding: TapeBinding;
  readonly device: ClassDevice;
  readonly commands: CommandRunner;
  readonly control: ControlCommands;
  readonly storage: StorageRequests;
  readonly transfers: TransferRunner;
  readonly buffer: TransferBuffer;
}

const BY_CODE: ReadonlyMap<number, TapeIoctl> = new Map(
  Object.values<TapeIoctl>(TAPE_IOCTLS).map((row) => [row.code, row]),
);
/** A request after which the block size of the medium has to be asked for again. */
const UNSETTLING: ReadonlySet<TapeIoctl['routine']> = new Set(['Prepare', 'CreatePartition']);

/**
 * The tape class driver of one drive: loads a miniclass, claims the drive, and carries requests to it (storage design
 * guide, using-the-tape-class-driver).
 */
export class TapeClassDriver {
  observer: ClassObserver = {};
  private loading: Machine | undefined;
  private bound: TapeBinding | undefined;
  private initFailure: string | undefined;
  private device: ClassDevice | undefined;
  private started: Started | undefined;
  private opened = false;
  /** The transfers know the block size of the medium. */
  private blockSizeKnown = false;
  private readonly result: ControlResult = {
    status: 0,
    information: 0,
    output: NO_OUTPUT,
    reachedMiniclass: false,
  };
  private readonly refused: TransferResult = { status: 0, information: 0 };

  /** @param era which generation of the class library reads hardware errors. */
  constructor(
    private readonly port: Port,
    private readonly era: LibraryEra,
  ) {}

  /** The routines that the machine must supply to the miniclass on this driver's behalf. */
  readonly exports: KernelRoutines = tapeRoutines({ initialize: (initData) => this.initialize(initData) });

  /**
   * Loads the miniclass and has it claim the drive: DriverEntry, VerifyInquiry, ExtensionInit.
   * @throws DriverFailure where the driver traps.
   */
  start(machine: Machine): StartFailure | undefined {
    this.loading = machine;
    const entry = machine.exported('DriverEntry');
    if (!entry) {
      return {
        status: NTSTATUS.STATUS_UNSUCCESSFUL,
        message:
          'The driver has no DriverEntry. A tape miniclass needs that name: it calls TapeClassInitialize.',
      };
    }
    const { driverObject, status } = loadDriver(machine, entry, 'Minitape');
    if (this.initFailure !== undefined) return { status, message: this.initFailure };
    const binding = this.bound;
    if (!binding || !ntSuccess(status)) {
      const what = binding ? 'the driver is not loaded' : 'without calling TapeClassInitialize';
      return {
        status,
        message: `DriverEntry returned ${ntStatusName(status)}${binding ? ': ' : ' '}${what}. Fill a TAPE_INIT_DATA_EX, call TapeClassInitialize, and return its value.`,
      };
    }
    const { device: port } = this.port;
    const type = DEVICE_TYPES.FILE_DEVICE_TAPE;
    const device = createDevice(machine, driverObject, port, type, binding.minitapeExtensionSize);
    machine.memory.setU32(device.extension + fdoAt.TimeOutValue, binding.defaultTimeOut);
    this.device = device;
    this.observer.created?.();
    const carrier = new SrbCarrier(machine, this.port, this.era);
    const sender = new TapeSender(machine, binding, device, carrier);
    const failure = claimDevice(machine, binding, port.inquiry, sender);
    if (failure) {
      this.device = undefined;
      return failure;
    }
    const commands = new CommandRunner(machine, binding, sender);
    const library = new SrbSender(machine, device, carrier, (_srb, completed, verdict) => {
      const tape = tapeStatusOf(readSense(completed.sense), verdict);
      verdict.status = toNtStatus(tape) ?? verdict.status;
    });
    const control = new ControlCommands(machine, binding, commands, port.maximumTransferLength);
    this.started = {
      machine,
      binding,
      device,
      commands,
      control,
      // The bits of START STOP UNIT mean something else to a tape drive: the miniclass knows its own LOAD UNLOAD.
      storage: new StorageRequests(machine, device, library, binding.defaultTimeOut, (load) =>
        control.prepare(load),
      ),
      transfers: new TransferRunner(machine, binding, sender, port.maximumTransferLength),
      buffer: new TransferBuffer(machine),
    };
    this.inspectExtension();
    return undefined;
  }

  /** The miniclass's own bytes in the machine's memory; undefined before the device exists. */
  get driverData(): { address: number; size: number } | undefined {
    const { device } = this;
    return device && { address: device.driverData, size: device.driverDataSize };
  }

  /** Opens the drive: one client at a time. */
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
   * @returns the driver's one result object.
   * @throws DriverFailure where the driver traps.
   */
  deviceControl(code: number, input: Uint8Array, outputLength: number, access: Access): ControlResult {
    const { result, started } = this;
    result.information = 0;
    result.output = NO_OUTPUT;
    result.reachedMiniclass = false;
    if (!started) return this.end(NTSTATUS.STATUS_NO_SUCH_DEVICE);
    if (!permits(access, code)) return this.end(NTSTATUS.STATUS_ACCESS_DENIED);
    const row = BY_CODE.get(code);
    if (!row) return this.library(started, code, input, outputLength);
    const wrong = started.control.checkBuffers(row, input, outputLength);
    if (wrong !== 0) return this.end(wrong);
    this.observer.begin?.(row.name);
    result.reachedMiniclass = true;
    started.control.run(row, input, outputLength, result);
    this.observer.end?.(row.name, result.status);
    this.learnBlockSize(started, row, input);
    this.inspectExtension();
    return result;
  }

  /**
   * The requester's data buffer in the machine's memory, to fill before `write` and to read after `read`. It stays
   * valid until a longer one is asked for.
   */
  transferBuffer(length: number): Uint8Array {
    return this.started?.buffer.view(length) ?? NO_OUTPUT;
  }

  /** IRP_MJ_READ of so many bytes into the transfer buffer. @throws DriverFailure where the driver traps. */
  read(length: number, access: Access): TransferResult {
    return this.transfer(false, length, access.read);
  }

  /** IRP_MJ_WRITE of so many bytes of the transfer buffer. @throws DriverFailure where the driver traps. */
  write(length: number, access: Access): TransferResult {
    return this.transfer(true, length, access.write);
  }

  /**
   * A WMI request (ddi ns-ntddtape-_tape_wmi_operations).
   * @returns undefined where the miniclass has no TapeWMIOperations.
   */
  wmiOperation(method: number): WmiAnswer | undefined {
    const { started } = this;
    if (!started?.binding.routines.has('TapeWMIOperations')) return undefined;
    return runWmiOperation(started.machine, started.commands, method);
  }

  /** TapeClassInitialize: reads the structure, so that it may lie on the stack. */
  private initialize(initData: number): number {
    const result = bindTapeInitData(this.loading as Machine, initData);
    if (!result.ok) {
      this.initFailure = result.message;
      return NTSTATUS.STATUS_REVISION_MISMATCH;
    }
    this.bound = result.binding;
    return NTSTATUS.STATUS_SUCCESS;
  }

  private end(status: number): ControlResult {
    this.result.status = status;
    return this.result;
  }

  /** What the class library answers; what it does not know goes to the port driver, which refuses it. */
  private library(
    { storage }: Started,
    code: number,
    input: Uint8Array,
    outputLength: number,
  ): ControlResult {
    const name = StorageRequests.named(code);
    if (name === undefined) return this.end(NTSTATUS.STATUS_INVALID_DEVICE_REQUEST);
    storage.run(name, input, outputLength, this.result);
    if (name === 'EJECT_MEDIA' || name.startsWith('LOAD_MEDIA')) this.blockSizeKnown = false;
    return this.result;
  }

  private transfer(write: boolean, length: number, permitted: boolean): TransferResult {
    const { started, refused } = this;
    refused.information = 0;
    refused.status = NTSTATUS.STATUS_SUCCESS;
    if (!started) refused.status = NTSTATUS.STATUS_NO_SUCH_DEVICE;
    else if (!permitted) refused.status = NTSTATUS.STATUS_ACCESS_DENIED;
    else if (length > 0) return this.move(started, write, length);
    return refused;
  }

  private move(started: Started, write: boolean, length: number): TransferResult {
    const { observer, refused } = this;
    const name = write ? 'IRP_MJ_WRITE' : 'IRP_MJ_READ';
    const buffer = started.buffer.reserve(length);
    if (buffer === 0) {
      refused.status = NTSTATUS.STATUS_INSUFFICIENT_RESOURCES;
      return refused;
    }
    observer.begin?.(name);
    let result = refused;
    if (!this.blockSizeKnown) refused.status = this.askForBlockSize(started);
    if (refused.status === 0) result = started.transfers.run(write, buffer, length);
    if (result.status !== 0 && this.changesMedium(result.status)) this.blockSizeKnown = false;
    observer.end?.(name, result.status);
    this.inspectExtension();
    return result;
  }

  /** Before the first transfer of a medium: the block size in use is among the media parameters. */
  private askForBlockSize(started: Started): number {
    const answer = started.control.mediaBlockSize();
    if (answer.status !== 0) return answer.status;
    started.transfers.blockSize = answer.blockSize;
    this.blockSizeKnown = true;
    return 0;
  }

  private changesMedium(status: number): boolean {
    return (
      status === NTSTATUS.STATUS_VERIFY_REQUIRED ||
      status === NTSTATUS.STATUS_BUS_RESET ||
      status === NTSTATUS.STATUS_NO_MEDIA
    );
  }

  /** What a request tells of the block size in use. */
  private learnBlockSize({ transfers, control }: Started, { routine }: TapeIoctl, input: Uint8Array): void {
    const { result } = this;
    if (!ntSuccess(result.status)) {
      if (this.changesMedium(result.status)) this.blockSizeKnown = false;
      return;
    }
    const size = control.blockSizeIn(routine, input, result.output);
    if (size !== undefined) {
      transfers.blockSize = size;
      this.blockSizeKnown = true;
    } else if (UNSETTLING.has(routine)) {
      this.blockSizeKnown = false;
    }
  }

  private inspectExtension(): void {
    const { started } = this;
    if (started && started.binding.minitapeExtensionSize > 0)
      inspectExtension(started.machine, started.device, 'MinitapeExtensionSize');
  }
}

import { ChangerClassDriver } from '../changer-class/changer-class-driver.ts';
import { VirtualClock } from '../core/clock.ts';
import { NTSTATUS } from '../ddi/ntstatus.ts';
import { MediumChanger } from '../emulator/changer/medium-changer.ts';
import type { MachineHooks } from '../machine/kernel.ts';
import { Machine } from '../machine/machine.ts';
import { Registry } from '../machine/registry.ts';
import type { Library } from './files/library-file.ts';
import { readInquiry } from './inquiry.ts';
import { LabDrives } from './lab-drives.ts';
import { LabPort } from './lab-port.ts';
import { TapeUnit } from './tape-unit.ts';

/** Bytes that one SRB may move: what a parallel SCSI adapter of the time takes, rounded up for large libraries. */
const MAXIMUM_TRANSFER = 0x1000000;
/** SCSI target of the changer. */
const TARGET_ID = 6;

export interface LabOptions {
  readonly library: Library;
  /** The linked miniclass. */
  readonly module: WebAssembly.Module;
  /** The linked tape miniclass; without one the drives have no class driver. */
  readonly tapeModule?: WebAssembly.Module;
  readonly stackSize: number;
  readonly hooks?: MachineHooks;
}

/** Why a lab cannot serve requests: the driver refused to load or to start. */
export interface StartProblem {
  readonly status: number;
  readonly message: string;
}

/** One library with its port and the changer class driver, and the machine that the miniclass runs in. */
export class Lab {
  readonly clock = new VirtualClock();
  readonly device: MediumChanger;
  readonly drives: LabDrives;
  /** The drives with their class drivers; empty without a tape miniclass. */
  readonly tapeUnits: readonly TapeUnit[];
  readonly port: LabPort;
  readonly classDriver: ChangerClassDriver;
  /** Standard INQUIRY data of the device. */
  readonly inquiry: Uint8Array;
  private machine: Machine | undefined;

  constructor(private readonly options: LabOptions) {
    const { library } = options;
    this.device = new MediumChanger(library.model);
    this.drives = new LabDrives(library.model, this.clock);
    if (this.drives.drives.length > 0)
      this.device.connect(this.drives.drives, (cartridge) => this.drives.tapeOf(cartridge));
    this.tapeUnits = options.tapeModule
      ? this.drives.drives.map(
          (drive, index) => new TapeUnit(index, drive, this.clock, library.settings.hardwareErrors),
        )
      : [];
    this.inquiry = readInquiry(this.device);
    this.port = new LabPort(
      {
        inquiry: this.inquiry,
        serialNumber: library.model.serial,
        portNumber: 0,
        pathId: 0,
        targetId: TARGET_ID,
        lun: 0,
        maximumTransferLength: MAXIMUM_TRANSFER,
      },
      this.device,
      this.clock,
    );
    this.classDriver = new ChangerClassDriver(this.port, library.settings);
  }

  /** The memory of the machine; undefined before the start. */
  get memory(): Uint8Array | undefined {
    return this.machine?.memory.bytes;
  }

  /**
   * Loads and starts the miniclass.
   * @param open also opens the changer as its one client; not where the removable storage manager will.
   * @throws DriverFailure where the driver traps.
   */
  start(open = true): StartProblem | undefined {
    const { options, clock } = this;
    this.machine = new Machine({
      module: options.module,
      clock,
      registry: new Registry(options.library.registry),
      classRoutines: this.classDriver.exports,
      poolLimit: options.library.poolLimit ?? Number.MAX_SAFE_INTEGER,
      stackSize: options.stackSize,
      hooks: options.hooks,
    });
    const problem = this.classDriver.start(this.machine);
    if (problem) return problem;
    const failure = this.startDrives();
    if (failure) return failure;
    if (!open) return undefined;
    const status = this.classDriver.create();
    return status === NTSTATUS.STATUS_SUCCESS
      ? undefined
      : { status, message: 'The changer cannot be opened.' };
  }

  private startDrives(): StartProblem | undefined {
    const { tapeModule, stackSize, hooks } = this.options;
    if (!tapeModule) return undefined;
    // The other hooks follow the memory of one driver: the changer's.
    const reports = {
      ...(hooks?.debugPrint ? { debugPrint: hooks.debugPrint } : {}),
      ...(hooks?.check ? { check: hooks.check } : {}),
    };
    for (const unit of this.tapeUnits) {
      const failure = unit.start(tapeModule, stackSize, reports);
      if (failure) return failure;
    }
    return undefined;
  }
}

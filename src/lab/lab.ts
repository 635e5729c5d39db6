import { ChangerClassDriver } from '../changer-class/changer-class-driver.ts';
import { VirtualClock } from '../core/clock.ts';
import { NTSTATUS } from '../ddi/ntstatus.ts';
import { MediumChanger } from '../emulator/changer/medium-changer.ts';
import type { MachineHooks } from '../machine/kernel.ts';
import { Machine } from '../machine/machine.ts';
import { Registry } from '../machine/registry.ts';
import { ScsiTask } from '../scsi/task.ts';
import type { Library } from './files/library-file.ts';
import { LabDrives } from './lab-drives.ts';
import { LabPort } from './lab-port.ts';

/** Bytes that one SRB may move: what a parallel SCSI adapter of the time takes, rounded up for large libraries. */
const MAXIMUM_TRANSFER = 0x1000000;
/** SCSI target of the changer. */
const TARGET_ID = 6;

export interface LabOptions {
  readonly library: Library;
  /** The linked miniclass. */
  readonly module: WebAssembly.Module;
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
    if (problem || !open) return problem;
    const status = this.classDriver.create();
    return status === NTSTATUS.STATUS_SUCCESS
      ? undefined
      : { status, message: 'The changer cannot be opened.' };
  }
}

/** Asks the device who it is, as a port driver does when it finds it. */
function readInquiry(device: MediumChanger): Uint8Array {
  const task = new ScsiTask();
  const buffer = new Uint8Array(255);
  task.cdb.set([0x12, 0, 0, 0, buffer.length, 0]);
  task.cdbLength = 6;
  task.direction = 'in';
  task.memory = buffer;
  task.length = buffer.length;
  device.execute(task);
  return buffer.slice(0, task.transferred);
}

import type { StartFailure } from '../class/requests.ts';
import type { VirtualClock } from '../core/clock.ts';
import type { LibraryEra } from '../class/interpret.ts';
import type { TapeDrive } from '../emulator/tape/tape-drive.ts';
import type { MachineHooks } from '../machine/kernel.ts';
import { Machine } from '../machine/machine.ts';
import { Registry } from '../machine/registry.ts';
import { TapeClassDriver } from '../tape-class/tape-class-driver.ts';
import { readInquiry } from './inquiry.ts';
import { LabPort } from './lab-port.ts';

/** Bytes that one SRB may move to or from a drive: what common SCSI and SAS adapters take. */
const MAXIMUM_TRANSFER = 0x100000;

/** A tape drive of the library with its own port, its class driver, and the machine of its miniclass. */
export class TapeUnit {
  readonly port: LabPort;
  readonly classDriver: TapeClassDriver;
  private machine: Machine | undefined;

  /** @param index number of the drive. */
  constructor(
    readonly index: number,
    readonly drive: TapeDrive,
    private readonly clock: VirtualClock,
    era: LibraryEra,
  ) {
    this.port = new LabPort(
      {
        inquiry: readInquiry(drive),
        serialNumber: drive.model.serial,
        portNumber: 0,
        pathId: 0,
        // As the changer's element status says: the drives follow the changer.
        targetId: index + 1,
        lun: 0,
        maximumTransferLength: MAXIMUM_TRANSFER,
      },
      drive,
      clock,
    );
    this.classDriver = new TapeClassDriver(this.port, era);
  }

  /** `drive 0`. */
  get name(): string {
    return `drive ${this.index}`;
  }

  /** True where this drive's driver is the one that has failed, or that did not come back. */
  get atFault(): boolean {
    return this.machine?.failed === true || this.machine?.inside === true;
  }

  /**
   * Loads the tape miniclass and has it claim the drive.
   * @throws DriverFailure where the driver traps.
   */
  start(module: WebAssembly.Module, stackSize: number, hooks: MachineHooks): StartFailure | undefined {
    const machine = new Machine({
      module,
      clock: this.clock,
      registry: new Registry({}),
      classRoutines: this.classDriver.exports,
      poolLimit: Number.MAX_SAFE_INTEGER,
      stackSize,
      hooks,
    });
    this.machine = machine;
    const failure = this.classDriver.start(machine);
    return failure && { ...failure, message: `${this.name}: ${failure.message}` };
  }
}

import type { LibraryEra } from '../class/interpret.ts';
import type { StartFailure } from '../class/requests.ts';
import type { VirtualClock } from '../core/clock.ts';
import type { TapeDrive } from '../emulator/tape/tape-drive.ts';
import { DEVICE_TYPE } from '../scsi/device-type.ts';
import { TapeClassDriver } from '../tape-class/tape-class-driver.ts';
import { readInquiry } from './inquiry.ts';
import { LabPort } from './lab-port.ts';
import { LabUnit, unitName, type UnitMachine } from './lab-unit.ts';

/** Bytes that one SRB may move to or from a drive: what common SCSI and SAS adapters take. */
const MAXIMUM_TRANSFER = 0x100000;

/** A tape drive of the library. */
export class TapeUnit extends LabUnit {
  readonly name: string;
  readonly kind = 'tape';
  readonly type = DEVICE_TYPE.SEQUENTIAL_ACCESS_DEVICE;
  readonly port: LabPort;
  readonly classDriver: TapeClassDriver;

  /** @param index number of the drive. */
  constructor(
    readonly index: number,
    readonly drive: TapeDrive,
    clock: VirtualClock,
    era: LibraryEra,
  ) {
    super();
    this.name = unitName(index + 1);
    // As the changer's element status says: the drives follow the changer.
    const address = { portNumber: 0, pathId: 0, targetId: index + 1, lun: 0 };
    this.port = new LabPort(
      {
        ...address,
        inquiry: readInquiry(drive),
        serialNumber: drive.model.serial,
        maximumTransferLength: MAXIMUM_TRANSFER,
      },
      drive,
      clock,
    );
    this.classDriver = new TapeClassDriver(this.port, era);
  }

  override start(options: UnitMachine): StartFailure | undefined {
    const failure = super.start(options);
    return failure && { ...failure, message: `${this.name}: ${failure.message}` };
  }
}

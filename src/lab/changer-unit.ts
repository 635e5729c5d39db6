import { ChangerClassDriver } from '../changer-class/changer-class-driver.ts';
import type { VirtualClock } from '../core/clock.ts';
import type { MediumChanger } from '../emulator/changer/medium-changer.ts';
import { DEVICE_TYPE } from '../scsi/device-type.ts';
import type { Library } from './files/library-file.ts';
import { readInquiry } from './inquiry.ts';
import { LabPort } from './lab-port.ts';
import { LabUnit, unitName } from './lab-unit.ts';

/** Bytes that one SRB may move: what a parallel SCSI adapter of the time takes, rounded up for large libraries. */
const MAXIMUM_TRANSFER = 0x1000000;
/** SCSI target of the changer. */
const TARGET_ID = 6;

/** The changer of the library. */
export class ChangerUnit extends LabUnit {
  readonly name = unitName(0);
  readonly kind = 'changer';
  readonly type = DEVICE_TYPE.MEDIUM_CHANGER;
  readonly port: LabPort;
  readonly classDriver: ChangerClassDriver;

  constructor(device: MediumChanger, { model, settings }: Library, clock: VirtualClock) {
    super();
    const address = { portNumber: 0, pathId: 0, targetId: TARGET_ID, lun: 0 };
    this.port = new LabPort(
      {
        ...address,
        inquiry: readInquiry(device),
        serialNumber: model.serial,
        maximumTransferLength: MAXIMUM_TRANSFER,
      },
      device,
      clock,
    );
    this.classDriver = new ChangerClassDriver(this.port, settings);
  }
}

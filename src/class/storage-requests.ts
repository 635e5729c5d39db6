import { NTSTATUS, ntSuccess } from '../ddi/ntstatus.ts';
import { STORAGE_IOCTLS, type StorageIoctl, type StorageIoctlName } from '../ddi/storage-ioctls.ts';
import { offsets, sizeOf } from '../ddi/struct.ts';
import { SCSI_REQUEST_BLOCK } from '../ddi/structs/srb.ts';
import type { Machine } from '../machine/machine.ts';
import { fdoAt, type ClassDevice } from './device-objects.ts';
import { NO_OUTPUT, type ControlResult } from './requests.ts';
import type { SrbSender } from './srb-sender.ts';

const srbAt = offsets(SCSI_REQUEST_BLOCK);
/** What CHECK_VERIFY returns where the caller has room: ULONG MediaChangeCount. */
const COUNT_SIZE = 4;
const START_STOP_UNIT = 0x1b;

/** The command that a request becomes: opcode, and byte 4 of the command descriptor block. */
const COMMANDS: Readonly<Record<StorageIoctlName, readonly [opcode: number, byte4: number]>> = {
  CHECK_VERIFY: [0x00, 0],
  CHECK_VERIFY2: [0x00, 0],
  MEDIA_REMOVAL: [0x1e, 0],
  // START STOP UNIT: LoadEject, and Start where the medium is to be loaded.
  EJECT_MEDIA: [START_STOP_UNIT, 0x02],
  LOAD_MEDIA: [START_STOP_UNIT, 0x03],
  LOAD_MEDIA2: [START_STOP_UNIT, 0x03],
  RESERVE: [0x16, 0],
  RELEASE: [0x17, 0],
};

const BY_CODE = new Map<number, StorageIoctlName>(
  Object.entries(STORAGE_IOCTLS as Readonly<Record<string, StorageIoctl>>).flatMap(([name, row]) =>
    [row.code, ...(row.tapeAlias ? [row.tapeAlias.code] : [])].map((code) => [
      code,
      name as StorageIoctlName,
    ]),
  ),
);

/**
 * The device control requests that the class library answers by itself for a device with removable media (the
 * published classpnp sample, ClassDeviceControl).
 */
export class StorageRequests {
  private readonly srb: number;

  constructor(
    private readonly machine: Machine,
    private readonly device: ClassDevice,
    private readonly sender: SrbSender,
    /** Seconds for each command. */
    private readonly timeOut: number,
    /** How a class driver loads and unloads by itself; without it START STOP UNIT does. Returns an NTSTATUS. */
    private readonly loadUnload?: (load: boolean) => number,
  ) {
    this.srb = machine.pool.allocate(sizeOf(SCSI_REQUEST_BLOCK), 'ClsS');
  }

  /** The request of a code: its own or its older name's; undefined for one that the library does not know. */
  static named(code: number): StorageIoctlName | undefined {
    return BY_CODE.get(code);
  }

  /** Carries a request out. */
  run(name: StorageIoctlName, input: Uint8Array, outputLength: number, result: ControlResult): void {
    result.information = 0;
    result.output = NO_OUTPUT;
    if (input.length < STORAGE_IOCTLS[name].input) {
      result.status = NTSTATUS.STATUS_INFO_LENGTH_MISMATCH;
    } else if (name === 'CHECK_VERIFY' || name === 'CHECK_VERIFY2') {
      this.checkVerify(name, outputLength, result);
    } else if (name === 'MEDIA_REMOVAL') {
      result.status = this.lock(input[0] !== 0);
    } else if (COMMANDS[name][0] === START_STOP_UNIT) {
      result.status = this.startStop(name);
    } else {
      result.status = this.send(name, COMMANDS[name][1]);
    }
  }

  private checkVerify(name: StorageIoctlName, outputLength: number, result: ControlResult): void {
    if (outputLength > 0 && outputLength < COUNT_SIZE) {
      result.status = NTSTATUS.STATUS_BUFFER_TOO_SMALL;
      return;
    }
    result.status = this.send(name, 0);
    if (!ntSuccess(result.status) || outputLength === 0) return;
    const at = this.device.extension + fdoAt.MediaChangeCount;
    result.output = this.machine.memory.bytes.slice(at, at + COUNT_SIZE);
    result.information = COUNT_SIZE;
  }

  private startStop(name: StorageIoctlName): number {
    if (this.count('ProtectedLockCount') > 0) return NTSTATUS.STATUS_DEVICE_BUSY;
    return this.loadUnload?.(name !== 'EJECT_MEDIA') ?? this.send(name, COMMANDS[name][1]);
  }

  /** Locks are counted: the device hears of the first lock and of the last unlock. */
  private lock(prevent: boolean): number {
    const count = this.count('LockCount') + (prevent ? 1 : -1);
    if (prevent ? count > 1 : count > 0) {
      this.setLockCount(count);
      return NTSTATUS.STATUS_SUCCESS;
    }
    const status = this.send('MEDIA_REMOVAL', prevent ? 1 : 0);
    if (ntSuccess(status)) this.setLockCount(Math.max(0, count));
    return status;
  }

  private count(member: 'LockCount' | 'ProtectedLockCount'): number {
    return this.machine.memory.u32(this.device.extension + fdoAt[member]);
  }

  private setLockCount(count: number): void {
    this.machine.memory.setU32(this.device.extension + fdoAt.LockCount, count);
  }

  private send(name: StorageIoctlName, byte4: number): number {
    const { srb } = this;
    const { memory } = this.machine;
    memory.fill(srb, 0, sizeOf(SCSI_REQUEST_BLOCK));
    memory.setU8(srb + srbAt.CdbLength, 6);
    memory.setU32(srb + srbAt.TimeOutValue, this.timeOut);
    memory.setU8(srb + srbAt.Cdb, COMMANDS[name][0]);
    memory.setU8(srb + srbAt.Cdb + 4, byte4);
    return this.sender.sendSynchronous(srb, 0, 0, false) >>> 0;
  }
}

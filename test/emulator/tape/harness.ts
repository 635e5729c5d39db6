import { expect } from 'vitest';
import { VirtualClock } from '../../../src/core/clock.ts';
import type { CartridgeDescription } from '../../../src/emulator/media/tape-cartridge.ts';
import { TapeCartridge } from '../../../src/emulator/media/tape-cartridge.ts';
import { findMediumFormat } from '../../../src/emulator/media/medium-formats.ts';
import { findDriveKind } from '../../../src/emulator/tape/kinds/drive-profiles.ts';
import { TapeDrive } from '../../../src/emulator/tape/tape-drive.ts';
import type { TapeDriveModel } from '../../../src/emulator/tape/tape-state.ts';
import { DEVICE_TYPE } from '../../../src/scsi/device-type.ts';
import { senseCodes } from '../../../src/scsi/sense-text.ts';
import type { TapePosition } from '../../../src/scsi/ssc-position.ts';
import { decodePosition, POSITION_FORM } from '../../../src/scsi/ssc-position.ts';
import { SCSISTAT } from '../../../src/scsi/status.ts';
import type { ScsiDevice } from '../../../src/scsi/task.ts';
import type { Reply } from '../harness.ts';
import { Host } from '../harness.ts';
import { blockBytes } from '../media/tape-model.ts';

/** The bits of sense data that only tapes have, as a test names them. */
export interface Stop {
  readonly filemark?: true;
  readonly endOfMedium?: true;
  readonly incorrectLength?: true;
  readonly information?: number;
}

/** A host of a tape drive. Time passes as a port lets it pass. */
export class TapeHost extends Host {
  constructor(
    readonly drive: TapeDrive,
    readonly clock: VirtualClock,
    initiator = 0,
  ) {
    const device: ScsiDevice = {
      execute(task) {
        drive.execute(task);
        clock.advance(task.duration);
      },
    };
    super(device, initiator, DEVICE_TYPE.SEQUENTIAL_ACCESS_DEVICE);
  }

  /** WRITE(6) of one block of `length` bytes. */
  write(length: number, seed = 1): Reply {
    return this.send('WRITE(6)', { 'transfer length': length }, blockBytes(length, seed));
  }

  /** WRITE(6) of `count` blocks of the fixed length. */
  writeFixed(count: number, blockLength: number, seed = 1): Reply {
    return this.send(
      'WRITE(6)',
      { fixed: 1, 'transfer length': count },
      blockBytes(count * blockLength, seed),
    );
  }

  /** READ(6) of one block of up to `length` bytes. */
  read(length: number, more: Readonly<Record<string, number>> = {}): Reply {
    const row = [0x08, (more.sili ?? 0) * 2 + (more.fixed ?? 0), length >> 16, length >> 8, length, 0];
    return this.raw(
      row.map((byte) => byte & 0xff),
      undefined,
      more.room ?? length,
    );
  }

  marks(count = 1, fields: Readonly<Record<string, number>> = {}): Reply {
    return this.send('WRITE FILEMARKS(6)', { 'filemark count': count, ...fields });
  }

  space(code: number, count: number): Reply {
    return this.send('SPACE(6)', { code, count });
  }

  locate(object: number, fields: Readonly<Record<string, number>> = {}): Reply {
    return this.send('LOCATE(10)', { 'logical object identifier': object, ...fields });
  }

  /** READ POSITION, long form. */
  position(): TapePosition {
    const reply = this.send('READ POSITION, LONG FORM', { 'allocation length': 0 });
    const position = decodePosition(reply.data, POSITION_FORM.LONG);
    if (!position) throw new Error(`no position: status ${reply.status}`);
    return position as TapePosition;
  }

  /** MODE SENSE(10) of a page. */
  modePage(code: number, control = 0): Uint8Array {
    const reply = this.send('MODE SENSE(10)', {
      'page code': code,
      'page control': control,
      'disable block descriptors': 1,
    });
    return reply.data.slice(8);
  }

  /** MODE SELECT(10) of pages, or of a block descriptor alone. */
  select(pages: ArrayLike<number>, blockDescriptor: ArrayLike<number> = [], deviceSpecific = 0x10): Reply {
    const header = [0, 0, 0, deviceSpecific, 0, 0, 0, blockDescriptor.length];
    const list = [...header, ...Array.from(blockDescriptor), ...Array.from(pages)];
    return this.send('MODE SELECT(10)', { 'page format': 1 }, list);
  }

  /** Sets the block length. */
  setBlockLength(length: number): Reply {
    return this.select([], [0x7f, 0, 0, 0, 0, length >> 16, (length >> 8) & 0xff, length & 0xff]);
  }
}

export type DriveChanges = Partial<Omit<TapeDriveModel, 'profile'>> & { readonly kind?: string };

/** An empty drive with its host, whose unit attention of power on is read. */
export function emptyDrive({ kind = 'LTO-6', ...model }: DriveChanges = {}): TapeHost {
  const found = findDriveKind(kind);
  if (found.type !== 'tape') throw new Error(`no tape drive ${kind}`);
  const clock = new VirtualClock();
  const host = new TapeHost(
    new TapeDrive({ serial: 'DRV0000001', profile: found.profile, ...model }, clock),
    clock,
  );
  host.send('REQUEST SENSE');
  return host;
}

export type CartridgeChanges = Partial<Omit<CartridgeDescription, 'format'>> & { readonly format?: string };

/** A cartridge of 1 MB, if nothing else is said. */
export function cartridge({ format = 'LTO-6', ...more }: CartridgeChanges = {}): TapeCartridge {
  const found = findMediumFormat(format);
  if (!found) throw new Error(`no format ${format}`);
  return new TapeCartridge({ format: found, barcode: 'A00001L6', capacity: 1e6, ...more });
}

/** Puts a cartridge in and waits until the drive is done with it. */
export function insert(host: TapeHost, tape: TapeCartridge): void {
  expect(host.drive.insert(tape)).toEqual({ ok: true });
  host.clock.advance(host.drive.profile.times.load * 1000);
}

/** A drive with a tape that is ready; its unit attention is read. */
export function loaded(tape: CartridgeChanges = {}, drive: DriveChanges = {}): TapeHost {
  const host = emptyDrive(drive);
  insert(host, cartridge(tape));
  host.send('TEST UNIT READY');
  return host;
}

/** CHECK CONDITION with exactly these codes, bits and information. */
export function expectStop(reply: Reply, codes: string, stop: Stop = {}): void {
  const { sense } = reply;
  expect(reply.status).toBe(SCSISTAT.SCSISTAT_CHECK_CONDITION);
  expect(sense && senseCodes(sense.key, sense.asc, sense.ascq)).toBe(codes);
  expect({
    filemark: sense?.filemark,
    endOfMedium: sense?.endOfMedium,
    incorrectLength: sense?.incorrectLength,
    information: sense?.information,
  }).toEqual({
    filemark: stop.filemark ?? false,
    endOfMedium: stop.endOfMedium ?? false,
    incorrectLength: stop.incorrectLength ?? false,
    information: stop.information === undefined ? undefined : stop.information >>> 0,
  });
}

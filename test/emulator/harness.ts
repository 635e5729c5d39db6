import { expect } from 'vitest';
import type { CommandRow } from '../../src/scsi/command-row.ts';
import { commandsOf, encodeCdb } from '../../src/scsi/commands.ts';
import { DEVICE_TYPE } from '../../src/scsi/device-type.ts';
import type { DecodedElement } from '../../src/scsi/element-status-decoder.ts';
import { decodeElementStatus } from '../../src/scsi/element-status-decoder.ts';
import type { FieldPointer } from '../../src/scsi/sense.ts';
import { decodeSense } from '../../src/scsi/sense.ts';
import { senseCodes } from '../../src/scsi/sense-text.ts';
import { SCSISTAT } from '../../src/scsi/status.ts';
import type { ScsiDevice } from '../../src/scsi/task.ts';
import { ScsiTask } from '../../src/scsi/task.ts';
import { MediumChanger } from '../../src/emulator/changer/medium-changer.ts';
import type { Capabilities, CartridgeModel, ChangerModel } from '../../src/emulator/model.ts';

export const CAPABILITIES: Capabilities = {
  store: ['slot', 'port', 'drive'],
  move: {
    transport: ['slot', 'port', 'drive'],
    slot: ['transport', 'slot', 'port', 'drive'],
    port: ['slot', 'drive'],
    drive: ['slot', 'port', 'drive'],
  },
  exchange: { slot: ['slot', 'drive'], drive: ['slot'] },
  position: ['slot', 'drive'],
  rotate: true,
  barcodeReader: true,
  initializeRange: true,
  volumeTags: ['search', 'assert', 'replace', 'undefine'],
  lock: ['port', 'door', 'keypad'],
  openPort: true,
  closePort: true,
  nonVolatile: true,
  magazineSize: 4,
  reinitialize: true,
  ejectRequired: false,
};

export const CARTRIDGES: readonly CartridgeModel[] = [
  { at: { kind: 'slot', index: 0 }, barcode: 'A00001L6', cleaner: false },
  { at: { kind: 'slot', index: 1 }, barcode: 'A00002L6', alternate: 'B-SIDE', cleaner: false },
  { at: { kind: 'slot', index: 2 }, cleaner: false },
  { at: { kind: 'slot', index: 7 }, barcode: 'CLN001L6', cleaner: true },
];

/** What a test's library has or can do otherwise than the one below. */
export type Changes = Partial<Omit<ChangerModel, 'capabilities'>> & {
  readonly capabilities?: Partial<Capabilities>;
};

/** A library that can do everything: addresses transport 1, slots 1000-1007, ports 16-17, drives 256-257. */
export function library(changes: Changes = {}): ChangerModel {
  return {
    vendor: 'ACME',
    product: 'Library 8',
    revision: '1.02',
    serial: 'LIB0000001',
    elements: {
      transport: { first: 1, count: 1 },
      slot: { first: 1000, count: 8 },
      port: { first: 16, count: 2 },
      drive: { first: 256, count: 2 },
    },
    doors: 1,
    keypad: true,
    cleanerSlot: 7,
    drives: [
      { kind: 'LTO-6', serial: 'DRV0000001', installed: true },
      { kind: 'LTO-6', serial: 'DRV2', installed: true },
    ],
    cartridges: CARTRIDGES,
    timing: { move: 12, exchange: 20, position: 3, initialize: 13 },
    ...changes,
    capabilities: { ...CAPABILITIES, ...changes.capabilities },
  };
}

export interface Reply {
  readonly status: number;
  readonly sense: ReturnType<typeof decodeSense>;
  readonly data: Uint8Array;
  readonly transferred: number;
  readonly duration: number;
}

/** The row of a command by its name, or by name and service action. */
export function rowOf(name: string, deviceType: number = DEVICE_TYPE.MEDIUM_CHANGER): CommandRow {
  const row = commandsOf(deviceType).find(
    (candidate) => candidate.name === name || `${candidate.name}, ${candidate.action ?? ''}` === name,
  );
  if (!row) throw new Error(`no command ${name}`);
  return row;
}

/** An initiator: sends commands by name and reads what comes back. */
export class Host {
  readonly task = new ScsiTask();

  constructor(
    private readonly device: ScsiDevice,
    initiator = 0,
    private readonly deviceType: number = DEVICE_TYPE.MEDIUM_CHANGER,
  ) {
    this.task.initiator = initiator;
  }

  /** Sends a CDB of raw bytes; `out` is the parameter list, `room` the size of the data-in buffer. */
  raw(cdb: ArrayLike<number>, out?: ArrayLike<number>, room = 4096): Reply {
    const { task } = this;
    task.cdb.fill(0);
    task.cdb.set(Array.from(cdb));
    task.cdbLength = cdb.length;
    task.direction = out ? 'out' : 'in';
    // Bytes around the buffer show whether the device keeps within it.
    task.offset = 3;
    task.length = out ? out.length : room;
    task.memory = new Uint8Array(task.length + 6).fill(0xee);
    if (out) task.memory.set(Array.from(out), task.offset);
    this.device.execute(task);
    expect(task.transferred).toBeLessThanOrEqual(task.length);
    const used = out ? task.length : task.transferred;
    const around = [...task.memory.subarray(0, 3), ...task.memory.subarray(3 + used)];
    expect(around.every((byte) => byte === 0xee)).toBe(true);
    return {
      status: task.status,
      sense: task.senseLength > 0 ? decodeSense(task.sense) : undefined,
      data: task.memory.slice(3, 3 + (out ? 0 : task.transferred)),
      transferred: task.transferred,
      duration: task.duration,
    };
  }

  /** Sends the task as it is. */
  execute(): void {
    this.device.execute(this.task);
  }

  /** Sends a command by name. */
  send(name: string, fields: Readonly<Record<string, number>> = {}, out?: ArrayLike<number>): Reply {
    const row = rowOf(name, this.deviceType);
    const length = row.lengthField;
    const maximum = row.fields.find((field) => field.name === length)?.width === 8 ? 255 : 4096;
    const all = length && !(length in fields) ? { ...fields, [length]: out ? out.length : maximum } : fields;
    return this.raw(encodeCdb(row, all), out);
  }

  /** All elements as READ ELEMENT STATUS tells them. */
  elements(fields: Readonly<Record<string, number>> = {}): DecodedElement[] {
    const reply = this.send('READ ELEMENT STATUS', {
      'volume tag': 1,
      'number of elements': 0xffff,
      ...fields,
    });
    expectGood(reply);
    return decodeElementStatus(reply.data)?.pages.flatMap((page) => page.elements) ?? [];
  }

  /** The element at a SCSI address. */
  element(address: number): DecodedElement | undefined {
    return this.elements().find((element) => element.address === address);
  }

  move(source: number, destination: number, more: Readonly<Record<string, number>> = {}): Reply {
    return this.send('MOVE MEDIUM', {
      'source element address': source,
      'destination element address': destination,
      ...more,
    });
  }
}

/** A library with its host, whose unit attention of power on is read. */
export function poweredOn(changes: Changes = {}): {
  changer: MediumChanger;
  host: Host;
} {
  const changer = new MediumChanger(library(changes));
  const host = new Host(changer);
  host.send('REQUEST SENSE');
  return { changer, host };
}

/** One more initiator without a pending unit attention. */
export function secondHost(changer: MediumChanger, initiator = 1): Host {
  const host = new Host(changer, initiator);
  host.send('REQUEST SENSE');
  return host;
}

export function expectGood(reply: Reply): void {
  const { sense } = reply;
  expect(sense && senseCodes(sense.key, sense.asc, sense.ascq)).toBeUndefined();
  expect(reply.status).toBe(SCSISTAT.SCSISTAT_GOOD);
}

/** CHECK CONDITION with these codes and, where given, exactly this field pointer. */
export function expectSense(reply: Reply, codes: string, pointer?: FieldPointer): void {
  expect(reply.status).toBe(SCSISTAT.SCSISTAT_CHECK_CONDITION);
  expect(reply.sense && senseCodes(reply.sense.key, reply.sense.asc, reply.sense.ascq)).toBe(codes);
  expect(reply.sense?.fieldPointer).toEqual(pointer);
  expect(reply.transferred).toBe(0);
}

/** A field pointer into the CDB. */
export function cdb(byte: number, bit?: number): FieldPointer {
  return bit === undefined ? { inCdb: true, byte } : { inCdb: true, byte, bit };
}

/** A field pointer into the parameter list. */
export function parameter(byte: number, bit?: number): FieldPointer {
  return bit === undefined ? { inCdb: false, byte } : { inCdb: false, byte, bit };
}

export function expectConflict(reply: Reply): void {
  expect(reply.status).toBe(SCSISTAT.SCSISTAT_RESERVATION_CONFLICT);
}

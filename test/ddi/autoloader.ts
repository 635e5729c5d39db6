import { expect, it } from 'vitest';
import { FEATURES0, FEATURES1, type Feature0, type Feature1 } from '../../src/ddi/features.ts';
import { checkParameters, type RuleFinding } from '../../src/ddi/rules/check-parameters.ts';
import type { ChangerParameters, DeviceFacts, ParameterFacts, Severity } from '../../src/ddi/rules/rule.ts';
import { CHANGER_TO, LOCK_UNLOCK } from '../../src/ddi/values.ts';

export const { CHANGER_TO_TRANSPORT: TO_TRANSPORT, CHANGER_TO_SLOT: TO_SLOT } = CHANGER_TO;
export const { CHANGER_TO_IEPORT: TO_PORT, CHANGER_TO_DRIVE: TO_DRIVE } = CHANGER_TO;

export function features0(...flags: Feature0[]): number {
  return flags.reduce((bits, flag) => (bits | FEATURES0[flag].value) >>> 0, 0);
}
export function features1(...flags: Feature1[]): number {
  return flags.reduce((bits, flag) => (bits | FEATURES1[flag].value) >>> 0, 0);
}

/**
 * An autoloader with 8 slots numbered 1 to 8, the last for the cleaner, an IEport, a door, a bar code reader
 * and one tape drive. Its driver does everything right.
 */
export const AUTOLOADER: ChangerParameters = {
  Size: 60,
  NumberTransportElements: 1,
  NumberStorageElements: 7,
  NumberCleanerSlots: 1,
  NumberIEElements: 1,
  NumberDataTransferElements: 1,
  NumberOfDoors: 1,
  FirstSlotNumber: 1,
  FirstDriveNumber: 0,
  FirstTransportNumber: 0,
  FirstIEPortNumber: 1,
  FirstCleanerSlotAddress: 8,
  MagazineSize: 8,
  DriveCleanTimeout: 600,
  Features0: features0(
    'CHANGER_BAR_CODE_SCANNER_INSTALLED',
    'CHANGER_CLOSE_IEPORT',
    'CHANGER_OPEN_IEPORT',
    'CHANGER_EXCHANGE_MEDIA',
    'CHANGER_CLEANER_SLOT',
    'CHANGER_LOCK_UNLOCK',
    'CHANGER_CARTRIDGE_MAGAZINE',
    'CHANGER_POSITION_TO_ELEMENT',
    'CHANGER_REPORT_IEPORT_STATE',
    'CHANGER_STORAGE_DRIVE',
    'CHANGER_STORAGE_IEPORT',
    'CHANGER_STORAGE_SLOT',
    'CHANGER_DRIVE_CLEANING_REQUIRED',
    'CHANGER_PREDISMOUNT_EJECT_REQUIRED',
    'CHANGER_SERIAL_NUMBER_VALID',
    'CHANGER_DRIVE_EMPTY_ON_DOOR_ACCESS',
  ),
  Features1: features1('CHANGER_PREDISMOUNT_ALIGN_TO_DRIVE'),
  MoveFromTransport: 0,
  MoveFromSlot: TO_SLOT | TO_PORT | TO_DRIVE,
  MoveFromIePort: TO_SLOT | TO_DRIVE,
  MoveFromDrive: TO_SLOT | TO_PORT | TO_DRIVE,
  ExchangeFromTransport: 0,
  ExchangeFromSlot: TO_DRIVE,
  ExchangeFromIePort: 0,
  ExchangeFromDrive: TO_SLOT,
  LockUnlockCapabilities: LOCK_UNLOCK.LOCK_UNLOCK_IEPORT | LOCK_UNLOCK.LOCK_UNLOCK_DOOR,
  PositionCapabilities: TO_SLOT | TO_PORT | TO_DRIVE,
  Reserved1: [0, 0],
  Reserved2: [0, 0],
};

/** Mode page 1Dh with [first, count] of transports, slots, IEports and drives. */
export function addressPage(...ranges: readonly (readonly [first: number, count: number])[]): Uint8Array {
  const numbers = ranges.flat();
  return Uint8Array.of(0x1d, 18, ...numbers.flatMap((value) => [value >> 8, value & 0xff]), 0, 0);
}

/** Mode page 1Fh with the storage bits, the move bytes and the exchange bytes. */
export function capabilities(
  storage: number,
  move: readonly [number, number, number, number],
  exchange: readonly [number, number, number, number],
): Uint8Array {
  return Uint8Array.of(0x1f, 14, storage, 0, ...move, 0, 0, 0, 0, ...exchange);
}

/** What the autoloader says about itself. */
export const DEVICE: DeviceFacts = {
  elementAddressPage: addressPage([0, 1], [0x1000, 8], [0x10, 1], [0x100, 1]),
  rotate: [false],
  capabilitiesPage: capabilities(
    TO_SLOT | TO_PORT | TO_DRIVE,
    [0, AUTOLOADER.MoveFromSlot, AUTOLOADER.MoveFromIePort, AUTOLOADER.MoveFromDrive],
    [0, TO_DRIVE, 0, TO_SLOT],
  ),
  barCodeReader: true,
  drivesPresent: 1,
  tapeDrives: true,
};

/** What a driver does differently: members by value, and flags that it sets or clears besides. */
export interface Change extends Partial<ChangerParameters> {
  readonly set?: readonly (Feature0 | Feature1)[];
  readonly clear?: readonly (Feature0 | Feature1)[];
  /** What is different in the device; `null`: nothing is known about it. */
  readonly device?: Partial<DeviceFacts> | null;
  readonly information?: number;
  readonly previous?: Partial<ChangerParameters>;
}

/** The facts of a run with the driver changed. */
export function facts(change: Change = {}): ParameterFacts {
  const { set = [], clear = [], device, information = 60, previous = {}, ...members } = change;
  const parameters: ChangerParameters = { ...AUTOLOADER, ...members };
  for (const flag of set)
    if (flag in FEATURES0) parameters.Features0 |= features0(flag as Feature0);
    else parameters.Features1 |= features1(flag as Feature1);
  for (const flag of clear)
    if (flag in FEATURES0) parameters.Features0 &= ~features0(flag as Feature0);
    else parameters.Features1 &= ~(features1(flag as Feature1) & 0x7fffffff);
  parameters.Features0 >>>= 0;
  parameters.Features1 >>>= 0;
  return {
    parameters,
    information,
    previous: { ...parameters, ...previous },
    device: device === null ? undefined : { ...DEVICE, ...device },
  };
}

/** What is reported with the driver changed. */
export function reported(change: Change): RuleFinding[] {
  return checkParameters(facts(change));
}

/** Ids of what is reported. */
export function reportedIds(change: Change): string[] {
  return reported(change).map((finding) => finding.rule.id);
}

/** A test that the change breaks a rule, with this severity and this piece of the message. */
export function breaks(id: string, severity: Severity, text: string, change: Change): void {
  it(`${id} ${severity}: ${text}`, () => {
    const finding = reported(change).find(({ rule }) => rule.id === id);
    expect(finding?.message).toContain(text);
    expect(finding?.severity).toBe(severity);
  });
}

/** A test that the change breaks no rule, or not this one. */
export function allows(what: string, change: Change, id?: string): void {
  it(`${id ?? 'no rule'} is silent: ${what}`, () => {
    if (id === undefined) expect(reportedIds(change)).toEqual([]);
    else expect(reportedIds(change)).not.toContain(id);
  });
}

/** A test that exactly these rules are reported. */
export function reports(what: string, change: Change, ...ids: string[]): void {
  it(`${what}: ${ids.join(', ')}`, () => {
    expect(reportedIds(change)).toEqual(ids);
  });
}

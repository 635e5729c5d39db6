import type { Feature0 } from '../features.ts';
import type { CHANGER_TO } from '../values.ts';
import type { ChangerParameters } from './rule.ts';

type Member = keyof ChangerParameters;
/** Members that hold one number. */
export type NumberMember = Exclude<Member, 'Reserved1' | 'Reserved2'>;

/** What GET_CHANGER_PARAMETERS and the mode pages say about one kind of element, and where they say it. */
export interface ElementKind {
  /** As a message names one: `slot`. */
  readonly noun: string;
  readonly count: NumberMember;
  readonly first: NumberMember;
  readonly moveFrom: NumberMember;
  readonly exchangeFrom: NumberMember;
  /** The bit of this kind as a destination; page 1Fh has the same order. */
  readonly to: keyof typeof CHANGER_TO;
  readonly storage: Feature0;
  /** Mode page 1Dh: bytes of the first address; the count is in the next two. */
  readonly addressAt: number;
  /** Mode page 1Fh: byte of MOVE MEDIUM from this kind; EXCHANGE MEDIUM is 8 further on. */
  readonly capabilityAt: number;
}

/** The four kinds in the order of the mode pages (mcd.h: MODE_ELEMENT_ADDRESS_PAGE, MODE_DEVICE_CAPABILITIES_PAGE). */
export const KINDS = {
  transport: {
    noun: 'transport',
    count: 'NumberTransportElements',
    first: 'FirstTransportNumber',
    moveFrom: 'MoveFromTransport',
    exchangeFrom: 'ExchangeFromTransport',
    to: 'CHANGER_TO_TRANSPORT',
    storage: 'CHANGER_STORAGE_TRANSPORT',
    addressAt: 2,
    capabilityAt: 4,
  },
  slot: {
    noun: 'slot',
    count: 'NumberStorageElements',
    first: 'FirstSlotNumber',
    moveFrom: 'MoveFromSlot',
    exchangeFrom: 'ExchangeFromSlot',
    to: 'CHANGER_TO_SLOT',
    storage: 'CHANGER_STORAGE_SLOT',
    addressAt: 6,
    capabilityAt: 5,
  },
  port: {
    noun: 'IEport',
    count: 'NumberIEElements',
    first: 'FirstIEPortNumber',
    moveFrom: 'MoveFromIePort',
    exchangeFrom: 'ExchangeFromIePort',
    to: 'CHANGER_TO_IEPORT',
    storage: 'CHANGER_STORAGE_IEPORT',
    addressAt: 10,
    capabilityAt: 6,
  },
  drive: {
    noun: 'drive',
    count: 'NumberDataTransferElements',
    first: 'FirstDriveNumber',
    moveFrom: 'MoveFromDrive',
    exchangeFrom: 'ExchangeFromDrive',
    to: 'CHANGER_TO_DRIVE',
    storage: 'CHANGER_STORAGE_DRIVE',
    addressAt: 14,
    capabilityAt: 7,
  },
} as const satisfies Readonly<Record<string, ElementKind>>;

export type KindName = keyof typeof KINDS;

export const KIND_NAMES: readonly KindName[] = ['transport', 'slot', 'port', 'drive'];

/** The kinds as a list. */
export const KIND_LIST: readonly ElementKind[] = KIND_NAMES.map((name) => KINDS[name]);

/** MoveFrom* in the order of the structure. */
export const MOVE_MEMBERS: readonly NumberMember[] = KIND_LIST.map((kind) => kind.moveFrom);

/** ExchangeFrom* in the order of the structure. */
export const EXCHANGE_MEMBERS: readonly NumberMember[] = KIND_LIST.map((kind) => kind.exchangeFrom);

/** All slots of the changer: those for data and the cleaner's (ns-ntddchgr-_get_changer_parameters). */
export function allSlots(parameters: ChangerParameters): number {
  return parameters.NumberStorageElements + parameters.NumberCleanerSlots;
}

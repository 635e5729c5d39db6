import type { Feature0, Feature1 } from '../ddi/features.ts';
import { has } from '../ddi/rules/features-read.ts';
import type { ChangerParameters } from '../ddi/rules/rule.ts';
import type { ChangerModel, ElementKind } from '../emulator/model.ts';
import { LOCK_BIT, TO_BIT, type AccessKind } from './parameter-bits.ts';

/** The MoveFrom* and ExchangeFrom* members by kind of source. */
const FROM = {
  transport: ['MoveFromTransport', 'ExchangeFromTransport'],
  slot: ['MoveFromSlot', 'ExchangeFromSlot'],
  port: ['MoveFromIePort', 'ExchangeFromIePort'],
  drive: ['MoveFromDrive', 'ExchangeFromDrive'],
} as const;

/** What a driver says of its changer, for probes to plan with. */
export class DriverFacts {
  constructor(
    readonly parameters: ChangerParameters,
    /** The library that the probes run in. */
    readonly model: ChangerModel,
  ) {}

  has(flag: Feature0 | Feature1): boolean {
    return has(this.parameters, flag);
  }

  /** The first zero-based address that is illegal: a cleaner slot follows the data slots. */
  limit(kind: ElementKind | AccessKind): number {
    const { parameters } = this;
    switch (kind) {
      case 'transport':
        return parameters.NumberTransportElements;
      case 'slot':
        return parameters.NumberStorageElements + parameters.NumberCleanerSlots;
      case 'port':
        return parameters.NumberIEElements;
      case 'drive':
        return parameters.NumberDataTransferElements;
      case 'door':
        return parameters.NumberOfDoors;
      case 'keypad':
        return this.model.keypad ? 1 : 0;
    }
  }

  moves(from: ElementKind, to: ElementKind): boolean {
    return (this.parameters[FROM[from][0]] & TO_BIT[to]) !== 0;
  }

  exchanges(from: ElementKind, to: ElementKind): boolean {
    return this.has('CHANGER_EXCHANGE_MEDIA') && (this.parameters[FROM[from][1]] & TO_BIT[to]) !== 0;
  }

  positions(to: ElementKind): boolean {
    return (
      this.has('CHANGER_POSITION_TO_ELEMENT') && (this.parameters.PositionCapabilities & TO_BIT[to]) !== 0
    );
  }

  locks(what: AccessKind): boolean {
    return this.has('CHANGER_LOCK_UNLOCK') && (this.parameters.LockUnlockCapabilities & LOCK_BIT[what]) !== 0;
  }
}

/** The member that says where media go from a kind of element, and the flag of a destination. */
export function moveBit(from: ElementKind, to: ElementKind): string {
  const name = { transport: 'TRANSPORT', slot: 'SLOT', port: 'IEPORT', drive: 'DRIVE' }[to];
  return `CHANGER_TO_${name} of ${FROM[from][0]}`;
}

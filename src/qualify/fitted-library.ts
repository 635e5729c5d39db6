import { has } from '../ddi/rules/features-read.ts';
import type { ChangerParameters } from '../ddi/rules/rule.ts';
import { ELEMENT_KINDS, type Capabilities, type ChangerModel, type ElementKind } from '../emulator/model.ts';
import { findModelErrors } from '../emulator/model-errors.ts';
import type { Library } from '../lab/files/library-file.ts';
import { LOCK_BIT, TO_BIT } from './parameter-bits.ts';

const kindsOf = (byte: number): ElementKind[] => ELEMENT_KINDS.filter((kind) => (byte & TO_BIT[kind]) !== 0);

/** Only what has a destination. */
function table(bytes: Readonly<Record<ElementKind, number>>): Capabilities['move'] {
  const entries = ELEMENT_KINDS.map((kind) => [kind, kindsOf(bytes[kind])] as const);
  return Object.fromEntries(entries.filter(([, kinds]) => kinds.length > 0));
}

function capabilitiesOf(p: ChangerParameters, usual: Capabilities): Capabilities {
  const lock = (['port', 'door', 'keypad'] as const).filter(
    (kind) => (p.LockUnlockCapabilities & LOCK_BIT[kind]) !== 0,
  );
  return {
    ...usual,
    move: table({
      transport: p.MoveFromTransport,
      slot: p.MoveFromSlot,
      port: p.MoveFromIePort,
      drive: p.MoveFromDrive,
    }),
    exchange: has(p, 'CHANGER_EXCHANGE_MEDIA')
      ? table({
          transport: p.ExchangeFromTransport,
          slot: p.ExchangeFromSlot,
          port: p.ExchangeFromIePort,
          drive: p.ExchangeFromDrive,
        })
      : {},
    position: has(p, 'CHANGER_POSITION_TO_ELEMENT') ? kindsOf(p.PositionCapabilities) : [],
    rotate: has(p, 'CHANGER_MEDIUM_FLIP'),
    lock: has(p, 'CHANGER_LOCK_UNLOCK') ? lock : [],
    openPort: has(p, 'CHANGER_OPEN_IEPORT'),
    closePort: has(p, 'CHANGER_CLOSE_IEPORT'),
    nonVolatile: has(p, 'CHANGER_STATUS_NON_VOLATILE'),
    magazineSize: has(p, 'CHANGER_CARTRIDGE_MAGAZINE') ? p.MagazineSize : 0,
    ejectRequired: has(p, 'CHANGER_PREDISMOUNT_EJECT_REQUIRED'),
  };
}

/** Elements of each kind, one range behind the other with room between. */
function elementsOf(p: ChangerParameters): ChangerModel['elements'] {
  const slots = p.NumberStorageElements + p.NumberCleanerSlots;
  const slot = { first: 0x10, count: slots };
  const port = { first: slot.first + slots + 0x10, count: p.NumberIEElements };
  return {
    transport: { first: 0, count: p.NumberTransportElements },
    slot,
    port,
    drive: { first: port.first + port.count + 0x10, count: p.NumberDataTransferElements },
  };
}

/**
 * A library that has what a driver claims: its elements, its moves, its locks, its cleaner slot. Without a library
 * file nothing else is known of the device.
 * @param usual the library that the driver was asked in.
 * @returns the usual one where what the driver claims cannot be.
 */
export function fittedLibrary(parameters: ChangerParameters, usual: Library): Library {
  const { model } = usual;
  const elements = elementsOf(parameters);
  const cleaner =
    parameters.NumberCleanerSlots > 0
      ? { cleanerSlot: parameters.FirstCleanerSlotAddress - parameters.FirstSlotNumber }
      : {};
  const half = Math.max(1, Math.floor(parameters.NumberStorageElements / 2));
  const fitted: ChangerModel = {
    ...model,
    ...cleaner,
    elements,
    doors: parameters.NumberOfDoors,
    capabilities: capabilitiesOf(parameters, model.capabilities),
    drives: Array.from({ length: elements.drive.count }, (_, index) => ({
      kind: 'LTO-6',
      serial: `DRV${String(index + 1).padStart(4, '0')}`,
      installed: true,
    })),
    cartridges: [
      ...Array.from({ length: half }, (_, index) => ({
        at: { kind: 'slot' as const, index },
        barcode: `GEN${String(index).padStart(3, '0')}L6`,
        cleaner: false,
      })).filter(({ at }) => at.index !== cleaner.cleanerSlot),
      ...(cleaner.cleanerSlot === undefined
        ? []
        : [
            { at: { kind: 'slot' as const, index: cleaner.cleanerSlot }, barcode: 'CLN001L1', cleaner: true },
          ]),
    ],
  };
  return findModelErrors(fitted).length === 0 ? { ...usual, model: fitted } : usual;
}

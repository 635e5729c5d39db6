import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FEATURES0 } from '../../src/ddi/features.ts';
import { decodeParameters } from '../../src/ddi/rules/parameters-codec.ts';
import { findModelErrors } from '../../src/emulator/model-errors.ts';
import { genericLibrary } from '../../src/lab/files/generic-library.ts';
import { fittedLibrary } from '../../src/qualify/fitted-library.ts';

const NOTHING = decodeParameters(new Uint8Array(60));

describe('the library for a driver without one', () => {
  it('has the elements, the cleaner slot and the moves that the driver claims', () => {
    const parameters = {
      ...NOTHING,
      NumberTransportElements: 1,
      NumberStorageElements: 19,
      NumberCleanerSlots: 1,
      FirstSlotNumber: 1,
      FirstCleanerSlotAddress: 20,
      NumberDataTransferElements: 2,
      NumberOfDoors: 1,
      Features0: FEATURES0.CHANGER_CLEANER_SLOT.value | FEATURES0.CHANGER_DRIVE_CLEANING_REQUIRED.value,
      MoveFromSlot: 0xa,
      MoveFromDrive: 0x2,
    };
    const { model } = fittedLibrary(parameters, genericLibrary());
    expect(model.elements).toMatchObject({ slot: { count: 20 }, drive: { count: 2 }, port: { count: 0 } });
    expect(model.cleanerSlot).toBe(19);
    expect(model.cartridges.filter(({ cleaner }) => cleaner)).toEqual([
      { at: { kind: 'slot', index: 19 }, barcode: 'CLN001L1', cleaner: true },
    ]);
    expect(model.capabilities).toMatchObject({
      move: { slot: ['slot', 'drive'], drive: ['slot'] },
      exchange: {},
      position: [],
      lock: [],
    });
  });

  it('is always one that can be, whatever a driver claims', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    const count = fc.integer({ min: 0, max: 0xffff });
    fc.assert(
      fc.property(
        fc.record({
          NumberTransportElements: count,
          NumberStorageElements: count,
          NumberCleanerSlots: count,
          NumberIEElements: count,
          NumberDataTransferElements: fc.integer({ min: 0, max: 300 }),
          NumberOfDoors: count,
          FirstSlotNumber: count,
          FirstCleanerSlotAddress: count,
          MagazineSize: count,
          Features0: fc.integer({ min: 0, max: 0xffffffff }),
          Features1: fc.integer({ min: 0, max: 0xffffffff }),
          MoveFromSlot: byte,
          MoveFromDrive: byte,
          MoveFromIePort: byte,
          MoveFromTransport: byte,
          ExchangeFromSlot: byte,
          LockUnlockCapabilities: byte,
          PositionCapabilities: byte,
        }),
        (claims) => {
          const { model } = fittedLibrary({ ...NOTHING, ...claims }, genericLibrary());
          expect(findModelErrors(model)).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

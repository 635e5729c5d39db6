import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkParameters } from '../../src/ddi/rules/check-parameters.ts';
import { CHANGER_RULES } from '../../src/ddi/rules/index.ts';
import { decodeParameters } from '../../src/ddi/rules/parameters-codec.ts';
import type { ChangerParameters, DeviceFacts, ParameterFacts } from '../../src/ddi/rules/rule.ts';
import { AUTOLOADER, features0, features1, TO_DRIVE, TO_PORT, TO_SLOT } from './autoloader.ts';

const anyBytes = fc.uint8Array({ minLength: 60, maxLength: 60 });
/** Structures near a good one: what suppression is about happens there more often than in noise. */
const nearBytes = fc
  .record({
    Features0: fc.nat(0xffffffff),
    Features1: fc.oneof(fc.nat(0x7ff), fc.nat(0xffffffff)),
    NumberCleanerSlots: fc.nat(2),
    NumberIEElements: fc.nat(1),
    NumberStorageElements: fc.nat(8),
    NumberDataTransferElements: fc.nat(2),
    NumberTransportElements: fc.nat(3),
    FirstCleanerSlotAddress: fc.nat(9),
    PositionCapabilities: fc.nat(15),
    LockUnlockCapabilities: fc.nat(7),
    DriveCleanTimeout: fc.nat(10_000),
  })
  .map((members): ChangerParameters => ({ ...AUTOLOADER, ...members }));
const anyParameters = fc.oneof(anyBytes.map(decodeParameters), nearBytes);
const anyPage = (code: number): fc.Arbitrary<Uint8Array> =>
  fc.uint8Array({ maxLength: 20 }).map((page) => (page.length > 0 ? Uint8Array.of(code, ...page) : page));
const anyDevice: fc.Arbitrary<DeviceFacts> = fc.record({
  elementAddressPage: anyPage(0x1d),
  rotate: fc.array(fc.boolean(), { maxLength: 2 }),
  capabilitiesPage: anyPage(0x1f),
  barCodeReader: fc.option(fc.boolean(), { nil: undefined }),
  drivesPresent: fc.nat(3),
  tapeDrives: fc.option(fc.boolean(), { nil: undefined }),
});
const anyFacts: fc.Arbitrary<ParameterFacts> = fc.record(
  { parameters: anyParameters, information: fc.nat(100), device: anyDevice, previous: anyParameters },
  { requiredKeys: ['parameters'] },
);

/** A choice of flags or bits: any subset. */
const some = <T>(...items: T[]): fc.Arbitrary<T[]> => fc.subarray(items);

describe('checkParameters', () => {
  it('takes any bytes without throwing, and says something readable', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        for (const { message, involved } of checkParameters(facts)) {
          expect(message).toMatch(/^[A-Z].*\.$/);
          expect(message).not.toMatch(/undefined|NaN|\[object/);
          expect(involved.length).toBeGreaterThan(0);
          expect(new Set(involved).size).toBe(involved.length);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('reports findings in the order of the table, each rule once', () => {
    const ids = CHANGER_RULES.map((rule) => rule.id);
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const places = checkParameters(facts).map(({ rule }) => ids.indexOf(rule.id));
        expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
      }),
    );
  });

  it('never reports a rule together with one that it yields to', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const findings = checkParameters(facts);
        const ids = new Set(findings.map(({ rule }) => rule.id));
        for (const { rule } of findings)
          expect((rule.yieldsTo ?? []).filter((id) => ids.has(id))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves out only what another finding explains', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const broken = new Set(CHANGER_RULES.filter((rule) => rule.check?.(facts)).map((rule) => rule.id));
        const reported = new Set(checkParameters(facts).map(({ rule }) => rule.id));
        for (const rule of CHANGER_RULES)
          if (broken.has(rule.id) && !reported.has(rule.id))
            expect((rule.yieldsTo ?? []).some((id) => broken.has(id))).toBe(true);
      }),
    );
  });

  it('finds no error in flags that are legal together', () => {
    const legal = fc
      .record({
        free: some(
          features0('CHANGER_BAR_CODE_SCANNER_INSTALLED'),
          features0('CHANGER_INIT_ELEM_STAT_WITH_RANGE'),
          features0('CHANGER_STATUS_NON_VOLATILE'),
          features0('CHANGER_MEDIUM_FLIP'),
          features0('CHANGER_STORAGE_DRIVE'),
          features0('CHANGER_STORAGE_TRANSPORT'),
          features0('CHANGER_PREDISMOUNT_EJECT_REQUIRED'),
          features0('CHANGER_SERIAL_NUMBER_VALID'),
          features0('CHANGER_DEVICE_REINITIALIZE_CAPABLE'),
        ),
        free1: some(features1('CHANGER_SLOTS_USE_TRAYS'), features1('CHANGER_RTN_MEDIA_TO_ORIGINAL_ADDR')),
        align: fc.constantFrom('none', 'slot', 'drive'),
        cleaning: fc.constantFrom('never', 'slot', 'autodismount', 'by hand'),
        exchange: fc.constantFrom('none', 'emulated', 'true'),
        volumes: some(
          features0('CHANGER_VOLUME_SEARCH'),
          features0('CHANGER_VOLUME_ASSERT'),
          features0('CHANGER_VOLUME_REPLACE'),
          features0('CHANGER_VOLUME_UNDEFINE'),
        ),
        port: fc.option(some(1, 2, 4), { nil: undefined }),
        door: fc.boolean(),
        slots: fc.integer({ min: 1, max: 500 }),
        firstSlot: fc.nat(1),
      })
      .map((choice): ChangerParameters => {
        const cleanerSlot = choice.cleaning === 'slot' || choice.cleaning === 'autodismount';
        const hasPort = choice.port !== undefined;
        const toPort = hasPort ? TO_PORT : 0;
        const locks = (hasPort ? 1 : 0) | (choice.door ? 2 : 0);
        let Features0 = features0('CHANGER_STORAGE_SLOT', 'CHANGER_POSITION_TO_ELEMENT');
        const words1 = [...choice.free1];
        for (const bits of choice.free) Features0 |= bits;
        for (const bits of choice.volumes) Features0 |= bits | features0('CHANGER_VOLUME_IDENTIFICATION');
        if (choice.cleaning !== 'never') Features0 |= features0('CHANGER_DRIVE_CLEANING_REQUIRED');
        if (cleanerSlot) Features0 |= features0('CHANGER_CLEANER_SLOT');
        if (choice.cleaning === 'autodismount') words1.push(features1('CHANGER_CLEANER_AUTODISMOUNT'));
        if (choice.cleaning === 'by hand') words1.push(features1('CHANGER_CLEANER_OPS_NOT_SUPPORTED'));
        if (choice.align === 'slot') words1.push(features1('CHANGER_PREDISMOUNT_ALIGN_TO_SLOT'));
        if (choice.align === 'drive') words1.push(features1('CHANGER_PREDISMOUNT_ALIGN_TO_DRIVE'));
        if (choice.exchange !== 'none') Features0 |= features0('CHANGER_EXCHANGE_MEDIA');
        if (choice.exchange === 'true') words1.push(features1('CHANGER_TRUE_EXCHANGE_CAPABLE'));
        if (choice.port?.includes(1)) Features0 |= features0('CHANGER_OPEN_IEPORT');
        if (choice.port?.includes(2)) Features0 |= features0('CHANGER_CLOSE_IEPORT');
        if (choice.port?.includes(4)) words1.push(features1('CHANGER_MOVE_EXTENDS_IEPORT'));
        if (locks !== 0) Features0 |= features0('CHANGER_LOCK_UNLOCK');
        return {
          ...AUTOLOADER,
          NumberStorageElements: choice.slots,
          NumberCleanerSlots: cleanerSlot ? 1 : 0,
          NumberIEElements: hasPort ? 1 : 0,
          NumberOfDoors: choice.door ? 1 : 0,
          FirstSlotNumber: choice.firstSlot,
          FirstIEPortNumber: hasPort ? 1 : 0,
          FirstCleanerSlotAddress: cleanerSlot ? choice.firstSlot + choice.slots : 0,
          MagazineSize: 0,
          DriveCleanTimeout: cleanerSlot ? 600 : 0,
          Features0: Features0 >>> 0,
          Features1: words1.reduce((bits, flag) => (bits | flag) >>> 0, 0),
          MoveFromSlot: TO_SLOT | TO_DRIVE | toPort,
          MoveFromIePort: hasPort ? TO_SLOT | TO_DRIVE : 0,
          MoveFromDrive: TO_SLOT | TO_DRIVE | toPort,
          ExchangeFromSlot: choice.exchange === 'none' ? 0 : TO_DRIVE,
          ExchangeFromDrive: choice.exchange === 'none' ? 0 : TO_SLOT,
          LockUnlockCapabilities: locks,
          PositionCapabilities: TO_SLOT | TO_DRIVE | toPort,
        };
      });
    fc.assert(
      fc.property(legal, (parameters) => {
        const errors = checkParameters({ parameters }).filter(({ severity }) => severity === 'error');
        expect(errors.map(({ message }) => message)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});

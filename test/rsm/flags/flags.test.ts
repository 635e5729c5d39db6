import { describe, expect, it } from 'vitest';
import { FLAG_EFFECTS } from '../../../src/rsm/flag-effects.ts';
import type { RemovableStorageManager } from '../../../src/rsm/rsm.ts';
import { driverBench } from '../../support/driver.ts';
import { managedLab, type Variant } from '../managed-lab.ts';
import { CLEANING_ROWS } from './cleaning-rows.ts';
import { start } from './flag-row.ts';
import { INVENTORY_ROWS } from './inventory-rows.ts';
import { MOUNT_ROWS } from './mount-rows.ts';
import { PORT_ROWS } from './port-rows.ts';

const bench = driverBench();
const ROWS = [...MOUNT_ROWS, ...INVENTORY_ROWS, ...PORT_ROWS, ...CLEANING_ROWS];

describe('a feature flag decides what is sent', () => {
  it.each(ROWS)('$flag', async ({ flag, variant, before, work, set, clear }) => {
    for (const on of [true, false]) {
      const changed: Variant = {
        ...variant,
        set: [...(variant?.set ?? []), ...(on ? [flag] : [])],
        clear: [...(variant?.clear ?? []), ...(on ? [] : [flag])],
      };
      const { rsm, sent } = await managedLab(bench, changed);
      before?.(rsm);
      sent();
      work(rsm);
      expect({ on, sent: sent() }).toEqual({ on, sent: on ? set : clear });
    }
  });

  it('CHANGER_SERIAL_NUMBER_VALID: the library is known by its serial number', async () => {
    for (const on of [true, false]) {
      const { rsm } = await managedLab(bench, { [on ? 'set' : 'clear']: ['CHANGER_SERIAL_NUMBER_VALID'] });
      start(rsm);
      expect(rsm.library.serialNumber).toBe(on ? 'AC0001' : undefined);
    }
  });

  it('has a row here, whatever flag it is', () => {
    const tested = new Set<string>([...ROWS.map(({ flag }) => flag), 'CHANGER_SERIAL_NUMBER_VALID']);
    expect(Object.keys(FLAG_EFFECTS).filter((flag) => !tested.has(flag))).toEqual([]);
  });

  it.each([
    ['a port', 1, (rsm: RemovableStorageManager) => rsm.inject(), 'SET_ACCESS port 0 UNLOCK_ELEMENT'],
    ['a door', 2, (rsm: RemovableStorageManager) => rsm.door(), 'SET_ACCESS door 0 UNLOCK_ELEMENT'],
  ])('CHANGER_LOCK_UNLOCK locks %s only where its bit says so', async (_what, bit, work, request) => {
    for (const on of [true, false]) {
      const { rsm, sent } = await managedLab(bench, {
        members: { LockUnlockCapabilities: on ? bit : 7 & ~bit },
      });
      start(rsm);
      sent();
      work(rsm);
      expect({ on, sent: sent().includes(request) }).toEqual({ on, sent: on });
    }
  });
});

import { DEFAULT_SETTINGS } from '../../changer-class/settings.ts';
import type { Library } from './library-file.ts';

/**
 * The library for a run without one: ten slots, two drives, a port and a door, and every command that a
 * changer can have.
 * @param identity what INQUIRY says, where the driver's source tells what it looks for.
 */
export function genericLibrary(identity: { vendor?: string; product?: string } = {}): Library {
  return {
    model: {
      vendor: identity.vendor ?? 'GENERIC',
      product: identity.product ?? 'CHANGER',
      revision: '1.00',
      serial: 'GEN0000001',
      elements: {
        transport: { first: 0, count: 1 },
        slot: { first: 0x10, count: 10 },
        port: { first: 0x100, count: 1 },
        drive: { first: 0x200, count: 2 },
      },
      doors: 1,
      keypad: true,
      capabilities: {
        store: ['slot', 'drive'],
        move: { slot: ['slot', 'port', 'drive'], port: ['slot', 'drive'], drive: ['slot', 'port', 'drive'] },
        exchange: { slot: ['drive'], drive: ['slot', 'drive'] },
        position: ['slot', 'port', 'drive'],
        rotate: false,
        barcodeReader: true,
        initializeRange: true,
        volumeTags: ['search', 'assert', 'replace', 'undefine'],
        lock: ['port', 'door', 'keypad'],
        openPort: true,
        closePort: true,
        nonVolatile: true,
        magazineSize: 0,
        reinitialize: true,
        ejectRequired: false,
      },
      drives: [
        { kind: 'LTO-6', serial: 'DRV0001', installed: true },
        { kind: 'LTO-6', serial: 'DRV0002', installed: true },
      ],
      cartridges: [0, 1, 2, 3, 4].map((index) => ({
        at: { kind: 'slot' as const, index },
        barcode: `GEN00${index}L6`,
        cleaner: false,
      })),
      timing: { move: 12, exchange: 20, position: 4, initialize: 30 },
    },
    settings: DEFAULT_SETTINGS,
    registry: {},
  };
}

/**
 * An example for each part of a library file, by the part's path. Each goes into a whole file with the parts that
 * are required; a test reads that file.
 */
export const LIBRARY_EXAMPLES: Readonly<Record<string, object>> = {
  changer: { changer: { vendor: 'ACME', product: 'LOADER 8', revision: '1.00', serial: 'AC0001' } },
  elements: {
    elements: {
      transport: { first: 0, count: 1 },
      slot: { first: 4096, count: 40 },
      port: { first: 768, count: 2 },
      drive: { first: 256, count: 2 },
    },
  },
  'elements.transport': {
    elements: {
      transport: { first: 0, count: 1 },
      slot: { first: 1, count: 8 },
      drive: { first: 20, count: 1 },
    },
  },
  capabilities: {
    capabilities: {
      exchange: {},
      position: ['slot', 'drive'],
      volumeTags: ['search', 'assert'],
      lock: ['keypad'],
      barcodeReader: true,
    },
  },
  'capabilities.move': {
    capabilities: { move: { slot: ['slot', 'drive'], drive: ['slot'] }, exchange: { slot: ['drive'] } },
  },
  drives: { drives: [{ kind: 'LTO-6', serial: 'DRV0001', cleaningNeeded: true }] },
  cartridges: {
    cartridges: [
      { at: 'slot 0', barcode: 'A00001L6', file: 'A00001.tap' },
      { at: 'slot 1', barcode: 'A00002L6', writeProtected: true },
      { at: 'slot 7', barcode: 'CLN001L1', cleaner: true },
    ],
  },
  timing: { timing: { move: 12, exchange: 20, position: 4, initialize: 30 } },
  registry: {
    registry: { values: { Model: 'LOADER 8', Retries: 3 }, keys: { Options: { values: { Flip: 0 } } } },
  },
  windows: { windows: { hardwareErrors: 'legacy', poolLimit: 65536 } },
};

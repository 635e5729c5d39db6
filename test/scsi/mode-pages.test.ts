import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeModeHeader, encodeModeData } from '../../src/scsi/mode-header.ts';
import {
  decodeModeData,
  decodeModePages,
  encodeDeviceCapabilities,
  encodeElementAddressAssignment,
  encodeTransportGeometry,
} from '../../src/scsi/mode-pages.ts';

const range = fc.record({ first: fc.nat(0xffff), count: fc.nat(0xffff) });

describe('mode pages', () => {
  it('give back element addresses', () => {
    const elements = fc.record({
      transport: range,
      storage: range,
      importExport: range,
      dataTransfer: range,
    });
    fc.assert(
      fc.property(elements, (value) => {
        const bytes = encodeElementAddressAssignment(value);
        expect(bytes).toHaveLength(20);
        expect(decodeModePages(bytes)).toEqual([
          { page: 'element address assignment', savable: false, elements: value },
        ]);
      }),
    );
  });

  it('give back transports and capabilities', () => {
    const transports = [
      { rotate: true, member: 0 },
      { rotate: false, member: 1 },
    ];
    expect(decodeModePages(encodeTransportGeometry(transports))).toEqual([
      { page: 'transport geometry', savable: false, transports },
    ]);
    const capabilities = { store: 0xe, move: [1, 2, 4, 8], exchange: [8, 4, 2, 1] };
    const bytes = encodeDeviceCapabilities(capabilities);
    expect(bytes).toHaveLength(16);
    expect(decodeModePages(bytes)).toEqual([{ page: 'device capabilities', savable: false, capabilities }]);
  });

  it('give a page they do not know as bytes', () => {
    expect(decodeModePages(Uint8Array.of(0x8f, 1, 7))).toEqual([
      { page: 'other', savable: true, code: 0x0f, bytes: Uint8Array.of(0x8f, 1, 7) },
    ]);
  });

  it('come behind either header, and behind block descriptors', () => {
    for (const form of [6, 10] as const) {
      const page = encodeTransportGeometry([{ rotate: false, member: 0 }]);
      const start = { mediumType: 0x58, deviceSpecific: 0x10, blockDescriptor: new Uint8Array(8).fill(0xbd) };
      const bytes = encodeModeData(form, start, [page]);
      expect(decodeModeHeader(bytes, form)).toEqual({
        modeDataLength: bytes.length - (form === 6 ? 1 : 2),
        mediumType: 0x58,
        deviceSpecific: 0x10,
        blockDescriptorLength: 8,
      });
      expect(decodeModeData(bytes, form)?.pages).toHaveLength(1);
      expect(decodeModeData(bytes.slice(0, 3), form)).toBeUndefined();
    }
  });

  it('never fail, whatever arrives', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        decodeModeData(bytes, 6);
        decodeModeData(bytes, 10);
      }),
    );
  });
});

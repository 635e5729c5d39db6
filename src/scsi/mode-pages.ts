import { getU16, putU16 } from '../core/bytes.ts';
import type { ModeForm, ModeHeader } from './mode-header.ts';
import { decodeModeHeader, modeHeaderLength } from './mode-header.ts';

export const MODE_PAGE = {
  READ_WRITE_ERROR_RECOVERY: 0x01,
  DISCONNECT_RECONNECT: 0x02,
  DATA_COMPRESSION: 0x0f,
  DEVICE_CONFIGURATION: 0x10,
  MEDIUM_PARTITION: 0x11,
  INFORMATIONAL_EXCEPTIONS: 0x1c,
  ELEMENT_ADDRESS_ASSIGNMENT: 0x1d,
  TRANSPORT_GEOMETRY_PARAMETERS: 0x1e,
  DEVICE_CAPABILITIES: 0x1f,
  CAPABILITIES_AND_STATUS: 0x2a,
  ALL: 0x3f,
} as const;

/** Values of the PC field of MODE SENSE. */
export const PAGE_CONTROL = { CURRENT: 0, CHANGEABLE: 1, DEFAULT: 2, SAVED: 3 } as const;

/** Bit of byte 0 of a page: the device can save it. */
export const PARAMETERS_SAVABLE = 0x80;

export interface AddressRange {
  readonly first: number;
  readonly count: number;
}

/** Page 1Dh. */
export interface ElementAddressAssignment {
  readonly transport: AddressRange;
  readonly storage: AddressRange;
  readonly importExport: AddressRange;
  readonly dataTransfer: AddressRange;
}

/** A transport of page 1Eh. */
export interface TransportGeometry {
  readonly rotate: boolean;
  readonly member: number;
}

/**
 * Page 1Fh. Every number is a set of element types: bit 0 transport, 1 storage, 2 import/export, 3 data
 * transfer. The arrays are indexed by the source's type in the same order.
 */
export interface DeviceCapabilities {
  readonly store: number;
  readonly move: readonly number[];
  readonly exchange: readonly number[];
}

export type DecodedModePage =
  | {
      readonly page: 'element address assignment';
      readonly savable: boolean;
      readonly elements: ElementAddressAssignment;
    }
  | {
      readonly page: 'transport geometry';
      readonly savable: boolean;
      readonly transports: readonly TransportGeometry[];
    }
  | {
      readonly page: 'device capabilities';
      readonly savable: boolean;
      readonly capabilities: DeviceCapabilities;
    }
  | {
      readonly page: 'other';
      readonly savable: boolean;
      readonly code: number;
      readonly bytes: Uint8Array;
    };

function emptyPage(code: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  bytes[0] = code;
  bytes[1] = length - 2;
  return bytes;
}

/** Page 1Dh, 20 bytes (SMC-3, Element Address Assignment mode page). */
export function encodeElementAddressAssignment(elements: ElementAddressAssignment): Uint8Array {
  const bytes = emptyPage(MODE_PAGE.ELEMENT_ADDRESS_ASSIGNMENT, 20);
  const ranges = [elements.transport, elements.storage, elements.importExport, elements.dataTransfer];
  ranges.forEach(({ first, count }, i) => {
    putU16(bytes, 2 + 4 * i, first);
    putU16(bytes, 4 + 4 * i, count);
  });
  return bytes;
}

/** Page 1Eh, 2 bytes for each transport (SMC-3, Transport Geometry Parameters mode page). */
export function encodeTransportGeometry(transports: readonly TransportGeometry[]): Uint8Array {
  const bytes = emptyPage(MODE_PAGE.TRANSPORT_GEOMETRY_PARAMETERS, 2 + 2 * transports.length);
  transports.forEach(({ rotate, member }, i) => {
    bytes[2 + 2 * i] = rotate ? 1 : 0;
    bytes[3 + 2 * i] = member;
  });
  return bytes;
}

/** Page 1Fh, 16 bytes as SCSI-2 and mcd.h have it (SMC-3, Device Capabilities mode page). */
export function encodeDeviceCapabilities(capabilities: DeviceCapabilities): Uint8Array {
  const bytes = emptyPage(MODE_PAGE.DEVICE_CAPABILITIES, 16);
  bytes[2] = capabilities.store;
  bytes.set(capabilities.move, 4);
  bytes.set(capabilities.exchange, 12);
  return bytes;
}

function decodePage(bytes: Uint8Array): DecodedModePage {
  const code = bytes[0] & 0x3f;
  const savable = (bytes[0] & PARAMETERS_SAVABLE) !== 0;
  const range = (at: number): AddressRange => ({ first: getU16(bytes, at), count: getU16(bytes, at + 2) });
  if (code === MODE_PAGE.ELEMENT_ADDRESS_ASSIGNMENT && bytes.length >= 18) {
    const [transport, storage, importExport, dataTransfer] = [2, 6, 10, 14].map(range);
    return {
      page: 'element address assignment',
      savable,
      elements: { transport, storage, importExport, dataTransfer },
    };
  }
  if (code === MODE_PAGE.TRANSPORT_GEOMETRY_PARAMETERS) {
    const transports: TransportGeometry[] = [];
    for (let at = 2; at + 2 <= bytes.length; at += 2)
      transports.push({ rotate: (bytes[at] & 1) !== 0, member: bytes[at + 1] });
    return { page: 'transport geometry', savable, transports };
  }
  if (code === MODE_PAGE.DEVICE_CAPABILITIES && bytes.length >= 16) {
    const sets = (at: number): number[] => Array.from(bytes.subarray(at, at + 4), (set) => set & 0xf);
    return {
      page: 'device capabilities',
      savable,
      capabilities: { store: bytes[2] & 0xf, move: sets(4), exchange: sets(12) },
    };
  }
  return { page: 'other', savable, code, bytes: bytes.slice() };
}

/** Reads mode pages that follow each other; a page cut short is given as far as it arrived. */
export function decodeModePages(bytes: Uint8Array): DecodedModePage[] {
  const pages: DecodedModePage[] = [];
  for (let at = 0; at + 2 <= bytes.length; at += 2 + bytes[at + 1])
    pages.push(decodePage(bytes.subarray(at, Math.min(bytes.length, at + 2 + bytes[at + 1]))));
  return pages;
}

/** Reads the data of MODE SENSE(6) or MODE SENSE(10); undefined where the header is not whole. */
export function decodeModeData(
  bytes: Uint8Array,
  form: ModeForm,
): { readonly header: ModeHeader; readonly pages: readonly DecodedModePage[] } | undefined {
  const header = decodeModeHeader(bytes, form);
  if (!header) return undefined;
  const end = Math.min(bytes.length, header.modeDataLength + (form === 6 ? 1 : 2));
  const start = modeHeaderLength(form) + header.blockDescriptorLength;
  return { header, pages: decodeModePages(bytes.subarray(Math.min(start, end), end)) };
}

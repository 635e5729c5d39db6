import { putU16 } from '../../core/bytes.ts';
import {
  encodeDeviceCapabilities,
  encodeElementAddressAssignment,
  encodeTransportGeometry,
  MODE_PAGE,
  PAGE_CONTROL,
  PARAMETERS_SAVABLE,
} from '../../scsi/mode-pages.ts';
import type { Capabilities, ElementKind } from '../model.ts';
import { ELEMENT_KINDS } from '../model.ts';
import type { AddressAssignment, ChangerState } from './changer-state.ts';
import { TRANSPORT } from './elements.ts';

/** The mode pages of the device, in the order MODE SENSE returns them. */
export const CHANGER_MODE_PAGES: readonly number[] = [
  MODE_PAGE.ELEMENT_ADDRESS_ASSIGNMENT,
  MODE_PAGE.TRANSPORT_GEOMETRY_PARAMETERS,
  MODE_PAGE.DEVICE_CAPABILITIES,
];

/** Byte of page 1Dh where the first address of a kind lies. */
export function firstAddressByte(kind: number): number {
  return 2 + 4 * kind;
}

function kindSet(kinds: readonly ElementKind[] | undefined): number {
  return (kinds ?? []).reduce((set, kind) => set | (1 << ELEMENT_KINDS.indexOf(kind)), 0);
}

function routeSets(routes: Capabilities['move']): number[] {
  return ELEMENT_KINDS.map((kind) => kindSet(routes[kind]));
}

function addressPage(state: ChangerState, first: AddressAssignment): Uint8Array {
  const { count } = state.elements;
  const [transport, storage, importExport, dataTransfer] = first.map((address, kind) => ({
    first: address,
    count: count[kind],
  }));
  const page = encodeElementAddressAssignment({ transport, storage, importExport, dataTransfer });
  page[0] |= PARAMETERS_SAVABLE;
  return page;
}

/** Mask of page 1Dh: the first addresses can be changed, the numbers of elements can not. */
function changeableAddressPage(state: ChangerState): Uint8Array {
  const page = addressPage(state, [0, 0, 0, 0]);
  for (let kind = 0; kind < 4; kind++) {
    putU16(page, firstAddressByte(kind), 0xffff);
    putU16(page, firstAddressByte(kind) + 2, 0);
  }
  return page;
}

function addresses(state: ChangerState, control: number): Uint8Array {
  if (control === PAGE_CONTROL.CHANGEABLE) return changeableAddressPage(state);
  if (control === PAGE_CONTROL.DEFAULT) return addressPage(state, state.defaultAddresses());
  if (control === PAGE_CONTROL.SAVED) return addressPage(state, state.savedAddresses);
  return addressPage(state, [...state.elements.first]);
}

function fixedPage(state: ChangerState, code: number): Uint8Array {
  const { capabilities } = state.model;
  if (code === MODE_PAGE.DEVICE_CAPABILITIES)
    return encodeDeviceCapabilities({
      store: kindSet(capabilities.store),
      move: routeSets(capabilities.move),
      exchange: routeSets(capabilities.exchange),
    });
  const transports = Array.from({ length: state.elements.count[TRANSPORT] }, (_, member) => ({
    rotate: capabilities.rotate,
    member,
  }));
  return encodeTransportGeometry(transports);
}

/**
 * A mode page.
 * @param control one of PAGE_CONTROL.
 * @returns undefined for a page that the device lacks.
 */
export function modePage(state: ChangerState, code: number, control: number): Uint8Array | undefined {
  if (!CHANGER_MODE_PAGES.includes(code)) return undefined;
  if (code === MODE_PAGE.ELEMENT_ADDRESS_ASSIGNMENT) return addresses(state, control);
  const page = fixedPage(state, code);
  // Nothing of the other pages can be changed; that they report "saved" values costs nothing.
  if (control === PAGE_CONTROL.CHANGEABLE) page.fill(0, 2);
  return page;
}

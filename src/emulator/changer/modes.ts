import { getU16 } from '../../core/bytes.ts';
import { ADDITIONAL_SENSE } from '../../scsi/additional-sense.ts';
import type { ModeDataStart } from '../../scsi/mode-header.ts';
import { MODE_PAGE } from '../../scsi/mode-pages.ts';
import type { ScsiTask } from '../../scsi/task.ts';
import type { ModeList, ModeTraits } from '../device/device-traits.ts';
import { invalidParameter } from '../device/reply.ts';
import type { AddressAssignment, ChangerState } from './changer-state.ts';
import { CHANGER_MODE_PAGES, firstAddressByte, modePage } from './mode-parameters.ts';

/** The kind whose new range leaves the address space or meets another; -1: the ranges are right. */
function misplaced(state: ChangerState, first: AddressAssignment): number {
  const { count } = state.elements;
  for (let kind = 0; kind < 4; kind++) {
    if (count[kind] === 0) continue;
    if (first[kind] + count[kind] > 0x10000) return kind;
    for (let other = 0; other < kind; other++)
      if (first[kind] < first[other] + count[other] && first[other] < first[kind] + count[kind]) return kind;
  }
  return -1;
}

/** MODE SELECT of a library. Only the first addresses of page 1Dh can be changed. */
function selectAddresses(state: ChangerState, task: ScsiTask, list: ModeList, save: boolean): void {
  let first: AddressAssignment = [...state.elements.first];
  for (const { code, at, bytes } of list.pages) {
    if (code !== MODE_PAGE.ELEMENT_ADDRESS_ASSIGNMENT) continue;
    first = first.map((_, kind) => getU16(bytes, firstAddressByte(kind)));
    const kind = misplaced(state, first);
    if (kind >= 0) return invalidParameter(task, at + firstAddressByte(kind));
  }
  if (first.some((address, kind) => address !== state.elements.first[kind])) {
    state.elements.assign(first);
    state.initiators.attention(ADDITIONAL_SENSE.MODE_PARAMETERS_CHANGED, task.initiator);
    state.allChanged();
  }
  if (save) state.savedAddresses = first;
}

const NO_BLOCK_DESCRIPTOR: ModeDataStart = {
  mediumType: 0,
  deviceSpecific: 0,
  blockDescriptor: new Uint8Array(0),
};

/** The mode parameters of a library. */
export const CHANGER_MODES: ModeTraits<ChangerState> = {
  savable: true,
  pageCodes: () => CHANGER_MODE_PAGES,
  page: modePage,
  header: () => NO_BLOCK_DESCRIPTOR,
  select: selectAddresses,
};

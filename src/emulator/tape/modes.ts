import { getU24 } from '../../core/bytes.ts';
import { ADDITIONAL_SENSE } from '../../scsi/additional-sense.ts';
import type { ModeDataStart } from '../../scsi/mode-header.ts';
import { MODE_PAGE, PAGE_CONTROL } from '../../scsi/mode-pages.ts';
import {
  DENSITY,
  DEVICE_CONFIGURATION,
  encodeBlockDescriptor,
  MEDIUM_PARTITION,
} from '../../scsi/ssc-mode-pages.ts';
import type { ScsiTask } from '../../scsi/task.ts';
import type { ModeList, ModeTraits } from '../device/device-traits.ts';
import { invalidParameter } from '../device/reply.ts';
import { findMediumFormat } from '../media/medium-formats.ts';
import { divide } from './erasing.ts';
import { TAPE_MODE_PAGES } from './mode-page-table.ts';
import { requestedSizes } from './partitioning.ts';
import type { TapeState } from './tape-state.ts';
import { writeProtection } from './writing.ts';

const WRITE_PROTECTED = 0x80;
const BUFFERED_SHIFT = 4;
/** Where the block length lies in the block descriptor. */
const BLOCK_LENGTH_BYTE = 5;

/** Density codes that the drive knows, the default one first. */
function densities(state: TapeState): number[] {
  const { writes, readsOnly } = state.profile;
  return [...writes, ...readsOnly].map((id) => findMediumFormat(id)?.density ?? 0);
}

function densityNow(state: TapeState): number {
  if (state.density !== 0) return state.density;
  return state.storage ? (state.cartridge?.format.density ?? 0) : 0;
}

/** Header and block descriptor (SSC-4, mode parameter header; WP, BUFFERED MODE). */
function header(state: TapeState, control: number): ModeDataStart {
  if (control === PAGE_CONTROL.CHANGEABLE)
    return {
      mediumType: 0,
      deviceSpecific: 7 << BUFFERED_SHIFT,
      blockDescriptor: encodeBlockDescriptor(0xff, 0xff_ffff),
    };
  const { cartridge, storage, profile } = state;
  const loaded = storage ? cartridge : undefined;
  const wp = loaded && writeProtection(state) !== 0 ? WRITE_PROTECTED : 0;
  const current = control === PAGE_CONTROL.CURRENT;
  const blockDescriptor = current
    ? encodeBlockDescriptor(densityNow(state), state.blockLength)
    : encodeBlockDescriptor(densities(state)[0], profile.defaultBlock);
  const mediumType = loaded?.worm
    ? (loaded.format.wormType ?? loaded.format.mediumType)
    : (loaded?.format.mediumType ?? 0);
  return {
    mediumType,
    deviceSpecific: wp | ((current ? state.bufferedMode : 1) << BUFFERED_SHIFT),
    blockDescriptor,
  };
}

/** The byte of a block descriptor that the drive cannot take; -1: it can. */
function wrongDescriptorByte(state: TapeState, descriptor: Uint8Array): number {
  if (descriptor.length === 0) return -1;
  const [density] = descriptor;
  const named = density !== DENSITY.DEFAULT && density !== DENSITY.NO_CHANGE;
  if (named && !densities(state).includes(density)) return 0;
  // A loaded tape keeps the density that it was made for.
  if (named && state.storage && density !== state.cartridge?.format.density) return 0;
  const length = getU24(descriptor, BLOCK_LENGTH_BYTE);
  const { minimumBlock, maximumBlock, granularity } = state.profile;
  const variable = length === 0 && minimumBlock !== maximumBlock;
  const legal = length >= minimumBlock && length <= maximumBlock && length % 2 ** granularity === 0;
  return variable || legal ? -1 : BLOCK_LENGTH_BYTE;
}

/** The place in the list of a value that the drive cannot take; -1: it takes them all. */
function wrongPlace(state: TapeState, list: ModeList): number {
  const wrong = wrongDescriptorByte(state, list.blockDescriptor);
  if (wrong >= 0) return list.blockDescriptorAt + wrong;
  for (const { code, at, bytes } of list.pages) {
    if (code !== MODE_PAGE.MEDIUM_PARTITION) continue;
    const sizes = requestedSizes(state, bytes, state.cartridge?.capacity ?? Number.MAX_SAFE_INTEGER);
    if (typeof sizes === 'number') return at - sizes;
  }
  return -1;
}

/** Takes a page over. @returns false where the command is ended with an error. */
function takePage(state: TapeState, task: ScsiTask, code: number, bytes: Uint8Array): boolean {
  if (code === MODE_PAGE.CAPABILITIES_AND_STATUS) return true;
  if (code === MODE_PAGE.MEDIUM_PARTITION && !state.profile.formats && state.storage) {
    const sizes = requestedSizes(state, bytes, state.cartridge?.capacity ?? 0);
    return Array.isArray(sizes) ? divide(state, task, sizes as readonly number[]) : true;
  }
  const whole = tapeModePage(state, code, PAGE_CONTROL.CURRENT);
  if (!whole) return true;
  whole.set(bytes);
  whole[0] = code;
  whole[1] = whole.length - 2;
  state.modePages.set(code, whole);
  return true;
}

function select(state: TapeState, task: ScsiTask, list: ModeList): void {
  const wrong = wrongPlace(state, list);
  if (wrong >= 0) return invalidParameter(task, wrong);
  for (const { code, bytes } of list.pages) if (!takePage(state, task, code, bytes)) return;
  const { blockDescriptor, deviceSpecific } = list;
  if (blockDescriptor.length > 0) {
    const [density] = blockDescriptor;
    if (density !== DENSITY.NO_CHANGE) state.density = state.storage ? 0 : density;
    state.blockLength = getU24(blockDescriptor, BLOCK_LENGTH_BYTE);
  }
  state.bufferedMode = (deviceSpecific >> BUFFERED_SHIFT) & 7;
  state.initiators.attention(ADDITIONAL_SENSE.MODE_PARAMETERS_CHANGED, task.initiator);
}

/** A mode page of a tape drive. */
export function tapeModePage(state: TapeState, code: number, control: number): Uint8Array | undefined {
  const row = TAPE_MODE_PAGES.find((page) => page.code === code);
  if (!row || !row.supported(state)) return undefined;
  if (control === PAGE_CONTROL.CHANGEABLE) return row.changeable(state);
  const page = row.defaults(state);
  const selected = control === PAGE_CONTROL.CURRENT ? state.modePages.get(code) : undefined;
  if (selected && code !== MODE_PAGE.MEDIUM_PARTITION) page.set(selected.subarray(0, page.length));
  if (code === MODE_PAGE.DEVICE_CONFIGURATION)
    page[DEVICE_CONFIGURATION.ACTIVE_PARTITION_BYTE] = state.partition;
  return page;
}

/** The mode parameters of a tape drive. */
export const TAPE_MODES: ModeTraits<TapeState> = {
  savable: false,
  pageCodes: (state) => TAPE_MODE_PAGES.filter((page) => page.supported(state)).map(({ code }) => code),
  page: tapeModePage,
  // Only as many sizes need be sent as there are partitions.
  shortestPage: (_state, code) =>
    code === MODE_PAGE.MEDIUM_PARTITION ? MEDIUM_PARTITION.SIZES_BYTE - 2 : undefined,
  header,
  select,
};

import { getU16, putU16 } from '../../core/bytes.ts';
import { MODE_PAGE } from '../../scsi/mode-pages.ts';
import { emptyModePage, MEDIUM_PARTITION as PAGE, partitionUnit } from '../../scsi/ssc-mode-pages.ts';
import type { TapeState } from './tape-state.ts';

const { MEDIUM_PARTITION } = MODE_PAGE;
/** PSUM 10b: units of 10^6 bytes. */
const MEGABYTES = 2;
/** The page has room for so many sizes: more make MODE SENSE(6) of all pages overflow. */
const MOST_SIZES = 16;
/** MEDIUM FORMAT RECOGNITION: format and partitions are recognized. */
const RECOGNIZES_ALL = 3;

/** Sizes that the page of a drive has room for; two at least, as MODE_MEDIUM_PARTITION_PAGE of minitape.h has. */
export function partitionSlots(state: TapeState): number {
  return Math.max(2, Math.min(MOST_SIZES, state.profile.partitions));
}

/** Page 11h (SSC-4, Medium Partition mode page) as the loaded tape is divided. */
export function mediumPartitionPage(state: TapeState): Uint8Array {
  const slots = partitionSlots(state);
  const page = emptyModePage(MEDIUM_PARTITION, PAGE.SIZES_BYTE - 2 + 2 * slots);
  const partitions = state.storage?.partitions ?? [];
  page[PAGE.MAXIMUM_BYTE] = Math.min(slots, state.profile.partitions) - 1;
  page[PAGE.DEFINED_BYTE] = Math.max(0, partitions.length - 1);
  page[PAGE.FLAGS_BYTE] = (MEGABYTES << PAGE.UNIT_SHIFT) | (state.profile.formats ? PAGE.POFM : 0);
  page[PAGE.RECOGNITION_BYTE] = RECOGNIZES_ALL;
  const unit = exponentFor(partitions.map(({ capacity }) => capacity));
  if (unit !== 6) {
    page[PAGE.FLAGS_BYTE] |= 3 << PAGE.UNIT_SHIFT;
    page[PAGE.EXPONENT_BYTE] = unit;
  }
  partitions.slice(0, slots).forEach(({ capacity }, i) => {
    putU16(page, PAGE.SIZES_BYTE + 2 * i, Math.min(PAGE.REST - 1, Math.round(capacity / 10 ** unit)));
  });
  return page;
}

/** The power of ten in which the sizes fit 16 bits: 6 where megabytes do. */
function exponentFor(capacities: readonly number[]): number {
  const largest = Math.max(0, ...capacities);
  let exponent = 6;
  while (largest / 10 ** exponent >= PAGE.REST) exponent++;
  return exponent;
}

/** What MODE SELECT may change of the page. */
export function partitionPageMask(state: TapeState): Uint8Array {
  const page = mediumPartitionPage(state).fill(0, 2);
  if (state.profile.partitions === 1) return page;
  page[PAGE.DEFINED_BYTE] = 0xff;
  page[PAGE.FLAGS_BYTE] = PAGE.FDP | PAGE.SDP | PAGE.IDP | PAGE.UNIT_MASK;
  page[PAGE.EXPONENT_BYTE] = 0x0f;
  page.fill(0xff, PAGE.SIZES_BYTE);
  return page;
}

/**
 * The sizes in bytes that a page asks for.
 * @returns the byte of the page that is wrong, as a negative number; undefined where it asks for nothing.
 */
export function requestedSizes(
  state: TapeState,
  page: Uint8Array,
  capacity: number,
): readonly number[] | number | undefined {
  const flags = page[PAGE.FLAGS_BYTE];
  const additional = page[PAGE.DEFINED_BYTE];
  const method = flags & (PAGE.FDP | PAGE.SDP | PAGE.IDP);
  if (method === 0) return undefined;
  if (additional > Math.min(partitionSlots(state), state.profile.partitions) - 1) return -PAGE.DEFINED_BYTE;
  // FDP: the drive's own division is two halves. SDP: the drive chooses equal sizes.
  if (method === PAGE.FDP) return equalSizes(capacity, 2);
  if (method === PAGE.SDP) return equalSizes(capacity, additional + 1);
  if (method !== PAGE.IDP) return -PAGE.FLAGS_BYTE;
  return initiatorSizes(page, additional + 1, capacity);
}

function equalSizes(capacity: number, count: number): number[] {
  return Array.from({ length: count }, () => Math.max(1, Math.floor(capacity / count)));
}

function initiatorSizes(page: Uint8Array, count: number, capacity: number): readonly number[] | number {
  const unit = partitionUnit(
    (page[PAGE.FLAGS_BYTE] & PAGE.UNIT_MASK) >> PAGE.UNIT_SHIFT,
    page[PAGE.EXPONENT_BYTE] & 0x0f,
  );
  const sizes: number[] = [];
  let rest = -1;
  let used = 0;
  for (let i = 0; i < count; i++) {
    const at = PAGE.SIZES_BYTE + 2 * i;
    const size = at + 2 <= page.length ? getU16(page, at) : PAGE.REST;
    if (size === PAGE.REST && rest < 0) rest = i;
    else if (size === 0 || size === PAGE.REST || used + size * unit > capacity) return -at;
    sizes.push(size * unit);
    if (rest !== i) used += size * unit;
  }
  if (rest >= 0) sizes[rest] = capacity - used;
  return sizes.some((size) => size <= 0) ? -(PAGE.SIZES_BYTE + 2 * rest) : sizes;
}

/** The sizes that FORMAT MEDIUM forms: those of the page that MODE SELECT left, or one partition. */
export function partitionSizes(state: TapeState, capacity: number): readonly number[] {
  const page = state.modePages.get(MEDIUM_PARTITION);
  const sizes = page ? requestedSizes(state, page, capacity) : undefined;
  return Array.isArray(sizes) ? (sizes as readonly number[]) : [capacity];
}

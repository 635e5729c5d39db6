import { putU16 } from '../../core/bytes.ts';
import {
  BUS_FLAG,
  DESCRIPTOR_FIXED_LENGTH,
  elementDescriptorLength,
  PAGE_FLAG,
  putPageHeader,
  putStatusHeader,
  SOURCE_FLAG,
  STATUS_HEADER_LENGTH,
  VOLUME_TAG_LENGTH,
} from '../../scsi/element-status.ts';
import type { ScsiTask } from '../../scsi/task.ts';
import { CODE_SET_ASCII, DESIGNATOR_T10_VENDOR_ID } from '../../scsi/vital-product-data.ts';
import { MEDIUM } from './cartridges.ts';
import type { ChangerState } from './changer-state.ts';
import { elementException, elementFlags, knownFull } from './element-view.ts';
import { DRIVE } from './elements.ts';
import { room } from '../device/reply.ts';

/** Which descriptors a command asks for. */
export interface ReportRequest {
  /** Kinds to report, by ascending address. */
  readonly kinds: readonly number[];
  /** Lowest element address. */
  readonly start: number;
  /** Most descriptors. */
  readonly limit: number;
  readonly volumeTags: boolean;
  readonly identifiers: boolean;
  readonly allocation: number;
  /** SEND VOLUME TAG action code for the header, 0 for READ ELEMENT STATUS. */
  readonly sendActionCode: number;
  /** By element: report only those with 1. */
  readonly matches?: Uint8Array;
}

/** The elements of one kind from `from` on, of which `count` are reported. */
interface PagePlan {
  readonly kind: number;
  readonly from: number;
  readonly count: number;
  readonly flags: number;
  readonly identifierLength: number;
  readonly descriptorLength: number;
}

/** The initiator's memory, by bytes and by words. */
interface Output {
  readonly memory: Uint8Array;
  readonly view: DataView;
}

function planPages(state: ChangerState, request: ReportRequest): PagePlan[] {
  const { elements, model } = state;
  const tagged =
    request.volumeTags && (model.capabilities.barcodeReader || model.capabilities.volumeTags.length > 0);
  const flags = tagged ? PAGE_FLAG.PVOLTAG | (model.capabilities.rotate ? PAGE_FLAG.AVOLTAG : 0) : 0;
  const pages: PagePlan[] = [];
  let left = request.limit;
  for (const kind of request.kinds) {
    const end = elements.base[kind] + elements.count[kind];
    let from = elements.base[kind] + Math.max(0, request.start - elements.first[kind]);
    let count = 0;
    for (let element = from; element < end && count < left; element++) {
      if (request.matches && request.matches[element] === 0) continue;
      if (count === 0) from = element;
      count++;
    }
    if (count === 0) continue;
    left -= count;
    const identifierLength = request.identifiers && kind === DRIVE ? state.driveIdentifierLength : 0;
    const descriptorLength = elementDescriptorLength(flags, identifierLength);
    pages.push({ kind, from, count, flags, identifierLength, descriptorLength });
  }
  return pages;
}

/**
 * Copies a volume tag, four bytes at a time: tens of thousands of them make up a report. Nothing is written
 * for an element without cartridge.
 */
function putTag(state: ChangerState, view: DataView, at: number, medium: number, flag: number): number {
  if (medium >= 0) {
    const { tagView } = state.cartridges;
    const from = state.cartridges.tagOffset(medium, flag);
    for (let i = 0; i < VOLUME_TAG_LENGTH; i += 4) view.setInt32(at + i, tagView.getInt32(from + i));
  }
  return at + VOLUME_TAG_LENGTH;
}

function putBusAddress(memory: Uint8Array, at: number, index: number): void {
  // The changer is target 0 of the library's bus, the drives follow it.
  const target = index + 1;
  memory[at + 6] = BUS_FLAG.LU_VALID | (target <= 0xff ? BUS_FLAG.ID_VALID : 0);
  memory[at + 7] = target <= 0xff ? target : 0;
}

/** Writes one descriptor into zeroed memory. */
function putDescriptor(
  state: ChangerState,
  { memory, view }: Output,
  at: number,
  element: number,
  page: PagePlan,
): void {
  const { elements, cartridges } = state;
  const exception = elementException(state, element);
  const medium = knownFull(state, element) ? elements.cartridge[element] : -1;
  putU16(memory, at, elements.address(element));
  memory[at + 2] = elementFlags(state, element, exception);
  putU16(memory, at + 4, exception);
  if (page.kind === DRIVE) putBusAddress(memory, at, element - elements.base[DRIVE]);
  if (medium >= 0 && cartridges.source[medium] >= 0) {
    const inverted = cartridges.has(medium, MEDIUM.INVERTED);
    memory[at + 9] = SOURCE_FLAG.SVALID | (inverted ? SOURCE_FLAG.INVERT : 0);
    putU16(memory, at + 10, elements.address(cartridges.source[medium]));
  }
  let next = at + DESCRIPTOR_FIXED_LENGTH;
  if (page.flags & PAGE_FLAG.PVOLTAG) next = putTag(state, view, next, medium, MEDIUM.PRIMARY);
  if (page.flags & PAGE_FLAG.AVOLTAG) next = putTag(state, view, next, medium, MEDIUM.ALTERNATE);
  if (page.identifierLength === 0) return;
  const identifier = state.driveIdentifier(element - elements.base[DRIVE]);
  if (!identifier) return;
  memory[next] = CODE_SET_ASCII;
  memory[next + 1] = DESIGNATOR_T10_VENDOR_ID;
  memory[next + 3] = identifier.length;
  memory.set(identifier, next + 4);
}

/** Writes a page as far as it fits before `end`. @returns where it ends. */
function putPage(
  state: ChangerState,
  output: Output,
  start: number,
  end: number,
  page: PagePlan,
  matches: Uint8Array | undefined,
): number {
  const byteCount = page.count * page.descriptorLength;
  if (start + STATUS_HEADER_LENGTH > end) return start;
  putPageHeader(output.memory, start, page.kind + 1, page.flags, page.descriptorLength, byteCount);
  let at = start + STATUS_HEADER_LENGTH;
  const fitting = Math.min(page.count, Math.floor((end - at) / page.descriptorLength));
  const stop = at + fitting * page.descriptorLength;
  output.memory.fill(0, at, stop);
  for (let element = page.from; at < stop; element++) {
    if (matches && matches[element] === 0) continue;
    putDescriptor(state, output, at, element, page);
    at += page.descriptorLength;
  }
  return stop;
}

/**
 * Answers READ ELEMENT STATUS and REQUEST VOLUME ELEMENT ADDRESS (SMC-3). The byte counts are those of the
 * whole report, whatever the allocation length; only whole descriptors are sent.
 */
export function sendElementReport(state: ChangerState, task: ScsiTask, request: ReportRequest): void {
  const pages = planPages(state, request);
  let byteCount = 0;
  let count = 0;
  for (const page of pages) {
    byteCount += STATUS_HEADER_LENGTH + page.count * page.descriptorLength;
    count += page.count;
  }
  const { memory, offset } = task;
  const size = Math.min(request.allocation, room(task), STATUS_HEADER_LENGTH + byteCount);
  const header = new Uint8Array(STATUS_HEADER_LENGTH);
  putStatusHeader(header, 0, pages.length > 0 ? state.elements.address(pages[0].from) : 0, count, byteCount);
  header[4] = request.sendActionCode;
  memory.set(header.subarray(0, size), offset);
  const output = { memory, view: new DataView(memory.buffer, memory.byteOffset, memory.byteLength) };
  let at = offset + Math.min(size, STATUS_HEADER_LENGTH);
  for (const page of pages) {
    const next = putPage(state, output, at, offset + size, page, request.matches);
    const whole = next - at === STATUS_HEADER_LENGTH + page.count * page.descriptorLength;
    at = next;
    if (!whole) break;
  }
  task.transferred = at - offset;
}

import { describeRequest } from '../ddi/requests/describe.ts';
import { defaultOutputLength } from '../ddi/requests/ioctl-words.ts';
import { elementText } from '../ddi/requests/element-words.ts';
import { offsets, sizeOf } from '../ddi/struct.ts';
import { CHANGER_ELEMENT_STATUS, CHANGER_ELEMENT_STATUS_EX } from '../ddi/structs/ntddchgr.ts';
import { ELEMENT_STATUS_FLAGS, EXCEPTION_CODES, nameOf } from '../ddi/values.ts';
import type { Exam, Reply } from './exam.ts';

const at = offsets(CHANGER_ELEMENT_STATUS);
const SHORT = sizeOf(CHANGER_ELEMENT_STATUS);
const LONG = sizeOf(CHANGER_ELEMENT_STATUS_EX);
const DEFINED = Object.values(ELEMENT_STATUS_FLAGS).reduce((mask, bit) => mask | bit, 0);

/** One CHANGER_ELEMENT_STATUS, byte by byte: nothing of it is left out. */
export interface StatusEntry {
  /** `slot 3`. */
  readonly element: string;
  readonly type: number;
  readonly address: number;
  /** ELEMENT_STATUS_ flags by name, without the prefix. */
  readonly flags: ReadonlySet<string>;
  /** Bits of Flags that have no name. */
  readonly undefinedFlags: number;
  /** Name of the exception code; empty for 0, hex where it has no name. */
  readonly exception: string;
  /** SrcElementAddress as a place, and whether any byte of it is set. */
  readonly source: string;
  readonly sourceSet: boolean;
  readonly reserved: number;
  readonly primaryVolumeId: string;
  readonly alternateVolumeId: string;
}

function entryAt(bytes: Uint8Array, offset: number): StatusEntry {
  const view = new DataView(bytes.buffer, bytes.byteOffset + offset, SHORT);
  const number = (where: number): number => view.getUint32(where, true);
  const flags = number(at.Flags);
  const exception = number(at.ExceptionCode);
  const type = number(at.Element);
  const address = number(at.Element + 4);
  const text = (where: number): string =>
    String.fromCharCode(...bytes.subarray(offset + where, offset + where + 32)).replace(/[\0 ]+$/, '');
  return {
    element: elementText(type, address),
    type,
    address,
    flags: new Set(
      Object.entries(ELEMENT_STATUS_FLAGS)
        .filter(([, bit]) => (flags & bit) !== 0)
        .map(([name]) => name.replace('ELEMENT_STATUS_', '')),
    ),
    undefinedFlags: (flags & ~DEFINED) >>> 0,
    exception: exception === 0 ? '' : (nameOf(EXCEPTION_CODES, exception) ?? `0x${exception.toString(16)}`),
    source: elementText(number(at.SrcElementAddress), number(at.SrcElementAddress + 4)),
    sourceSet: number(at.SrcElementAddress) !== 0 || number(at.SrcElementAddress + 4) !== 0,
    reserved: view.getUint16(at.Reserved, true),
    primaryVolumeId: text(at.PrimaryVolumeID),
    alternateVolumeId: text(at.AlternateVolumeID),
  };
}

/** What element status came back with. */
export interface EntriesRead {
  readonly reply: Reply;
  readonly entries: readonly StatusEntry[];
  /** Bytes behind the last whole entry. */
  readonly rest: number;
}

/** Reads element status and takes the bytes apart. The entries are empty where the request fails. */
export function readEntries(exam: Exam, element: string, count: number, volumeTags = false): EntriesRead {
  const words = { element, count, volumeTags };
  const input = exam.input('GET_ELEMENT_STATUS', words);
  const room = defaultOutputLength('GET_ELEMENT_STATUS', input);
  const reply = exam.raw('GET_ELEMENT_STATUS', input, room, describeRequest('GET_ELEMENT_STATUS', words));
  const bytes = exam.bytes(reply);
  const entries: StatusEntry[] = [];
  let offset = 0;
  while (offset + SHORT <= bytes.length) {
    const entry = entryAt(bytes, offset);
    const length = entry.flags.has('PRODUCT_DATA') ? LONG : SHORT;
    if (offset + length > bytes.length) break;
    entries.push(entry);
    offset += length;
  }
  return { reply, entries, rest: bytes.length - offset };
}

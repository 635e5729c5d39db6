import { CHANGER_IOCTLS, type ChangerIoctlName } from '../ioctls.ts';
import { offsets, sizeOf } from '../struct.ts';
import { bufferStruct } from '../structs/index.ts';
import {
  CHANGER_ELEMENT,
  CHANGER_ELEMENT_LIST,
  CHANGER_ELEMENT_STATUS,
  CHANGER_ELEMENT_STATUS_EX,
  CHANGER_EXCHANGE_MEDIUM,
  CHANGER_INITIALIZE_ELEMENT_STATUS,
  CHANGER_MOVE_MEDIUM,
  CHANGER_READ_ELEMENT_STATUS,
  CHANGER_SEND_VOLUME_TAG_INFORMATION,
  CHANGER_SET_ACCESS,
  CHANGER_SET_POSITION,
  READ_ELEMENT_ADDRESS_INFO,
} from '../structs/ntddchgr.ts';
import { ELEMENT_TYPE, LENGTHS, SET_ACCESS_CONTROL, VOLUME_TAG_ACTIONS } from '../values.ts';
import { parseElement } from './element-words.ts';

/** How a word's value goes into its structure member. */
export type WordKind = 'element' | 'count' | 'flag' | 'control' | 'action' | 'template';

/** One readable field of an IOCTL step: a member of the IOCTL's input structure. */
export interface Word {
  readonly kind: WordKind;
  /** Offset of the member in the input structure. */
  readonly at: number;
  readonly member: string;
  readonly description: string;
  /** Value where the step leaves the word out; undefined: the word is required. */
  readonly fallback?: string | number | boolean;
}

const listAt = offsets(CHANGER_ELEMENT_LIST);
const word = (
  kind: WordKind,
  at: number,
  member: string,
  description: string,
  fallback?: Word['fallback'],
): Word => ({ kind, at, member, description, fallback });

const setAccess = offsets(CHANGER_SET_ACCESS);
const readStatus = offsets(CHANGER_READ_ELEMENT_STATUS);
const initialize = offsets(CHANGER_INITIALIZE_ELEMENT_STATUS);
const setPosition = offsets(CHANGER_SET_POSITION);
const exchange = offsets(CHANGER_EXCHANGE_MEDIUM);
const move = offsets(CHANGER_MOVE_MEDIUM);
const volumeTag = offsets(CHANGER_SEND_VOLUME_TAG_INFORMATION);
const TRANSPORT = 'transport 0';

/** The readable fields of each IOCTL step. */
export const IOCTL_WORDS: Readonly<Record<ChangerIoctlName, Readonly<Record<string, Word>>>> = {
  GET_PARAMETERS: {},
  GET_STATUS: {},
  GET_PRODUCT_DATA: {},
  SET_ACCESS: {
    element: word('element', setAccess.Element, 'Element', 'Port, door or keypad: "port 0".'),
    control: word(
      'control',
      setAccess.Control,
      'Control',
      'LOCK_ELEMENT, UNLOCK_ELEMENT, EXTEND_IEPORT or RETRACT_IEPORT.',
    ),
  },
  GET_ELEMENT_STATUS: {
    element: word(
      'element',
      readStatus.ElementList,
      'ElementList.Element',
      'First element, or "all".',
      'all',
    ),
    count: word(
      'count',
      readStatus.ElementList + listAt.NumberOfElements,
      'ElementList.NumberOfElements',
      'Number of elements.',
      1,
    ),
    volumeTags: word('flag', readStatus.VolumeTagInfo, 'VolumeTagInfo', 'Ask for volume tags.', false),
  },
  INITIALIZE_ELEMENT_STATUS: {
    element: word(
      'element',
      initialize.ElementList,
      'ElementList.Element',
      'First element, or "all".',
      'all',
    ),
    count: word(
      'count',
      initialize.ElementList + listAt.NumberOfElements,
      'ElementList.NumberOfElements',
      'Number of elements of a range.',
      0,
    ),
    barCodeScan: word('flag', initialize.BarCodeScan, 'BarCodeScan', 'Read the bar codes.', false),
  },
  SET_POSITION: {
    transport: word('element', setPosition.Transport, 'Transport', 'The transport.', TRANSPORT),
    destination: word('element', setPosition.Destination, 'Destination', 'Where to.'),
    flip: word('flag', setPosition.Flip, 'Flip', 'Rotate the picker.', false),
  },
  EXCHANGE_MEDIUM: {
    transport: word('element', exchange.Transport, 'Transport', 'The transport.', TRANSPORT),
    source: word('element', exchange.Source, 'Source', 'Where the first cartridge is.'),
    destination1: word(
      'element',
      exchange.Destination1,
      'Destination1',
      'Where the first cartridge goes: the second one is there.',
    ),
    destination2: word('element', exchange.Destination2, 'Destination2', 'Where the second cartridge goes.'),
    flip1: word('flag', exchange.Flip1, 'Flip1', 'Rotate the first cartridge.', false),
    flip2: word('flag', exchange.Flip2, 'Flip2', 'Rotate the second cartridge.', false),
  },
  MOVE_MEDIUM: {
    transport: word('element', move.Transport, 'Transport', 'The transport.', TRANSPORT),
    source: word('element', move.Source, 'Source', 'Where the cartridge is.'),
    destination: word('element', move.Destination, 'Destination', 'Where it goes.'),
    flip: word('flag', move.Flip, 'Flip', 'Rotate the cartridge.', false),
  },
  REINITIALIZE_TRANSPORT: {
    element: word('element', 0, '', 'The transport.', TRANSPORT),
  },
  QUERY_VOLUME_TAGS: {
    element: word('element', volumeTag.StartingElement, 'StartingElement', 'First element, or "all".', 'all'),
    action: word('action', volumeTag.ActionCode, 'ActionCode', 'SEARCH_ALL, ASSERT_PRIMARY, …'),
    template: word(
      'template',
      volumeTag.VolumeIDTemplate,
      'VolumeIDTemplate',
      'Volume identification; * and ? in searches.',
      '',
    ),
  },
};

const elementAt = offsets(CHANGER_ELEMENT);

/** The input buffer of an IOCTL step. @param step its words, checked by the scenario's schema. */
export function encodeInput(name: ChangerIoctlName, step: Readonly<Record<string, unknown>>): Uint8Array {
  const { input } = CHANGER_IOCTLS[name];
  const bytes = new Uint8Array(input === null ? 0 : sizeOf(bufferStruct(input)));
  const view = new DataView(bytes.buffer);
  for (const [key, row] of Object.entries(IOCTL_WORDS[name])) {
    const value = step[key] ?? row.fallback;
    switch (row.kind) {
      case 'element': {
        const element = parseElement(typeof value === 'string' ? value : '');
        view.setUint32(row.at + elementAt.ElementType, element?.type ?? ELEMENT_TYPE.ChangerMaxElement, true);
        view.setUint32(row.at + elementAt.ElementAddress, element?.address ?? 0, true);
        break;
      }
      case 'count':
        view.setUint32(row.at, Number(value), true);
        break;
      case 'flag':
        view.setUint8(row.at, value === true ? 1 : 0);
        break;
      case 'control':
        view.setUint32(row.at, numberOf(SET_ACCESS_CONTROL, value), true);
        break;
      case 'action':
        view.setUint32(row.at, numberOf(VOLUME_TAG_ACTIONS, value), true);
        break;
      case 'template':
        putTemplate(bytes, row.at, typeof value === 'string' ? value : '');
        break;
    }
  }
  return bytes;
}

/** A name of a table, or a number for a value that has none. */
function numberOf(table: Readonly<Record<string, number>>, value: unknown): number {
  return typeof value === 'number' ? value : (table[String(value)] ?? 0xffffffff);
}

/** VolumeIDTemplate: blank padded, as SEND VOLUME TAG wants it. */
function putTemplate(bytes: Uint8Array, at: number, text: string): void {
  bytes.fill(0x20, at, at + 32);
  for (let i = 0; i < Math.min(text.length, LENGTHS.MAX_VOLUME_TEMPLATE_SIZE); i++)
    bytes[at + i] = text.charCodeAt(i);
}

/** The output buffer that a caller would bring, in bytes. */
export function defaultOutputLength(name: ChangerIoctlName, input: Uint8Array): number {
  const { output } = CHANGER_IOCTLS[name];
  if (output === null) return 0;
  if (output === CHANGER_ELEMENT_STATUS.name) {
    const view = new DataView(input.buffer);
    const type = view.getUint32(0, true);
    // Room for the longer entry wherever drives may be among them.
    const plain = type !== ELEMENT_TYPE.ChangerDrive && type !== ELEMENT_TYPE.AllElements;
    const entry = sizeOf(plain ? CHANGER_ELEMENT_STATUS : CHANGER_ELEMENT_STATUS_EX);
    return Math.min(view.getUint32(8, true), 0x10000) * entry;
  }
  const size = sizeOf(bufferStruct(output));
  // Room for more than the one element that the structure holds.
  return output === READ_ELEMENT_ADDRESS_INFO.name ? size + 31 * sizeOf(CHANGER_ELEMENT_STATUS) : size;
}

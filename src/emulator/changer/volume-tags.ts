import { getAscii, getU16, getU24 } from '../../core/bytes.ts';
import { ADDITIONAL_SENSE } from '../../scsi/additional-sense.ts';
import { VOLUME_IDENTIFICATION_LENGTH } from '../../scsi/element-status.ts';
import { SCSISTAT } from '../../scsi/status.ts';
import type { ScsiTask } from '../../scsi/task.ts';
import type { Capabilities } from '../model.ts';
import { MEDIUM } from './cartridges.ts';
import type { ChangerState } from './changer-state.ts';
import { sendElementReport } from './element-report.ts';
import { knownFull } from './element-view.ts';
import { kindsOfType, VOLUME_TAG } from './read-element-status.ts';
import { illegal, invalidField, invalidParameter, lengthError, receive } from '../device/reply.ts';
import { invalidAddress } from './invalid-address.ts';

/** Length of the SEND VOLUME TAG parameter list: template (32), minimum and maximum sequence number. */
const PARAMETER_LIST_LENGTH = 40;

type ActionGroup = Capabilities['volumeTags'][number];

/** Group of a send action code (SMC-3, SEND VOLUME TAG); undefined for 3, 7 and what lies above Dh. */
function groupOf(action: number): ActionGroup | undefined {
  if (action <= 6) return action === 3 ? undefined : 'search';
  if (action === 8 || action === 9) return 'assert';
  if (action === 0xa || action === 0xb) return 'replace';
  return action === 0xc || action === 0xd ? 'undefine' : undefined;
}

/** A template as a regular expression: `?` is any character, `*` any characters. */
function templatePattern(template: string): RegExp {
  const text = template
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('?', '.')
    .replace(/\*+/g, '.*');
  return new RegExp(`^${text}$`);
}

/** The tags that a search looks at: both, primary only, alternate only (codes 0 to 2 and 4 to 6). */
const searched: readonly (readonly number[])[] = [
  [MEDIUM.PRIMARY, MEDIUM.ALTERNATE],
  [MEDIUM.PRIMARY],
  [MEDIUM.ALTERNATE],
];

function search(
  state: ChangerState,
  task: ScsiTask,
  list: Uint8Array,
  action: number,
  kinds: readonly number[],
): void {
  const { elements, cartridges } = state;
  const start = getU16(task.cdb, 2);
  const pattern = templatePattern(getAscii(list, 0, VOLUME_IDENTIFICATION_LENGTH));
  const [minimum, maximum] = [getU16(list, 34), getU16(list, 38)];
  const matches = new Uint8Array(elements.total);
  const matchesTag = (medium: number, flag: number): boolean => {
    const tag = cartridges.tag(medium, flag);
    if (tag === undefined || !pattern.test(tag)) return false;
    const sequence = getU16(cartridges.tags, cartridges.tagOffset(medium, flag) + 34);
    return action >= 4 || (sequence >= minimum && sequence <= maximum);
  };
  for (let element = 0; element < elements.total; element++) {
    if (!kinds.includes(elements.kind[element]) || elements.address(element) < start) continue;
    const medium = elements.cartridge[element];
    if (knownFull(state, element) && searched[action & 3].some((flag) => matchesTag(medium, flag)))
      matches[element] = 1;
  }
  state.searches.set(task.initiator, { action, matches });
}

function change(state: ChangerState, task: ScsiTask, list: Uint8Array | undefined, action: number): void {
  const { elements, cartridges } = state;
  const element = elements.find(getU16(task.cdb, 2));
  if (element < 0) return invalidAddress(task, 2);
  if (state.reservations.elementConflict(task.initiator, element)) {
    task.status = SCSISTAT.SCSISTAT_RESERVATION_CONFLICT;
    return;
  }
  if (!knownFull(state, element)) return illegal(task, ADDITIONAL_SENSE.MEDIUM_SOURCE_ELEMENT_EMPTY);
  const medium = elements.cartridge[element];
  const flag = action & 1 ? MEDIUM.ALTERNATE : MEDIUM.PRIMARY;
  if (groupOf(action) === 'assert' && cartridges.has(medium, flag)) return invalidField(task, 5, 4);
  const tag =
    list && groupOf(action) !== 'undefine' ? getAscii(list, 0, VOLUME_IDENTIFICATION_LENGTH) : undefined;
  cartridges.setTag(medium, flag, tag, list && tag !== undefined ? getU16(list, 34) : 0);
  state.changed(element);
}

/** The byte of the parameter list that is wrong; -1: it is right. */
function wrongByte(list: Uint8Array, wildcards: boolean): number {
  for (let i = 0; i < VOLUME_IDENTIFICATION_LENGTH; i++) {
    const byte = list[i];
    if (byte !== 0 && (byte < 0x20 || byte > 0x7e)) return i;
    if (!wildcards && (byte === 0x2a || byte === 0x3f)) return i;
  }
  return [32, 33, 36, 37].find((i) => list[i] !== 0) ?? -1;
}

/**
 * SEND VOLUME TAG (SMC-3, SCSI-2 17.2.9): searches for tags, or defines and removes the tag of one cartridge.
 * An alternate tag needs a library that turns cartridges over.
 * Errors: 5/24/00 element type or send action code, or assert of a tag that is defined; 5/1A/00 length other
 * than 40 (0 will do for undefine); 5/26/00 characters; 5/21/01 address; 5/3B/0E no cartridge there.
 */
export function sendVolumeTag(state: ChangerState, task: ScsiTask): void {
  const { cdb } = task;
  const action = cdb[5] & 0x1f;
  const kinds = kindsOfType(state, cdb[1] & 0xf);
  const group = groupOf(action);
  const { volumeTags, rotate } = state.model.capabilities;
  if (!kinds) return invalidField(task, 1, 3);
  if (!group || !volumeTags.includes(group)) return invalidField(task, 5, 4);
  if (group !== 'search' && action & 1 && !rotate) return invalidField(task, 5, 4);
  const length = getU16(cdb, 8);
  if (length !== PARAMETER_LIST_LENGTH && !(length === 0 && group === 'undefine'))
    return lengthError(task, 8);
  const list = length === 0 ? undefined : receive(task, length, 8);
  if (!list && length !== 0) return;
  const wrong = list ? wrongByte(list, group === 'search') : -1;
  if (wrong >= 0) return invalidParameter(task, wrong);
  if (list && group === 'search') search(state, task, list, action, kinds);
  else change(state, task, list, action);
}

/**
 * REQUEST VOLUME ELEMENT ADDRESS (SMC-3, SCSI-2 17.2.7): the elements that the initiator's last search found.
 * Errors: 5/24/00 element type; 5/2C/00 there was no search.
 */
export function requestVolumeElementAddress(state: ChangerState, task: ScsiTask): void {
  const { cdb } = task;
  const kinds = kindsOfType(state, cdb[1] & 0xf);
  if (!kinds) return invalidField(task, 1, 3);
  const found = state.searches.get(task.initiator);
  if (!found) return illegal(task, ADDITIONAL_SENSE.COMMAND_SEQUENCE_ERROR);
  sendElementReport(state, task, {
    kinds,
    start: getU16(cdb, 2),
    limit: getU16(cdb, 4),
    volumeTags: (cdb[1] & VOLUME_TAG) !== 0,
    identifiers: false,
    allocation: getU24(cdb, 7),
    sendActionCode: found.action,
    matches: found.matches,
  });
}

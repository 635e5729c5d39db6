import { getU16, getU32 } from '../../core/bytes.ts';
import { ADDITIONAL_SENSE } from '../../scsi/additional-sense.ts';
import type { ListedAttribute, MamAttribute } from '../../scsi/mam.ts';
import { decodeAttributes, encodeAttributeList, encodeAttributes } from '../../scsi/mam.ts';
import { SENSE_KEY } from '../../scsi/sense-key.ts';
import type { ScsiTask } from '../../scsi/task.ts';
import { fail, invalidField, invalidParameter, lengthError, receive, send } from '../device/reply.ts';
import type { HostAttribute } from '../media/medium-notes.ts';
import type { AttributeRow, MamSource } from './attribute-table.ts';
import { ATTRIBUTES } from './attribute-table.ts';
import { stopAtFault } from './ending.ts';
import type { TapeState } from './tape-state.ts';
import { writeProtection } from './writing.ts';

/** Service actions of READ ATTRIBUTE. */
const ACTION = { VALUES: 0, LIST: 1, LOGICAL_VOLUMES: 2, PARTITIONS: 3, SUPPORTED: 5 } as const;
const VOLUME_BYTE = 5;
const PARTITION_BYTE = 7;
/** Where the identifier, format and length of an attribute lie in it. */
const FORMAT = 2;
const LENGTH = 3;

/** The partition that a command names; undefined, and the command is ended, where there is none. */
function source(state: TapeState, task: ScsiTask): MamSource | undefined {
  const { storage, cartridge } = state;
  const partition = storage?.partitions[task.cdb[PARTITION_BYTE]];
  if (task.cdb[VOLUME_BYTE] !== 0) return void invalidField(task, VOLUME_BYTE);
  if (!storage || !cartridge || !partition) return void invalidField(task, PARTITION_BYTE);
  return { state, storage, cartridge, partition };
}

function valueOf(row: AttributeRow, from: MamSource): MamAttribute | undefined {
  const { id, format } = row;
  if (row.value) return { id, format, readOnly: true, value: row.value(from) };
  const written = from.storage.notes.attributes.find((attribute) => attribute.id === id);
  return written && { ...written, readOnly: false };
}

/**
 * READ ATTRIBUTE (SPC-4): values, the list of those that have one, logical volumes, partitions, and all that the
 * drive knows.
 * Errors: 5/24/00 no such partition or logical volume.
 */
export function readAttribute(state: TapeState, task: ScsiTask): void {
  const { cdb } = task;
  const action = cdb[1] & 0x1f;
  const first = getU16(cdb, 8);
  const allocation = getU32(cdb, 10);
  const from = source(state, task);
  if (!from) return;
  const present = ATTRIBUTES.flatMap((row) => (row.id < first ? [] : (valueOf(row, from) ?? [])));
  const ids = present.map(({ id }) => id);
  switch (action) {
    case ACTION.VALUES:
      return send(task, encodeAttributes(present), allocation);
    case ACTION.LIST:
      return send(task, encodeAttributeList(ids), allocation);
    case ACTION.LOGICAL_VOLUMES:
      // First number 0, one logical volume.
      return send(task, Uint8Array.of(0, 2, 0, 1), allocation);
    case ACTION.PARTITIONS:
      return send(task, Uint8Array.of(0, 2, 0, from.storage.partitions.length), allocation);
    default:
      return send(task, encodeAttributeList(ATTRIBUTES.map(({ id }) => id)), allocation);
  }
}

/** The byte of an attribute in the list that the drive cannot take; -1: it can. */
function wrongByte({ at, id, format, value }: ListedAttribute): number {
  const row = ATTRIBUTES.find((candidate) => candidate.id === id);
  if (!row || row.value) return at;
  if (format !== row.format) return at + FORMAT;
  const fits = row.exact ? value.length === row.length : value.length <= row.length;
  return value.length === 0 || fits ? -1 : at + LENGTH;
}

/**
 * WRITE ATTRIBUTE (SPC-4): host attributes; a length of zero removes one. They are kept at once.
 * Errors: 5/24/00 no such partition or logical volume; 5/1A/00 the list ends within an attribute; 5/26/00 an
 * attribute that the host cannot write, or of another format or length; 7/27/00 write protected.
 */
export function writeAttribute(state: TapeState, task: ScsiTask): void {
  const from = source(state, task);
  if (!from) return;
  const protection = writeProtection(state);
  if (protection !== 0) return fail(task, SENSE_KEY.DATA_PROTECT, protection);
  const length = getU32(task.cdb, 10);
  if (length === 0) return;
  const list = receive(task, length, 10);
  if (!list) return;
  const listed = decodeAttributes(list);
  if (!listed) return lengthError(task, 10);
  for (const attribute of listed) {
    const wrong = wrongByte(attribute);
    if (wrong >= 0) return invalidParameter(task, wrong);
  }
  const { storage } = from;
  const ids = new Set(listed.map(({ id }) => id));
  const written = listed.flatMap(({ id, format, value }): HostAttribute[] =>
    value.length === 0 ? [] : [{ id, format, value }],
  );
  const attributes = [...storage.notes.attributes.filter(({ id }) => !ids.has(id)), ...written];
  const fault = storage.save({ ...storage.notes, attributes });
  if (fault) stopAtFault(state, task, fault, ADDITIONAL_SENSE.WRITE_ERROR, 0);
}

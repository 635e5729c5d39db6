import type { CdbField } from './cdb-field.ts';
import { bitsField, putField } from './cdb-field.ts';
import type { DataDirection } from './task.ts';

/** One command of a device type. */
export interface CommandRow {
  readonly opcode: number;
  /** Bits 0 to 4 of byte 1, where they choose between commands of one opcode. */
  readonly serviceAction?: number;
  /** As the standard spells it. */
  readonly name: string;
  /** What the standard calls the service action, where the opcode has a name of its own. */
  readonly action?: string;
  readonly cdbLength: number;
  /** All named fields, the control byte's last. */
  readonly fields: readonly CdbField[];
  readonly data: DataDirection;
  /** Name of the field that holds the allocation, parameter list or transfer length; absent: it is fixed. */
  readonly lengthField?: string;
  /** The document. Its clause has the command's name as title; older numbering is given where it helps. */
  readonly source: string;
  /** Bits that must be zero, one byte for each byte of the CDB. */
  readonly reserved: Uint8Array;
}

/** What a table file states of a command; the rest of the row follows from it. */
export type CommandSpec = Omit<CommandRow, 'fields' | 'reserved'> & { readonly fields?: readonly CdbField[] };

/** Bits 7 to 5 of byte 1 held the logical unit number in SCSI-2. Old clients still set them. */
const OLD_LUN = 0xe0;

/** Bits 1 and 0 of the control byte (flag, link) are obsolete: a device ignores them (SAM-5, control byte). */
const OBSOLETE_CONTROL = 0x03;

function controlFields(cdbLength: number): CdbField[] {
  return [bitsField('vendor specific', cdbLength - 1, 6, 2), bitsField('NACA', cdbLength - 1, 2)];
}

function reservedBits(cdbLength: number, fields: readonly CdbField[]): Uint8Array {
  const used = new Uint8Array(cdbLength);
  used[0] = 0xff;
  for (const field of fields) putField(used, field, -1);
  const reserved = used.map((bits) => ~bits);
  if (cdbLength > 1) reserved[1] &= ~OLD_LUN;
  reserved[cdbLength - 1] &= ~OBSOLETE_CONTROL;
  return reserved;
}

/** Completes a row: adds the service action and control fields and works out the reserved bits. */
export function commandRow(spec: CommandSpec): CommandRow {
  const own = spec.fields ?? [];
  const action = spec.serviceAction === undefined ? [] : [bitsField('service action', 1, 0, 5)];
  const last = spec.cdbLength - 1;
  // INITIALIZE ELEMENT STATUS of many libraries gives the vendor specific bits of the control byte a meaning.
  const control = controlFields(spec.cdbLength).filter(
    (f) => f.name === 'NACA' || !own.some((o) => o.byte === last),
  );
  const fields = [...action, ...own, ...control];
  return { ...spec, fields, reserved: reservedBits(spec.cdbLength, fields) };
}

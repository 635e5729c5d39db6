import type { CdbField } from './cdb-field.ts';
import { bitsField, bytesField, signedField } from './cdb-field.ts';
import type { CommandRow, CommandSpec } from './command-row.ts';
import { commandRow } from './command-row.ts';

const immediate = bitsField('immediate', 1, 0);
const fixed = bitsField('fixed', 1, 0);
const transferLength = bytesField('transfer length', 2, 3);
const partition = bytesField('partition', 3, 1);
const objectIdentifier = bytesField('logical object identifier', 4, 8);

/** A command without data. */
function plain(
  opcode: number,
  name: string,
  cdbLength: number,
  fields: readonly CdbField[],
  source = 'SSC-4',
): CommandRow {
  return commandRow({ opcode, name, cdbLength, fields, data: 'none', source });
}

type Data = Pick<CommandSpec, 'data' | 'lengthField'>;
const IN: Data = { data: 'in', lengthField: 'allocation length' };
const OUT: Data = { data: 'out', lengthField: 'parameter list length' };

/** READ POSITION: the service action is the form of the answer. */
function readPosition(serviceAction: number, action: string): CommandRow {
  return commandRow({
    opcode: 0x34,
    serviceAction,
    name: 'READ POSITION',
    action,
    cdbLength: 10,
    fields: [bytesField('allocation length', 7, 2)],
    ...IN,
    source: 'SSC-4; the vendor-specific form: the BT bit of SCSI-2 10.2.6',
  });
}

function readAttribute(serviceAction: number, action: string): CommandRow {
  return commandRow({
    opcode: 0x8c,
    serviceAction,
    name: 'READ ATTRIBUTE',
    action,
    cdbLength: 16,
    fields: [
      bytesField('logical volume number', 5, 1),
      bytesField('partition number', 7, 1),
      bytesField('first attribute identifier', 8, 2),
      bytesField('allocation length', 10, 4),
      bitsField('cache', 14, 0),
    ],
    ...IN,
    source: 'SPC-4',
  });
}

/** Commands of sequential-access devices. */
export const SSC_COMMANDS = [
  plain(0x01, 'REWIND', 6, [immediate]),
  commandRow({
    opcode: 0x04,
    name: 'FORMAT MEDIUM',
    cdbLength: 6,
    fields: [
      bitsField('verify', 1, 1),
      immediate,
      bitsField('format', 2, 0, 4),
      bytesField('transfer length', 3, 2),
    ],
    data: 'out',
    lengthField: 'transfer length',
    source: 'SSC-4',
  }),
  commandRow({
    opcode: 0x05,
    name: 'READ BLOCK LIMITS',
    cdbLength: 6,
    fields: [bitsField('maximum logical object identifier', 1, 0)],
    data: 'in',
    source: 'SSC-4',
  }),
  commandRow({
    opcode: 0x08,
    name: 'READ(6)',
    cdbLength: 6,
    fields: [bitsField('suppress incorrect-length indicator', 1, 1), fixed, transferLength],
    data: 'in',
    lengthField: 'transfer length',
    source: 'SSC-4; the transfer length counts blocks where FIXED is one',
  }),
  commandRow({
    opcode: 0x0a,
    name: 'WRITE(6)',
    cdbLength: 6,
    fields: [fixed, transferLength],
    data: 'out',
    lengthField: 'transfer length',
    source: 'SSC-4; the transfer length counts blocks where FIXED is one',
  }),
  plain(0x0b, 'SET CAPACITY', 6, [immediate, bytesField('capacity proportion value', 3, 2)]),
  plain(0x10, 'WRITE FILEMARKS(6)', 6, [
    bitsField('write setmarks', 1, 1),
    immediate,
    bytesField('filemark count', 2, 3),
  ]),
  plain(0x11, 'SPACE(6)', 6, [bitsField('code', 1, 0, 3), signedField('count', 2, 3)]),
  commandRow({
    opcode: 0x13,
    name: 'VERIFY(6)',
    cdbLength: 6,
    fields: [
      bitsField('immediate', 1, 2),
      bitsField('byte compare', 1, 1),
      fixed,
      bytesField('verification length', 2, 3),
    ],
    data: 'out',
    lengthField: 'verification length',
    source: 'SSC-4; data only where byte compare is one',
  }),
  plain(0x19, 'ERASE(6)', 6, [bitsField('immediate', 1, 1), bitsField('long', 1, 0)]),
  plain(0x1b, 'LOAD UNLOAD', 6, [
    immediate,
    bitsField('hold', 4, 3),
    bitsField('end of tape', 4, 2),
    bitsField('retension', 4, 1),
    bitsField('load', 4, 0),
  ]),
  plain(0x2b, 'LOCATE(10)', 10, [
    bitsField('block address type', 1, 2),
    bitsField('change partition', 1, 1),
    immediate,
    bytesField('logical object identifier', 3, 4),
    bytesField('partition', 8, 1),
  ]),
  readPosition(0x00, 'SHORT FORM'),
  readPosition(0x01, 'SHORT FORM, VENDOR-SPECIFIC'),
  readPosition(0x06, 'LONG FORM'),
  readPosition(0x08, 'EXTENDED FORM'),
  commandRow({
    opcode: 0x44,
    name: 'REPORT DENSITY SUPPORT',
    cdbLength: 10,
    fields: [bitsField('medium type', 1, 1), bitsField('media', 1, 0), bytesField('allocation length', 7, 2)],
    ...IN,
    source: 'SSC-4',
  }),
  commandRow({
    opcode: 0x4c,
    name: 'LOG SELECT',
    cdbLength: 10,
    fields: [
      bitsField('parameter code reset', 1, 1),
      bitsField('save parameters', 1, 0),
      bitsField('page control', 2, 6, 2),
      bitsField('page code', 2, 0, 6),
      bytesField('subpage code', 3, 1),
      bytesField('parameter list length', 7, 2),
    ],
    ...OUT,
    source: 'SPC-4',
  }),
  plain(0x80, 'WRITE FILEMARKS(16)', 16, [
    bitsField('write setmarks', 1, 1),
    immediate,
    partition,
    objectIdentifier,
    bytesField('filemark count', 12, 3),
  ]),
  plain(0x82, 'ALLOW OVERWRITE', 16, [bitsField('allow overwrite', 2, 0, 4), partition, objectIdentifier]),
  readAttribute(0x00, 'ATTRIBUTE VALUES'),
  readAttribute(0x01, 'ATTRIBUTE LIST'),
  readAttribute(0x02, 'LOGICAL VOLUME LIST'),
  readAttribute(0x03, 'PARTITION LIST'),
  readAttribute(0x05, 'SUPPORTED ATTRIBUTES'),
  commandRow({
    opcode: 0x8d,
    name: 'WRITE ATTRIBUTE',
    cdbLength: 16,
    fields: [
      bitsField('write-through cache', 1, 0),
      bytesField('logical volume number', 5, 1),
      bytesField('partition number', 7, 1),
      bytesField('parameter list length', 10, 4),
    ],
    ...OUT,
    source: 'SPC-4',
  }),
  plain(0x91, 'SPACE(16)', 16, [
    bitsField('code', 1, 0, 4),
    signedField('count', 4, 8),
    bytesField('parameter list length', 12, 2),
  ]),
  plain(0x92, 'LOCATE(16)', 16, [
    bitsField('destination type', 1, 3, 3),
    bitsField('change partition', 1, 1),
    immediate,
    bitsField('block address mode', 2, 0),
    partition,
    objectIdentifier,
  ]),
  plain(0x93, 'ERASE(16)', 16, [
    bitsField('immediate', 1, 1),
    bitsField('long', 1, 0),
    partition,
    objectIdentifier,
  ]),
] as const;

import { bitsField, bytesField } from './cdb-field.ts';
import { commandRow } from './command-row.ts';

/** Commands of sequential-access devices whose opcodes mean something else to a medium changer. */
export const SSC_COMMANDS = [
  commandRow({
    opcode: 0x01,
    name: 'REWIND',
    cdbLength: 6,
    fields: [bitsField('immediate', 1, 0)],
    data: 'none',
    source: 'SSC-4',
  }),
  commandRow({
    opcode: 0x1b,
    name: 'LOAD UNLOAD',
    cdbLength: 6,
    fields: [
      bitsField('immediate', 1, 0),
      bitsField('hold', 4, 3),
      bitsField('end of tape', 4, 2),
      bitsField('retension', 4, 1),
      bitsField('load', 4, 0),
    ],
    data: 'none',
    source: 'SSC-4',
  }),
  commandRow({
    opcode: 0x2b,
    name: 'LOCATE(10)',
    cdbLength: 10,
    fields: [
      bitsField('block address type', 1, 2),
      bitsField('change partition', 1, 1),
      bitsField('immediate', 1, 0),
      bytesField('logical object identifier', 3, 4),
      bytesField('partition', 8, 1),
    ],
    data: 'none',
    source: 'SSC-4',
  }),
] as const;

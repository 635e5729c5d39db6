import { bitsField, bytesField } from './cdb-field.ts';
import type { CommandSpec } from './command-row.ts';
import { commandRow } from './command-row.ts';

const transport = bytesField('transport element address', 2, 2);
const source = bytesField('source element address', 4, 2);
const elementType = [bitsField('volume tag', 1, 4), bitsField('element type code', 1, 0, 4)];
const range: Omit<CommandSpec, 'opcode' | 'fields' | 'source'> = {
  name: 'INITIALIZE ELEMENT STATUS WITH RANGE',
  cdbLength: 10,
  data: 'none',
};
const rangeFields = [
  bitsField('range', 1, 0),
  bytesField('starting element address', 2, 2),
  bytesField('number of elements', 6, 2),
  bitsField('no bar code', 9, 7),
];

/** Commands of medium changers. */
export const SMC_COMMANDS = [
  commandRow({
    opcode: 0x01,
    name: 'REZERO UNIT',
    cdbLength: 6,
    data: 'none',
    source: 'SCSI-2; libraries of that time recalibrate their transport with it',
  }),
  commandRow({
    opcode: 0x07,
    name: 'INITIALIZE ELEMENT STATUS',
    cdbLength: 6,
    fields: [bitsField('no bar code', 5, 7)],
    data: 'none',
    source: 'SMC-3, SCSI-2 17.2.2; no bar code: scsi.h INIT_ELEMENT_STATUS',
  }),
  commandRow({
    opcode: 0x1b,
    name: 'OPEN/CLOSE IMPORT/EXPORT ELEMENT',
    cdbLength: 6,
    fields: [bytesField('element address', 2, 2), bitsField('action code', 4, 0, 5)],
    data: 'none',
    source: 'SMC-3',
  }),
  commandRow({
    opcode: 0x2b,
    name: 'POSITION TO ELEMENT',
    cdbLength: 10,
    fields: [transport, bytesField('destination element address', 4, 2), bitsField('invert', 8, 0)],
    data: 'none',
    source: 'SMC-3, SCSI-2 17.2.4',
  }),
  commandRow({
    ...range,
    opcode: 0x37,
    fields: [bitsField('fast', 1, 1), ...rangeFields],
    source: 'SMC-3; no bar code: scsi.h INITIALIZE_ELEMENT_RANGE',
  }),
  commandRow({
    opcode: 0xa5,
    name: 'MOVE MEDIUM',
    cdbLength: 12,
    fields: [transport, source, bytesField('destination element address', 6, 2), bitsField('invert', 10, 0)],
    data: 'none',
    source: 'SMC-3, SCSI-2 17.2.3',
  }),
  commandRow({
    opcode: 0xa6,
    name: 'EXCHANGE MEDIUM',
    cdbLength: 12,
    fields: [
      transport,
      source,
      bytesField('first destination element address', 6, 2),
      bytesField('second destination element address', 8, 2),
      bitsField('invert 1', 10, 1),
      bitsField('invert 2', 10, 0),
    ],
    data: 'none',
    source: 'SMC-3, SCSI-2 17.2.1',
  }),
  commandRow({
    opcode: 0xb5,
    name: 'REQUEST VOLUME ELEMENT ADDRESS',
    cdbLength: 12,
    fields: [
      ...elementType,
      bytesField('starting element address', 2, 2),
      bytesField('number of elements', 4, 2),
      bytesField('allocation length', 7, 3),
    ],
    data: 'in',
    lengthField: 'allocation length',
    source: 'SMC-3, SCSI-2 17.2.7',
  }),
  commandRow({
    opcode: 0xb6,
    name: 'SEND VOLUME TAG',
    cdbLength: 12,
    fields: [
      bitsField('element type code', 1, 0, 4),
      bytesField('starting element address', 2, 2),
      bitsField('send action code', 5, 0, 5),
      bytesField('parameter list length', 8, 2),
    ],
    data: 'out',
    lengthField: 'parameter list length',
    source: 'SMC-3, SCSI-2 17.2.9',
  }),
  commandRow({
    opcode: 0xb8,
    name: 'READ ELEMENT STATUS',
    cdbLength: 12,
    fields: [
      ...elementType,
      bytesField('starting element address', 2, 2),
      bytesField('number of elements', 4, 2),
      bitsField('current data', 6, 1),
      bitsField('device identifier', 6, 0),
      bytesField('allocation length', 7, 3),
    ],
    data: 'in',
    lengthField: 'allocation length',
    source: 'SMC-3, SCSI-2 17.2.5',
  }),
  commandRow({
    ...range,
    opcode: 0xe7,
    fields: rangeFields,
    source: 'vendor specific before SMC; scsi.h SCSIOP_INIT_ELEMENT_RANGE',
  }),
] as const;

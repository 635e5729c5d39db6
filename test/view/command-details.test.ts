import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { NO_HEADER } from '../../src/trace-files/format/header.ts';
import { commandDetails } from '../../src/view/trace/command-details.ts';
import type { CommandRecord, DetailNode } from '../../src/view/trace/detail-node.ts';
import { command } from '../trace-files/arbitrary-records.ts';

const HEADER = {
  ...NO_HEADER,
  elements: {
    transport: { first: 0, count: 1 },
    slot: { first: 1, count: 8 },
    port: { first: 10, count: 1 },
    drive: { first: 20, count: 1 },
  },
};

const MOVE: CommandRecord = {
  seq: 0,
  step: 0,
  device: 'changer',
  opcode: 0xa5,
  name: 'MOVE MEDIUM',
  operands: 'slot 0 → drive 0',
  cdb: 'a50000000001001400000000',
  dataIn: '',
  dataOut: '',
  direction: 'none',
  transferred: 0,
  srbStatus: 'SRB_STATUS_ERROR',
  scsiStatus: 2,
  sense: { key: 5, asc: 0x21, ascq: 1 },
  // Field pointer: byte 4 of the CDB.
  senseData: '70000500000000' + '0a' + '00000000' + '2101' + '00' + 'c00004',
  time: 1,
  duration: 1,
  source: null,
  callers: [],
};

function section(record: CommandRecord, title: string): readonly DetailNode[] {
  return commandDetails(record, HEADER).find((one) => one.title === title)?.nodes ?? [];
}

const texts = (nodes: readonly DetailNode[]): string[] =>
  nodes.map(({ name, value, hex }) => [name, value, hex ?? ''].join(' | '));

describe('the details of a command', () => {
  it('name every field of the CDB with its bytes, and addresses with their element', () => {
    expect(texts(section(MOVE, 'Command descriptor block'))).toEqual(
      expect.arrayContaining([
        'operation code | MOVE MEDIUM | a5',
        'transport element address | 0x0000 (transport 0) | 00 00',
        'source element address | 0x0001 (slot 0) | 00 01',
        'destination element address | 0x0014 (drive 0) | 00 14',
        'invert | 0 | 00',
      ]),
    );
  });

  it('say which field of the CDB the sense points at', () => {
    const nodes = texts(section(MOVE, 'Sense'));
    expect(nodes).toContain('sense key | 0x5 ILLEGAL REQUEST | 05');
    expect(nodes).toContain('ASC/ASCQ | invalid element address | 21 01');
    expect(nodes).toContain('field pointer | source element address (byte 4 of the CDB) | c0 00 04');
  });

  it('decode element status, element by element', () => {
    const tag = Buffer.from('A00001L6'.padEnd(32)).toString('hex') + '00000000';
    const descriptor = `000109000000000000800002${tag}`;
    const dataIn = `0001000100000038` + `0280003000000030` + descriptor;
    const record: CommandRecord = {
      ...MOVE,
      opcode: 0xb8,
      name: 'READ ELEMENT STATUS',
      cdb: 'b81200010001000000400000',
      direction: 'in',
      transferred: dataIn.length / 2,
      dataIn,
      sense: null,
      senseData: '',
    };
    const pages = section(record, 'Data in').find(({ name }) => name === 'pages');
    const page = pages?.children?.[0];
    const elements = page?.children?.find(({ name }) => name === 'elements');
    expect(elements?.children?.map(({ name, value }) => `${name}: ${value}`)).toEqual([
      'slot 0: A00001L6, from slot 1',
    ]);
  });

  it('say of a drive that its data are not kept', () => {
    const read: CommandRecord = {
      ...MOVE,
      device: 'drive 0',
      cdb: '080001000000',
      direction: 'in',
      transferred: 65536,
    };
    expect(texts(section(read, 'Data in'))).toEqual([
      'not kept | 65536 bytes passed; a trace does not keep the data of drives. | ',
    ]);
  });

  it('can be made of any command, whatever its bytes are', () => {
    fc.assert(
      fc.property(command, (record) => {
        expect(commandDetails(record, HEADER).length).toBeGreaterThan(1);
      }),
    );
  });
});

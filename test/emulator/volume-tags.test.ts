import { describe, expect, it } from 'vitest';
import { putAscii, putU16 } from '../../src/core/bytes.ts';
import { decodeElementStatus } from '../../src/scsi/element-status-decoder.ts';
import type { Host } from './harness.ts';
import { cdb, expectConflict, expectGood, expectSense, parameter, poweredOn, secondHost } from './harness.ts';

const ACTION = {
  SEARCH_ALL: 0,
  SEARCH_ANY_SEQUENCE: 4,
  PRIMARY: 5,
  ALTERNATE: 6,
  ASSERT: 8,
  ASSERT_ALTERNATE: 9,
  REPLACE: 0xa,
  UNDEFINE: 0xc,
} as const;

function list(template: string, minimum = 0, maximum = 0): Uint8Array {
  const bytes = new Uint8Array(40);
  putAscii(bytes, 0, template, 32);
  putU16(bytes, 34, minimum);
  putU16(bytes, 38, maximum);
  return bytes;
}

function send(host: Host, action: number, template: string, fields: Record<string, number> = {}) {
  return host.send('SEND VOLUME TAG', { 'send action code': action, ...fields }, list(template));
}

function found(host: Host, fields: Record<string, number> = {}) {
  const reply = host.send('REQUEST VOLUME ELEMENT ADDRESS', { 'number of elements': 0xffff, ...fields });
  expectGood(reply);
  return decodeElementStatus(reply.data);
}

const addresses = (host: Host, fields?: Record<string, number>) =>
  found(host, fields)?.pages.flatMap((page) => page.elements.map(({ address }) => address));

describe('SEND VOLUME TAG search', () => {
  it('finds tags by template', () => {
    const { host } = poweredOn();
    for (const [template, expected] of [
      ['A00001L6', [1000]],
      ['A0000?L6', [1000, 1001]],
      ['*L6', [1000, 1001, 1007]],
      ['A*2*', [1001]],
      ['A00001', []],
      ['B-SIDE', [1001]],
    ] as const) {
      expectGood(send(host, ACTION.SEARCH_ANY_SEQUENCE, template));
      expect(addresses(host), template).toEqual(expected);
    }
  });

  it('looks at primary or alternate tags only when told to', () => {
    const { host } = poweredOn();
    send(host, ACTION.PRIMARY, 'B-SIDE');
    expect(addresses(host)).toEqual([]);
    send(host, ACTION.ALTERNATE, 'B-SIDE');
    expect(addresses(host)).toEqual([1001]);
  });

  it('takes volume sequence numbers into account when told to', () => {
    const { host } = poweredOn();
    const tag = (action: number, sequence: number, maximum: number) =>
      host.send(
        'SEND VOLUME TAG',
        { 'send action code': action, 'starting element address': action >= 8 ? 1000 : 0 },
        list('SET', sequence, maximum),
      );
    tag(ACTION.REPLACE, 5, 0);
    tag(ACTION.SEARCH_ALL, 1, 4);
    expect(addresses(host)).toEqual([]);
    tag(ACTION.SEARCH_ALL, 1, 5);
    expect(addresses(host)).toEqual([1000]);
  });

  it('keeps to the element type and starting address', () => {
    const { host } = poweredOn();
    host.move(1000, 256);
    send(host, ACTION.PRIMARY, '*', { 'element type code': 4 });
    expect(addresses(host)).toEqual([256]);
    send(host, ACTION.PRIMARY, '*', { 'starting element address': 1002 });
    expect(addresses(host)).toEqual([1007]);
  });

  it('is answered with headers and descriptors as in READ ELEMENT STATUS', () => {
    const { host } = poweredOn();
    send(host, ACTION.PRIMARY, 'A*');
    expect(found(host, { 'volume tag': 1 })).toMatchObject({
      firstAddress: 1000,
      count: 2,
      sendActionCode: 5,
      byteCount: 8 + 2 * 88,
    });
    expect(found(host, { 'number of elements': 1 })).toMatchObject({ count: 1 });
    expect(found(host, { 'starting element address': 1001 })).toMatchObject({ firstAddress: 1001, count: 1 });
  });

  it('belongs to the initiator that sent it', () => {
    const { changer, host } = poweredOn();
    send(host, ACTION.PRIMARY, '*');
    expectSense(secondHost(changer).send('REQUEST VOLUME ELEMENT ADDRESS'), '5/2C/00');
    expectSense(
      host.send('REQUEST VOLUME ELEMENT ADDRESS', { 'element type code': 9 }),
      '5/24/00',
      cdb(1, 3),
    );
  });
});

describe('SEND VOLUME TAG assert, replace and undefine', () => {
  const at = (address: number) => ({ 'starting element address': address });

  it('defines the tag of a cartridge without label', () => {
    const { host } = poweredOn();
    expectGood(send(host, ACTION.ASSERT, 'MY TAPE', at(1002)));
    expect(host.element(1002)).toMatchObject({ primaryTag: 'MY TAPE', exception: undefined });
    host.move(1002, 1003);
    host.send('INITIALIZE ELEMENT STATUS');
    expect(host.element(1003)?.primaryTag).toBe('MY TAPE');
  });

  it('replaces a tag until the label is read again, and removes it', () => {
    const { host } = poweredOn();
    expectGood(send(host, ACTION.REPLACE, 'OTHER', at(1000)));
    expect(host.element(1000)?.primaryTag).toBe('OTHER');
    host.send('INITIALIZE ELEMENT STATUS');
    expect(host.element(1000)?.primaryTag).toBe('A00001L6');
    expectGood(
      host.send('SEND VOLUME TAG', {
        'send action code': ACTION.UNDEFINE,
        ...at(1000),
        'parameter list length': 0,
      }),
    );
    expect(host.element(1000)?.primaryTag).toBe('');
  });

  it('tells what is wrong', () => {
    const { changer, host } = poweredOn();
    expectSense(send(host, ACTION.ASSERT, 'X', at(1000)), '5/24/00', cdb(5, 4));
    expectSense(send(host, ACTION.REPLACE, 'X', at(999)), '5/21/01', cdb(2));
    expectSense(send(host, ACTION.REPLACE, 'X', at(1004)), '5/3B/0E');
    expectSense(send(host, ACTION.REPLACE, 'X*', at(1000)), '5/26/00', parameter(1));
    expectSense(send(host, ACTION.REPLACE, 'X\u0001', at(1000)), '5/26/00', parameter(1));
    for (const action of [3, 7, 0xe, 0x1f]) expectSense(send(host, action, 'X'), '5/24/00', cdb(5, 4));
    expectSense(send(host, ACTION.PRIMARY, 'X', { 'element type code': 5 }), '5/24/00', cdb(1, 3));
    const short = host.send('SEND VOLUME TAG', { 'send action code': ACTION.PRIMARY }, new Uint8Array(39));
    expectSense(short, '5/1A/00', cdb(8));
    const reserved = list('X');
    reserved[33] = 1;
    expectSense(host.send('SEND VOLUME TAG', { 'send action code': 5 }, reserved), '5/26/00', parameter(33));
    secondHost(changer).send('RESERVE(6)', { element: 1 }, [0, 0, 0, 1, 0x03, 0xe8]);
    expectConflict(send(host, ACTION.REPLACE, 'X', at(1000)));
  });

  it('supports only the groups of the library', () => {
    const { host } = poweredOn({ capabilities: { volumeTags: ['search'], rotate: true } });
    expectSense(send(host, ACTION.REPLACE, 'X', at(1000)), '5/24/00', cdb(5, 4));
    const { host: flat } = poweredOn({ capabilities: { rotate: false }, cartridges: [] });
    expectSense(send(flat, ACTION.ASSERT_ALTERNATE, 'X', at(1000)), '5/24/00', cdb(5, 4));
    const { host: none } = poweredOn({ capabilities: { volumeTags: [] } });
    expectSense(send(none, ACTION.PRIMARY, 'X'), '5/20/00', cdb(0));
  });
});

import { describe, expect, it } from 'vitest';
import { getU16, getU32, getU64 } from '../../../src/core/bytes.ts';
import { decodeLogParameters } from '../../../src/scsi/log-pages.ts';
import { decodeAttributes, encodeAttributes } from '../../../src/scsi/mam.ts';
import { cdb, expectGood, expectSense, parameter } from '../harness.ts';
import type { TapeHost } from './harness.ts';
import { cartridge, emptyDrive, insert, loaded } from './harness.ts';

function logPage(host: TapeHost, code: number): Map<number, Uint8Array> {
  const reply = host.send('LOG SENSE', { 'page code': code, 'page control': 1 });
  expectGood(reply);
  expect(getU16(reply.data, 2)).toBe(reply.data.length - 4);
  return new Map(decodeLogParameters(reply.data).map(({ code: id, value }) => [id, value]));
}

function value(page: Map<number, Uint8Array>, code: number): number {
  const bytes = page.get(code) ?? new Uint8Array(4);
  return bytes.length === 8
    ? getU64(bytes, 0)
    : bytes.length === 4
      ? getU32(bytes, 0)
      : bytes[bytes.length - 1];
}

/** TapeAlert flags that are set. */
function alerts(host: TapeHost): number[] {
  return [...logPage(host, 0x2e)].filter(([, bytes]) => bytes[0] === 1).map(([flag]) => flag);
}

describe('LOG SENSE', () => {
  it('lists its pages; a drive without cartridge memory has no volume statistics', () => {
    expect([...loaded().send('LOG SENSE', { 'page code': 0 }).data].slice(4)).toEqual([
      0, 0x0c, 0x0d, 0x17, 0x2e, 0x31,
    ]);
    const dds = emptyDrive({ kind: 'DDS-4' });
    expect([...dds.send('LOG SENSE', { 'page code': 0 }).data].slice(4)).toEqual([0, 0x0c, 0x0d, 0x2e, 0x31]);
    expectSense(dds.send('LOG SENSE', { 'page code': 0x17 }), '5/24/00', cdb(2, 5));
  });

  it('counts what was written and read; LOG SELECT sets it to zero', () => {
    const host = loaded();
    host.write(1000);
    host.send('REWIND');
    host.read(1000);
    expect([0, 1, 2, 3].map((code) => value(logPage(host, 0x0c), code))).toEqual([1000, 1000, 1000, 1000]);
    expectGood(
      host.send('LOG SELECT', { 'parameter code reset': 1, 'page code': 0x0c, 'parameter list length': 0 }),
    );
    expect(value(logPage(host, 0x0c), 0)).toBe(0);
  });

  it('tells the capacity of the tape in its pages', () => {
    const host = loaded({ capacity: 100e6 });
    for (let i = 0; i < 5; i++) host.write(4_000_000);
    const capacity = logPage(host, 0x31);
    expect([1, 2, 3, 4].map((code) => value(capacity, code))).toEqual([80, 0, 100, 0]);
    const statistics = logPage(host, 0x17);
    expect([0, 1, 0x0e, 0x16, 0x17].map((code) => value(statistics, code))).toEqual([1, 1, 20, 100, 20]);
    expect([...(statistics.get(0x0204) ?? [])]).toEqual([7, 0, 0, 0, 0, 0, 0, 80]);
    expect(
      Buffer.from(statistics.get(0x42) ?? [])
        .toString()
        .trim(),
    ).toBe('A00001L6');
  });

  it('reports TapeAlert flags once', () => {
    const host = loaded({ writeProtected: true });
    expect(alerts(host)).toEqual([]);
    host.write(10);
    expect(alerts(host)).toEqual([9]);
    expect(alerts(host)).toEqual([]);
    const dirty = emptyDrive({ cleaningNeeded: true });
    expect(alerts(dirty)).toEqual([20]);
    expect(alerts(dirty)).toEqual([20]);
  });

  it('reports why a cartridge was not taken', () => {
    const host = emptyDrive();
    insert(host, cartridge({ format: 'LTO-3' }));
    expect(alerts(host)).toEqual([12]);
  });
});

describe('LOG SELECT', () => {
  it('resets, and sets nothing', () => {
    const host = loaded();
    expectSense(host.send('LOG SELECT', { 'page code': 0x0c }, [0, 0, 0, 0]), '5/26/00', parameter(0));
    expectSense(
      host.send('LOG SELECT', { 'parameter code reset': 1, 'page code': 0x31, 'parameter list length': 0 }),
      '5/24/00',
      cdb(2, 5),
    );
    expectGood(host.send('LOG SELECT', { 'parameter code reset': 1, 'parameter list length': 0 }));
  });
});

describe('READ ATTRIBUTE and WRITE ATTRIBUTE', () => {
  const read = (host: TapeHost, first = 0) => {
    const reply = host.send('READ ATTRIBUTE, ATTRIBUTE VALUES', { 'first attribute identifier': first });
    expectGood(reply);
    return new Map((decodeAttributes(reply.data) ?? []).map((attribute) => [attribute.id, attribute]));
  };
  const text = (id: number, content: string, format = 1) => ({
    id,
    format,
    readOnly: false,
    value: Uint8Array.from(Buffer.from(content)),
  });

  it('tell what the cartridge is and what became of it', () => {
    const host = loaded({ capacity: 64 * 0x10_0000 });
    host.write(0x10_0000);
    const attributes = read(host);
    const number = (id: number): number => getU64(attributes.get(id)?.value ?? new Uint8Array(8), 0);
    expect([0, 1, 3, 0x220].map(number)).toEqual([63, 64, 1, 1]);
    expect(
      Buffer.from(attributes.get(0x020a)?.value ?? [])
        .toString()
        .trim(),
    ).toBe('IBM     DRV0000001');
    expect(attributes.get(0x0408)?.value[0]).toBe(0);
    expect([...attributes.values()].every(({ readOnly }) => readOnly)).toBe(true);
  });

  it('keep what the host writes with the cartridge, until it is removed', () => {
    const host = loaded();
    const list = encodeAttributes([text(0x0801, 'Backup 7'), text(0x0806, 'A00001L6')]);
    expectGood(host.send('WRITE ATTRIBUTE', {}, list));
    host.send('LOAD UNLOAD');
    const taken = host.drive.take();
    const other = emptyDrive({ serial: 'DRV2' });
    if (taken.ok) insert(other, taken.cartridge);
    other.send('TEST UNIT READY');
    expect(Buffer.from(read(other, 0x0800).get(0x0801)?.value ?? []).toString()).toBe('Backup 7');
    expectGood(other.send('WRITE ATTRIBUTE', {}, encodeAttributes([text(0x0801, '')])));
    expect([...read(other, 0x0800).keys()]).toEqual([0x0806]);
  });

  it("refuse what is the drive's to say, unknown, too long, or of another format", () => {
    const host = loaded();
    const write = (id: number, content: string, format = 1) =>
      host.send('WRITE ATTRIBUTE', {}, encodeAttributes([text(id, content, format)]));
    expectSense(write(0x0401, 'X'), '5/26/00', parameter(4));
    expectSense(write(0x0999, 'X'), '5/26/00', parameter(4));
    expectSense(write(0x0801, 'X', 0), '5/26/00', parameter(6));
    expectSense(write(0x0800, 'longer than eight'), '5/26/00', parameter(7));
    expectSense(host.send('WRITE ATTRIBUTE', {}, [0, 0, 0, 9, 8, 1]), '5/1A/00', cdb(10));
    expectSense(host.send('READ ATTRIBUTE, ATTRIBUTE VALUES', { 'partition number': 1 }), '5/24/00', cdb(7));
    expectSense(
      loaded({ writeProtected: true }).send('WRITE ATTRIBUTE', {}, encodeAttributes([text(0x0801, 'X')])),
      '7/27/00',
    );
  });

  it('list identifiers, volumes and partitions', () => {
    const host = loaded();
    const list = host.send('READ ATTRIBUTE, ATTRIBUTE LIST', { 'first attribute identifier': 0x0400 }).data;
    expect(getU32(list, 0)).toBe(list.length - 4);
    expect(getU16(list, 4)).toBe(0x0400);
    expect(host.send('READ ATTRIBUTE, SUPPORTED ATTRIBUTES').data.length).toBeGreaterThan(list.length);
    expect([...host.send('READ ATTRIBUTE, PARTITION LIST').data]).toEqual([0, 2, 0, 1]);
    expect([...host.send('READ ATTRIBUTE, LOGICAL VOLUME LIST').data]).toEqual([0, 2, 0, 1]);
  });

  it('are unknown to a drive without cartridge memory', () => {
    const host = loaded({ format: 'DDS-4' }, { kind: 'DDS-4' });
    expectSense(host.send('READ ATTRIBUTE, ATTRIBUTE VALUES'), '5/20/00', cdb(0));
  });
});

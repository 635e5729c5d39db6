import { describe, expect, it } from 'vitest';
import { getU16 } from '../../../src/core/bytes.ts';
import { cdb, expectGood, expectSense, parameter } from '../harness.ts';
import type { Reply } from '../harness.ts';
import type { TapeHost } from './harness.ts';
import { expectStop, loaded } from './harness.ts';

function format(host: TapeHost, kind: number): Reply {
  return host.send('FORMAT MEDIUM', { format: kind, 'transfer length': 0 });
}

/** MODE SELECT of page 11h: method bits, additional partitions, sizes. */
function partition(host: TapeHost, method: number, additional: number, sizes: readonly number[] = []): Reply {
  const page = host.modePage(0x11);
  page[3] = additional;
  page[4] = (page[4] & 0x1c) | method;
  sizes.forEach((size, i) => {
    page[8 + 2 * i] = size >> 8;
    page[9 + 2 * i] = size;
  });
  return host.select(page);
}

const FDP = 0x80;
const SDP = 0x40;
const IDP = 0x20;

describe('ERASE', () => {
  it('ends the data at the head', () => {
    const host = loaded();
    for (let i = 0; i < 4; i++) host.write(10);
    host.locate(2);
    expectGood(host.send('ERASE(6)'));
    expect(host.position().object).toBe(2);
    expectStop(host.read(10), '8/00/05', { information: 10 });
  });

  it('of the long kind takes as long as writing the rest; with IMMED the drive is busy', () => {
    const host = loaded({ capacity: 16e9 });
    expect(host.send('ERASE(6)', { long: 1 }).duration).toBe(100_000);
    expect(host.send('ERASE(16)', { long: 1, immediate: 1 }).duration).toBe(1);
    expect([...host.send('REQUEST SENSE').data].slice(12, 14)).toEqual([0x00, 0x18]);
    expectSense(host.send('TEST UNIT READY'), '2/04/07');
  });
});

describe('FORMAT MEDIUM', () => {
  it('makes the partitions of page 11h and erases everything', () => {
    const host = loaded({ capacity: 100e6 });
    host.write(10);
    expectGood(partition(host, IDP, 2, [20, 0xffff, 30]));
    expectSense(format(host, 1), '5/3B/0C');
    host.send('REWIND');
    expectGood(format(host, 1));
    const page = host.modePage(0x11);
    expect([page[3], ...[8, 10, 12, 14].map((at) => getU16(page, at))]).toEqual([2, 20, 50, 30, 0]);
    expect(host.position().object).toBe(0);
    expectStop(host.read(10), '8/00/05', { information: 10 });
    expectGood(format(host, 0));
    expect(host.modePage(0x11)[3]).toBe(0);
  });

  it('makes partitions of equal size, or the two of the drive', () => {
    const host = loaded({ capacity: 120e6 });
    expectGood(partition(host, SDP, 3));
    expectGood(format(host, 2));
    expect([8, 10, 12, 14].map((at) => getU16(host.modePage(0x11), at))).toEqual([30, 30, 30, 30]);
    expectGood(partition(host, FDP, 1));
    expectGood(format(host, 1));
    expect([8, 10].map((at) => getU16(host.modePage(0x11), at))).toEqual([60, 60]);
  });

  it('refuses what does not exist', () => {
    const host = loaded();
    expectSense(format(host, 3), '5/24/00', cdb(2, 3));
    expectSense(host.send('FORMAT MEDIUM', {}, [1]), '5/24/00', cdb(3));
    expectSense(loaded({ format: 'LTO-4' }, { kind: 'LTO-4' }).raw([0x04, 0, 0, 0, 0, 0]), '5/20/00', cdb(0));
  });

  it('is told when it is more partitions or more tape than there is', () => {
    const host = loaded({ capacity: 100e6 });
    expectSense(partition(host, SDP, 4), '5/26/00', parameter(8 + 3));
    expectSense(partition(host, IDP, 1, [90, 20]), '5/26/00', parameter(8 + 10));
    expectSense(partition(host, IDP | SDP, 1), '5/26/00', parameter(8 + 4));
  });
});

describe('MODE SELECT of page 11h', () => {
  it('divides the tape at once where the drive has no FORMAT MEDIUM', () => {
    const host = loaded({ format: 'DDS-4', capacity: 100e6 }, { kind: 'DDS-4' });
    host.write(10);
    expectSense(partition(host, IDP, 1, [30, 70]), '5/3B/0C');
    host.send('REWIND');
    expectGood(partition(host, IDP, 1, [30, 70]));
    const page = host.modePage(0x11);
    expect([page[3], getU16(page, 8), getU16(page, 10)]).toEqual([1, 30, 70]);
    expectStop(host.read(10), '8/00/05', { information: 10 });
  });
});

describe('SET CAPACITY', () => {
  it('makes the tape a part of itself, and whole again', () => {
    const host = loaded({ capacity: 100_000 });
    expectGood(host.send('SET CAPACITY', { 'capacity proportion value': 0x8000 }));
    host.setBlockLength(10_000);
    expectStop(host.writeFixed(6, 10_000), 'D/00/02', { endOfMedium: true, information: 1 });
    expectSense(host.send('SET CAPACITY', { 'capacity proportion value': 0xffff }), '5/3B/0C');
    host.send('REWIND');
    expectGood(host.send('SET CAPACITY', { 'capacity proportion value': 0xffff }));
    expectGood(host.writeFixed(9, 10_000));
    expectSense(host.send('SET CAPACITY'), '5/24/00', cdb(3));
  });
});

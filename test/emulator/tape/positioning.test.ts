import { describe, expect, it } from 'vitest';
import { cdb, expectGood, expectSense } from '../harness.ts';
import { decodePosition, POSITION_FORM } from '../../../src/scsi/ssc-position.ts';
import type { TapeHost } from './harness.ts';
import { expectStop, loaded } from './harness.ts';

/** Blocks and marks by letter: `b` block, `f` file mark, `s` set mark. */
function record(host: TapeHost, letters: string): void {
  for (const letter of letters)
    expectGood(letter === 'b' ? host.write(10) : host.marks(1, { 'write setmarks': letter === 's' ? 1 : 0 }));
}

function tape(letters: string, kind = 'LTO-6'): TapeHost {
  const host = loaded({ format: kind }, { kind });
  record(host, letters);
  host.send('REWIND');
  return host;
}

/** Lets set marks end reads and spaces. */
function reportSetmarks(host: TapeHost): void {
  const page = host.modePage(0x10);
  page[8] |= 0x20;
  expectGood(host.select(page));
}

describe('SPACE', () => {
  it('over blocks moves both ways and stops behind a file mark in its way', () => {
    const host = tape('bbbfbb');
    expectGood(host.space(0, 2));
    expect(host.position().object).toBe(2);
    expectStop(host.space(0, 5), '0/00/01', { filemark: true, information: 4 });
    expect(host.position()).toMatchObject({ object: 4, files: 1 });
    expectGood(host.space(0, 2));
    expectStop(host.space(0, -5), '0/00/01', { filemark: true, information: 3 });
    expect(host.position().object).toBe(3);
    expectStop(host.space(0, -9), '0/00/04', { endOfMedium: true, information: 6 });
    expect(host.position()).toMatchObject({ object: 0, beginningOfPartition: true });
  });

  it('over blocks ends at the end of data', () => {
    expectStop(tape('bb').space(0, 7), '8/00/05', { information: 5 });
  });

  it('over file marks moves both ways', () => {
    const host = tape('bfbfbfb');
    expectGood(host.space(1, 2));
    expect(host.position()).toMatchObject({ object: 4, files: 2 });
    expectGood(host.space(1, -1));
    expect(host.position()).toMatchObject({ object: 3, files: 1 });
    expectStop(host.space(1, 9), '8/00/05', { information: 7 });
    expectStop(host.space(1, -9), '0/00/04', { endOfMedium: true, information: 6 });
  });

  it('over sequential file marks finds so many in a row', () => {
    const host = tape('bfbffbfffb');
    expectGood(host.space(2, 3));
    expect(host.position().object).toBe(9);
    expectGood(host.space(2, -2));
    expect(host.position().object).toBe(7);
    expectStop(host.space(2, 4), '8/00/05', { information: 4 });
  });

  it('goes to the end of data', () => {
    const host = tape('bfb');
    expectGood(host.space(3, 0));
    expect(host.position().object).toBe(3);
  });

  it('over set marks needs a drive that has them', () => {
    expectSense(tape('b').space(4, 1), '5/24/00', cdb(1, 2));
    expectSense(tape('b').marks(1, { 'write setmarks': 1 }), '5/24/00', cdb(1, 1));
    const host = tape('bsbfbsb', 'DDS-4');
    expectGood(host.space(4, 2));
    expect(host.position()).toMatchObject({ object: 6, files: 1, sets: 2 });
    expectGood(host.space(4, -1));
    expect(host.position().object).toBe(5);
    expectStop(host.space(5, 2), '8/00/05', { information: 2 });
  });

  it('stops at a set mark only where RSMK says so; reading does too', () => {
    const host = tape('bsbf', 'DDS-4');
    expectGood(host.space(0, 2));
    expect(host.position().object).toBe(3);
    host.send('REWIND');
    host.read(10);
    expectGood(host.read(10));
    reportSetmarks(host);
    host.send('REWIND');
    expectStop(host.space(0, 2), '0/00/03', { filemark: true, information: 1 });
    host.send('REWIND');
    expectStop(host.space(1, 1), '0/00/03', { filemark: true, information: 1 });
    host.locate(1);
    expectStop(host.read(10), '0/00/03', { filemark: true, information: 10 });
  });

  it('of the 16-byte kind has wide counts and no parameter list', () => {
    const host = tape('bfbf');
    expectGood(host.send('SPACE(16)', { code: 1, count: 2 }));
    expect(host.position().object).toBe(4);
    expectGood(host.send('SPACE(16)', { code: 1, count: -1 }));
    expect(host.position().object).toBe(3);
    expectStop(host.send('SPACE(16)', { code: 0, count: 2 ** 40 }), '0/00/01', { filemark: true });
    expectSense(host.send('SPACE(16)', { 'parameter list length': 8 }), '5/24/00', cdb(12));
    expectSense(host.send('SPACE(16)', { code: 9 }), '5/24/00', cdb(1, 3));
  });
});

describe('LOCATE', () => {
  it('goes to an object, and to the end of data where there is none', () => {
    const host = tape('bfbb');
    expectGood(host.locate(2));
    expect(host.position().object).toBe(2);
    expectStop(host.locate(9), '8/00/05', { information: 5 });
    expect(host.position().object).toBe(4);
    expectSense(host.locate(0, { 'change partition': 1, partition: 3 }), '5/24/00', cdb(8));
  });

  it('of the 16-byte kind goes to objects, files and the end of data', () => {
    const host = tape('bbfbfb');
    const go = (type: number, value: number) =>
      host.send('LOCATE(16)', { 'destination type': type, 'logical object identifier': value });
    expectGood(go(0, 1));
    expect(host.position().object).toBe(1);
    expectGood(go(1, 2));
    expect(host.position()).toMatchObject({ object: 5, files: 2 });
    expectGood(go(1, 0));
    expect(host.position().object).toBe(0);
    expectGood(go(3, 0));
    expect(host.position().object).toBe(6);
    expectStop(go(1, 3), '8/00/05', { information: 1 });
    expectSense(go(2, 1), '5/24/00', cdb(1, 5));
    expectSense(host.send('LOCATE(16)', { 'block address mode': 1 }), '5/24/00', cdb(2, 0));
  });

  it('changes the partition', () => {
    const host = loaded();
    const page = host.modePage(0x11);
    page[3] = 1;
    page[4] |= 0x40;
    expectGood(host.select(page));
    expectGood(host.send('FORMAT MEDIUM', { format: 1, 'transfer length': 0 }));
    expectGood(host.write(10));
    expectGood(host.locate(0, { 'change partition': 1, partition: 1 }));
    expectGood(host.write(20));
    expect(host.position()).toMatchObject({ partition: 1, object: 1 });
    expect(host.modePage(0x10)[3]).toBe(1);
    expectGood(host.locate(0, { 'change partition': 1, partition: 0 }));
    expect(host.read(100, { sili: 1 }).transferred).toBe(10);
  });
});

describe('READ POSITION', () => {
  it('has a short, a long and an extended form', () => {
    const host = tape('bfbb');
    host.locate(3);
    const short = host.send('READ POSITION, SHORT FORM', { 'allocation length': 0 });
    expect(short.data).toHaveLength(20);
    expect(decodePosition(short.data, POSITION_FORM.SHORT)).toMatchObject({ object: 3, partition: 0 });
    expect(host.position()).toMatchObject({ object: 3, files: 1, sets: 0, beginningOfPartition: false });
    const extended = host.send('READ POSITION, EXTENDED FORM', { 'allocation length': 32 });
    expect(decodePosition(extended.data, POSITION_FORM.EXTENDED)).toMatchObject({ object: 3 });
    expect(host.send('READ POSITION, EXTENDED FORM', { 'allocation length': 4 }).transferred).toBe(4);
    expectSense(host.send('READ POSITION, LONG FORM', { 'allocation length': 8 }), '5/24/00', cdb(7));
  });
});

describe('REWIND', () => {
  it('takes the time of the way; with IMMED the drive is busy meanwhile', () => {
    const host = loaded({ capacity: 1000 });
    host.write(900);
    const full = host.drive.profile.times.fullLength * 1000;
    expect(host.send('REWIND').duration).toBe(Math.round(full * 0.9));
    host.space(3, 0);
    expect(host.send('REWIND', { immediate: 1 }).duration).toBe(1);
    expectSense(host.send('TEST UNIT READY'), '2/04/07');
    expect([...host.send('REQUEST SENSE').data].slice(12, 14)).toEqual([0x00, 0x1a]);
    host.clock.advance(full);
    expectGood(host.send('TEST UNIT READY'));
  });
});

describe('ALLOW OVERWRITE', () => {
  it('checks that the host knows where the tape is', () => {
    const host = tape('bb');
    host.locate(1);
    expectGood(host.send('ALLOW OVERWRITE', { 'allow overwrite': 1, 'logical object identifier': 1 }));
    expectStop(
      host.send('ALLOW OVERWRITE', { 'allow overwrite': 1, 'logical object identifier': 2 }),
      '5/3B/00',
      { information: 0 },
    );
    expectSense(host.send('ALLOW OVERWRITE', { 'allow overwrite': 3 }), '5/24/00', cdb(2, 3));
  });
});

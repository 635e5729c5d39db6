import { describe, expect, it } from 'vitest';
import { cdb, expectGood, expectSense } from '../harness.ts';
import { blockBytes } from '../media/tape-model.ts';
import { tapeFile } from '../../../src/tape-files/tape-file.ts';
import { CrashingFileSystem } from '../../tape-files/crashing-file-system.ts';
import { expectStop, loaded } from './harness.ts';

describe('variable blocks', () => {
  it('are read as they were written', () => {
    const host = loaded();
    for (const length of [1, 512, 70_001]) expectGood(host.write(length, length));
    host.send('REWIND');
    for (const length of [1, 512, 70_001]) {
      const reply = host.read(length);
      expectGood(reply);
      expect(Buffer.compare(reply.data, blockBytes(length, length))).toBe(0);
    }
  });

  it('shorter than asked for set ILI with what is missing, unless SILI is set', () => {
    const host = loaded();
    host.write(100);
    host.write(100);
    host.send('REWIND');
    const reply = host.read(160);
    expectStop(reply, '0/00/00', { incorrectLength: true, information: 60 });
    expect(reply.data).toEqual(blockBytes(100, 1));
    const silent = host.read(160, { sili: 1 });
    expectGood(silent);
    expect(silent.transferred).toBe(100);
  });

  it('longer than asked for set ILI with a negative difference; SILI silences it while no block length is set', () => {
    const host = loaded();
    for (let i = 0; i < 3; i++) host.write(100);
    host.send('REWIND');
    const reply = host.read(60);
    expectStop(reply, '0/00/00', { incorrectLength: true, information: -40 });
    expect(reply.data).toEqual(blockBytes(100, 1).slice(0, 60));
    expectGood(host.read(60, { sili: 1 }));
    host.setBlockLength(512);
    host.locate(2);
    expectStop(host.read(60, { sili: 1 }), '0/00/00', { incorrectLength: true, information: -40 });
    expect(host.position().object).toBe(3);
  });

  it('of a length that the drive cannot write are refused', () => {
    const host = loaded({}, { kind: 'QIC-525' });
    expect(host.drive.stage).toBe('rejected');
    const qic = loaded({ format: 'QIC-525' }, { kind: 'QIC-525' });
    expectSense(qic.write(500), '5/24/00', cdb(2));
    expectSense(qic.read(512), '5/24/00', cdb(1, 0));
    expectGood(qic.write(512));
  });

  it('of no length move nothing', () => {
    const host = loaded();
    expectGood(host.write(0));
    expectGood(host.read(0));
    expect(host.position().object).toBe(0);
  });
});

describe('fixed blocks', () => {
  it('are read as they were written', () => {
    const host = loaded();
    host.setBlockLength(512);
    expectGood(host.writeFixed(7, 512));
    host.send('REWIND');
    const reply = host.read(7, { fixed: 1, room: 7 * 512 });
    expectGood(reply);
    expect(reply.data).toEqual(blockBytes(7 * 512, 1));
    expect(host.position().object).toBe(7);
  });

  it('of another length end the read with ILI and the blocks that are missing', () => {
    const host = loaded();
    host.setBlockLength(512);
    host.writeFixed(2, 512);
    host.write(100);
    host.send('REWIND');
    const reply = host.read(4, { fixed: 1, room: 2048 });
    expectStop(reply, '0/00/00', { incorrectLength: true, information: 2 });
    expect(reply.transferred).toBe(1024);
    expect(host.position().object).toBe(3);
  });

  it('end at a file mark, behind it, with the blocks that are missing', () => {
    const host = loaded();
    host.setBlockLength(512);
    host.writeFixed(3, 512);
    host.marks();
    host.writeFixed(1, 512);
    host.send('REWIND');
    const reply = host.read(5, { fixed: 1, room: 2560 });
    expectStop(reply, '0/00/01', { filemark: true, information: 2 });
    expect(reply.transferred).toBe(1536);
    expect(host.position()).toMatchObject({ object: 4, files: 1 });
  });

  it('need a block length, and not SILI', () => {
    const host = loaded();
    expectSense(host.read(1, { fixed: 1 }), '5/24/00', cdb(1, 0));
    expectSense(host.writeFixed(1, 512), '5/24/00', cdb(1, 0));
    host.setBlockLength(512);
    expectSense(host.read(1, { fixed: 1, sili: 1 }), '5/24/00', cdb(1, 1));
  });

  it('are refused where the data buffer is smaller than they are', () => {
    const host = loaded();
    host.setBlockLength(512);
    expectSense(host.read(2, { fixed: 1, room: 1000 }), '5/24/00', cdb(2));
  });
});

describe('end of data', () => {
  it('is BLANK CHECK with what is missing, again and again', () => {
    const host = loaded();
    host.write(100);
    for (let i = 0; i < 2; i++) expectStop(host.read(100), '8/00/05', { information: 100 });
    host.setBlockLength(512);
    expectStop(host.read(3, { fixed: 1, room: 1536 }), '8/00/05', { information: 3 });
  });

  it('is where the last write ended, whatever lay behind', () => {
    const host = loaded();
    for (let i = 0; i < 5; i++) host.write(100, i);
    host.locate(2);
    host.write(50, 9);
    expectStop(host.read(100), '8/00/05', { information: 100 });
    host.space(3, 0);
    expect(host.position().object).toBe(3);
  });
});

describe('early warning and the end of the medium', () => {
  it('warns with EOM after the block is written, then refuses what does not fit', () => {
    const host = loaded({ capacity: 20_000 });
    for (let i = 0; i < 18; i++) expectGood(host.write(1000));
    expectStop(host.write(1000), '0/00/02', { endOfMedium: true, information: 0 });
    expect(host.position()).toMatchObject({ object: 19, endOfPartition: true });
    expectStop(host.write(1000), '0/00/02', { endOfMedium: true, information: 0 });
    expectStop(host.write(10), 'D/00/02', { endOfMedium: true, information: 10 });
    expect(host.position().object).toBe(20);
  });

  it('says how many fixed blocks did not fit', () => {
    const host = loaded({ capacity: 5000 });
    host.setBlockLength(1000);
    const reply = host.writeFixed(7, 1000);
    expectStop(reply, 'D/00/02', { endOfMedium: true, information: 2 });
    expect(reply.transferred).toBe(5000);
  });

  it('leaves no room for marks either', () => {
    const host = loaded({ capacity: 1000 });
    host.write(992);
    expectStop(host.marks(5), 'D/00/02', { endOfMedium: true, information: 3 });
    expect(host.position()).toMatchObject({ files: 2 });
  });
});

describe('a tape that takes no data', () => {
  it('because of its tab refuses with 7/27/00, and says so in the mode header', () => {
    const host = loaded({ writeProtected: true });
    expectSense(host.write(10), '7/27/00');
    expectSense(host.marks(1), '7/27/00');
    expectSense(host.send('ERASE(6)'), '7/27/00');
    expectGood(host.marks(0));
    expect(host.send('MODE SENSE(6)', { 'page code': 0x3f }).data[2] & 0x80).toBe(0x80);
  });

  it('because the drive or the host protects it refuses as well', () => {
    expectSense(loaded({}, { writeProtected: true }).write(10), '7/27/00');
    const host = loaded();
    const page = host.modePage(0x10);
    page[10] |= 0x04;
    expectGood(host.select(page));
    expectSense(host.write(10), '7/27/02');
  });

  it('because of its generation refuses with 7/30/05 and can be read', () => {
    const host = loaded({ format: 'LTO-4' });
    expectGood(host.send('TEST UNIT READY'));
    expectSense(host.write(10), '7/30/05');
    expectStop(host.read(10), '8/00/05', { information: 10 });
  });

  it('because it is write-once takes data at its end only', () => {
    const host = loaded({ worm: true });
    expectGood(host.write(10));
    expectGood(host.marks(2));
    expectGood(host.space(1, -1));
    expectGood(host.write(20));
    host.send('REWIND');
    expectSense(host.write(10), '7/30/0C');
    expectSense(host.send('ERASE(6)'), '7/30/0C');
    expectSense(host.send('FORMAT MEDIUM', { 'transfer length': 0 }), '7/30/0C');
    host.space(3, 0);
    expectGood(host.write(30));
  });
});

describe('VERIFY', () => {
  it('passes blocks and ends as a read does, without data', () => {
    const host = loaded();
    host.setBlockLength(100);
    host.writeFixed(3, 100);
    host.marks();
    host.send('REWIND');
    expectGood(host.send('VERIFY(6)', { fixed: 1, 'verification length': 2 }));
    expect(host.position().object).toBe(2);
    const reply = host.send('VERIFY(6)', { fixed: 1, 'verification length': 5 });
    expectStop(reply, '0/00/01', { filemark: true, information: 4 });
    expectSense(host.send('VERIFY(6)', { 'byte compare': 1 }, [1]), '5/24/00', cdb(1, 1));
  });
});

describe('a block that was recorded with an error', () => {
  it('is 3/11/00, and the tape stands behind it', () => {
    const file = '/bad.tap';
    const fs = new CrashingFileSystem();
    const length = Uint8Array.of(4, 0, 0, 0x80);
    fs.write(file, Uint8Array.of(...length, 1, 2, 3, 4, ...length, 0, 0, 0, 0));
    const host = loaded({ open: tapeFile(file, fs) });
    expectStop(host.read(4), '3/11/00', { information: 4 });
    expectStop(host.read(4), '0/00/01', { filemark: true, information: 4 });
  });
});

describe('a damaged tape file', () => {
  it('is read up to the damage, which is 3/14/03, and takes no data', () => {
    const file = '/cut.tap';
    const fs = new CrashingFileSystem();
    fs.write(file, Uint8Array.of(2, 0, 0, 0, 7, 8, 2, 0, 0, 0, 9, 0, 0, 0, 1));
    const host = loaded({ open: tapeFile(file, fs) });
    expect([...host.read(2).data]).toEqual([7, 8]);
    expectStop(host.read(2), '3/14/03', { information: 2 });
    expectSense(host.write(2), '7/27/00');
    expectGood(host.send('LOAD UNLOAD'));
    expect(fs.read(file)).toHaveLength(15);
  });
});

describe('a full disk', () => {
  it('is 3/0C/00 with what was not written, and a person is told', () => {
    const fs = new CrashingFileSystem();
    const host = loaded({ open: tapeFile('/full.tap', fs) });
    const reports: string[] = [];
    host.drive.onReport = (message) => reports.push(message);
    expectGood(host.write(100));
    fs.space = 150;
    expectStop(host.write(100), '3/0C/00', { information: 100 });
    expect(reports).toHaveLength(1);
    expect(reports[0]).toMatch(/^The disk is full/);
    expect(host.position().object).toBe(1);
  });
});

describe('time', () => {
  it('passes at the native rate of the drive', () => {
    const host = loaded({ capacity: 1e9 });
    const start = host.clock.now;
    for (let i = 0; i < 64; i++) host.write(65_536);
    const bytes = 64 * 65_536;
    expect(host.clock.now - start).toBe(Math.floor(bytes / 160_000));
  });
});

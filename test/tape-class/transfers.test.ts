import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { ntStatusName } from '../../src/ddi/ntstatus.ts';
import { READ_WRITE, tapeBench, type Rig } from './harness.ts';
import { bytesOf } from './members.ts';
import { ltoBench } from './lto-rig.ts';
import { StorageDeviceScript, type Reply } from './script.ts';

const start = tapeBench();
const startLto = ltoBench();

/** What the probe takes the block size from: bytes 9 to 11 of MODE SENSE. */
const block = (size: number): Reply => ({
  data: new Uint8Array([11, 0, 0, 8, 0, 0, 0, 0, 0, size >> 16, size >> 8, size]),
});
/** The class driver's own MODE SENSE for page 2Ah comes first. */
const device = (size: number): StorageDeviceScript =>
  new StorageDeviceScript().answer(0x1a, { data: new Uint8Array(4) }, block(size), block(size));

function transfer(rig: Rig, way: 'read' | 'write', length: number): [status: string, information: number] {
  rig.driver.transferBuffer(length);
  const { status, information } = rig.driver[way](length, READ_WRITE);
  return [ntStatusName(status), information];
}

describe('a transfer', () => {
  it('asks for the block size once, and calls PreProcessReadWrite before each SRB', async () => {
    const rig = await start(undefined, { device: device(0) });
    rig.commands.length = 0;
    expect(transfer(rig, 'write', 1000)).toEqual(['STATUS_SUCCESS', 1000]);
    expect(transfer(rig, 'read', 0x12345)).toEqual(['STATUS_SUCCESS', 0x12345]);
    expect(rig.commands).toEqual(['1a0000000c00', '0a000003e800', '080001234500']);
    const data = rig.driver.driverData?.address ?? 0;
    expect(rig.machine.memory.u32(data + 4)).toBe(2);
    expect(rig.prints).not.toContain('unexpected');
  });

  it('asks again after another medium', async () => {
    const script = device(0).answer(0x08, { sense: '6/28/00' });
    const rig = await start(undefined, { device: script });
    expect(transfer(rig, 'read', 10)[0]).toBe('STATUS_VERIFY_REQUIRED');
    rig.commands.length = 0;
    transfer(rig, 'read', 10);
    expect(rig.commands[0]).toMatch(/^1a/);
  });

  it('of nothing is a success that sends nothing, and needs the right access', async () => {
    const rig = await start();
    rig.commands.length = 0;
    expect(transfer(rig, 'read', 0)).toEqual(['STATUS_SUCCESS', 0]);
    expect(rig.commands).toEqual([]);
    const { status } = rig.driver.write(10, { read: true, write: false });
    expect(ntStatusName(status)).toBe('STATUS_ACCESS_DENIED');
  });

  it.each<[string, Reply, 'read' | 'write', number, [string, number]]>([
    [
      'a shorter block',
      { sense: '0/00/00', bits: 0x20, information: 900, transferred: 100 },
      'read',
      1000,
      ['STATUS_SUCCESS', 100],
    ],
    [
      'a longer block',
      { sense: '0/00/00', bits: 0x20, information: -500 },
      'read',
      1000,
      ['STATUS_BUFFER_OVERFLOW', 1000],
    ],
    [
      'a filemark',
      { sense: '0/00/01', bits: 0x80, information: 1000, transferred: 0 },
      'read',
      1000,
      ['STATUS_FILEMARK_DETECTED', 0],
    ],
    [
      'the end of data',
      { sense: '8/00/05', information: 1000, transferred: 0 },
      'read',
      1000,
      ['STATUS_NO_DATA_DETECTED', 0],
    ],
    [
      'early warning',
      { sense: '0/00/02', bits: 0x40, information: 0 },
      'write',
      1000,
      ['STATUS_END_OF_MEDIA', 1000],
    ],
    [
      'the end of the medium',
      { sense: 'd/00/02', bits: 0x40, information: 1000, transferred: 0 },
      'write',
      1000,
      ['STATUS_EOM_OVERFLOW', 0],
    ],
    ['a bad spot', { sense: '3/11/00', transferred: 0 }, 'read', 1000, ['STATUS_DEVICE_DATA_ERROR', 0]],
  ])('of a block of variable length meets %s', async (_name, reply, way, length, expected) => {
    const script = device(0).answer(way === 'read' ? 0x08 : 0x0a, reply);
    expect(transfer(await start(undefined, { device: script }), way, length)).toEqual(expected);
  });

  it.each<[string, Reply, [string, number]]>([
    [
      'a filemark after two blocks',
      { sense: '0/00/01', bits: 0x80, information: 2, transferred: 1024 },
      ['STATUS_FILEMARK_DETECTED', 1024],
    ],
    [
      'a block of another length',
      { sense: '0/00/00', bits: 0x20, information: 3, transferred: 512 },
      ['STATUS_INVALID_BLOCK_LENGTH', 512],
    ],
  ])('of fixed-length blocks meets %s', async (_name, reply, expected) => {
    const script = device(512).answer(0x08, reply);
    expect(transfer(await start(undefined, { device: script }), 'read', 2048)).toEqual(expected);
  });

  it('of fixed-length blocks tells what went before the failure', async () => {
    const script = device(512).answer(0x0a, {}, { sense: '7/27/00', information: 2, transferred: 0 });
    const rig = await start(undefined, { device: script, maximumTransferLength: 1024 });
    expect(transfer(rig, 'write', 2048)).toEqual(['STATUS_MEDIA_WRITE_PROTECTED', 1024]);
  });

  it('of part of a block is refused', async () => {
    const rig = await start(undefined, { device: device(512) });
    expect(transfer(rig, 'write', 1000)).toEqual(['STATUS_INVALID_BLOCK_LENGTH', 0]);
  });

  it('leaves the data where the device put it', async () => {
    const script = device(0).answer(0x08, { data: new Uint8Array([1, 2, 3]) });
    const rig = await start(undefined, { device: script });
    const buffer = rig.driver.transferBuffer(3);
    expect(transfer(rig, 'read', 3)).toEqual(['STATUS_SUCCESS', 3]);
    expect([...buffer]).toEqual([1, 2, 3]);
    expect(buffer.buffer).toBe(rig.machine.memory.bytes.buffer);
  });
});

/** A tape as a list of objects: blocks by length and fill, filemarks. */
type Tape = ('mark' | { readonly length: number; readonly fill: number })[];

it('blocks and marks through the LTO sample and the emulated drive come back as a list would give them', async () => {
  const rig = await startLto();
  const write = fc.record({
    length: fc.integer({ min: 1, max: 70_000 }),
    fill: fc.integer({ min: 1, max: 255 }),
  });
  const objects = fc.array(
    fc.oneof({ weight: 3, arbitrary: write }, { weight: 1, arbitrary: fc.constant('mark' as const) }),
    {
      maxLength: 12,
    },
  );
  fc.assert(
    fc.property(objects, fc.integer({ min: 1, max: 80_000 }), (tape: Tape, room) => {
      expect(rig.ioctl('SET_POSITION', bytesOf('TAPE_SET_POSITION', { Method: 0 })).status).toBe(
        'STATUS_SUCCESS',
      );
      for (const entry of tape) {
        if (entry === 'mark') {
          rig.ioctl('WRITE_MARKS', bytesOf('TAPE_WRITE_MARKS', { Type: 1, Count: 1 }));
        } else {
          rig.driver.transferBuffer(entry.length).fill(entry.fill);
          expect(transfer(rig, 'write', entry.length)).toEqual(['STATUS_SUCCESS', entry.length]);
        }
      }
      // An empty list writes nothing: what lies behind it is of the run before.
      if (tape.length === 0) return;
      rig.ioctl('SET_POSITION', bytesOf('TAPE_SET_POSITION', { Method: 0 }));
      for (const entry of tape) {
        const result = transfer(rig, 'read', room);
        if (entry === 'mark') {
          expect(result).toEqual(['STATUS_FILEMARK_DETECTED', 0]);
          continue;
        }
        const bytes = Math.min(entry.length, room);
        expect(result).toEqual([entry.length > room ? 'STATUS_BUFFER_OVERFLOW' : 'STATUS_SUCCESS', bytes]);
        expect(rig.driver.transferBuffer(bytes).every((byte) => byte === entry.fill)).toBe(true);
      }
      expect(transfer(rig, 'read', room)[0]).toBe('STATUS_NO_DATA_DETECTED');
    }),
    { numRuns: 40 },
  );
});

/** The sample for LTO drives over the emulated drive: each routine does what its request says. */
import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../src/core/clock.ts';
import { bytesOf } from './members.ts';
import { DRIVE_PROBLEM, POSITION_METHOD } from '../../src/ddi/tape/values.ts';
import { checkTapeParameters } from '../../src/ddi/rules/check-parameters.ts';
import { decodeTapeParameters } from '../../src/ddi/rules/parameters-codec.ts';
import { ntStatusName } from '../../src/ddi/ntstatus.ts';
import { CARTRIDGE, ltoBench, type LtoRig } from './lto-rig.ts';

const start = ltoBench();

/** Writes blocks of these lengths; each is filled with its number. */
function write(rig: LtoRig, ...lengths: number[]): string[] {
  return lengths.map((length, i) => {
    rig.driver.transferBuffer(length).fill(i + 1);
    return ntStatusName(rig.driver.write(length, { read: true, write: true }).status);
  });
}

/** Reads once: status, bytes, the byte that the block is filled with. */
function read(rig: LtoRig, length: number): [status: string, bytes: number, fill: number | undefined] {
  const buffer = rig.driver.transferBuffer(length);
  buffer.fill(0);
  const { status, information } = rig.driver.read(length, { read: true, write: true });
  return [ntStatusName(status), information, information > 0 ? buffer[information - 1] : undefined];
}

const position = (rig: LtoRig): { partition: number; offset: number } => {
  const { output } = rig.ioctl('GET_POSITION', bytesOf('TAPE_GET_POSITION', { Type: 1 }), 16);
  const view = new DataView(output.buffer);
  return { partition: view.getUint32(4, true), offset: Number(view.getBigInt64(8, true)) };
};
const move = (rig: LtoRig, method: keyof typeof POSITION_METHOD, offset = 0, partition = 0): string =>
  rig.ioctl(
    'SET_POSITION',
    bytesOf('TAPE_SET_POSITION', { Method: POSITION_METHOD[method], Partition: partition, Offset: offset }),
  ).status;
const marks = (rig: LtoRig, count: number): string =>
  rig.ioctl('WRITE_MARKS', bytesOf('TAPE_WRITE_MARKS', { Type: 1, Count: count })).status;

describe('the LTO sample', () => {
  it.each(['LTO-1', 'LTO-4', 'LTO-6', 'LTO-9'])(
    'claims a drive of %s and reports what it can do',
    async (kind) => {
      const rig = await start({ kind });
      expect(rig.problem).toBeUndefined();
      const { status, output } = rig.ioctl('GET_DRIVE_PARAMS', undefined, 32);
      const parameters = decodeTapeParameters(output);
      expect(status).toBe('STATUS_SUCCESS');
      expect(checkTapeParameters({ parameters }).map(({ rule }) => rule.id)).toEqual([]);
      expect(parameters.MaximumBlockSize).toBeGreaterThanOrEqual(65536);
      expect(parameters.MaximumPartitionCount).toBe(kind === 'LTO-1' || kind === 'LTO-4' ? 1 : 2);
      expect(parameters.Compression).toBe(1);
      expect(rig.checks).toEqual([]);
    },
  );

  it('says that an empty drive has no medium, and that a loading one is not ready', async () => {
    const rig = await start({ cartridge: null });
    expect(rig.ioctl('GET_STATUS').status).toBe('STATUS_NO_MEDIA');
    rig.insert(CARTRIDGE('LTO-6'));
    expect(rig.ioctl('GET_STATUS').status).toBe('STATUS_DEVICE_NOT_READY');
    rig.clock.advance(60_000);
    expect(rig.ioctl('GET_STATUS').status).toBe('STATUS_VERIFY_REQUIRED');
    expect(rig.ioctl('GET_STATUS').status).toBe('STATUS_SUCCESS');
  });

  it('reports capacity, block size and protection of the medium', async () => {
    const rig = await start({ writeProtected: true });
    const { output } = rig.ioctl('GET_MEDIA_PARAMS', undefined, 32);
    const view = new DataView(output.buffer);
    expect(Number(view.getBigInt64(0, true))).toBeGreaterThan(2e12);
    expect(view.getUint32(16, true)).toBe(0);
    expect([view.getUint32(20, true), view.getUint8(24)]).toEqual([1, 1]);
    expect(write(rig, 512)).toEqual(['STATUS_MEDIA_WRITE_PROTECTED']);
  });

  it('marks the mounted medium among the media types', async () => {
    const mounted = (rig: LtoRig): number[] => {
      const { output } = rig.ioctl('GET_MEDIA_TYPES_EX', undefined, 72);
      const view = new DataView(output.buffer);
      expect([view.getUint32(0, true), view.getUint32(4, true)]).toEqual([0x1f, 2]);
      return [0, 1].filter((i) => (view.getUint32(8 + 32 * i + 4, true) & 0x80000000) !== 0);
    };
    expect(mounted(await start())).toEqual([0]);
    expect(mounted(await start({ cartridge: null }))).toEqual([]);
  });

  it('writes and reads blocks of any length', async () => {
    const rig = await start();
    expect(write(rig, 100, 65536, 1)).toEqual(['STATUS_SUCCESS', 'STATUS_SUCCESS', 'STATUS_SUCCESS']);
    expect(move(rig, 'TAPE_REWIND')).toBe('STATUS_SUCCESS');
    expect(read(rig, 65536)).toEqual(['STATUS_SUCCESS', 100, 1]);
    expect(read(rig, 1000)).toEqual(['STATUS_BUFFER_OVERFLOW', 1000, 2]);
    expect(read(rig, 1)).toEqual(['STATUS_SUCCESS', 1, 3]);
    expect(read(rig, 1)).toEqual(['STATUS_NO_DATA_DETECTED', 0, undefined]);
    expect(rig.checks).toEqual([]);
  });

  it('stops at filemarks, and moves over them', async () => {
    const rig = await start();
    write(rig, 10);
    marks(rig, 1);
    write(rig, 20);
    marks(rig, 2);
    expect(position(rig)).toEqual({ partition: 1, offset: 5 });
    move(rig, 'TAPE_REWIND');
    read(rig, 64);
    expect(read(rig, 64)).toEqual(['STATUS_FILEMARK_DETECTED', 0, undefined]);
    expect(move(rig, 'TAPE_SPACE_FILEMARKS', 2)).toBe('STATUS_SUCCESS');
    expect(position(rig).offset).toBe(5);
    expect(move(rig, 'TAPE_SPACE_FILEMARKS', 1)).toBe('STATUS_NO_DATA_DETECTED');
    expect(move(rig, 'TAPE_SPACE_RELATIVE_BLOCKS', -1)).toBe('STATUS_FILEMARK_DETECTED');
    expect(move(rig, 'TAPE_LOGICAL_BLOCK', 2)).toBe('STATUS_SUCCESS');
    expect(read(rig, 64)).toEqual(['STATUS_SUCCESS', 20, 1]);
    expect(move(rig, 'TAPE_SPACE_END_OF_DATA')).toBe('STATUS_SUCCESS');
    expect(position(rig).offset).toBe(5);
    expect(move(rig, 'TAPE_SPACE_SETMARKS', 1)).toBe('STATUS_NOT_IMPLEMENTED');
    expect(move(rig, 'TAPE_LOGICAL_BLOCK', -1)).toBe('STATUS_INVALID_PARAMETER');
  });

  it('sets a fixed block size, which transfers keep to and split by the adapter', async () => {
    const rig = await start({ maximumTransferLength: 3000 });
    expect(
      rig.ioctl('SET_MEDIA_PARAMS', bytesOf('TAPE_SET_MEDIA_PARAMETERS', { BlockSize: 512 })).status,
    ).toBe('STATUS_SUCCESS');
    rig.commands.length = 0;
    expect(write(rig, 512 * 12)).toEqual(['STATUS_SUCCESS']);
    expect(rig.commands).toEqual(['0a0100000500', '0a0100000500', '0a0100000200']);
    expect(write(rig, 700)).toEqual(['STATUS_INVALID_BLOCK_LENGTH']);
    marks(rig, 1);
    expect(position(rig).offset).toBe(13);
    move(rig, 'TAPE_REWIND');
    expect(read(rig, 512 * 10)).toEqual(['STATUS_SUCCESS', 5120, 1]);
    expect(read(rig, 512 * 10)).toEqual(['STATUS_FILEMARK_DETECTED', 1024, 1]);
  });

  it('cannot split a block of variable length', async () => {
    const rig = await start({ maximumTransferLength: 3000 });
    expect(write(rig, 3001)).toEqual(['STATUS_INVALID_BLOCK_LENGTH']);
    expect(write(rig, 3000)).toEqual(['STATUS_SUCCESS']);
  });

  it('tells of the end of the medium before it comes, and when it is there', async () => {
    const rig = await start({ capacity: 4_000_000 });
    const seen = new Set<string>();
    for (let i = 0; i < 90 && !seen.has('STATUS_EOM_OVERFLOW'); i++) seen.add(write(rig, 65536)[0]);
    expect([...seen]).toEqual(['STATUS_SUCCESS', 'STATUS_END_OF_MEDIA', 'STATUS_EOM_OVERFLOW']);
  });

  it('divides a tape into partitions', async () => {
    const rig = await start();
    const create = bytesOf('TAPE_CREATE_PARTITION', { Method: 2, Count: 2, Size: 5000 });
    expect(rig.ioctl('CREATE_PARTITION', create).status).toBe('STATUS_SUCCESS');
    const { output } = rig.ioctl('GET_MEDIA_PARAMS', undefined, 32);
    expect(new DataView(output.buffer).getUint32(20, true)).toBe(2);
    expect(move(rig, 'TAPE_LOGICAL_BLOCK', 0, 2)).toBe('STATUS_SUCCESS');
    write(rig, 77);
    expect(position(rig)).toEqual({ partition: 2, offset: 1 });
    expect(move(rig, 'TAPE_REWIND', 0, 1)).toBe('STATUS_SUCCESS');
    expect(position(rig)).toEqual({ partition: 1, offset: 0 });
    expect(move(rig, 'TAPE_SPACE_END_OF_DATA', 0, 2)).toBe('STATUS_SUCCESS');
    expect(position(rig)).toEqual({ partition: 2, offset: 1 });
  });

  it('erases, switches compression, locks, unloads and loads', async () => {
    const rig = await start();
    write(rig, 10);
    move(rig, 'TAPE_REWIND');
    expect(rig.ioctl('ERASE', bytesOf('TAPE_ERASE', { Type: 1 })).status).toBe('STATUS_SUCCESS');
    expect(read(rig, 64)[0]).toBe('STATUS_NO_DATA_DETECTED');
    expect(rig.ioctl('SET_DRIVE_PARAMS', bytesOf('TAPE_SET_DRIVE_PARAMETERS', {})).status).toBe(
      'STATUS_SUCCESS',
    );
    expect(decodeTapeParameters(rig.ioctl('GET_DRIVE_PARAMS', undefined, 32).output).Compression).toBe(0);
    const prepare = (operation: number): string =>
      rig.ioctl('PREPARE', bytesOf('TAPE_PREPARE', { Operation: operation })).status;
    const [load, unload, lock, unlock] = [0, 1, 3, 4];
    expect([prepare(lock), prepare(unlock), prepare(unload)]).toEqual(Array(3).fill('STATUS_SUCCESS'));
    expect(rig.ioctl('GET_STATUS').status).not.toBe('STATUS_SUCCESS');
    expect(prepare(load)).toBe('STATUS_SUCCESS');
    rig.ioctl('GET_STATUS');
    expect(rig.ioctl('GET_STATUS').status).toBe('STATUS_SUCCESS');
    expect(prepare(9)).toBe('STATUS_INVALID_PARAMETER');
  });

  it('ejects for the class library', async () => {
    const rig = await start();
    expect(rig.ioctl('EJECT_MEDIA').status).toBe('STATUS_SUCCESS');
    rig.clock.advance(60_000);
    expect(rig.drive.take()).toMatchObject({ ok: true });
    expect(rig.ioctl('CHECK_VERIFY').status).toBe('STATUS_NO_MEDIA');
  });

  it('reports that the drive asks for a cleaning', async () => {
    const rig = await start();
    expect(rig.ioctl('GET_STATUS').status).toBe('STATUS_SUCCESS');
    rig.drive.requestCleaning();
    expect(rig.ioctl('GET_STATUS').status).toBe('STATUS_DEVICE_REQUIRES_CLEANING');
    const problem = rig.driver.wmiOperation(2);
    expect(problem?.data[0]).toBe(DRIVE_PROBLEM.TapeDriveCleanDriveNow);
    expect(problem?.data[4 + 7]).toBe(1);
  });

  it('counts errors for WMI', async () => {
    const rig = await start();
    const answer = rig.driver.wmiOperation(3);
    expect(ntStatusName(answer?.status ?? 1)).toBe('STATUS_SUCCESS');
    expect(answer?.data[0]).toBe(DRIVE_PROBLEM.TapeDriveProblemNone);
  });

  it('keeps nothing of a request in the pool', async () => {
    const rig = await start();
    rig.ioctl('GET_STATUS');
    const held = rig.machine.pool.held;
    for (let i = 0; i < 20; i++) {
      rig.ioctl('GET_STATUS');
      rig.ioctl('GET_MEDIA_PARAMS', undefined, 32);
      write(rig, 1000);
    }
    expect(rig.machine.pool.held).toBe(held);
    expect(rig.clock).toBeInstanceOf(VirtualClock);
  });
});

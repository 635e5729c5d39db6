import { describe, expect, it } from 'vitest';
import { ntStatusName } from '../../src/ddi/ntstatus.ts';
import { TAPE_IOCTLS, type TapeIoctlName } from '../../src/ddi/tape/ioctls.ts';
import { STORAGE_IOCTLS } from '../../src/ddi/storage-ioctls.ts';
import { sizeOf } from '../../src/ddi/struct.ts';
import { bufferStruct } from '../../src/ddi/structs/index.ts';
import { inquiryData, READ_WRITE, tapeBench, ulongs } from './harness.ts';
import { StorageDeviceScript } from './script.ts';

const start = tapeBench();
const sizeOfName = (name: string | null): number => (name === null ? 0 : sizeOf(bufferStruct(name)));
const rows = Object.entries(TAPE_IOCTLS) as [TapeIoctlName, (typeof TAPE_IOCTLS)[TapeIoctlName]][];

describe('device control requests', () => {
  it.each(rows)('%s reaches its routine and returns what its row says', async (name, row) => {
    const rig = await start();
    const input = new Uint8Array(sizeOfName(row.input));
    const length = name === 'GET_MEDIA_TYPES_EX' ? 72 : sizeOfName(row.output);
    // SetMediaParameters of the probe takes the block size for a script: 3 is success.
    if (name === 'SET_MEDIA_PARAMS') input[0] = 3;
    const result = rig.ioctl(name, input, length);
    expect(result.status).toBe('STATUS_SUCCESS');
    expect(result.information).toBe(row.information ?? 40);
    expect(result.output).toHaveLength(row.information ?? 40);
  });

  it.each(rows.filter(([, row]) => row.input !== null))('%s refuses a short input', async (name, row) => {
    const rig = await start();
    const input = new Uint8Array(sizeOfName(row.input) - 1);
    const result = rig.driver.deviceControl(row.code, input, sizeOfName(row.output), READ_WRITE);
    expect(ntStatusName(result.status)).toBe('STATUS_INFO_LENGTH_MISMATCH');
    expect([name, result.reachedMiniclass]).toEqual([name, false]);
  });

  it.each(rows.filter(([, row]) => row.output !== null))('%s refuses a short output', async (name, row) => {
    const rig = await start();
    const needed = name === 'GET_MEDIA_TYPES_EX' ? 72 : sizeOfName(row.output);
    const input = new Uint8Array(sizeOfName(row.input));
    expect(rig.ioctl(name, input, needed - 1).status).toBe('STATUS_INFO_LENGTH_MISMATCH');
  });

  it('need the access that their code asks for', async () => {
    const rig = await start();
    const erase = rig.driver.deviceControl(TAPE_IOCTLS.ERASE.code, ulongs(0, 0), 0, {
      read: true,
      write: false,
    });
    expect(ntStatusName(erase.status)).toBe('STATUS_ACCESS_DENIED');
    const status = rig.driver.deviceControl(TAPE_IOCTLS.GET_STATUS.code, ulongs(), 0, {
      read: true,
      write: false,
    });
    expect(ntStatusName(status.status)).toBe('STATUS_SUCCESS');
  });

  it('that nobody knows are refused by the port driver', async () => {
    const rig = await start();
    const result = rig.driver.deviceControl(0x00304000, ulongs(), 60, READ_WRITE);
    expect(ntStatusName(result.status)).toBe('STATUS_INVALID_DEVICE_REQUEST');
  });

  it('hand the input to the routine', async () => {
    const rig = await start();
    rig.commands.length = 0;
    rig.ioctl('PREPARE', ulongs(4, 0));
    expect(rig.commands).toEqual(['1b0400000000']);
  });

  it('cap the block size at what the adapter moves', async () => {
    const rig = await start(undefined, { maximumTransferLength: 0x40000 });
    const { output } = rig.ioctl('GET_DRIVE_PARAMS', undefined, 32);
    expect(new DataView(output.buffer).getUint32(8, true)).toBe(0x40000);
  });

  it('tell of more media types than were announced', async () => {
    const rig = await start(undefined, { defines: ['BAD_MEDIA_TYPES'] });
    expect(rig.ioctl('GET_MEDIA_TYPES_EX', undefined, 72).information).toBe(72);
    expect(rig.checks.map(({ id }) => id)).toEqual(['unknownMediaTypes']);
  });

  it('tell of a write behind the parameters', async () => {
    const rig = await start(undefined, { defines: ['BAD_PARAMETERS_OVERRUN'] });
    rig.ioctl('GET_DRIVE_PARAMS', undefined, 32);
    expect(rig.checks.map(({ message }) => message)).toEqual([
      'GetDriveParameters wrote behind the end of CommandParameters, which is 32 bytes long.',
    ]);
  });
});

describe('one client at a time', () => {
  it('opens the drive', async () => {
    const { driver } = await start();
    expect(driver.create()).toBe(0);
    expect(ntStatusName(driver.create())).toBe('STATUS_DEVICE_BUSY');
    driver.close();
    expect(driver.create()).toBe(0);
  });
});

describe('the class library answers', () => {
  it('CHECK_VERIFY with a test of the unit, sent again after another medium, and counts the changes', async () => {
    const rig = await start(undefined, {
      device: new StorageDeviceScript().answer(0x00, { sense: '6/28/00' }),
    });
    const result = rig.ioctl('CHECK_VERIFY', undefined, 4);
    expect([result.status, result.information, result.output[0]]).toEqual(['STATUS_SUCCESS', 4, 1]);
    expect(rig.ioctl('CHECK_VERIFY', undefined, 2).status).toBe('STATUS_BUFFER_TOO_SMALL');
    expect(rig.ioctl('CHECK_VERIFY2').status).toBe('STATUS_SUCCESS');
  });

  it('CHECK_VERIFY of an empty drive with the status of tape drives', async () => {
    const rig = await start(undefined, {
      device: new StorageDeviceScript().answer(0x00, { sense: '2/3a/00' }),
    });
    expect(rig.ioctl('CHECK_VERIFY').status).toBe('STATUS_NO_MEDIA');
  });

  it('MEDIA_REMOVAL, counted', async () => {
    const rig = await start();
    rig.commands.length = 0;
    for (const prevent of [1, 1, 0, 0]) rig.ioctl('MEDIA_REMOVAL', new Uint8Array([prevent]));
    expect(rig.commands).toEqual(['1e0000000100', '1e0000000000']);
    expect(rig.ioctl('MEDIA_REMOVAL').status).toBe('STATUS_INFO_LENGTH_MISMATCH');
  });

  it('RESERVE and RELEASE, and EJECT and LOAD_MEDIA through Prepare, the older names too', async () => {
    const rig = await start();
    rig.commands.length = 0;
    for (const name of ['EJECT_MEDIA', 'LOAD_MEDIA', 'LOAD_MEDIA2', 'RESERVE', 'RELEASE'] as const)
      expect(rig.ioctl(name).status).toBe('STATUS_SUCCESS');
    rig.driver.deviceControl(STORAGE_IOCTLS.EJECT_MEDIA.tapeAlias.code, ulongs(), 0, READ_WRITE);
    // The probe puts the operation into byte 1: TAPE_UNLOAD is 1, TAPE_LOAD 0.
    expect(rig.commands.map((cdb) => `${cdb.slice(0, 2)} ${cdb.slice(2, 4)}`)).toEqual([
      '1b 01',
      '1b 00',
      '1b 00',
      '16 00',
      '17 00',
      '1b 01',
    ]);
  });

  it('RESERVE in its long form where the drive knows no other', async () => {
    const rig = await start(undefined, {
      device: new StorageDeviceScript().answer(0x16, { sense: '5/20/00' }),
    });
    rig.commands.length = 0;
    expect(rig.ioctl('RESERVE').status).toBe('STATUS_SUCCESS');
    expect(rig.commands.map((cdb) => cdb.slice(0, 2))).toEqual(['16', '56']);
  });
});

describe('WMI', () => {
  it('runs the routine, which sees the exports of the class driver work', async () => {
    const rig = await start();
    const answer = rig.driver.wmiOperation(4);
    const words = new Uint32Array(answer?.data.slice(0, 40).buffer as ArrayBuffer);
    expect(ntStatusName(answer?.status ?? -1)).toBe('STATUS_SUCCESS');
    // Equal bytes before the first difference, all of four, -10^10 / 3, block 29 of 512 bytes, and zeroed bytes.
    expect([...words.slice(0, 3)]).toEqual([10, 4, 4]);
    expect(BigInt.asIntN(64, (BigInt(words[4]) << 32n) | BigInt(words[3]))).toBe(-3333333333n);
    expect([words[5], words[6], words[7]]).toEqual([32, 1, 28]);
    expect([words[8], words[9]]).toEqual([9, 516]);
  });

  it('returns the status of the routine', async () => {
    const rig = await start();
    expect(ntStatusName(rig.driver.wmiOperation(0)?.status ?? 0)).toBe('STATUS_NOT_IMPLEMENTED');
  });
});

it('a drive of the wrong vendor has no driver data', async () => {
  const rig = await start(undefined, { inquiry: inquiryData('OTHER') });
  expect(rig.driver.driverData).toBeUndefined();
});

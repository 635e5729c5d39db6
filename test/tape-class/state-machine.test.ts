import { describe, expect, it } from 'vitest';
import { TAPE_STATUS, TAPE_STATUS_ROWS } from '../../src/ddi/tape/status.ts';
import { DriverFailure } from '../../src/machine/failure.ts';
import { tapeBench, ulongs, type Rig } from './harness.ts';
import { StorageDeviceScript, type Reply } from './script.ts';

const start = tapeBench();
const [SEND, CALLBACK, CHECK_READY] = [0, 1, 2];
const IGNORE_ERRORS = 0x10000;
const RETURN_ERRORS = 0x20000;
const DO = {
  unknownStatus: 100,
  endless: 101,
  overrunCommandExtension: 102,
  overrunSrbBuffer: 103,
  noCdbLength: 104,
  overrunExtension: 105,
  threeCommands: 106,
  largeBuffer: 107,
  nullWrite: 108,
  sendData: 109,
  wildBuffer: 110,
} as const;

/** SetMediaParameters does what a number says; the lines are what the probe printed for it. */
async function run(
  action: number,
  flags = 0,
  device = new StorageDeviceScript(),
  poolLimit?: number,
): Promise<{ status: string; lines: string[]; rig: Rig }> {
  const rig = await start(undefined, { device, ...(poolLimit === undefined ? {} : { poolLimit }) });
  rig.prints.length = 0;
  rig.commands.length = 0;
  const { status } = rig.ioctl('SET_MEDIA_PARAMS', ulongs(((flags << 8) | action) >>> 0));
  return { status, lines: rig.prints, rig };
}

/** RetryFlags come in the upper three bytes of the script. */
const rewinds = (...replies: Reply[]): StorageDeviceScript =>
  new StorageDeviceScript().answer(0x01, ...replies);
const HARD: Reply = { sense: '4/44/00' };

describe('a command routine', () => {
  it.each(TAPE_STATUS_ROWS.filter(({ ntStatus }) => ntStatus !== null))(
    'ends the command with $name',
    async ({ value, ntStatus }) => {
      expect((await run(value)).status).toBe(ntStatus);
    },
  );

  it('is called again after its SRB, with a higher number', async () => {
    const { status, lines, rig } = await run(SEND);
    expect(status).toBe('STATUS_SUCCESS');
    expect(lines).toEqual(['call 0 last 3 flags 0', 'call 1 last 3 flags 0']);
    expect(rig.commands).toEqual(['010000000000']);
  });

  it('may send several', async () => {
    const { lines, rig } = await run(DO.threeCommands);
    expect(lines.map((line) => line.slice(0, 6))).toEqual(['call 0', 'call 1', 'call 2', 'call 3']);
    expect(rig.commands).toHaveLength(3);
  });

  it('is called again without an SRB for CALLBACK', async () => {
    const { status, lines, rig } = await run(CALLBACK);
    expect([status, lines.length, rig.commands]).toEqual(['STATUS_SUCCESS', 2, []]);
  });

  it('has the unit tested for CHECK_TEST_UNIT_READY', async () => {
    const { status, rig } = await run(CHECK_READY);
    expect([status, rig.commands]).toEqual(['STATUS_SUCCESS', ['000000000000']]);
  });

  it('gets less data than it asked for without a failure, and the length that came', async () => {
    const device = new StorageDeviceScript().answer(0x1a, {}, {}, {}, {}).answer(0x1a, {
      data: new Uint8Array([0xab, 2, 3]),
    });
    const rig = await start(undefined, { device });
    for (let i = 0; i < 3; i++) rig.ioctl('GET_MEDIA_PARAMS', undefined, 32);
    rig.prints.length = 0;
    expect(rig.ioctl('SET_MEDIA_PARAMS', ulongs(DO.largeBuffer)).status).toBe('STATUS_SUCCESS');
    expect(rig.prints).toContain('got 3 first ab');
  });

  it('sends data where it says so, with a time limit of its own', async () => {
    const device = new StorageDeviceScript();
    const rig = await start(undefined, { device });
    let timeOut = 0;
    rig.port.observer = { before: (request) => void (timeOut = request.timeOut) };
    rig.ioctl('SET_MEDIA_PARAMS', ulongs(DO.sendData));
    expect(device.written).toEqual([new Uint8Array([0, 0, 0, 0x5a])]);
    expect(timeOut).toBe(77);
    rig.ioctl('SET_MEDIA_PARAMS', ulongs(SEND));
    expect(timeOut).toBe(180);
  });
});

describe('RetryFlags', () => {
  it('without any, a failure ends the command', async () => {
    const { status, lines } = await run(SEND, 0, rewinds(HARD));
    expect(status).toBe('STATUS_IO_DEVICE_ERROR');
    expect(lines).toEqual(['call 0 last 3 flags 0', 'error 18 srb 84']);
  });

  it('count how often a failed SRB is sent again', async () => {
    const { status, rig } = await run(SEND, 2, rewinds(HARD, HARD));
    expect([status, rig.commands.length]).toEqual(['STATUS_SUCCESS', 3]);
    const failing = await run(SEND, 2, rewinds(HARD, HARD, HARD));
    expect([failing.status, failing.rig.commands.length]).toEqual(['STATUS_IO_DEVICE_ERROR', 3]);
  });

  it('with IGNORE_ERRORS a failure counts as success', async () => {
    const { status, lines } = await run(SEND, IGNORE_ERRORS, rewinds(HARD));
    expect([status, lines.at(-1)]).toEqual(['STATUS_SUCCESS', 'call 1 last 3 flags 0']);
  });

  it('with RETURN_ERRORS the next call learns of it', async () => {
    const { status, lines } = await run(SEND, RETURN_ERRORS | 1, rewinds(HARD, HARD));
    expect([status, lines.at(-1)]).toEqual(['STATUS_SUCCESS', 'call 1 last 18 flags 0']);
  });

  it('hold for a test of the unit too', async () => {
    const device = new StorageDeviceScript().answer(0x00, { sense: '6/28/00' }, { sense: '2/3a/00' });
    const { lines, rig } = await run(CHECK_READY, RETURN_ERRORS | 1, device);
    expect(lines.at(-1)).toBe(`call 1 last ${TAPE_STATUS.TAPE_STATUS_NO_MEDIA} flags 0`);
    expect(rig.commands).toEqual(['000000000000', '000000000000']);
  });

  it('both at once are reported, and the error is ignored', async () => {
    const { status, rig } = await run(SEND, IGNORE_ERRORS | RETURN_ERRORS, rewinds(HARD));
    expect(status).toBe('STATUS_SUCCESS');
    expect(rig.checks.map(({ id }) => id)).toEqual(['bothRetryFlags']);
    expect(rig.checks[0].message).toContain('SetMediaParameters set IGNORE_ERRORS and RETURN_ERRORS');
  });
});

describe('a failed SRB', () => {
  it.each<[string, Reply, string]>([
    ['a filemark', { sense: '0/00/01', bits: 0x80 }, 'STATUS_FILEMARK_DETECTED'],
    ['a setmark', { sense: '0/00/03', bits: 0x80 }, 'STATUS_SETMARK_DETECTED'],
    ['the beginning', { sense: '0/00/04', bits: 0x40 }, 'STATUS_BEGINNING_OF_MEDIA'],
    ['the end', { sense: '0/00/02', bits: 0x40 }, 'STATUS_END_OF_MEDIA'],
    ['the end in a medium error', { sense: '3/00/02', bits: 0x40 }, 'STATUS_END_OF_MEDIA'],
    ['the very end', { sense: 'd/00/02', bits: 0x40 }, 'STATUS_EOM_OVERFLOW'],
    ['the end of data', { sense: '8/00/05' }, 'STATUS_NO_DATA_DETECTED'],
    ['an incorrect length', { sense: '0/00/00', bits: 0x20 }, 'STATUS_INVALID_BLOCK_LENGTH'],
    ['another medium', { sense: '6/28/00' }, 'STATUS_VERIFY_REQUIRED'],
    ['a reset', { sense: '6/29/00' }, 'STATUS_BUS_RESET'],
    ['no medium', { sense: '2/3a/00' }, 'STATUS_NO_MEDIA'],
    ['a drive that loads', { sense: '2/04/01' }, 'STATUS_DEVICE_NOT_READY'],
    ['a cleaning cartridge', { sense: '2/30/03' }, 'STATUS_CLEANER_CARTRIDGE_INSTALLED'],
    ['a medium of another kind', { sense: '3/30/00' }, 'STATUS_UNRECOGNIZED_MEDIA'],
    ['write protection', { sense: '7/27/00' }, 'STATUS_MEDIA_WRITE_PROTECTED'],
    ['a bad spot', { sense: '3/11/00' }, 'STATUS_DEVICE_DATA_ERROR'],
    ['an unknown command', { sense: '5/20/00' }, 'STATUS_INVALID_DEVICE_REQUEST'],
    ['another host', { status: 0x18 }, 'STATUS_DEVICE_BUSY'],
    ['what TapeError makes of it', { sense: '4/80/00' }, 'STATUS_NO_MEDIA'],
  ])('for %s ends the request with its status', async (_name, reply, status) => {
    expect((await run(SEND, 0, rewinds(reply))).status).toBe(status);
  });

  it('of the port is mapped too', async () => {
    const rig = await start();
    rig.port.faults.arm({ opcode: 0x01, nth: 1, effect: { kind: 'srb', srbStatus: 0x0a } });
    expect(rig.ioctl('SET_MEDIA_PARAMS', ulongs(SEND)).status).toBe('STATUS_DEVICE_NOT_CONNECTED');
  });
});

describe('a mistake of the miniclass is said once and clearly', () => {
  it.each<[string, number, string, RegExp]>([
    [
      'an unknown status',
      DO.unknownStatus,
      'unknownStatus',
      /SetMediaParameters returned 99, which is no TAPE_STATUS/,
    ],
    ['callbacks without an end', DO.endless, 'endlessCallbacks', /called 10000 times for one command/],
    [
      'a write past the command extension',
      DO.overrunCommandExtension,
      'commandExtensionOverrun',
      /16 bytes of its command extension/,
    ],
    [
      'a write past the SRB buffer',
      DO.overrunSrbBuffer,
      'poolOverrun',
      /8 bytes that TapeClassAllocateSrbBuffer/,
    ],
    ['no length of the command', DO.noCdbLength, 'badCdbLength', /CdbLength 0/],
    [
      'a write past the extension',
      DO.overrunExtension,
      'extensionOverrun',
      /8 bytes that MinitapeExtensionSize/,
    ],
    ['a null pointer', DO.nullWrite, 'nullWrite', /through a null pointer/],
  ])('%s', async (_name, action, id, message) => {
    const { rig } = await run(action);
    expect(rig.checks.map((check) => check.id)).toEqual([id]);
    expect(rig.checks[0].message).toMatch(message);
  });

  it('a status that TapeError makes up', async () => {
    const { status, rig } = await run(SEND, 0, rewinds({ sense: '4/81/00' }));
    expect(status).toBe('STATUS_IO_DEVICE_ERROR');
    expect(rig.checks.map(({ message }) => message.split('.')[0])).toEqual([
      'TapeError set *TapeStatus to 77, which is no TAPE_STATUS',
    ]);
  });

  it('a data buffer that does not exist ends the driver, and nothing of it runs again', async () => {
    const rig = await start();
    const wild = (): unknown => rig.ioctl('SET_MEDIA_PARAMS', ulongs(DO.wildBuffer));
    expect(wild).toThrow(DriverFailure);
    expect(wild).toThrow(/data buffer of 64 bytes at 0xF0000000 is outside the memory/);
  });

  it('a request ends when the pool is exhausted', async () => {
    expect((await run(DO.largeBuffer, 0, new StorageDeviceScript(), 0)).status).toBe(
      'STATUS_INSUFFICIENT_RESOURCES',
    );
  });
});

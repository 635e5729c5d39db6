import { describe, expect, it } from 'vitest';
import { inquiryData, tapeBench } from './harness.ts';
import { StorageDeviceScript } from './script.ts';

const start = tapeBench();
const page = (): Uint8Array => {
  const data = new Uint8Array(24);
  data.set([23, 0, 0x10, 0, 0x2a, 18]);
  data[4 + 6] = 0x02;
  return data;
};

describe('a tape miniclass starts', () => {
  it('by DriverEntry, VerifyInquiry and ExtensionInit, in this order', async () => {
    const rig = await start();
    expect(rig.problem).toBeUndefined();
    expect(rig.prints).toEqual(['init 1 without page']);
    expect(rig.checks).toEqual([]);
    expect(rig.driver.driverData?.size).toBe(8);
  });

  it('with mode page 2Ah, which the class driver asks for, even after a unit attention', async () => {
    const device = new StorageDeviceScript().answer(0x1a, { sense: '6/29/00' }, { data: page() });
    const rig = await start(undefined, { device });
    expect(rig.commands).toEqual(['1a082a001800', '1a082a001800']);
    expect(rig.prints).toEqual(['page 2a locked 1', 'init 1 with page']);
  });

  it('without the page where the drive has none', async () => {
    const none = { sense: '5/24/00' };
    const device = new StorageDeviceScript().answer(0x1a, none, none, none, none);
    expect((await start(undefined, { device })).prints).toEqual(['init 1 without page']);
  });
});

describe('a tape miniclass is refused', () => {
  it.each<[string, string[], RegExp]>([
    ['of Windows NT 4.0', ['NT4'], /Windows 2000 and later need that routine.*TapeGetMediaTypes/],
    ['with a wrong size', ['BAD_SIZE'], /InitDataSize is 12, not 100/],
    ['without required routines', ['BAD_MISSING'], /lacks Erase, TapeGetMediaTypes\./],
    ['with an extension that nobody sets up', ['BAD_EXTENSION_INIT'], /8 bytes, but ExtensionInit is NULL/],
    ['that does not register', ['BAD_NO_CALL'], /without calling TapeClassInitialize/],
    ['whose DriverEntry fails', ['BAD_STATUS'], /STATUS_INSUFFICIENT_RESOURCES: the driver is not loaded/],
  ])('%s', async (_name, defines, message) => {
    const rig = await start(undefined, { defines });
    expect(rig.problem?.message).toMatch(message);
    expect(rig.ioctl('GET_STATUS').status).toBe('STATUS_NO_SUCH_DEVICE');
    expect(rig.driver.create()).toBe(0xc000000e);
  });

  it('for a drive that VerifyInquiry does not know, with the name of the drive', async () => {
    const rig = await start(undefined, { inquiry: inquiryData('ACME', 'STREAMER') });
    expect(rig.problem?.message).toContain('does not support the drive ACME STREAMER');
  });

  it('for a device that is no tape drive', async () => {
    const rig = await start(undefined, { inquiry: inquiryData('PROBE', 'CHANGER', 8) });
    expect(rig.problem?.message).toContain('is no tape drive');
  });

  it('and a routine of another prototype is reported', async () => {
    const rig = await start(undefined, { defines: ['BAD_PROTOTYPE'] });
    expect(rig.checks.map(({ message }) => message)).toEqual([
      'TAPE_INIT_DATA_EX.Erase points to a function of 2 parameters; TAPE_PROCESS_COMMAND_ROUTINE has 7.',
    ]);
  });
});

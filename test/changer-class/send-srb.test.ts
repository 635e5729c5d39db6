import { describe, expect, it } from 'vitest';
import { genericLibrary } from '../../src/lab/files/generic-library.ts';
import { driverBench, fixture } from '../support/driver.ts';

const bench = driverBench();
const probe = fixture('probe.c');
const MOVE = { ioctl: 'MOVE_MEDIUM', source: 'slot 0', destination: 'drive 0' };
const fault = (effect: object, nth = 1) => ({ fault: { command: 'MOVE MEDIUM', nth, ...effect } });

/** Runs a move that meets faults; how often it was sent, its status, and the time that passed in seconds. */
async function move(
  faults: readonly object[],
  options: Parameters<typeof bench.run>[2] = {},
): Promise<{ sent: number; status: string | null; seconds: number }> {
  const result = await bench.run(probe, [...faults.map((entry) => fault(entry)), MOVE] as never, options);
  const step = result.steps[faults.length];
  const commands = result.commands.filter((command) => command.name === 'MOVE MEDIUM');
  return {
    sent: commands.length,
    status: step.status,
    seconds: Math.round((result.time - commands[0].time) / 1000),
  };
}

/** The same fault at each attempt. */
const always = (effect: object): object[] => Array.from({ length: 5 }, () => effect);

describe('ChangerClassSendSrbSynchronous maps and retries as the class library does', () => {
  it('sends a command that succeeds once', async () => {
    expect(await move([])).toEqual({ sent: 1, status: 'STATUS_SUCCESS', seconds: 12 });
  });

  it('retries a unit attention at once', async () => {
    expect(await move([{ sense: '06/28/00' }])).toEqual({ sent: 2, status: 'STATUS_SUCCESS', seconds: 12 });
  });

  it('gives up after five attempts', async () => {
    expect(await move(always({ sense: '06/29/00' }))).toMatchObject({
      sent: 5,
      status: 'STATUS_IO_DEVICE_ERROR',
      seconds: 0,
    });
  });

  it('sleeps ten seconds before each retry while the unit is becoming ready, after the last one too', async () => {
    expect(await move(always({ sense: '02/04/01' }))).toEqual({
      sent: 5,
      status: 'STATUS_DEVICE_NOT_READY',
      seconds: 50,
    });
  });

  it('sleeps two seconds for other causes of not ready with ASC 04', async () => {
    expect(await move(always({ sense: '02/04/02' }))).toEqual({
      sent: 5,
      status: 'STATUS_DEVICE_NOT_READY',
      seconds: 10,
    });
  });

  it.each([
    ['05/21/01', 'STATUS_ILLEGAL_ELEMENT_ADDRESS'],
    ['05/3b/0d', 'STATUS_DESTINATION_ELEMENT_FULL'],
    ['05/3b/0e', 'STATUS_SOURCE_ELEMENT_EMPTY'],
    ['02/3b/12', 'STATUS_MAGAZINE_NOT_PRESENT'],
    ['02/04/18', 'STATUS_DEVICE_DOOR_OPEN'],
    ['05/24/00', 'STATUS_INVALID_DEVICE_REQUEST'],
    ['02/3a/00', 'STATUS_NO_MEDIA_IN_DEVICE'],
    ['03/30/03', 'STATUS_CLEANER_CARTRIDGE_INSTALLED'],
    ['04/44/00', 'STATUS_DEVICE_HARDWARE_ERROR'],
    ['07/27/00', 'STATUS_IO_DEVICE_ERROR'],
  ])('sense %s is %s and not retried', async (sense, status) => {
    expect(await move([{ sense }])).toMatchObject({ sent: 1, status });
  });

  it('leaves element sense to the driver where the library file says so', async () => {
    const library = {
      ...genericLibrary(),
      settings: { ...genericLibrary().settings, mapsElementSense: false },
    };
    expect(await move([{ sense: '05/21/01' }], { library })).toMatchObject({
      sent: 1,
      status: 'STATUS_NONEXISTENT_SECTOR',
    });
    expect(await move([{ sense: '05/3b/0d' }], { library })).toMatchObject({
      status: 'STATUS_INVALID_DEVICE_REQUEST',
    });
  });

  it('retries a hardware error where the library file asks for the legacy reading', async () => {
    const library = {
      ...genericLibrary(),
      settings: { ...genericLibrary().settings, hardwareErrors: 'legacy' as const },
    };
    expect(await move([{ sense: '04/44/00' }], { library })).toMatchObject({
      sent: 2,
      status: 'STATUS_SUCCESS',
    });
  });

  it('ChangerError may replace the status and end the retries', async () => {
    expect(await move([{ sense: '04/15/01' }])).toMatchObject({ sent: 1, status: 'STATUS_TRANSPORT_FULL' });
  });

  it('ChangerError may ask for a retry', async () => {
    const defines = ['RETRY_HARDWARE'];
    expect(await move([{ sense: '04/44/00' }], { defines })).toMatchObject({
      sent: 2,
      status: 'STATUS_SUCCESS',
    });
    expect(await move(always({ sense: '04/44/00' }), { defines })).toMatchObject({
      sent: 5,
      status: 'STATUS_DEVICE_HARDWARE_ERROR',
    });
  });

  it.each([
    ['SRB_STATUS_BUS_RESET', 2, 'STATUS_SUCCESS'],
    ['SRB_STATUS_PARITY_ERROR', 2, 'STATUS_SUCCESS'],
    ['SRB_STATUS_BUSY', 2, 'STATUS_SUCCESS'],
    ['SRB_STATUS_NO_DEVICE', 1, 'STATUS_NO_SUCH_DEVICE'],
    ['SRB_STATUS_SELECTION_TIMEOUT', 1, 'STATUS_DEVICE_NOT_CONNECTED'],
    ['SRB_STATUS_INVALID_REQUEST', 1, 'STATUS_INVALID_DEVICE_REQUEST'],
  ])('%s is sent %i times and ends with %s', async (srbStatus, sent, status) => {
    expect(await move([{ srbStatus }])).toMatchObject({ sent, status });
  });

  it('stops after three attempts at a phase sequence failure', async () => {
    const faults = always({ srbStatus: 'SRB_STATUS_PHASE_SEQUENCE_FAILURE' });
    expect(await move(faults)).toMatchObject({ sent: 3, status: 'STATUS_IO_DEVICE_ERROR' });
  });

  it('a move that outlasts TimeOutValue ends with a time-out; the robot ends what it began', async () => {
    const result = await bench.run(probe, [MOVE] as never, { defines: ['SHORT_TIMEOUT'] });
    const moves = result.commands.filter((command) => command.name === 'MOVE MEDIUM');
    expect(moves[0]).toMatchObject({ srbStatus: 'SRB_STATUS_TIMEOUT', duration: 5000 });
    expect(moves[1].sense).toEqual({ key: 5, asc: 0x3b, ascq: 0x0e });
    expect(result.elements.find((element) => element.element === 'drive 0')?.barcode).toBe('GEN000L6');
  });
});

import { describe, expect, it } from 'vitest';
import { genericLibrary } from '../../src/lab/files/generic-library.ts';
import { driverBench, fixture } from '../support/driver.ts';

const bench = driverBench();
const probe = fixture('probe.c');

const raw = (code: string, bytes: number, outputLength = 0, access?: string) => ({
  raw: { code, input: '00'.repeat(bytes), outputLength, ...(access === undefined ? {} : { access }) },
});

/** Statuses of steps that are sent one after the other. */
async function statuses(
  steps: readonly object[],
  options: Parameters<typeof bench.run>[2] = {},
): Promise<(string | null)[]> {
  const result = await bench.run(probe, steps as never, options);
  return result.steps.map((step) => step.status);
}

/** Control code, bytes of input and of output that each IOCTL needs. */
const IOCTLS: readonly (readonly [name: string, code: string, input: number, output: number])[] = [
  ['GET_PARAMETERS', '0x00304000', 0, 60],
  ['GET_PRODUCT_DATA', '0x00304008', 0, 61],
  ['SET_ACCESS', '0x0030C010', 12, 0],
  ['GET_ELEMENT_STATUS', '0x0030C014', 16, 0],
  ['INITIALIZE_ELEMENT_STATUS', '0x00304018', 16, 0],
  ['SET_POSITION', '0x0030401C', 20, 0],
  ['EXCHANGE_MEDIUM', '0x00304020', 36, 0],
  ['MOVE_MEDIUM', '0x00304024', 28, 0],
  ['REINITIALIZE_TRANSPORT', '0x00304028', 8, 0],
  ['QUERY_VOLUME_TAGS', '0x0030C02C', 52, 104],
];

describe('ChangerClassDeviceControl checks buffers before it calls the miniclass', () => {
  it.each(IOCTLS.filter(([, , input]) => input > 0))(
    '%s: no input and short input',
    async (_name, code, input, output) => {
      expect(await statuses([raw(code, 0, output), raw(code, input - 1, output)])).toEqual([
        'STATUS_INVALID_PARAMETER',
        'STATUS_BUFFER_TOO_SMALL',
      ]);
    },
  );

  it('short input is STATUS_INFO_LENGTH_MISMATCH where the library file reads the documents so', async () => {
    const generic = genericLibrary();
    const library = {
      ...generic,
      settings: { ...generic.settings, shortInput: 'STATUS_INFO_LENGTH_MISMATCH' as const },
    };
    expect(await statuses([raw('0x00304024', 4)], { library })).toEqual(['STATUS_INFO_LENGTH_MISMATCH']);
  });

  it.each(IOCTLS.filter(([, , , output]) => output > 0))(
    '%s: short output',
    async (_name, code, input, output) => {
      expect(await statuses([raw(code, input, output - 1)])).toEqual(['STATUS_INFO_LENGTH_MISMATCH']);
    },
  );

  it('GET_ELEMENT_STATUS needs 100 bytes an element, 156 for drives', async () => {
    const status = (element: string, count: number, outputLength: number) => ({
      ioctl: 'GET_ELEMENT_STATUS',
      element,
      count,
      outputLength,
    });
    expect(
      await statuses([
        status('slot 0', 3, 299),
        status('slot 0', 3, 300),
        status('drive 0', 2, 311),
        status('drive 0', 2, 312),
      ]),
    ).toEqual([
      'STATUS_INFO_LENGTH_MISMATCH',
      // The miniclass is reached: it has no such feature.
      'STATUS_INVALID_DEVICE_REQUEST',
      'STATUS_INFO_LENGTH_MISMATCH',
      'STATUS_INVALID_DEVICE_REQUEST',
    ]);
  });

  it('a huge element count is no overflow but too short an output', async () => {
    expect(
      await statuses([
        { ioctl: 'GET_ELEMENT_STATUS', element: 'slot 0', count: 0xffffffff, outputLength: 100 },
      ]),
    ).toEqual(['STATUS_INFO_LENGTH_MISMATCH']);
  });
});

describe('the I/O manager and the class driver guard the device', () => {
  it('compares the access of the handle with the IOCTL', async () => {
    expect(
      await statuses([
        raw('0x0030C010', 12, 0, 'read'),
        raw('0x0030C010', 12, 0, 'write'),
        raw('0x00304004', 0, 0, 'read'),
        raw('0x00304004', 0, 0, 'write'),
      ]),
    ).toEqual(['STATUS_ACCESS_DENIED', 'STATUS_ACCESS_DENIED', 'STATUS_SUCCESS', 'STATUS_ACCESS_DENIED']);
  });

  it('passes a code that it does not know down to the port, which refuses it', async () => {
    expect(await statuses([raw('0x0030400C', 0)])).toEqual(['STATUS_INVALID_DEVICE_REQUEST']);
  });

  it('lets one client in at a time', async () => {
    expect(await statuses([{ handle: 'create' }, { handle: 'close' }, { handle: 'create' }])).toEqual([
      'STATUS_DEVICE_BUSY',
      'STATUS_SUCCESS',
      'STATUS_SUCCESS',
    ]);
  });

  it('carries the diagnostics request to ChangerPerformDiagnostics', async () => {
    const result = await bench.run(probe, [
      { diagnostics: true, expect: { status: 'STATUS_SUCCESS', problem: 12 } },
    ] as never);
    expect(result.steps[0]).toMatchObject({ ok: true, message: '' });
  });
});

describe('two cartridges change places', () => {
  it('by one EXCHANGE MEDIUM, which leaves Information 0', async () => {
    const result = await bench.run(probe, [
      { ioctl: 'MOVE_MEDIUM', source: 'slot 0', destination: 'drive 0' },
      {
        ioctl: 'EXCHANGE_MEDIUM',
        source: 'slot 1',
        destination1: 'drive 0',
        destination2: 'slot 0',
        expect: {
          status: 'STATUS_SUCCESS',
          information: 0,
          commands: ['EXCHANGE MEDIUM'],
          elements: { 'drive 0': 'GEN001L6', 'slot 0': 'GEN000L6', 'slot 1': null },
        },
      },
    ] as never);
    expect(result.steps[1].message).toBe('');
  });
});

describe('both driver styles are bound', () => {
  it('Windows 2000: by the names of the routines', async () => {
    expect(await statuses([{ ioctl: 'GET_STATUS' }], { defines: ['WINDOWS_2000'] })).toEqual([
      'STATUS_SUCCESS',
    ]);
  });

  it('Windows XP: by MCD_INIT_DATA', async () => {
    expect(await statuses([{ ioctl: 'GET_STATUS' }])).toEqual(['STATUS_SUCCESS']);
  });
});

describe('what GET_PARAMETERS returns is checked', () => {
  it('names the rule and what to do', async () => {
    const result = await bench.run(probe, [{ ioctl: 'GET_PARAMETERS' }] as never, { defines: ['BAD_FLAGS'] });
    const ids = result.violations.map((violation) => violation.id);
    expect(ids).toContain('E01');
    expect(ids).toContain('E03');
    expect(result.violations.find((violation) => violation.id === 'E03')?.message).toMatch(
      /CHANGER_DRIVE_CLEANING_REQUIRED/,
    );
    expect(result.parameters).toMatchObject({ Size: 60, NumberTransportElements: 1, Features0: 0x4040 });
  });
});

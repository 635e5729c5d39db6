import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { buildDriver } from '../../src/lab/driver-build.ts';
import { DRIVE_PROFILES } from '../../src/emulator/tape/kinds/drive-profiles.ts';
import { readLibrary } from '../../src/lab/files/library-file.ts';
import type { RunResult } from '../../src/lab/records.ts';
import { readScenario } from '../../src/lab/scenario/scenario-file.ts';
import { Session } from '../../src/lab/session.ts';
import { buildTapeDriver } from '../../src/lab/tape-driver.ts';
import { packageFile } from '../../src/toolchain/package-files.ts';
import { changerImage, testCompiler } from '../support/driver.ts';

const { compiler, cache } = testCompiler();
const folder = mkdtempSync(path.join(tmpdir(), 'tapes é '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface LibraryData {
  cartridges: Record<string, unknown>[];
  drives: Record<string, unknown>[];
}

/** Runs steps in the library of the LTO sample, with the sample's drivers of the changer and of the drives. */
async function run(
  steps: readonly object[],
  change?: (data: LibraryData) => void,
  driver?: string,
  beforeEnd?: () => void,
): Promise<RunResult> {
  const data = JSON.parse(
    readFileSync(packageFile('samples', 'lto', 'library.changer.json'), 'utf8'),
  ) as LibraryData;
  change?.(data);
  const { library, problems } = readLibrary(path.join(folder, 'library.changer.json'), JSON.stringify(data));
  const read = readScenario('test', JSON.stringify({ steps }));
  if (!library || !read.scenario)
    throw new Error(
      [...problems, ...read.problems].map(({ path: at, message }) => `${at}: ${message}`).join('\n'),
    );
  const { scenario } = read;
  const files = [packageFile('samples', 'autoloader', 'autoloader.c')];
  const built = await buildDriver({ files, defines: [], includePath: [] }, compiler, cache);
  const { driver: tape } = await buildTapeDriver(
    { scenario, library },
    driver === undefined ? undefined : { files: [driver], defines: [], includePath: [] },
    (sources, kind) => buildDriver(sources, compiler, cache, kind),
  );
  const changer = changerImage(built);
  const session = new Session({
    drivers: tape ? [changer, tape] : [changer],
    main: 'changer',
    library,
    scenario,
  });
  session.execute();
  beforeEnd?.();
  return session.end();
}

const messages = ({ steps }: RunResult): string[] => steps.map(({ message }) => message);
const start = { rsm: 'start' };
const mount = { rsm: 'mount', volume: 'A00001L6', drive: 0 };
const write = { device: 'drive 0', write: { blocks: 4, size: 1000 } };
const rewind = { device: 'drive 0', ioctl: 'TAPE_SET_POSITION', Method: 'TAPE_REWIND' };

describe('the sample of the drives', () => {
  it('mounts, writes, dismounts, mounts elsewhere, and compares', async () => {
    const file = packageFile('samples', 'lto', 'backup.scenario.json');
    const { steps } = JSON.parse(readFileSync(file, 'utf8')) as { steps: object[] };
    const result = await run(steps);
    expect(result.failure).toBeNull();
    expect(messages(result).filter((message) => message !== '')).toEqual([]);
    expect(result.ok).toBe(true);
    const devices = new Set(result.commands.map(({ device }) => device));
    expect([...devices].sort()).toEqual(['changer', 'drive 0', 'drive 1']);
  });
});

describe('a step with a drive', () => {
  it('is refused where there is no such drive', async () => {
    const result = await run([start, { device: 'drive 7', read: { blocks: 1, size: 512 } }]);
    expect(messages(result)[1]).toBe('There is no drive 7 with a tape class driver.');
  });

  it('tells an empty drive from a tape at its end', async () => {
    const read = { device: 'drive 0', read: { blocks: 1, size: 512 } };
    const result = await run([start, read, mount, read]);
    expect(result.steps.map(({ status }) => status)).toEqual([
      null,
      'STATUS_NO_MEDIA',
      null,
      'STATUS_NO_DATA_DETECTED',
    ]);
  });

  it('finds the first block and byte that are not what was written', async () => {
    const compare = (blocks: object): object => ({ device: 'drive 0', compare: blocks });
    const result = await run([
      start,
      mount,
      write,
      rewind,
      compare({ blocks: 4, size: 1000 }),
      rewind,
      compare({ blocks: 4, size: 1000, seed: 9 }),
      rewind,
      compare({ blocks: 1, size: 2000 }),
    ]);
    expect(messages(result).slice(4)).toEqual([
      '',
      '',
      'block 0 differs from what was written at byte 0',
      '',
      'block 0 has 1000 bytes, not 2000',
    ]);
  });

  it('meets the write protection of its cartridge', async () => {
    const result = await run([start, { ...mount, volume: 'A00002L6' }, write]);
    expect(result.steps[2].status).toBe('STATUS_MEDIA_WRITE_PROTECTED');
  });

  it('meets a fault of that drive', async () => {
    const fault = { fault: { device: 'drive 0', command: 'WRITE(6)', sense: '03/0C/00' } };
    const result = await run([start, mount, fault, write]);
    expect(result.steps[3].status).toBe('STATUS_DEVICE_DATA_ERROR');
    expect(result.commands.find(({ sense }) => sense?.key === 3)?.device).toBe('drive 0');
  });
});

describe('what a tape driver says of its drive', () => {
  it('is checked by the tape rules', async () => {
    const ask = { device: 'drive 0', ioctl: 'TAPE_GET_DRIVE_PARAMS' };
    const wrong = readFileSync(packageFile('samples', 'lto', 'lto.c'), 'utf8').replace(
      'FeaturesLow |= TAPE_DRIVE_COMPRESSION',
      'FeaturesLow |= 0',
    );
    const file = path.join(folder, 'wrong.c');
    writeFileSync(file, wrong);
    copyFileSync(packageFile('samples', 'lto', 'lto.h'), path.join(folder, 'lto.h'));
    expect((await run([ask])).violations).toEqual([]);
    const { violations } = await run([ask], undefined, file);
    expect(violations).toMatchObject([{ id: 'TL4', step: 0 }]);
  });
});

describe('a tape driver that fails', () => {
  const broken = async (statement: string): Promise<RunResult> => {
    const source = readFileSync(packageFile('samples', 'lto', 'lto.c'), 'utf8');
    const routine = source.indexOf('static TAPE_STATUS LtoGetStatus(');
    const body = source.indexOf('UNREFERENCED_PARAMETER', routine);
    expect(body).toBeGreaterThan(0);
    const file = path.join(folder, 'broken.c');
    writeFileSync(file, `${source.slice(0, body)}${statement}\n    ${source.slice(body)}`);
    copyFileSync(packageFile('samples', 'lto', 'lto.h'), path.join(folder, 'lto.h'));
    return run([{ device: 'drive 1', ioctl: 'TAPE_GET_STATUS' }], undefined, file);
  };

  it('is named with its own file and line, and with the drive', async () => {
    const { failure, steps } = await broken('__builtin_trap();');
    expect(failure?.message).toMatch(/^drive 1: /);
    expect(path.basename(failure?.file ?? '')).toBe('broken.c');
    expect(failure?.function).toBe('LtoGetStatus');
    expect(steps.at(-1)).toMatchObject({ ok: false });
  });
});

describe('a driver of the wrong kind', () => {
  const files = (name: string) => ({
    files: [packageFile('samples', name, `${name}.c`)],
    defines: [],
    includePath: [],
  });

  it('is refused as the driver of the changer', async () => {
    const { wasm, diagnostics } = await buildDriver(files('lto'), compiler, cache);
    expect(wasm).toBeNull();
    expect(diagnostics.at(-1)?.message).toMatch(/this is a tape miniclass driver: it calls TapeClass\w+/);
  });

  it('is refused as the driver of the drives', async () => {
    const { wasm, diagnostics } = await buildDriver(files('autoloader'), compiler, cache, 'tape');
    expect(wasm).toBeNull();
    expect(diagnostics.at(-1)?.message).toMatch(
      /this is a changer miniclass driver: it calls ChangerClass\w+/,
    );
  });
});

describe('a cartridge with a file', () => {
  it('that is damaged is reported, and not written to', async () => {
    const damaged = Buffer.from([0x10, 0, 0, 0, 1, 2, 3]);
    writeFileSync(path.join(folder, 'damaged.tap'), damaged);
    const result = await run([start, mount, write], (data) => {
      data.cartridges[0]['file'] = 'damaged.tap';
    });
    expect(result.prints.map(({ text }) => text).join('')).toMatch(
      /drive 0: .*damaged\.tap" is damaged at byte 0/,
    );
    expect(result.steps[2].status).toBe('STATUS_MEDIA_WRITE_PROTECTED');
    expect(readFileSync(path.join(folder, 'damaged.tap'))).toEqual(damaged);
  });

  it('keeps what was written from run to run', async () => {
    const change = (data: LibraryData): void => {
      data.cartridges[0]['file'] = 'A00001.tap';
    };
    expect((await run([start, mount, write, { rsm: 'dismount', volume: 'A00001L6' }], change)).ok).toBe(true);
    const compare = { device: 'drive 0', compare: { blocks: 4, size: 1000 } };
    const again = await run([start, mount, compare], change);
    expect(messages(again)).toEqual(['', '', '']);
  });
});

describe('a run that ends with a tape in a drive', () => {
  const reports = ({ prints }: RunResult): string[] =>
    prints.map(({ text }) => text).filter((text) => text.startsWith('drive'));

  it('keeps it as if it had been unloaded', async () => {
    const file = path.join(folder, 'mounted.tap');
    const change = (data: LibraryData): void => {
      data.cartridges[0]['file'] = 'mounted.tap';
    };
    expect((await run([start, mount, write], change)).ok).toBe(true);
    const label = JSON.parse(readFileSync(`${file}.json`, 'utf8')) as object;
    expect(label).toMatchObject({ inUse: false, notes: { loads: 1, position: { object: 4 } } });
    const compare = { device: 'drive 0', compare: { blocks: 4, size: 1000 } };
    const again = await run([start, mount, compare], change);
    expect([messages(again), reports(again)]).toEqual([['', '', ''], []]);
  });

  it('says what could not be kept', async () => {
    const file = path.join(folder, 'kept.tap');
    const change = (data: LibraryData): void => {
      data.cartridges[0]['file'] = 'kept.tap';
    };
    // The label is written to a file of this name first.
    const result = await run([start, mount, write], change, undefined, () => mkdirSync(`${file}.json.new`));
    expect(reports(result)).toEqual([expect.stringMatching(/^drive 0: .*write ".*kept\.tap\.json"/)]);
  });
});

describe('drives of every kind', () => {
  const kinds = DRIVE_PROFILES.filter(({ kind }) => !kind.startsWith('LTO')).map(({ kind }) => kind);

  it.each(kinds)('%s writes and reads with the driver of the lab', async (kind) => {
    const block = { blocks: 3, size: 512 };
    const steps = [start, { rsm: 'mount', volume: '#1', drive: 0 }, { device: 'drive 0', write: block }];
    const result = await run([...steps, rewind, { device: 'drive 0', compare: block }], (data) => {
      data.drives = [{ kind }, { kind }];
      data.cartridges = [{ at: 'slot 0' }];
    });
    expect(result.failure).toBeNull();
    expect(messages(result).filter((message) => message !== '')).toEqual([]);
    expect(result.steps.at(-1)?.status).toBe('STATUS_SUCCESS');
  });
});

describe('a step of the removable storage manager', () => {
  it('cleans a drive that asks for it, once it is empty', async () => {
    const dismount = { rsm: 'dismount', volume: 'A00001L6', expect: { elements: { 'slot 7': 'CLN001L1' } } };
    const clean = async (needed: boolean): Promise<string[]> => {
      const result = await run([start, mount, dismount], (data) => {
        data.drives[0]['cleaningNeeded'] = needed;
      });
      expect(messages(result)).toEqual(['', '', '']);
      const moves = result.commands.filter(({ step, name }) => step === 2 && name === 'MOVE MEDIUM');
      return moves.map(({ operands }) => operands);
    };
    expect(await clean(false)).toEqual(['drive 0 → slot 0']);
    expect(await clean(true)).toEqual(['drive 0 → slot 0', 'slot 7 → drive 0', 'drive 0 → slot 7']);
  });

  it('says why it failed', async () => {
    const result = await run([start, { rsm: 'mount', volume: 'NONE' }]);
    expect(result.ok).toBe(false);
    expect(messages(result)[1]).toBe('The library has never seen NONE.');
  });

  it('waits for the operator, whose acts it notices', async () => {
    const result = await run([
      start,
      { rsm: 'inject', expect: { state: 'WAITING' } },
      { operator: 'insert', at: 'port 0', barcode: 'NEW001L6' },
      { expect: { volumes: { NEW001L6: 'slot 2' }, elements: { 'slot 2': 'NEW001L6' } } },
      { rsm: 'eject', volume: 'NEW001L6', expect: { state: 'WAITING' } },
      { rsm: 'give up', expect: { state: 'FAILED' } },
    ]);
    expect(messages(result).filter((message) => message !== '')).toEqual([]);
  });

  describe('that fails when the operator has done his part', () => {
    const inject = { rsm: 'inject', expect: { state: 'WAITING' } };
    const fault = { fault: { command: 'MOVE MEDIUM', sense: '04/15/01' } };
    const insert = { operator: 'insert', at: 'port 0', barcode: 'NEW001L6' };

    it('fails the step of the operator, with its message', async () => {
      const result = await run([start, inject, fault, insert]);
      expect(result.ok).toBe(false);
      expect(messages(result)[3]).toMatch(/^MOVE_MEDIUM port 0 → slot 2 ended with STATUS_/);
      expect(result.steps[3].output).toMatchObject({ work: 'inject port 0', state: 'FAILED' });
    });

    it('is expected by its state', async () => {
      const result = await run([start, inject, fault, { ...insert, expect: { state: 'FAILED' } }]);
      expect(messages(result)).toEqual(['', '', '', '']);
    });

    it('as the next in the queue is named', async () => {
      const queued = { rsm: 'mount', volume: 'NONE', expect: { state: 'QUEUED' } };
      const steps = [start, inject, queued];
      const surprised = await run([...steps, insert]);
      expect(messages(surprised)[3]).toBe('mount NONE: The library has never seen NONE.');
      const expected = await run([
        ...steps,
        { ...insert, expect: { work: { 'mount NONE': 'FAILED', 'inject port 0': 'PASSED' } } },
      ]);
      expect(messages(expected)).toEqual(['', '', '', '']);
      const other = await run([...steps, { ...insert, expect: { work: { 'mount NONE': 'PASSED' } } }]);
      expect(messages(other)[3]).toBe('expected state of "mount NONE" PASSED, got FAILED');
    });

    it('because his time is over, fails the wait', async () => {
      const result = await run([start, inject, { wait: 301 }]);
      expect(messages(result)[2]).toBe('Nobody did it in 300 seconds: Put a medium into port 0.');
    });
  });

  it('is cancelled by its name, or as what waits', async () => {
    const result = await run([
      start,
      { rsm: 'inject' },
      { rsm: 'mount', volume: 'A00001L6' },
      { rsm: 'cancel', work: 'mount A00001L6', expect: { state: 'CANCELLED' } },
      { rsm: 'cancel', expect: { state: 'CANCELLED', work: { 'inject port 0': 'CANCELLED' } } },
      { rsm: 'cancel' },
      { rsm: 'cancel', work: 'dance' },
      { rsm: 'give up' },
    ]);
    expect(messages(result).slice(3)).toEqual([
      '',
      '',
      'Nothing waits for the operator.',
      'There is no work "dance".',
      'Nothing waits for the operator.',
    ]);
  });

  it('needs a library that has been started', async () => {
    const result = await run([{ rsm: 'inventory' }]);
    expect(messages(result)).toEqual(['The library has not been started.']);
  });

  it('expects the requests that are sent, of changer and drives', async () => {
    const requests = ['SET_POSITION slot 0', 'MOVE_MEDIUM slot 0 → drive 0', 'drive 0: STORAGE_LOAD_MEDIA'];
    const result = await run([start, { ...mount, expect: { requests } }]);
    expect(messages(result)[1]).toMatch(
      /^expected requests \[SET_POSITION.*LOAD_MEDIA\], got \[SET_POSITION.*READ label/,
    );
  });

  it('has the changer to itself', async () => {
    const result = await run([start, { handle: 'create', expect: { status: 'STATUS_DEVICE_BUSY' } }]);
    expect(result.ok).toBe(true);
  });
});

describe('a wait', () => {
  it('lets the time of the library pass', async () => {
    expect((await run([{ wait: 90 }])).time).toBeGreaterThanOrEqual(90_000);
  });
});

describe('a scenario file', () => {
  it.each([
    [{ device: 'drive 0' }, /a step with a device needs one of ioctl, write, read, compare/],
    [{ device: 'drive 0', ioctl: 'TAPE_DANCE' }, /"TAPE_DANCE" is not known. Use one of .*TAPE_ERASE/],
    [{ device: 'slot 0', read: { blocks: 1, size: 1 } }, /is no drive. Write "drive 0"/],
    [{ device: 'drive 0', ioctl: 'TAPE_PREPARE', Speed: 1 }, /Speed/],
    [{ rsm: 'dance' }, /"dance" is not known. Use one of start, mount/],
    [{ rsm: 'mount' }, /volume/],
    [{ wait: -1 }, /wait/],
  ])('%j is refused', (step, message) => {
    const { problems } = readScenario('test', JSON.stringify({ steps: [step] }));
    expect(problems.map((problem) => `${problem.path}: ${problem.message}`).join('\n')).toMatch(message);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CodeMap } from '../../src/debug/symbols/code-map.ts';
import { instructions } from '../../src/debug/symbols/instructions.ts';
import {
  FIRST_STORE,
  MEMORY_COPY,
  MEMORY_FILL,
  storeSites,
} from '../../src/debug/watchpoints/store-sites.ts';
import { sleb, uleb } from '../../src/debug/watchpoints/wasm-writer.ts';
import { watchable, watchableJob } from '../../src/debug/watchpoints/watchable-job.ts';
import { genericLibrary } from '../../src/lab/files/generic-library.ts';
import { readScenario } from '../../src/lab/scenario/scenario-file.ts';
import { Session, type Job } from '../../src/lab/session.ts';
import { packageFile } from '../../src/toolchain/package-files.ts';
import { ByteReader } from '../../src/toolchain/wasm-sections.ts';
import { changerImage, driverBench, fixture } from '../support/driver.ts';

const bench = driverBench();

async function jobOf(file: string, steps: readonly object[]): Promise<Job> {
  const driver = changerImage(await bench.build(file));
  const { scenario } = readScenario('test', JSON.stringify({ steps }));
  if (!scenario) throw new Error('The fixture does not build.');
  const library = genericLibrary({ vendor: 'ACME', product: 'LOADER 8' });
  return { drivers: [driver], main: 'changer', library, scenario };
}

function run(job: Job): ReturnType<Session['result']> {
  const session = new Session(job);
  session.execute();
  return session.result();
}

describe('a driver with stores that can be watched', () => {
  const steps = [
    { ioctl: 'GET_PARAMETERS' },
    { ioctl: 'MOVE_MEDIUM', source: 'slot 0', destination: 'drive 0' },
  ];

  it.each([
    ['the probe', fixture('probe.c')],
    ['a driver that writes in every way', fixture('watched.c')],
    ['the sample', packageFile('samples', 'autoloader', 'autoloader.c')],
  ])('runs as before, with the same lines: %s', async (_, file) => {
    const job = await jobOf(file, steps);
    expect(run(watchableJob(job).job)).toEqual(run(job));
  });

  it('keeps every instruction in its place but the stores, of which none is left', async () => {
    const linked = changerImage(await bench.build(packageFile('samples', 'autoloader', 'autoloader.c')));
    const { wasm } = linked;
    const {
      image,
      module: { shift, end },
    } = watchable(linked);
    const sites = storeSites(wasm);
    const opcodes = new Set(sites.map((site) => site.opcode));
    expect(opcodes).toContain(FIRST_STORE);
    expect(opcodes).toContain(MEMORY_COPY);
    expect(opcodes).toContain(MEMORY_FILL);
    expect(storeSites(image.wasm).filter((site) => site.at < end)).toEqual([]);
    const stores = new Set(sites.map((site) => site.at));
    const kept = [...instructions(wasm)].filter(({ at }) => !stores.has(at)).map(({ at }) => at + shift);
    const now = new Set([...instructions(image.wasm)].map(({ at }) => at));
    expect(kept.filter((at) => !now.has(at))).toEqual([]);
    const before = new CodeMap(wasm, linked.lines);
    const after = new CodeMap(image.wasm, image.lines);
    for (const fn of before.functions) {
      expect(after.placeOf(fn.start + shift)).toEqual(before.placeOf(fn.start));
      expect(after.functionAt(fn.start + shift)?.name).toBe(fn.name);
    }
  });
});

describe('LEB128', () => {
  it('unsigned reads back, however wide', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 0, max: 5 }), (value, width) => {
        const bytes = uleb(value, width);
        const reader = new ByteReader(Uint8Array.from(bytes));
        expect(reader.uleb()).toBe(value);
        expect(reader.at).toBe(bytes.length);
        expect(bytes.length).toBeGreaterThanOrEqual(width);
      }),
    );
  });

  it('signed reads back', () => {
    fc.assert(
      fc.property(fc.integer(), (value) => {
        const reader = new ByteReader(Uint8Array.from(sleb(value)));
        expect(reader.sleb()).toBe(value);
      }),
    );
  });
});

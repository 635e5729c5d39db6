import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packageFile } from '../src/toolchain/package-files.ts';
import { DapClient } from '../test/support/dap-client.ts';
import { LiveLibrary } from '../test/support/live-library.ts';
import { scenarioOf } from './many-requests.ts';
import { median, say } from './say.ts';

const ROUNDS = 5;
const REQUESTS = 16_000;
const FEW = 4000;
const SLOTS = 60_000;

const sample = packageFile('samples', 'autoloader');
const program = path.join(sample, 'autoloader.c');

/** The sample's library with very many slots, each with a labelled cartridge. */
function largeLibrary(folder: string): string {
  const data = JSON.parse(readFileSync(path.join(sample, 'library.changer.json'), 'utf8')) as object;
  const file = path.join(folder, 'large.changer.json');
  const elements = {
    transport: { first: 0, count: 1 },
    slot: { first: 1, count: SLOTS },
    port: { first: 61_000, count: 1 },
    drive: { first: 62_000, count: 1 },
  };
  const cartridges = Array.from({ length: SLOTS }, (_, index) => ({
    at: `slot ${index}`,
    barcode: `B${String(index).padStart(5, '0')}L6`,
  }));
  writeFileSync(file, JSON.stringify({ ...data, elements, cleanerSlot: undefined, cartridges }));
  return file;
}

/** Milliseconds from the driver's start to the end of its scenario. */
async function run(scenario: string, cache: string, watched: boolean): Promise<number> {
  const dap = new DapClient(cache);
  const view = new LiveLibrary(dap);
  let start = 0;
  try {
    const library = path.join(sample, 'library.changer.json');
    await dap.launch({ program, library, scenario, noDebug: true }, async () => {
      if (watched) await view.watch();
      start = performance.now();
    });
    if (watched) await view.phase('waiting');
    else await dap.event('terminated', undefined, 120_000);
    return performance.now() - start;
  } finally {
    await dap.close();
  }
}

/** What a view that looks costs a run. @returns milliseconds in the median, with it and without. */
async function followed(folder: string, cache: string, requests: number): Promise<[number, number]> {
  const scenario = scenarioOf(folder, requests);
  await run(scenario, cache, true);
  const alone: number[] = [];
  const watched: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    alone.push(await run(scenario, cache, false));
    watched.push(await run(scenario, cache, true));
  }
  return [median(watched), median(alone)];
}

/** What a view that looks costs the run, and how soon it sees a large library. */
export async function benchLive(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'changer-lab-'));
  const cache = path.join(folder, 'cache');
  try {
    const percent = ([watched, alone]: [number, number]): string => ((watched / alone - 1) * 100).toFixed(0);
    const [watched, alone] = await followed(folder, cache, REQUESTS);
    say(`A trace costs a run of ${REQUESTS} requests, percent`, percent([watched, alone]), 'at most 10');
    const each = (milliseconds: number): string => ((milliseconds / REQUESTS) * 1000).toFixed(0);
    say('  microseconds a request: watched / alone', `${each(watched)} / ${each(alone)}`, '');
    // Most of it is the first use of code: a driver that runs for half a second uses it hardly more than once.
    say(`  a run of ${FEW}, percent`, percent(await followed(folder, cache, FEW)), '');
    await benchSnapshot(folder, cache);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function benchSnapshot(folder: string, cache: string): Promise<void> {
  const dap = new DapClient(cache);
  const view = new LiveLibrary(dap);
  try {
    const library = largeLibrary(folder);
    await dap.launch({ program, library, scenario: scenarioOf(folder, 1) }, () => view.watch());
    await view.phase('waiting');
    const move = { ioctl: 'MOVE_MEDIUM', source: 'drive 0', destination: 'slot 0' };
    const back = { ioctl: 'MOVE_MEDIUM', source: 'slot 0', destination: 'drive 0' };
    const moves: number[] = [];
    for (let i = 0; i < 10; i++) {
      const start = performance.now();
      await view.done(i % 2 === 0 ? move : back);
      moves.push(performance.now() - start);
    }
    await view.done({ ioctl: 'GET_ELEMENT_STATUS', element: 'slot 0', count: SLOTS, volumeTags: true });
    // A second time: the engine has seen the code.
    for (const name of ['', 'of 60,000 reported slots: request to model, ms']) {
      const stop = dap.stopped();
      await dap.request('setFunctionBreakpoints', { breakpoints: [{ name: 'ChangerGetStatus' }] });
      await view.act({ ioctl: 'GET_STATUS' });
      await stop;
      await view.watch(false);
      view.model.plan = undefined;
      const start = performance.now();
      await view.watch();
      await view.until('a snapshot', () => view.model.plan);
      if (name !== '')
        say(`a view sees a library ${name}`, (performance.now() - start).toFixed(0), 'at most 150');
      await dap.request('continue', { threadId: 1 });
      await view.phase('waiting');
    }
    say('  an act and what has changed, ms', median(moves).toFixed(0), '');
  } finally {
    await dap.close();
  }
}

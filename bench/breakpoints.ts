import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packageFile } from '../src/toolchain/package-files.ts';
import { DapClient } from '../test/support/dap-client.ts';
import { scenarioOf } from './many-requests.ts';
import { median, say } from './say.ts';

const ROUNDS = 5;
/** Requests of the run that counts, and of the one whose time is taken off: start and end of a process. */
const LONG = 4000;
const SHORT = 2;

const sample = packageFile('samples', 'autoloader');
const program = path.join(sample, 'autoloader.c');
const library = path.join(sample, 'library.changer.json');

/** A routine that the scenario does not reach. */
const NOT_CALLED = 'ChangerExchangeMedium';

/** The line, one-based, on which a function of the driver begins. */
function lineOf(name: string): number {
  const lines = readFileSync(program, 'latin1').split('\n');
  const line = 1 + lines.findIndex((text) => text.startsWith(`${name}(`));
  if (line === 0) throw new Error(`The sample has no function ${name}.`);
  return line;
}

/** Milliseconds of `changer-lab run`. */
function plain(scenario: string, cache: string): number {
  const start = performance.now();
  const args = ['run', program, '--library', library, '--scenario', scenario, '--json'];
  const { status, stderr } = spawnSync(process.execPath, [packageFile('dist', 'cli.mjs'), ...args], {
    env: { ...process.env, XDG_CACHE_HOME: cache },
    maxBuffer: 1e9,
  });
  if (status !== 0) throw new Error(`changer-lab run ended with status ${status}: ${stderr.toString()}`);
  return performance.now() - start;
}

/** Milliseconds of a session from its start to its end, with breakpoints of every kind that are not hit. */
async function debugged(scenario: string, cache: string): Promise<number> {
  const start = performance.now();
  const dap = new DapClient(cache);
  try {
    await dap.launch({ program, library, scenario }, async () => {
      const breakpoints = [{ line: lineOf(NOT_CALLED) }];
      await dap.request('setBreakpoints', { source: { path: program }, breakpoints });
      await dap.request('setFunctionBreakpoints', {
        breakpoints: [{ name: NOT_CALLED }, { name: 'EXCHANGE MEDIUM' }],
      });
      const { dataId } = await dap.request<{ dataId: string }>('dataBreakpointInfo', { name: 'drive 1' });
      const unused = { name: '0x10', asAddress: true, bytes: 4 };
      const bytes = await dap.request<{ dataId: string }>('dataBreakpointInfo', unused);
      await dap.request('setDataBreakpoints', { breakpoints: [{ dataId }, { dataId: bytes.dataId }] });
      await dap.request('setExceptionBreakpoints', { filters: ['trap', 'srb-error'] });
    });
    await dap.event('terminated', undefined, 120_000);
    if (dap.events.some((event) => event.event === 'stopped')) throw new Error('A breakpoint was hit.');
    return performance.now() - start;
  } finally {
    await dap.close();
  }
}

/** What a debugger costs while nothing is hit. */
export async function benchBreakpoints(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'changer-lab-'));
  const cache = path.join(folder, 'cache');
  const long = scenarioOf(folder, LONG);
  const short = scenarioOf(folder, SHORT);
  try {
    plain(short, cache);
    const without: number[] = [];
    const withBreakpoints: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      without.push(plain(long, cache) - plain(short, cache));
      withBreakpoints.push((await debugged(long, cache)) - (await debugged(short, cache)));
    }
    const ratio = median(withBreakpoints) / median(without);
    say('running with breakpoints set but not hit, times as long', ratio.toFixed(2), 'at most 3');
    const each = (values: readonly number[]): string => ((median(values) / LONG) * 1000).toFixed(0);
    say('  microseconds a request: with / without', `${each(withBreakpoints)} / ${each(without)}`, '');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

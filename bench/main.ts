import { spawnSync } from 'node:child_process';
import { benchBreakpoints } from './breakpoints.ts';
import { benchDebug } from './debug.ts';
import { benchElementStatus } from './element-status.ts';
import { benchLint } from './lint.ts';
import { benchLive } from './live.ts';
import { benchManager } from './manager.ts';
import { benchMove } from './move.ts';
import { benchQualify } from './qualify.ts';
import { benchRun } from './run-time.ts';
import { prepare, type Prepared } from './prepare.ts';
import { say } from './say.ts';
import { benchTapeClass } from './tape-class.ts';
import { benchTape } from './tape.ts';
import { VIEW_BENCHES } from './views/names.ts';

const BENCHES: Readonly<Record<string, (prepared: Prepared) => void | Promise<void>>> = {
  move: benchMove,
  'element-status': benchElementStatus,
  manager: benchManager,
  tape: benchTape,
  'tape-class': benchTapeClass,
  run: benchRun,
  lint: benchLint,
  qualify: benchQualify,
  debug: benchDebug,
  breakpoints: benchBreakpoints,
  live: benchLive,
};

/** Runs the benches of the views: they need the types of a browser, which nothing else here has. */
function benchViews(names: readonly string[]): void {
  if (names.length === 0) return;
  const { status } = spawnSync(process.execPath, ['dist/bench-views.mjs', ...names], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}

/** `npm run bench`: the figures of the README, measured on this machine; `npm run bench -- manager`: some of them. */
const all = [...Object.keys(BENCHES), ...VIEW_BENCHES];
const wanted = process.argv.length > 2 ? process.argv.slice(2) : all;
const unknown = wanted.find((name) => !all.includes(name));
if (unknown !== undefined) {
  process.stderr.write(`There is no bench "${unknown}". Use ${all.join(', ')}.\n`);
  process.exit(2);
}
say('figure', 'measured', 'wanted');
const named = wanted.filter((name) => name in BENCHES);
if (named.length > 0) {
  const prepared = await prepare();
  for (const name of named) await BENCHES[name](prepared);
  await prepared.close();
}
benchViews(wanted.filter((name) => !(name in BENCHES)));

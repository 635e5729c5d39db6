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

/** `npm run bench`: the figures of the README, measured on this machine; `npm run bench -- manager`: some of them. */
const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !(name in BENCHES));
if (unknown !== undefined) {
  process.stderr.write(`There is no bench "${unknown}". Use ${Object.keys(BENCHES).join(', ')}.\n`);
  process.exit(2);
}
const prepared = await prepare();
say('figure', 'measured', 'wanted');
for (const name of wanted.length > 0 ? wanted : Object.keys(BENCHES)) await BENCHES[name](prepared);
await prepared.close();

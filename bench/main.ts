import { benchBreakpoints } from './breakpoints.ts';
import { benchDebug } from './debug.ts';
import { benchElementStatus } from './element-status.ts';
import { benchLint } from './lint.ts';
import { benchMove } from './move.ts';
import { benchRun } from './run-time.ts';
import { prepare } from './prepare.ts';
import { say } from './say.ts';
import { benchTapeClass } from './tape-class.ts';
import { benchTape } from './tape.ts';

/** `npm run bench`: the figures of the README, measured on this machine. */
const prepared = await prepare();
say('figure', 'measured', 'wanted');
benchMove(prepared);
benchElementStatus(prepared);
benchTape();
benchTapeClass(prepared);
benchRun();
await benchLint();
await benchDebug();
await benchBreakpoints();
await prepared.close();

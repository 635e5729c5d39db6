import { evaluate } from './expressions.ts';
import { locate } from './locate.ts';
import type { Engine } from './run.ts';
import { execute } from './statements.ts';
import { test } from './test.ts';

/** The interpreter put together: its parts call one another through a run. */
export const ENGINE: Engine = { evaluate, locate, test, execute };

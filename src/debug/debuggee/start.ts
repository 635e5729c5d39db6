/**
 * Starts the worker in which a driver runs under the debugger, as a classic script. Whenever the worker pauses, V8 copies
 * for each of its frames all names that are in scope there: those of a module, a thousand, but not those of the global
 * object. With the script as a module, half of the time of a step would be that copying.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import vm from 'node:vm';
import { packageFile } from '../../toolchain/package-files.ts';

const filename = packageFile('dist', 'debuggee.cjs');
Object.assign(globalThis, { require: createRequire(filename) });
vm.runInThisContext(readFileSync(filename, 'utf8'), { filename });

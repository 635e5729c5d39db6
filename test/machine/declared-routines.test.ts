import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { CLASS_ROUTINE_NAMES } from '../../src/changer-class/class-routines.ts';
import { MINICLASS_ROUTINES } from '../../src/ddi/routines.ts';
import { KERNEL_ROUTINES } from '../../src/machine/kernel/index.ts';
import { TAPE_ROUTINE_NAMES } from '../../src/tape-class/class-routines.ts';
import { ddkDirectory } from '../../src/toolchain/package-files.ts';

/** Declared so that sources compile; a driver that calls one is told so by name when it is linked. */
const NOT_SUPPLIED = new Map([
  ['ChangerClassDeviceControl', 'the class driver dispatches by itself'],
  ['ChangerVerifyInquiry', 'the driver defines it'],
  ['IoCancelIrp', 'requests are carried out at once'],
  ['IoRegisterDeviceInterface', 'the class driver registers the interface'],
  ['IoSetDeviceInterfaceState', 'the class driver registers the interface'],
  ['IoInvalidateDeviceRelations', 'there is no plug and play manager'],
  ['IoCreateSymbolicLink', 'there is no object manager'],
  ['IoDeleteSymbolicLink', 'there is no object manager'],
  ['KeInitializeTimer', 'nothing runs beside a request'],
  ['KeInitializeTimerEx', 'nothing runs beside a request'],
  ['KeSetTimer', 'nothing runs beside a request'],
  ['KeCancelTimer', 'nothing runs beside a request'],
  ['KeInitializeDpc', 'nothing runs beside a request'],
  ['WmiCompleteRequest', 'the class driver answers WMI'],
  ['WmiSystemControl', 'the class driver answers WMI'],
  ['WmiFireEvent', 'the class driver answers WMI'],
  ['ZwQueryKey', 'sizes of registry keys are not kept'],
  ['ZwDeleteKey', 'registry keys are read only'],
]);

/** Names of functions that a header declares without a body: `type NTAPI Name(…);` at the start of a line. */
function declared(text: string): string[] {
  const code = text
    .replace(/\/\*[\s\S]*?\*\//g, ' ')
    .replace(/\\\n/g, ' ')
    .replace(/^[ \t]*#.*$/gm, '');
  return [
    ...code.matchAll(/^(?!typedef|static|return|else)[A-Za-z_][\w ]*[ *]+(\w+)\s*\([^;{}]*\)\s*;/gm),
  ].map((match) => match[1]);
}

it('the machine and the class drivers supply every routine that the headers declare', () => {
  const supplied = new Set([
    ...Object.keys(KERNEL_ROUTINES),
    ...CLASS_ROUTINE_NAMES,
    ...TAPE_ROUTINE_NAMES,
    ...MINICLASS_ROUTINES.map((routine) => routine.name),
    ...NOT_SUPPLIED.keys(),
  ]);
  const names = readdirSync(ddkDirectory()).flatMap((name) =>
    declared(readFileSync(path.join(ddkDirectory(), name), 'utf8')),
  );
  expect(names.length).toBeGreaterThan(150);
  expect(names.filter((name) => !supplied.has(name))).toEqual([]);
});

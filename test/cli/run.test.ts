import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { packageFile } from '../../src/toolchain/package-files.ts';
import { fixture } from '../support/driver.ts';
import { runCli } from './run-cli.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'changer-lab-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: string | Buffer): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

/** Runs the command as a user does. */
function run(...args: string[]): { status: number | null; out: string; err: string } {
  return runCli(['run', ...args]);
}

const probe = fixture('probe.c');
const scenario = (steps: unknown): string => write('s.scenario.json', JSON.stringify({ steps }));

describe('changer-lab run', () => {
  it('ends with 0 where everything is as expected, and prints trace and elements', () => {
    const file = scenario([
      {
        ioctl: 'MOVE_MEDIUM',
        source: 'slot 0',
        destination: 'drive 0',
        expect: { status: 'STATUS_SUCCESS' },
      },
    ]);
    const { status, out, err } = run(probe, '--scenario', file);
    expect(err).toBe('');
    expect(status).toBe(0);
    expect(out).toMatch(/MOVE MEDIUM {2}slot 0 → drive 0 .* good +probe\.c:\d+ ChangerMoveMedium/);
    expect(out).toMatch(/a5 00 00 00 00 10 02 00 00 00 00 00/);
    expect(out).toMatch(/drive 0 +0x0200 +GEN000L6, from slot 0/);
  });

  it('ends with 1 where an expectation is not met, and says which', () => {
    const file = scenario([{ expect: { elements: { 'drive 0': 'GEN000L6' } } }]);
    const { status, out } = run(probe, '--scenario', file);
    expect(status).toBe(1);
    expect(out).toMatch(/✗ +1 {2}expect\n +expected drive 0 to hold GEN000L6, it is empty/);
  });

  it('ends with 1 where the driver hangs, with the line, and keeps the trace', () => {
    const file = scenario([
      { ioctl: 'MOVE_MEDIUM', source: 'slot 0', destination: 'drive 0' },
      { ioctl: 'GET_STATUS' },
      { ioctl: 'GET_STATUS' },
    ]);
    const { status, out } = run(probe, '-D', 'BAD_HANG', '--watchdog', '0.5', '--scenario', file, '--json');
    expect(status).toBe(1);
    const result = JSON.parse(out) as { failure: object; steps: object[]; commands: { name: string }[] };
    expect(result.failure).toMatchObject({ kind: 'hang', file: probe, function: 'ChangerGetStatus' });
    expect(result.commands.map((command) => command.name)).toContain('MOVE MEDIUM');
    expect(result.steps).toHaveLength(2);
  });

  it('--json prints one document with the promised members', () => {
    const { out } = run(probe, '--json');
    const result = JSON.parse(out) as Record<string, unknown> & {
      commands: object[];
      steps: object[];
      elements: object[];
    };
    expect(Object.keys(result)).toEqual(
      expect.arrayContaining([
        'ok',
        'steps',
        'commands',
        'parameters',
        'elements',
        'violations',
        'diagnostics',
        'failure',
      ]),
    );
    expect(result.commands[0]).toMatchObject({
      seq: 0,
      opcode: 0x1a,
      name: 'MODE SENSE(6)',
      cdb: '1a081d004000',
      source: { file: probe },
    });
    expect(result.elements[0]).toMatchObject({ element: 'transport 0', scsiAddress: 0, full: false });
  });

  it('gives the same document for the same input', () => {
    expect(run(probe, '--json').out).toBe(run(probe, '--json').out);
  });
});

describe('changer-lab run refuses wrong input with one sentence and no stack trace', () => {
  const cases: [string, string[], number, RegExp][] = [
    ['no driver', [], 2, /Name the C file/],
    ['an unknown option', [probe, '--libary', 'x'], 2, /Unknown option '--libary'/],
    ['an option without its value', [probe, '--library'], 2, /--library/],
    [
      'a driver that does not exist',
      [path.join(folder, 'nowhere.c')],
      2,
      /nowhere\.c cannot be opened: no such file or directory/,
    ],
    ['a file that is no source', [packageFile('package.json')], 2, /is no C source/],
    ['an empty source', [write('empty.c', '')], 2, /empty\.c is empty/],
    ['an empty folder', [path.dirname(write('sub/readme.txt', 'x'))], 2, /holds no \.c or \.cpp file/],
    ['a binary file', [write('binary.c', Buffer.from([1, 0, 2, 0]))], 2, /is a binary file/],
    [
      'a library that does not exist',
      [probe, '--library', 'none.changer.json'],
      2,
      /library file none\.changer\.json cannot be read/,
    ],
    [
      'a library that is wrong',
      [probe, '--library', write('l.changer.json', '{ "changer": 1 }')],
      2,
      /has 2 mistakes/,
    ],
    [
      'a scenario that is wrong',
      [probe, '--scenario', write('w.scenario.json', '{ "steps": [ {} ] }')],
      2,
      /:1: steps\[0\]: a step needs one of/,
    ],
    ['a watchdog that is no time', [probe, '--watchdog', 'soon'], 2, /--watchdog takes a number/],
    [
      'C that does not compile',
      [write('bad.c', '#include <mcd.h>\nULONG DriverEntry(PVOID a, PVOID b) { return x; }\n')],
      3,
      /bad\.c:2:\d+: error: use of undeclared identifier 'x'/,
    ],
    [
      'a C file that is no miniclass',
      [write('plain.c', 'int f(void) { return 0; }\n')],
      3,
      /no changer miniclass/,
    ],
    [
      'an unresolved external',
      [
        write(
          'ext.c',
          '#include <mcd.h>\nULONG Gone(VOID);\nULONG DriverEntry(PVOID a, PVOID b) { return Gone(); }\n',
        ),
      ],
      3,
      /ext\.c:3:1: error: unresolved external symbol Gone/,
    ],
  ];
  it.each(cases)('%s', (_name, args, status, message) => {
    const result = run(...args);
    expect(result.err).toMatch(message);
    expect(result.status).toBe(status);
    expect(result.err).not.toMatch(/\n\s+at |node:internal/);
    expect(result.out).toBe('');
  });

  it('says it in the JSON document too', () => {
    const { status, out } = run(probe, '--json', '--library', 'none.changer.json');
    expect(status).toBe(2);
    expect(JSON.parse(out)).toMatchObject({
      ok: false,
      error: expect.stringMatching(/cannot be read/) as string,
    });
  });
});

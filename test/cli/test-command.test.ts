import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { packageFile } from '../../src/toolchain/package-files.ts';
import { fixture } from '../support/driver.ts';
import { runCli } from './run-cli.ts';
import { SuiteFolder } from './suite-folder.ts';

const MOVE = { ioctl: 'MOVE_MEDIUM', source: 'slot 0', destination: 'drive 0' };
const PASSES = [{ ...MOVE, expect: { status: 'STATUS_SUCCESS' } }];

interface Failure {
  file: string;
  line: number;
  action: string;
  message: string;
  stack: { function: string }[];
  commands: { name: string }[];
}
interface Document {
  ok: boolean;
  tests: { file: string; outcome: string; steps: number; failures: Failure[] }[];
}

const suite = new SuiteFolder();
const run = (...args: string[]): ReturnType<typeof runCli> => runCli(['test', ...args], suite.path);
const json = (...args: string[]): Document => JSON.parse(run(...args, '--json').out) as Document;

describe('changer-lab test', () => {
  it('passes the samples as they are', () => {
    const { status, out, err } = runCli(['test', 'samples'], packageFile('.'));
    expect(err).toBe('');
    expect(out).toMatch(/✓ samples\/autoloader\/smoke\.scenario\.json \(\d+ steps\)/);
    expect(out).toMatch(/✓ samples\/lto\/backup\.scenario\.json/);
    expect(out).toMatch(/2 scenarios: 2 passed\n$/);
    expect(status).toBe(0);
  });

  it('says of a failing step where it stands in the scenario, why, and which commands it sent', () => {
    suite.driver('failing');
    suite.scenario('failing/good.scenario.json', PASSES);
    suite.scenario('failing/bad.scenario.json', [
      MOVE,
      { ioctl: 'GET_STATUS' },
      { ...MOVE, source: 'slot 1', destination: 'slot 3', expect: { elements: { 'slot 3': null } } },
    ]);
    const { status, out } = run('failing');
    expect(status).toBe(1);
    expect(out).toMatch(
      /✗ failing\/bad\.scenario\.json \(failed\)\n {2}failing\/bad\.scenario\.json:5: MOVE_MEDIUM slot 1 → slot 3: expected slot 3 /,
    );
    expect(out.match(/MOVE MEDIUM {2}/g)).toHaveLength(1);
    expect(out).toMatch(/MOVE MEDIUM {2}slot 1 → slot 3 .* 5\/3B\/0D +probe\.c:\d+/);
    expect(out).toMatch(/✓ failing\/good\.scenario\.json/);
    expect(out).toMatch(/2 scenarios: 1 passed, 1 failed\n$/);
  });

  it('takes a single file, and each file once', () => {
    suite.driver('once');
    suite.scenario('once/a.scenario.json', PASSES);
    expect(json('once', 'once/a.scenario.json').tests.map(({ file }) => file)).toEqual([
      'once/a.scenario.json',
    ]);
  });

  it('gives the C frames of a driver that hangs, and goes on with the next scenario', () => {
    suite.driver('hanging');
    suite.scenario('hanging/1.scenario.json', [MOVE, { ioctl: 'GET_STATUS' }, { ioctl: 'GET_STATUS' }]);
    suite.scenario('hanging/2.scenario.json', PASSES);
    const { tests, ok } = json('hanging', '-D', 'BAD_HANG', '--watchdog', '0.5');
    expect(ok).toBe(false);
    expect(tests.map(({ outcome }) => outcome)).toEqual(['failed', 'passed']);
    expect(tests[0].failures).toMatchObject([
      { line: 4, message: expect.stringMatching(/endless loop/) as string },
    ]);
    expect(tests[0].failures[0].stack[0].function).toBe('ChangerGetStatus');
  });

  it('gives the same document for the same input', () => {
    suite.driver('same');
    suite.scenario('same/a.scenario.json', [{ ...MOVE, expect: { status: 'STATUS_NOT_SUPPORTED' } }]);
    expect(run('same', '--json').out).toBe(run('same', '--json').out);
  });

  it('compiles a driver once for all of its scenarios', () => {
    suite.driver('warned');
    suite.write('warned/probe.c', `${readFileSync(fixture('probe.c'), 'utf8')}\nint *Wrong = 5;\n`);
    for (const name of ['1', '2', '3']) suite.scenario(`warned/${name}.scenario.json`, PASSES);
    const { err } = run('warned');
    expect(err.match(/warning: .*int-conversion/g)).toHaveLength(1);
  });

  it('ends with 3 where a driver does not compile, and says the line of C', () => {
    suite.driver('broken');
    suite.write(
      'broken/probe.c',
      '#include <mcd.h>\nNTSTATUS ChangerInitialize(PDEVICE_OBJECT d) { return x; }\n',
    );
    suite.scenario('broken/a.scenario.json', PASSES);
    const { status, out } = run('broken');
    expect(out).toMatch(
      /✗ broken\/a\.scenario\.json \(not compiled\)\n {2}broken\/probe\.c:2: use of undeclared identifier 'x'/,
    );
    expect(status).toBe(3);
  });
});

describe('changer-lab test finds what a scenario goes with', () => {
  it('takes driver, tape miniclass and library that the scenario names', () => {
    suite.driver('named/driver');
    suite.library('named/scenarios', 'one.changer.json');
    suite.library('named/scenarios', 'two.changer.json');
    const names = { driver: ['../driver/probe.c'], library: 'one.changer.json' };
    suite.scenario('named/scenarios/a.scenario.json', PASSES, names);
    expect(run('named').out).toMatch(/1 passed\n$/);
    expect(runCli(['run', '--scenario', 'named/scenarios/a.scenario.json'], suite.path).status).toBe(0);
  });

  const refused: [string, (folder: string) => void, RegExp][] = [
    [
      'no driver',
      (folder) => suite.library(folder, 'library.changer.json'),
      /a\.scenario\.json:1: The scenario file refused no driver\/a\.scenario\.json names no driver, and no changer miniclass driver lies beside it\. Name one in it with "driver"\.\n/,
    ],
    [
      'two drivers',
      (folder) => {
        suite.driver(folder);
        suite.write(
          `${folder}/other.c`,
          '#include <mcd.h>\nNTSTATUS DriverEntry(PDRIVER_OBJECT d, PUNICODE_STRING r) { return 0; }\n',
        );
      },
      /names no driver, and 2 lie beside it \(other\.c, probe\.c\)/,
    ],
    [
      'two libraries',
      (folder) => {
        suite.driver(folder);
        suite.library(folder, 'other.changer.json');
      },
      /names no library, and 2 lie beside it \(library\.changer\.json, other\.changer\.json\)/,
    ],
  ];
  it.each(refused)('%s: one sentence, exit status 2', (name, fill, message) => {
    const folder = `refused ${name}`;
    fill(folder);
    suite.scenario(`${folder}/a.scenario.json`, PASSES);
    const { status, out } = run(folder);
    expect(out).toMatch(message);
    expect(status).toBe(2);
  });

  it('says every mistake of a scenario file with its line, and runs the others', () => {
    suite.driver('mistakes');
    suite.scenario('mistakes/a.scenario.json', [MOVE, { ioctl: 'MOVE' }, {}]);
    suite.scenario('mistakes/b.scenario.json', PASSES);
    const { tests } = json('mistakes');
    expect(tests.map(({ outcome }) => outcome)).toEqual(['refused', 'passed']);
    expect(tests[0].failures.map(({ line, message }) => [line, message.split(':')[0]])).toEqual([
      [4, 'steps[1].ioctl'],
      [5, 'steps[2]'],
    ]);
  });

  it.each([
    ['no path', [], /Name the scenario files/],
    ['a path that is not there', ['nowhere'], /nowhere cannot be read: no such file or directory/],
    ['a folder without scenarios', [packageFile('media')], /There is no \*\.scenario\.json in the folder/],
    ['two reports', ['.', '--tap', '--junit'], /Choose one of --json, --jsonl, --tap, --junit/],
    ['an unknown option', ['.', '--xml'], /Unknown option '--xml'/],
  ])('%s is wrong usage', (_name, args, message) => {
    const { status, out, err } = run(...args);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/\n\s+at /);
    expect([status, out]).toEqual([2, '']);
  });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunResult } from '../../src/lab/records.ts';
import { packageFile } from '../../src/toolchain/package-files.ts';
import { runCli } from './run-cli.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'changer-lab-trace-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => path.join(folder, name);
const sample = packageFile('samples', 'autoloader');
const smoke = path.join(sample, 'smoke.scenario.json');
const good = at('good.chtrace');
let result: RunResult;

/** Writes a scenario of the sample's driver and runs it with a trace. */
function runScenario(name: string, steps: readonly object[]): string {
  const file = at(`${name}.scenario.json`);
  const driver = path.join(sample, 'autoloader.c');
  const library = path.join(sample, 'library.changer.json');
  writeFileSync(file, JSON.stringify({ driver, library, steps }));
  const trace = at(`${name}.chtrace`);
  const { err } = runCli(['run', '--scenario', file, '--trace', trace]);
  expect(err).toBe('');
  return trace;
}

beforeAll(() => {
  const { status, out } = runCli(['run', '--scenario', smoke, '--trace', good, '--json']);
  expect(status).toBe(0);
  result = JSON.parse(out) as RunResult;
});

describe('changer-lab run --trace', () => {
  it('writes every record of the run, one a line', () => {
    const { status, out, err } = runCli(['trace', good, '--format', 'json']);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const trace = JSON.parse(out) as RunResult & { header: { devices: { name: string; type: number }[] } };
    expect(trace.commands).toEqual(result.commands);
    expect(trace.steps).toEqual(result.steps);
    expect(trace.prints).toEqual(result.prints);
    expect(trace.violations).toEqual(result.violations);
    expect(trace.header.devices).toMatchObject([
      { name: 'changer', type: 8 },
      { name: 'drive 0', type: 1 },
    ]);
  });

  it('keeps the trace of a driver that hangs, and how it ended', () => {
    const file = at('hang.chtrace');
    const probe = packageFile('test', 'fixtures', 'probe.c');
    const { status } = runCli(['run', probe, '-D', 'BAD_HANG', '--watchdog', '0.5', '--trace', file]);
    expect(status).toBe(1);
    const { out } = runCli(['trace', file]);
    expect(out).toMatch(/The driver failed \(hang\): .*endless loop/);
    expect(out).toMatch(/at \w+ \(probe\.c:\d+\)/);
  });

  it('says where it cannot write', () => {
    const { status, err } = runCli(['run', '--scenario', smoke, '--trace', at('no/such/folder.chtrace')]);
    expect(status).toBe(2);
    expect(err).toMatch(/folder\.chtrace cannot be written: no such file or directory\./);
  });
});

describe('changer-lab test --trace', () => {
  it('writes a trace of each scenario into a folder', () => {
    const { status } = runCli(['test', 'smoke.scenario.json', '--trace', at('traces')], sample);
    expect(status).toBe(0);
    const { out } = runCli(['trace', at('traces/smoke.chtrace'), '--json']);
    expect((JSON.parse(out) as RunResult).commands).toEqual(result.commands);
  });
});

describe('changer-lab trace', () => {
  it('shows the steps as the run shows them', () => {
    const { out } = runCli(['trace', good]);
    const run = runCli(['run', '--scenario', smoke]).out;
    expect(run).toContain(out.split('\nrules')[0].trimEnd());
  });

  it('shows what a filter lets through, under the requests that it belongs to', () => {
    const { out, status } = runCli(['trace', good, '--filter', 'status:failed command:move']);
    expect(status).toBe(0);
    const moves = result.commands.filter(({ name, sense }) => name === 'MOVE MEDIUM' && sense !== null);
    expect(moves.length).toBeGreaterThan(1);
    expect(out.match(/MOVE MEDIUM {2}/g)).toHaveLength(moves.length);
    expect(out).toMatch(/MOVE_MEDIUM slot 0 → slot 4 {2}STATUS_SOURCE_ELEMENT_EMPTY\n.*5\/3B\/0E/);
    expect(out).not.toMatch(/READ ELEMENT STATUS/);
  });

  it('writes another form into a file, and a trace of what a filter lets through', () => {
    const file = at('moves.chtrace');
    const args = ['--filter', 'command:move', '--format', 'chtrace', '-o', file];
    expect(runCli(['trace', good, ...args])).toEqual({ status: 0, out: '', err: '' });
    const { commands } = JSON.parse(runCli(['trace', file, '--json']).out) as RunResult;
    expect(commands).toEqual(result.commands.filter(({ name }) => name === 'MOVE MEDIUM'));
  });

  it('shows what is left of a damaged trace and says which lines are not', () => {
    const file = at('damaged.chtrace');
    const lines = readFileSync(good, 'utf8').split('\n');
    lines[4] = lines[4].slice(0, 50);
    writeFileSync(file, lines.join('\n'));
    const { status, out, err } = runCli(['trace', file]);
    expect(status).toBe(2);
    expect(out).toMatch(/MOVE MEDIUM/);
    expect(err).toMatch(
      /damaged\.chtrace:5: it is no JSON object: the line is damaged or cut off; it is left out/,
    );
  });

  it.each([
    [['trace'], /Name one trace/],
    [['trace', 'nothing.chtrace'], /nothing\.chtrace cannot be read: no such file or directory\./],
    [['trace', smoke], /smoke\.scenario\.json: It is no trace/],
    [
      ['trace', good, '--format', 'xml'],
      /There is no format xml\. The formats are text, json, pcapng, chtrace/,
    ],
    [['trace', good, '--format', 'pcapng'], /--format pcapng is no text\. Name a file for it with -o/],
    [['trace', good, '--filter', 'color:red'], /There is no field color/],
    [['trace', 'compare', good], /Name the two traces to compare/],
  ])('refuses %j', (args, message) => {
    const { status, out, err } = runCli(args);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(message);
    expect(err).not.toMatch(/at .*\.ts/);
  });
});

describe('changer-lab trace compare', () => {
  const move = (source: string, destination: string): object => ({
    ioctl: 'MOVE_MEDIUM',
    source,
    destination,
  });

  it('finds a trace equal to itself', () => {
    const { status, out } = runCli(['trace', 'compare', good, good]);
    expect(status).toBe(0);
    expect(out).toBe(
      `No difference: ${result.steps.length + 1} requests and ${result.commands.length} commands are in both.\n`,
    );
  });

  it('says the first difference and all of them, and ends with 1', () => {
    const a = runScenario('a', [
      move('slot 0', 'drive 0'),
      { ioctl: 'GET_STATUS' },
      move('drive 0', 'slot 0'),
    ]);
    const b = runScenario('b', [
      move('slot 0', 'drive 0'),
      { fault: { command: 'MOVE MEDIUM', sense: '04/15/01' } },
      { ioctl: 'GET_STATUS' },
      move('drive 0', 'slot 2'),
    ]);
    const { status, out } = runCli(['trace', 'compare', a, b]);
    expect(status).toBe(1);
    expect(out.split('\n')[0]).toBe(
      `First difference: fault on next MOVE MEDIUM: 04/15/01: the request is only in ${b}`,
    );
    expect(out).toMatch(
      /MOVE_MEDIUM drive 0 → slot 0: MOVE MEDIUM drive 0 → slot 0 \(command \d+\) differs in CDB, status, sense/,
    );
    expect(out).toMatch(/status +good\n +4\/15\/01\n/);
    expect(out).toMatch(/the request differs in status/);
  });

  it('is one JSON document where that is asked for', () => {
    const a = runScenario('c', [move('slot 0', 'drive 0')]);
    const b = runScenario('d', [move('slot 1', 'drive 0')]);
    const { status, out } = runCli(['trace', 'compare', a, b, '--json']);
    expect(status).toBe(1);
    const { differences } = JSON.parse(out) as { differences: { members: { name: string }[] }[] };
    expect(differences.map(({ members }) => members.map(({ name }) => name))).toEqual([['CDB']]);
  });
});

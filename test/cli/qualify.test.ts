import { copyFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { QualifyLine } from '../../src/cli/qualify-report/json-lines.ts';
import type { Finding, Qualification } from '../../src/qualify/records.ts';
import { PROBES } from '../../src/qualify/probes/index.ts';
import { packageFile } from '../../src/toolchain/package-files.ts';
import { runCli } from './run-cli.ts';
import { makeCopy, WRONG_COPIES } from './wrong-copies.ts';

const SAMPLE = packageFile('samples', 'autoloader', 'autoloader.c');
const folder = mkdtempSync(path.join(tmpdir(), 'qualify é '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const qualify = (...args: string[]): ReturnType<typeof runCli> => runCli(['qualify', ...args], folder);
const json = (out: string): Qualification => JSON.parse(out) as Qualification;
const findings = ({ probes }: Qualification): Finding[] => probes.flatMap((probe) => probe.findings);

describe('changer-lab qualify', () => {
  it('finds nothing in the sample, with its library', () => {
    const { status, out, err } = qualify(SAMPLE, '--json');
    const result = json(out);
    expect(findings(result)).toEqual([]);
    expect(result.ok).toBe(true);
    expect(result.library.file).toBe(path.join(path.dirname(SAMPLE), 'library.changer.json'));
    expect(result.probes.map(({ id }) => id)).toEqual(PROBES.map(({ id }) => id));
    expect(result.probes.filter(({ outcome }) => outcome === 'not run')).toEqual([]);
    expect(err).toBe('');
    expect(status).toBe(0);
  });

  it('says in a terminal what was probed, why not, and what came of it', () => {
    const { status, out } = qualify(SAMPLE, '--only', 'moves');
    expect(out).toContain('✓ move-slot-to-drive  A cartridge is moved from a slot to a drive');
    expect(out).toContain(
      '– exchange-swap  Two cartridges change places with one exchange. (CHANGER_EXCHANGE_MEDIA is clear.)',
    );
    expect(out).toMatch(/no finding: \d+ probes carried out, \d+ that do not apply\n$/);
    expect(status).toBe(0);
  });

  it('makes a library of what a driver claims that has none', () => {
    const driver = path.join(folder, 'autoloader.c');
    copyFileSync(SAMPLE, driver);
    copyFileSync(SAMPLE.replace(/c$/, 'h'), driver.replace(/c$/, 'h'));
    const result = json(qualify(driver, '--json', '--only', 'start').out);
    expect(result.library).toMatchObject({ vendor: 'GENERIC', file: null, elements: { slot: 10, drive: 2 } });
    expect(findings(result)).toEqual([]);
  });

  it('writes the report to a file', () => {
    const file = path.join(folder, 'report.json');
    const { out, status } = qualify(SAMPLE, '--only', 'L07', '--json', '-o', file);
    expect(out).toBe('');
    expect(status).toBe(0);
    const page = path.join(folder, 'report.html');
    expect(qualify(SAMPLE, '--only', 'L07', '--json', '--html', page).status).toBe(0);
    expect(readFileSync(page, 'utf8')).toContain('id="probe-status-request"');
    expect(json(readFileSync(file, 'utf8')).probes).toMatchObject([
      { id: 'status-request', outcome: 'passed' },
    ]);
  });

  it('tells of each probe as soon as it ends, and the whole at last', () => {
    const { out, status } = qualify(SAMPLE, '--only', 'L07', '--only', 'F22', '--format', 'jsonl');
    const lines = out
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as QualifyLine);
    const ended = lines.slice(0, -1).map((line) => ('probe' in line ? [line.probe, line.done, line.of] : []));
    expect(ended.map(([id]) => id).sort()).toEqual(['move-from-empty', 'move-to-full', 'status-request']);
    expect(ended.map(([, done]) => done)).toEqual([1, 2, 3]);
    expect(lines.at(-1)).toMatchObject({ qualification: { ok: true }, diagnostics: [] });
    expect(status).toBe(0);
  });

  it('lists the suite without carrying it out', () => {
    const { out, status } = qualify('--list', '--only', 'F22');
    expect(out).toBe(
      'Moves, exchanges and positions (moves)\n' +
        '  move-to-full  A cartridge is moved to an element that is full. [F22]\n' +
        '  move-from-empty  A cartridge is moved from an element that is empty. [F22]\n\n',
    );
    expect(status).toBe(0);
  });
});

describe('what cannot be qualified', () => {
  it.each([
    [
      ['--only', 'F99', SAMPLE],
      'There is no probe, no rule and no group F99. See changer-lab qualify --list.',
    ],
    [['--only', 'A02', SAMPLE], 'No probe checks the rule A02. What was never set shows as A03'],
    [['--format', 'pdf', SAMPLE], '--format takes text, json, jsonl, html'],
    [['--json', '--format', 'text', SAMPLE], 'Choose one of --json and --format text.'],
    [[], 'Name the C file of the miniclass driver, or its folder.'],
    [['no-such.c'], 'no-such.c cannot be opened: no such file or directory.'],
    [[SAMPLE, '--library', 'no-such.changer.json'], 'The library file no-such.changer.json cannot be read'],
    [
      [SAMPLE, '--only', 'L07', '-o', 'no-such-folder/report'],
      'The report cannot be written to no-such-folder/report',
    ],
  ])('%j is wrong usage', (args, message) => {
    const { status, err } = qualify(...args);
    expect(err).toContain(message);
    expect(status).toBe(2);
  });

  it('is C that does not compile', () => {
    const file = path.join(folder, 'broken.c');
    writeFileSync(file, '#include <ntddk.h>\n#include <mcd.h>\nNTSTATUS DriverEntry( { }\n');
    const { status, err, out } = qualify(file, '--json');
    expect(err).toMatch(/broken\.c:3:/);
    const said = JSON.parse(out) as { ok: boolean; diagnostics: unknown[] };
    expect(said.ok).toBe(false);
    expect(said.diagnostics[0]).toMatchObject({ file, line: 3, severity: 'error' });
    expect(status).toBe(3);
  });

  it('is a driver that does not start: it is said once, and nothing else is tried', () => {
    const file = path.join(folder, 'refuses.c');
    writeFileSync(
      file,
      '#include <ntddk.h>\n#include <mcd.h>\nNTSTATUS DriverEntry(PDRIVER_OBJECT d, PUNICODE_STRING r) { return STATUS_NO_SUCH_DEVICE; }\n',
    );
    const { status, out } = qualify(file, '--json', '--only', 'moves');
    const result = json(out);
    expect(findings(result)).toMatchObject([{ rule: 'Q05', severity: 'error' }]);
    expect(result.probes.slice(1).every(({ outcome }) => outcome === 'not run')).toBe(true);
    expect(status).toBe(1);
    expect(existsSync(file)).toBe(true);
  });
});

describe('the tape miniclass beside', () => {
  cpSync(packageFile('samples', 'lto'), path.join(folder, 'lto'), { recursive: true });
  const tape = path.join(folder, 'lto', 'lto.c');
  const lto = readFileSync(tape, 'utf8');
  const WRONG_FLAGS: readonly [rule: string, right: string, wrong: string][] = [
    ['TL11', '| TAPE_DRIVE_CLEAN_REQUESTS;', ';'],
    ['TL1', '| TAPE_DRIVE_CLEAN_REQUESTS;', '| TAPE_DRIVE_CLEAN_REQUESTS | 0x80000000;'],
  ];

  it.each(WRONG_FLAGS)('breaks %s where its flags do', (rule, right, wrong) => {
    expect(lto.split(right)).toHaveLength(2);
    writeFileSync(tape, lto.replace(right, wrong));
    const result = json(qualify(SAMPLE, '--tape', tape, '--json', '--only', rule).out);
    const line = lto.split('\n').findIndex((text) => text.includes('parameters->FeaturesLow =')) + 1;
    expect(findings(result)).toMatchObject([{ rule, source: { file: tape, line } }]);
  });
});

describe('a copy of the sample that', () => {
  it.each(WRONG_COPIES.map((copy) => [copy.mistake, copy.rule, copy] as const))(
    '%s breaks %s, at its line',
    (_mistake, rule, copy) => {
      const { file, line, remove } = makeCopy(copy);
      try {
        const { status, out } = runCli(['qualify', file, '--json', '--only', rule], path.dirname(file));
        const found = findings(json(out)).filter((finding) => finding.rule === rule);
        expect(found.map(({ source }) => [path.basename(source?.file ?? ''), source?.line])).toContainEqual([
          'autoloader.c',
          line,
        ]);
        expect(status).toBe(1);
      } finally {
        remove();
      }
    },
  );
});

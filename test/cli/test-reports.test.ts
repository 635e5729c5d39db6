import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { Parser, type Result } from 'tap-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import { xmlText } from '../../src/cli/test-report/junit.ts';
import { runCli } from './run-cli.ts';
import { SuiteFolder } from './suite-folder.ts';

// A folder whose name each format must escape.
const FOLDER = `a#1 <&"' \\ é`;
const MOVE = { ioctl: 'MOVE_MEDIUM', source: 'slot 0', destination: 'drive 0' };
const suite = new SuiteFolder();
const report = (option: string): { status: number | null; out: string } =>
  runCli(['test', '.', option], suite.path);

beforeAll(() => {
  suite.driver(FOLDER);
  suite.scenario(`${FOLDER}/1.scenario.json`, [MOVE]);
  suite.scenario(`${FOLDER}/2.scenario.json`, [
    { ...MOVE, expect: { elements: { 'drive 0': '<&"]]>' }, status: 'STATUS_NOT_SUPPORTED' } },
  ]);
  suite.scenario('lost/3.scenario.json', [MOVE]);
});

describe('the TAP report', () => {
  it('is read by a TAP parser: points, names as they are, diagnostics', () => {
    const { status, out } = report('--tap');
    expect(status).toBe(2);
    expect(out).toMatch(/^TAP version 14\n1\.\.3\n/);
    const parser = new Parser({ strict: true });
    const points: Pick<Result, 'ok' | 'name' | 'diag'>[] = [];
    parser.on('assert', (point: Result) => points.push(point));
    parser.end(out);
    expect(parser.results).toMatchObject({ count: 3, pass: 1, fail: 2, failures: { length: 2 } });
    expect(parser.results?.failures.filter((failure) => failure.tapError)).toEqual([]);
    expect(points.map(({ ok, name }) => [ok, name])).toEqual([
      [true, `${FOLDER}/1.scenario.json`],
      [false, `${FOLDER}/2.scenario.json`],
      [false, 'lost/3.scenario.json'],
    ]);
    expect(points[1].diag).toMatchObject({
      severity: 'fail',
      outcome: 'failed',
      at: { file: `${FOLDER}/2.scenario.json`, line: 3 },
      failures: [{ line: 3, message: expect.stringContaining('<&"]]>') as string }],
    });
    expect(points[2].diag).toMatchObject({ severity: 'error', outcome: 'refused' });
  });
});

describe('the JSON Lines report', () => {
  it('has a line a scenario, with each failure as an editor shows it', () => {
    const { out } = report('--jsonl');
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(lines).toMatchObject([
      { file: `${FOLDER}/1.scenario.json`, outcome: 'passed', steps: 1, failures: [] },
      {
        file: `${FOLDER}/2.scenario.json`,
        outcome: 'failed',
        failures: [
          { line: 3, text: expect.arrayContaining([expect.stringMatching(/MOVE MEDIUM/)]) as unknown },
        ],
      },
      { file: 'lost/3.scenario.json', outcome: 'refused' },
    ]);
  });
});

describe('the JUnit report', () => {
  it('is well-formed, counts, and keeps names and messages', () => {
    const { status, out } = report('--junit');
    expect(status).toBe(2);
    expect(XMLValidator.validate(out)).toBe(true);
    const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', htmlEntities: true });
    const { testsuites } = parser.parse(out) as {
      testsuites: { testsuite: { name: string; testcase: Record<string, unknown> }[] };
    };
    expect(testsuites).toMatchObject({ name: 'changer-lab', tests: '3', failures: '1', errors: '1' });
    expect(testsuites.testsuite).toMatchObject([
      {
        name: FOLDER,
        tests: '2',
        failures: '1',
        errors: '0',
        testcase: [
          { name: '1.scenario.json', classname: FOLDER },
          {
            name: '2.scenario.json',
            file: `${FOLDER}/2.scenario.json`,
            line: '3',
            failure: {
              type: 'failed',
              message: expect.stringContaining('<&"]]>') as string,
              '#text': expect.stringMatching(
                /2\.scenario\.json:3: MOVE_MEDIUM[^]*MOVE MEDIUM {2}slot 0/,
              ) as string,
            },
          },
        ],
      },
      { name: 'lost', tests: '1', errors: '1', testcase: { error: { type: 'refused' } } },
    ]);
  });

  it('writes what XML cannot hold as the replacement character', () => {
    expect(xmlText('a\u0000\u001b\ud800b\t\u{1f4be}')).toBe('a\ufffd\ufffd\ufffdb&#9;\u{1f4be}');
  });
});

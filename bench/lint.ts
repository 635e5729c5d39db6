import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { asRoutine } from '../src/lint/examples/example.ts';
import { Linter } from '../src/lint/linter.ts';
import { packageFile } from '../src/toolchain/package-files.ts';
import { LspClient } from '../test/support/lsp-client.ts';
import { median, percentile95, say } from './say.ts';

/** The sample driver with copies of its functions under other names, up to a number of lines. */
function driverOf(lines: number): string {
  const sample = readFileSync(packageFile('samples', 'autoloader', 'autoloader.c'), 'latin1');
  const filler = sample
    .slice(sample.indexOf('ULONG\nChangerAdditionalExtensionSize'))
    .replace(/^(Changer|Loader)(\w+)\($/gm, 'Old$1$2(');
  let text = sample;
  const counted = (): number => text.split('\n').length;
  for (let i = 0; counted() < lines; i++) text += filler.replaceAll(/\bOld(?=Changer|Loader)/g, `Old${i}`);
  return text.split('\n').slice(0, lines).join('\n');
}

/** From the change to the diagnostics of its version, through the server process. */
async function benchKeystrokes(): Promise<void> {
  const client = await LspClient.start();
  try {
    const at = client.open('/drv/long.c', driverOf(2000));
    await client.diagnostics(at);
    const mark = 'parameters->Size = ';
    const times: number[] = [];
    for (let i = 0; i < 120; i++) {
      const start = client.text(at).indexOf(mark) + mark.length;
      const begin = performance.now();
      client.edit(at, [{ range: client.rangeAt(at, start), newText: i % 2 === 0 ? '(' : ' ' }]);
      await client.diagnostics(at);
      // The first ones warm the engine up.
      if (i >= 20) times.push(performance.now() - begin);
    }
    say(
      'diagnostics after a keystroke, 2,000 lines, ms: median / 95th',
      `${median(times).toFixed(0)} / ${percentile95(times).toFixed(0)}`,
      'at most 30 / 60',
    );
  } finally {
    await client.stop();
  }
}

/** The command on 100 files of 1,000 lines. */
function benchCommand(): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'changer-lab-'));
  try {
    for (let i = 0; i < 100; i++)
      writeFileSync(path.join(folder, `driver${i}.c`), `/* ${i} */\n${driverOf(999)}`, 'latin1');
    const times = [0, 1, 2].map(() => {
      const begin = performance.now();
      spawnSync(process.execPath, [packageFile('dist', 'cli.mjs'), 'lint', folder], { stdio: 'ignore' });
      return (performance.now() - begin) / 1000;
    });
    say('changer-lab lint of 100 files of 1,000 lines, cold, seconds', median(times).toFixed(2), 'at most 3');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How the cost grows with the size of a file, and with decisions in a routine. */
async function benchGrowth(): Promise<void> {
  const linter = await Linter.load();
  const timed = (text: string): number => {
    const begin = performance.now();
    linter.lintSource('driver.c', text);
    return performance.now() - begin;
  };
  timed(driverOf(2000));
  const sizes = [2_000, 10_000, 50_000];
  const perLine = sizes.map((lines) => (timed(driverOf(lines)) * 1000) / lines);
  say(
    '  microseconds a line at 2,000 / 10,000 / 50,000 lines',
    perLine.map((value) => value.toFixed(0)).join(' / '),
    'flat',
  );
  const ifs = (count: number): string =>
    asRoutine(
      Array.from(
        { length: count },
        (_, i) => `    if (DeviceObject->Flags & ${2 ** (i % 31)}) { out->Reserved2[0] += ${i}; }`,
      ).join('\n'),
    );
  timed(ifs(10));
  say(
    '  a routine with 10 / 20 / 40 independent ifs, ms',
    [10, 20, 40].map((count) => timed(ifs(count)).toFixed(0)).join(' / '),
    'no blow-up',
  );
}

/** The linter as an editor and a command line meet it. */
export async function benchLint(): Promise<void> {
  await benchKeystrokes();
  benchCommand();
  await benchGrowth();
}

// Runs the tests inside VS Code: `npm run test:vscode` here, `npm run test:electron` where VS Code can be downloaded.
// --no-package takes the .vsix of the last run; --suite, --ui and --webview run one of the three parts only. Words
// without dashes choose files of the ui and webview parts: `npm run test:vscode -- --ui disassembly`.
import { build } from 'esbuild';
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

const options = new Set(process.argv.slice(2));
const files = [...options].filter((option) => !option.startsWith('--'));
const built = path.resolve('node_modules/.cache/changer-lab-vscode');
const figures = path.join(built, 'figures.txt');
process.env.CHANGER_LAB_ROOT = process.cwd();
process.env.CHANGER_LAB_FIGURES = figures;
process.env.VSCODE_HOST ??= path.join(homedir(), '.cache/changer-lab-tests/vscode-host');

/** Runs a program with its output shown. @returns its exit status and output. */
function run(command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
      shell: process.platform === 'win32',
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
      process.stdout.write(text);
    });
    child.on('error', reject).on('close', (status) => resolve({ status, output }));
  });
}

async function must(command, args) {
  const { status } = await run(command, args);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
}

/** Bundles what runs outside vitest: the suite for the extension host, the stand-in for VS Code, the workspace. */
async function bundle() {
  for (const name of ['suite', 'host']) rmSync(path.join(built, name), { recursive: true, force: true });
  mkdirSync(built, { recursive: true });
  // The folder counts as an extension under development, for the extension host runs tests of such a one only.
  writeFileSync(
    path.join(built, 'package.json'),
    JSON.stringify({
      name: 'changer-lab-tests',
      publisher: 'changer-lab',
      version: '0.0.1',
      type: 'commonjs',
      engines: { vscode: '^1.96.0' },
    }),
  );
  const common = { bundle: true, platform: 'node', format: 'cjs', target: 'node20', logLevel: 'warning' };
  await build({
    ...common,
    entryPoints: ['test/vscode/suite/index.ts'],
    outdir: path.join(built, 'suite'),
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
  });
  await build({
    ...common,
    entryPoints: ['test/vscode/host/code-shim.ts', 'test/vscode/host/make-workspace.ts'],
    outdir: path.join(built, 'host'),
    external: ['playwright-core'],
    banner: { js: '#!/usr/bin/env node' },
  });
  chmodSync(path.join(built, 'host/code-shim.js'), 0o755);
}

async function runSuite(electron) {
  await must(process.execPath, [path.join(built, 'host/make-workspace.js'), 'suite']);
  const executable = electron ? {} : { VSCODE_EXECUTABLE: path.join(built, 'host/code-shim.js') };
  const { status, output } = await run('npx', ['vscode-test'], executable);
  const count = (word) => Number(new RegExp(`^\\s*(\\d+) ${word}`, 'm').exec(output)?.[1] ?? 0);
  // A host that dies has counted nothing, and must not pass unseen.
  const failed = Math.max(count('failing'), status === 0 && count('passing') > 0 ? 0 : 1);
  return { passed: count('passing'), failed };
}

/** Runs tests that look at a browser's window: VS Code's (test/vscode), or that of a webview alone (test/webview). */
async function runWindows(folder) {
  const config = `${folder}/vitest.config.ts`;
  const { status, output } = await run('npx', ['vitest', 'run', '--config', config, ...files]);
  const [, passed, failed] = /^(\d+) passed, (\d+) failed/m.exec(output) ?? [0, 0, 0];
  return { passed: Number(passed), failed: Math.max(Number(failed), status === 0 ? 0 : 1) };
}

const electron = options.has('--electron');
const wanted = (part) =>
  options.has(part) || !['--suite', '--ui', '--webview'].some((one) => options.has(one));
const inVscode = wanted('--suite') || wanted('--ui');
if (!electron && inVscode) await must('sh', ['test/vscode/host/install-host.sh', process.env.VSCODE_HOST]);
if (inVscode) await bundle();
const packed = existsSync(path.join(built, 'changer-lab.vsix'));
if (!options.has('--no-package') || !packed) {
  await must(process.execPath, ['scripts/build.mjs']);
  if (inVscode) await must(process.execPath, ['scripts/package.mjs', path.join(built, 'changer-lab.vsix')]);
}
rmSync(figures, { force: true });
rmSync('test/vscode/out', { recursive: true, force: true });
mkdirSync('test/vscode/out', { recursive: true });
const parts = [
  ...(wanted('--suite') ? [await runSuite(electron)] : []),
  ...(wanted('--ui') && !electron ? [await runWindows('test/vscode')] : []),
  ...(wanted('--webview') && !electron ? [await runWindows('test/webview')] : []),
];
if (existsSync(figures)) process.stdout.write(`\n${readFileSync(figures, 'utf8')}`);
const sum = (key) => parts.reduce((total, part) => total + part[key], 0);
process.stdout.write(`\n${sum('passed')} passed, ${sum('failed')} failed\n`);
process.exit(sum('failed') === 0 ? 0 : 1);

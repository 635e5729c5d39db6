/**
 * Stands in for the VS Code executable under `@vscode/test-cli`: takes the same arguments, runs the same tests in
 * the server and a browser, and ends with the same exit status.
 */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { format } from 'node:util';
import { openBrowser, openWindow } from './browser.ts';
import { PICTURES } from './paths.ts';
import { installExtension, makeProfile } from './profile.ts';
import { startServer } from './server.ts';

const LIMIT_MILLISECONDS = 300_000;
/** What the workbench says on the channel of the tests' own output. */
const NOISE =
  /^(Resolv(ing|ed) connection token|Creating a socket|\[[\w :-]+\]|Updating additional builtin|getaddrinfo |DialogService: |%c)/;

interface Arguments {
  development: string[];
  tests: string;
  vsix: string[];
  workspace: string;
}

function parseArguments(args: readonly string[]): Arguments {
  const toPath = (text: string): string =>
    text.startsWith('file://') ? fileURLToPath(text) : path.resolve(text);
  const parsed: Arguments = { development: [], tests: '', vsix: [], workspace: '' };
  for (const argument of args) {
    const [, name, value] = /^--([\w-]+)(?:=(.*))?$/s.exec(argument) ?? [];
    if (name === undefined) parsed.workspace = toPath(argument);
    else if (name === 'extensionDevelopmentPath') parsed.development.push(toPath(value));
    else if (name === 'extensionTestsPath') parsed.tests = toPath(value);
    else if (name === 'install-extension') parsed.vsix.push(toPath(value));
  }
  return parsed;
}

/** The address of a workbench that runs the tests as soon as it has started. */
function address(port: number, { development, tests, workspace }: Arguments): string {
  const remote = (file: string): string => `vscode-remote://127.0.0.1:${port}${file}`;
  const payload = [
    ...development.map((folder) => ['extensionDevelopmentPath', remote(folder)]),
    ['extensionTestsPath', remote(tests)],
  ];
  const query = new URLSearchParams({
    [workspace.endsWith('.code-workspace') ? 'workspace' : 'folder']: workspace,
    payload: JSON.stringify(payload),
  });
  return `http://127.0.0.1:${port}/?${query.toString()}`;
}

async function main(): Promise<number> {
  const given = parseArguments(process.argv.slice(2));
  // Nobody is there to agree to a language model's tool.
  const profile = makeProfile({ 'chat.tools.global.autoApprove': true });
  for (const vsix of given.vsix) installExtension(profile, vsix);
  // The server honours the payload with this driver only.
  const server = await startServer(profile, [
    '--disable-workspace-trust',
    '--vscode-option',
    'enable-smoke-test-driver',
  ]);
  const browser = await openBrowser();
  try {
    const page = await (await openWindow(browser)).newPage();
    const exit = new Promise<number>((resolve) => {
      void page.exposeFunction('codeAutomationExit', resolve);
      page.on('crash', () => resolve(71));
      server.process.once('exit', () => resolve(72));
    });
    await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => {
      const text = format(...args);
      if (!NOISE.test(text)) process.stdout.write(`${text}\n`);
    });
    await page.goto(address(server.port, given));
    const status = await Promise.race([exit, sleep(LIMIT_MILLISECONDS, 73, { ref: false })]);
    if (status !== 0) await page.screenshot({ path: path.join(PICTURES, 'suite-failed.png') });
    return status;
  } finally {
    await browser.close();
    await server.stop();
    rmSync(profile, { recursive: true, force: true });
  }
}

main().then(
  (status) => process.exit(status),
  (error: unknown) => {
    process.stderr.write(`${format(error)}\n`);
    process.exit(70);
  },
);

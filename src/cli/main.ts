#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { formatProblem } from '../lab/files/json-document.ts';
import { packageFile } from '../toolchain/package-files.ts';
import { lintCommand } from './lint-command.ts';
import type { Output } from './options.ts';
import { qualifyCommand } from './qualify-command.ts';
import { runCommand } from './run-command.ts';
import { senseCommand } from './sense/sense-command.ts';
import { testCommand } from './test-command.ts';
import { traceCommand } from './trace-command.ts';
import { EXIT, HELP, UsageError } from './usage.ts';

// Who reads the output may stop early, as head does: then there is nothing left to do.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const output: Output = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
};

async function main(args: readonly string[]): Promise<number> {
  const [command, ...rest] = args;
  if (command === undefined || args.includes('--help') || args.includes('-h') || command === 'help') {
    output.out(HELP);
    return command === undefined ? EXIT.usage : EXIT.ok;
  }
  if (command === '--version') {
    const { version } = JSON.parse(readFileSync(packageFile('package.json'), 'utf8')) as { version: string };
    output.out(`changer-lab ${version}\n`);
    return EXIT.ok;
  }
  if (command === 'dap') {
    // Loaded only here: a run needs no debugger.
    const { serveDap } = await import('../debug/dap.ts');
    serveDap();
    return new Promise(() => undefined);
  }
  if (command === 'lsp') {
    const { serveLanguage } = await import('../language/serve.ts');
    serveLanguage();
    return new Promise(() => undefined);
  }
  if (command === 'lint') return lintCommand(rest, output);
  if (command === 'sense') return senseCommand(rest, output);
  if (command === 'test') return testCommand(rest, output);
  if (command === 'qualify') return qualifyCommand(rest, output);
  if (command === 'trace') return traceCommand(rest, output);
  if (command !== 'run') {
    throw new UsageError(`There is no command ${command}. See changer-lab --help.`);
  }
  return runCommand(rest, output);
}

/** Says what went wrong, once, without a stack trace. */
function report(error: unknown): number {
  const json = process.argv.includes('--json');
  if (error instanceof UsageError) {
    output.err(`changer-lab: ${error.message}\n`);
    const problems = error.problems.map(formatProblem);
    for (const problem of problems) output.err(`  ${problem}\n`);
    if (json) {
      output.out(`${JSON.stringify({ ok: false, error: error.message, problems }, null, 2)}\n`);
    }
    return EXIT.usage;
  }
  const text = error instanceof Error ? error.message : String(error);
  output.err(`changer-lab: internal error: ${text.split('\n')[0]}\n`);
  if (process.env['CHANGER_LAB_DEBUG']) output.err(`${error instanceof Error ? error.stack : text}\n`);
  else output.err('Set CHANGER_LAB_DEBUG=1 for details, and report it with them.\n');
  if (json) output.out(`${JSON.stringify({ ok: false, error: `internal error: ${text}` }, null, 2)}\n`);
  return EXIT.defect;
}

main(process.argv.slice(2)).then(
  (status) => void (process.exitCode = status),
  (error: unknown) => void (process.exitCode = report(error)),
);

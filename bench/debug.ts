import { readFileSync, rmSync, mkdtempSync, writeFileSync, cpSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packageFile } from '../src/toolchain/package-files.ts';
import { DapClient } from '../test/support/dap-client.ts';
import { median, percentile95, say } from './say.ts';

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Steps with what an editor asks at each stop: stack, scopes and the first scope's variables. */
async function step(dap: DapClient, request: string): Promise<void> {
  await dap.request(request, { threadId: 1 });
  const { frames } = await dap.stopped();
  const { scopes } = await dap.request<{ scopes: { variablesReference: number }[] }>('scopes', {
    frameId: frames[0].id,
  });
  if (scopes.length > 0) await dap.children(scopes[0].variablesReference);
}

/** Resident memory of a process in MB. */
function residentMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

/** The debugger through its real process: start, steps, memory. */
export async function benchDebug(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'changer-lab-'));
  cpSync(packageFile('samples', 'autoloader'), folder, { recursive: true });
  const program = path.join(folder, 'autoloader.c');
  const args = {
    program,
    library: path.join(folder, 'library.changer.json'),
    scenario: path.join(folder, 'smoke.scenario.json'),
    stopOnEntry: true,
  };
  const dap = new DapClient(path.join(folder, 'cache'));
  try {
    const cold = await timed(async () => {
      await dap.launch(args);
      await dap.stopped('entry');
    });
    say('F5 to the first stop, cold, seconds', (cold / 1000).toFixed(2), 'at most 3');
    const lines: number[] = [];
    for (let i = 0; i < 60; i++) lines.push(await timed(() => step(dap, 'next')));
    say(
      'a line step with stack and locals, ms: median / 95th percentile',
      `${median(lines).toFixed(0)} / ${percentile95(lines).toFixed(0)}`,
      'at most 30 / 100',
    );
    const commands: number[] = [];
    for (let i = 0; i < 30; i++) commands.push(await timed(() => step(dap, 'changer/nextCommand')));
    say('a SCSI step with stack and CDB, ms: median', median(commands).toFixed(0), 'at most 30');
    say('memory of the session, MB', residentMegabytes(dap.pid).toFixed(0), 'at most 700');
    writeFileSync(program, `${readFileSync(program, 'latin1')}\n/* edited */\n`, 'latin1');
    const again = await timed(async () => {
      await dap.request('restart', {});
      await dap.stopped('entry');
    });
    say('restart after an edit to the first stop, seconds', (again / 1000).toFixed(2), 'at most 1');
  } finally {
    await dap.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ENTRY, NODE, profileEnvironment, profileFlags } from './profile.ts';

const START_MILLISECONDS = 60_000;

/** A running VS Code server. */
export interface Server {
  readonly port: number;
  readonly process: ChildProcess;
  stop(): Promise<void>;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

async function answers(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/healthz`)).ok;
  } catch {
    return false;
  }
}

/** Starts VS Code on this machine only. @param flags more for its command line. */
export async function startServer(profile: string, flags: readonly string[] = []): Promise<Server> {
  const port = await freePort();
  const logFile = path.join(profile, 'server.log');
  const log = createWriteStream(logFile);
  const own = ['--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, '--disable-telemetry'];
  const quiet = ['--disable-update-check', '--disable-getting-started-override', '--disable-proxy'];
  const child = spawn(NODE, [ENTRY, ...profileFlags(profile), ...own, ...quiet, ...flags], {
    env: profileEnvironment(profile),
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that it can be ended with everything it started, and nothing else.
    detached: true,
  });
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  const end = performance.now() + START_MILLISECONDS;
  while (!(await answers(port))) {
    if (child.exitCode !== null || performance.now() > end) {
      signal(child, 'SIGKILL');
      throw new Error(`VS Code did not start:\n${readFileSync(logFile, 'utf8')}`);
    }
    await sleep(100);
  }
  return { port, process: child, stop: () => stop(child) };
}

function signal(child: ChildProcess, name: NodeJS.Signals): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, name);
  } catch {
    // The group is gone already.
  }
}

async function stop(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  signal(child, 'SIGTERM');
  await Promise.race([gone, sleep(5_000, undefined, { ref: false })]);
  signal(child, 'SIGKILL');
}

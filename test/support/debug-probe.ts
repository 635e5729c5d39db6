import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach } from 'vitest';
import { DapClient } from './dap-client.ts';
import { fixture } from './driver.ts';

export const probe = fixture('probe.c');
export const tapeProbe = fixture('tape-probe.c');

/** The line, one-based, of the first occurrence of a text in a driver. */
export function lineIn(file: string, text: string): number {
  const lines = readFileSync(file, 'utf8').split('\n');
  const index = lines.findIndex((line) => line.includes(text));
  if (index < 0) throw new Error(`${file} has no line with ${text}.`);
  return index + 1;
}

/** The same in the probe driver. */
export const lineOf = (text: string): number => lineIn(probe, text);

/** Adapters of the tests of a file: each is ended after its test. */
export function adapters(): () => DapClient {
  const open: DapClient[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((dap) => dap.close()));
  });
  return () => {
    const dap = new DapClient();
    open.push(dap);
    return dap;
  };
}

/** Writes a scenario for the time of a call. */
export async function withScenario(steps: object[], work: (file: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'changer-lab-'));
  try {
    const file = path.join(folder, 's.scenario.json');
    writeFileSync(file, JSON.stringify({ steps }, null, 1));
    await work(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

import { readFileSync } from 'node:fs';
import { afterEach } from 'vitest';
import { DapClient } from './dap-client.ts';
import { fixture } from './driver.ts';

export const probe = fixture('probe.c');
const lines = readFileSync(probe, 'utf8').split('\n');

/** The line, one-based, of the first occurrence of a text in the probe driver. */
export function lineOf(text: string): number {
  const index = lines.findIndex((line) => line.includes(text));
  if (index < 0) throw new Error(`The probe has no line with ${text}.`);
  return index + 1;
}

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

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { adapters, lineOf, probe } from '../support/debug-probe.ts';

const adapter = adapters();
const folder = mkdtempSync(path.join(tmpdir(), 'changer lab ü '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

describe('restart', () => {
  it('compiles what was edited and keeps the breakpoints', async () => {
    const text = readFileSync(probe, 'utf8');
    const file = write('edited.c', text);
    const line =
      text.split('\n').findIndex((candidate) => candidate.includes('DebugPrint((1, "probe: initialize')) + 1;
    const dap = adapter();
    await dap.launch({ program: file }, () =>
      dap.request('setBreakpoints', { source: { path: file }, breakpoints: [{ line }] }),
    );
    await dap.stopped('breakpoint');
    write('edited.c', text.replace('probe: initialize %d', 'edited %d'));
    await dap.request('restart', {});
    const { frames } = await dap.stopped('breakpoint');
    expect(frames[0]).toMatchObject({ name: 'ChangerInitialize', line });
    await dap.request('continue', { threadId: 1 });
    await dap.event('terminated');
    expect(dap.output).toMatch(/edited 42/);
  });
});

describe('a restart that cannot be', () => {
  it('ends the session and says why', async () => {
    const file = write('breaks.c', readFileSync(probe, 'utf8'));
    const dap = adapter();
    await dap.launch({ program: file, stopOnEntry: true });
    await dap.stopped('entry');
    write('breaks.c', '#include <mcd.h>\nint x = ;\n');
    await dap.request('restart', {});
    const { message } = await dap.event<{ message: string }>('changer/restartFailed');
    expect(message).toMatch(/does not compile: breaks\.c:2/);
    await dap.event('terminated');
  });
});

describe('while the driver is being started again', () => {
  it('breakpoints wait for it, values are refused in plain words', async () => {
    const dap = adapter();
    await dap.launch({ program: probe, stopOnEntry: true });
    await dap.stopped('entry');
    const restarted = dap.request('restart', {});
    const placed = dap.request<{ breakpoints: object[] }>('setBreakpoints', {
      source: { path: probe },
      breakpoints: [{ line: lineOf('DebugPrint((1, "probe: initialize') }],
    });
    await expect(dap.request('stackTrace', { threadId: 1 })).rejects.toThrow(
      'The driver is being started: ask again when it runs.',
    );
    expect((await placed).breakpoints).toMatchObject([{ verified: true }]);
    await restarted;
    await dap.stopped('entry');
    await dap.request('continue', { threadId: 1 });
    const { frames } = await dap.stopped('breakpoint');
    expect(frames[0].name).toBe('ChangerInitialize');
  });

  it('breakpoints that come with the request hold from the first line on', async () => {
    const dap = adapter();
    await dap.launch({ program: probe, stopOnEntry: true });
    const { frames } = await dap.stopped('entry');
    const entry = { source: { path: probe }, breakpoints: [{ line: frames[0].line }] };
    await dap.request('continue', { threadId: 1 });
    await Promise.all([
      dap.request('restart', { arguments: { program: probe } }),
      dap.request('setBreakpoints', entry),
    ]);
    expect((await dap.stopped('breakpoint')).frames[0].name).toBe('DriverEntry');
  });

  it('another restart waits for the first', async () => {
    const dap = adapter();
    await dap.launch({ program: probe, stopOnEntry: true });
    await dap.stopped('entry');
    await Promise.all([dap.request('restart', {}), dap.request('restart', {})]);
    await dap.stopped('entry');
    expect(dap.events.map((event) => event.event)).not.toContain('terminated');
  });

  it.each(['launch', 'restart'])(
    'an end asked for during %s comes, and no driver runs after it',
    async (when) => {
      const dap = adapter();
      if (when === 'restart') {
        await dap.launch({ program: probe, stopOnEntry: true });
        await dap.stopped('entry');
      } else {
        await dap.request('initialize', { adapterID: 'changer' });
      }
      const begun = dap.request(when, { program: probe, defines: [`AT_${when}`] });
      await dap.request('terminate', {});
      await dap.event('terminated');
      await begun;
      await expect(dap.request('stackTrace', { threadId: 1 })).rejects.toThrow(/No driver is running/);
      expect(dap.events.filter(({ event }) => event === 'stopped')).toHaveLength(when === 'restart' ? 1 : 0);
    },
  );
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { adapters, probe } from '../support/debug-probe.ts';

const adapter = adapters();
const folder = mkdtempSync(path.join(tmpdir(), 'changer lab ü '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

describe('a launch that cannot be ends with one sentence', () => {
  it.each<[string, object, RegExp]>([
    ['no program', {}, /needs "program"/],
    ['a program that does not exist', { program: '/nowhere/x.c' }, /x\.c cannot be opened: no such file/],
    [
      'a file that is no C',
      { program: __filename.replace(/[^/]*$/, 'x.json') },
      /cannot be opened|no C source/,
    ],
    [
      'C that does not compile',
      { program: write('bad.c', '#include <mcd.h>\nint x = ;\n') },
      /does not compile: bad\.c:2: expected expression/,
    ],
    ['no miniclass', { program: write('plain.c', 'int f(void) { return 1; }\n') }, /no changer miniclass/],
    [
      'a missing library',
      { program: probe, library: 'none.changer.json' },
      /library file none\.changer\.json cannot be read/,
    ],
    [
      'a wrong attribute',
      { program: probe, stopOnEntry: 'yes' },
      /"stopOnEntry" in the launch configuration must be true or false/,
    ],
    ['an unknown stop', { program: probe, stopOn: ['sometimes'] }, /"stopOn" does not know "sometimes"/],
  ])('%s', async (_name, args, message) => {
    const dap = adapter();
    await dap.request('initialize', { adapterID: 'changer' });
    await expect(dap.request('launch', args)).rejects.toThrow(message);
    await dap.event('terminated');
  });

  it('a driver that does not start says why in the console', async () => {
    const dap = adapter();
    await dap.launch({ program: probe, defines: ['BAD_INITIALIZE'] });
    expect(await dap.event('exited')).toEqual({ exitCode: 1 });
    expect(dap.output).toMatch(/ChangerInitialize returned STATUS_NO_SUCH_DEVICE/);
  });
});

describe('compiler diagnostics', () => {
  it('come as an event, warnings too', async () => {
    const dap = adapter();
    const text = readFileSync(probe, 'utf8').replace(
      'static volatile ULONG Sink;',
      'static volatile ULONG Sink; int *Wrong = 5;',
    );
    await dap.launch({ program: write('warns.c', text) });
    const { diagnostics } = await dap.event<{ diagnostics: object[] }>('changer/diagnostics');
    expect(diagnostics).toMatchObject([{ severity: 'warning', option: '-Wint-conversion' }]);
  });
});

describe('the adapter', () => {
  it('refuses a request that it does not know, and lives on', async () => {
    const dap = adapter();
    await expect(dap.request('dance')).rejects.toThrow(/does not know the request dance/);
    await expect(dap.request('stackTrace', { threadId: 1 })).rejects.toThrow(/No driver is running/);
    expect(await dap.request('initialize', { adapterID: 'changer' })).toMatchObject({
      supportsConfigurationDoneRequest: true,
    });
  });

  it('runs without stopping where debugging is off', async () => {
    const dap = adapter();
    await dap.launch({ program: probe, noDebug: true, stopOn: ['scsi'] });
    await dap.event('terminated');
    expect(dap.events.map((event) => event.event)).not.toContain('stopped');
  });

  it('leaves no process behind when its client vanishes', async () => {
    const dap = adapter();
    await dap.launch({ program: probe, defines: ['BAD_HANG'] });
    await dap.close();
    expect(dap.exited).toBe(true);
  });
});

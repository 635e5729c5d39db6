import { describe, expect, it } from 'vitest';
import { packageFile } from '../../src/toolchain/package-files.ts';
import { adapters, lineIn } from '../support/debug-probe.ts';

const adapter = adapters();
const lto = packageFile('samples', 'lto', 'lto.c');
const backup = packageFile('samples', 'lto', 'backup.scenario.json');
const loader = packageFile('samples', 'autoloader', 'autoloader.c');

describe('a tape miniclass alone', () => {
  it.each([
    ['as the program', { program: lto }],
    ['as the tape driver, with no program', { tape: lto }],
  ])('is debugged with the changer of the lab beside it: %s', async (_name, args) => {
    const dap = adapter();
    await dap.launch({ ...args, stopOnEntry: true });
    const { frames } = await dap.stopped('entry');
    expect(frames.map(({ name }) => name)).toEqual([
      'drive 0: DriverEntry',
      'drive 0: TapeClassInitialize',
      'start of the driver',
    ]);
    const { modules } = await dap.request<{ modules: object[] }>('modules');
    expect(modules).toMatchObject([
      { name: 'changer: autoloader.c', isUserCode: false },
      { name: 'tape: lto.c', isUserCode: true },
    ]);
    await dap.request('continue', { threadId: 1 });
    expect(await dap.event('exited')).toEqual({ exitCode: 0 });
    expect(dap.output).toMatch(/step 10: .*write 4 blocks of 32768 bytes {2}STATUS_SUCCESS/);
  });

  it('is not stepped out of into the changer of the lab', async () => {
    const dap = adapter();
    await dap.launch({ program: lto }, () =>
      dap.request('setFunctionBreakpoints', { breakpoints: [{ name: 'LtoPrepare' }] }),
    );
    // Load and unload of the drive's door, and what comes after them.
    const names = new Set<string>();
    await dap.stopped();
    await dap.request('setFunctionBreakpoints', { breakpoints: [] });
    const exited = dap.event('exited').then(() => undefined);
    let steps = 0;
    for (; steps < 100; steps++) {
      await dap.request('stepOut', { threadId: 1 });
      const stopped = dap.stopped();
      // The one that comes last never comes.
      stopped.catch(() => undefined);
      const next = await Promise.race([stopped, exited]);
      if (!next) break;
      names.add(next.frames[0].name);
    }
    expect(steps).toBeLessThan(100);
    expect([...names]).toEqual(['drive 0: LtoPrepare']);
  });

  it('runs with the scenario beside it, whose changer is debugged as well', async () => {
    const dap = adapter();
    await dap.launch({ program: lto, scenario: backup, stopOnEntry: true }, async () => {
      for (const [file, text] of [
        [loader, 'status = LoaderInquiry(DeviceObject, 0, buffer, &length);'],
        [lto, 'extension->Writes++'],
      ]) {
        const { breakpoints } = await dap.request<{ breakpoints: object[] }>('setBreakpoints', {
          source: { path: file },
          breakpoints: [{ line: lineIn(file, text) }],
        });
        expect(breakpoints).toMatchObject([{ verified: true, line: lineIn(file, text) }]);
      }
    });
    const stops: string[] = [];
    for (let i = 0; i < 3; i++) {
      const { body, frames } = await dap.stopped();
      stops.push(`${body.reason} ${frames[0].name}, ${frames.at(-1)?.name}`);
      await dap.request('continue', { threadId: 1 });
    }
    expect(stops).toEqual([
      'breakpoint ChangerInitialize, start of the driver',
      'entry drive 0: DriverEntry, start of the driver',
      'breakpoint drive 0: LtoPreProcessReadWrite, step 3: write',
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { adapters, lineOf, probe } from '../support/debug-probe.ts';
import type { DapClient } from '../support/dap-client.ts';

const adapter = adapters();

async function stopAt(dap: DapClient, text: string): Promise<void> {
  await dap.launch({ program: probe }, () =>
    dap.request('setBreakpoints', { source: { path: probe }, breakpoints: [{ line: lineOf(text) }] }),
  );
  await dap.stopped('breakpoint');
}

async function step(dap: DapClient, kind: 'next' | 'stepIn' | 'stepOut'): Promise<[string, number]> {
  await dap.request(kind, { threadId: 1 });
  const { frames } = await dap.stopped();
  return [frames[0].name, frames[0].line];
}

describe('stepping by lines of C', () => {
  it('over goes line by line and over a class export', async () => {
    const dap = adapter();
    await stopAt(dap, 'srb->Cdb[4] = 64;');
    const line = lineOf('srb->Cdb[4] = 64;');
    expect(await step(dap, 'next')).toEqual(['ModeSense', line + 1]);
    // ChangerError runs inside: it is stepped over with the export.
    expect(await step(dap, 'next')).toEqual(['ModeSense', line + 2]);
  });

  it('into enters a function of the driver behind its prologue, out leaves it', async () => {
    const dap = adapter();
    await stopAt(dap, 'PPROBE_DATA data = Data(DeviceObject);');
    const caller = lineOf('PPROBE_DATA data = Data(DeviceObject);');
    expect(await step(dap, 'stepIn')).toEqual([
      'Data',
      lineOf('PFUNCTIONAL_DEVICE_EXTENSION fdoExtension = '),
    ]);
    expect(await step(dap, 'stepOut')).toEqual(['ChangerInitialize', caller]);
  });

  it('into a class export steps over it', async () => {
    const dap = adapter();
    await stopAt(dap, 'buffer = ChangerClassAllocatePool(NonPagedPoolCacheAligned, 64)');
    const line = lineOf('buffer = ChangerClassAllocatePool(NonPagedPoolCacheAligned, 64)');
    expect(await step(dap, 'stepIn')).toEqual(['ModeSense', line + 1]);
  });

  it('out of a routine that the class driver called goes on to the next one', async () => {
    const dap = adapter();
    await stopAt(dap, 'parameters->NumberTransportElements = 1;');
    await dap.request('setBreakpoints', { source: { path: probe }, breakpoints: [] });
    expect(await step(dap, 'stepOut')).toEqual([
      'ChangerGetParameters',
      lineOf('PGET_CHANGER_PARAMETERS parameters = '),
    ]);
  });
});

describe('a driver that hangs', () => {
  it('is paused within a second, shows where it is, and goes on', async () => {
    const dap = adapter();
    await dap.launch({ program: probe, defines: ['BAD_HANG'] });
    await dap.underWay('GET_STATUS');
    const start = Date.now();
    await dap.request('pause', { threadId: 1 });
    const { frames } = await dap.stopped('pause');
    expect(Date.now() - start).toBeLessThan(1000);
    expect(frames[0]).toMatchObject({ name: 'ChangerGetStatus', line: lineOf('for (;;) { Sink++; }') });
    await dap.request('continue', { threadId: 1 });
    await dap.request('pause', { threadId: 1 });
    await dap.stopped('pause');
  });

  it('does not keep the session from ending', async () => {
    const dap = adapter();
    await dap.launch({ program: probe, defines: ['BAD_HANG'] });
    const start = Date.now();
    await dap.request('terminate');
    await dap.event('terminated');
    expect(Date.now() - start).toBeLessThan(1000);
    await dap.close();
    expect(dap.exited).toBe(true);
  });
});

describe('a driver that traps', () => {
  it('stops where it traps, with the reason, and its end is told', async () => {
    const dap = adapter();
    await dap.launch({ program: probe, defines: ['BAD_WILD'] }, () =>
      dap.request('setExceptionBreakpoints', { filters: ['trap'] }),
    );
    const { body, frames } = await dap.stopped('exception');
    expect(body.text).toMatch(/memory access out of bounds/);
    expect(frames[0]).toMatchObject({
      name: 'ChangerGetStatus',
      line: lineOf('*(volatile ULONG *)0xF0000000'),
    });
    await dap.request('continue', { threadId: 1 });
    expect(await dap.event('exited')).toEqual({ exitCode: 1 });
    expect(dap.output).toMatch(/The driver failed \(access-violation\) at probe\.c:\d+ in ChangerGetStatus/);
  });
});

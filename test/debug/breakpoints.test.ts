import type { DebugProtocol } from '@vscode/debugprotocol';
import { describe, expect, it } from 'vitest';
import { adapters, lineOf, probe } from '../support/debug-probe.ts';
import type { DapClient } from '../support/dap-client.ts';

const adapter = adapters();

async function setLines(
  dap: DapClient,
  ...breakpoints: DebugProtocol.SourceBreakpoint[]
): Promise<DebugProtocol.Breakpoint[]> {
  const body = await dap.request<{ breakpoints: DebugProtocol.Breakpoint[] }>('setBreakpoints', {
    source: { path: probe },
    breakpoints,
  });
  return body.breakpoints;
}

const send = lineOf('status = ChangerClassSendSrbSynchronous(DeviceObject, srb, buffer, 64, FALSE)');
const address = lineOf('address = (USHORT)(Data(DeviceObject)');

describe('line breakpoints', () => {
  it('stop in C, with the class driver and the scenario below', async () => {
    const dap = adapter();
    await dap.launch({ program: probe }, async () => {
      expect(await setLines(dap, { line: send })).toMatchObject([{ verified: true, line: send }]);
    });
    const { body, frames } = await dap.stopped('breakpoint');
    expect(body.hitBreakpointIds).toHaveLength(1);
    expect(frames.map((frame) => [frame.name, frame.line])).toEqual([
      ['ModeSense', send],
      ['ChangerInitialize', lineOf('return ModeSense(DeviceObject, data)')],
      ['ChangerClassInitialize', 1],
      ['start of the driver', 1],
    ]);
    expect(frames[0].source?.path).toBe(probe);
    expect(frames[2].presentationHint).toBe('subtle');
  });

  it('move to the next line with code; a line below all code is not verified', async () => {
    const dap = adapter();
    await dap.launch({ program: probe }, async () => {
      const [moved, none] = await setLines(dap, { line: send - 1 }, { line: 100_000 });
      expect(moved).toMatchObject({ verified: true });
      expect(none).toMatchObject({ verified: false, message: 'There is no code at or below this line.' });
      const other = await dap.request<{ breakpoints: DebugProtocol.Breakpoint[] }>('setBreakpoints', {
        source: { path: '/elsewhere/other.c' },
        breakpoints: [{ line: 1 }],
      });
      expect(other.breakpoints[0]).toMatchObject({
        verified: false,
        message: 'This file is not part of a driver that runs.',
      });
    });
  });

  it('can be set while the driver stands, and removed', async () => {
    const dap = adapter();
    await dap.launch({ program: probe, stopOnEntry: true });
    await dap.stopped('entry');
    await setLines(dap, { line: address });
    await dap.request('continue', { threadId: 1 });
    expect((await dap.stopped('breakpoint')).frames[0].name).toBe('Address');
    await setLines(dap);
    await dap.request('continue', { threadId: 1 });
    await dap.event('terminated');
  });

  it('with a condition stop where it holds', async () => {
    const dap = adapter();
    await dap.launch({ program: probe }, () =>
      setLines(dap, { line: address, condition: 'Element->ElementType == 4' }),
    );
    const { frames } = await dap.stopped('breakpoint');
    const element = await dap.request<{ result: string }>('evaluate', {
      expression: 'Element->ElementType',
      frameId: frames[0].id,
      context: 'hover',
    });
    expect(element.result).toBe('ChangerDrive (4)');
  });

  it('with a hit count stop at that hit', async () => {
    const dap = adapter();
    await dap.launch({ program: probe }, () => setLines(dap, { line: address, hitCondition: '>= 3' }));
    const { frames } = await dap.stopped('breakpoint');
    // The first move has translated the transport and the slot before.
    expect(frames[1].line).toBe(lineOf('status = Address(DeviceObject, &move->Destination'));
  });

  it('with a log message print and do not stop', async () => {
    const dap = adapter();
    await dap.launch({ program: probe }, () =>
      setLines(dap, { line: address, logMessage: 'element {Element->ElementAddress}!' }),
    );
    await dap.event('terminated');
    expect(dap.output).toContain('element 0!');
  });

  it('with a log message that cannot be evaluated print why', async () => {
    const dap = adapter();
    await dap.launch({ program: probe }, () =>
      setLines(dap, { line: address, logMessage: 'element {nothing} of {Element->ElementType}' }),
    );
    await dap.event('terminated');
    expect(dap.output).toMatch(/element <.*undeclared identifier 'nothing'> of ChangerTransport\n/);
  });

  it('are refused where the hit count is none', async () => {
    const dap = adapter();
    await dap.launch({ program: probe }, async () => {
      const [placed] = await setLines(dap, { line: address, hitCondition: 'often' });
      expect(placed).toMatchObject({
        verified: false,
        message: expect.stringMatching(/hit count "often" is none/) as string,
      });
    });
  });
});

describe('function breakpoints take C functions, SCSI commands and IOCTLs', () => {
  it.each([
    ['ChangerMoveMedium', 'ChangerMoveMedium'],
    ['MOVE MEDIUM', 'MOVE MEDIUM  slot 0 → drive 0'],
    ['0xA5', 'MOVE MEDIUM  slot 0 → drive 0'],
    ['IOCTL_CHANGER_MOVE_MEDIUM', 'ChangerMoveMedium'],
  ])('%s', async (name, top) => {
    const dap = adapter();
    await dap.launch({ program: probe }, async () => {
      const body = await dap.request<{ breakpoints: DebugProtocol.Breakpoint[] }>('setFunctionBreakpoints', {
        breakpoints: [{ name }],
      });
      expect(body.breakpoints).toMatchObject([{ verified: true }]);
    });
    const { frames } = await dap.stopped();
    expect(frames[0].name).toBe(top);
    expect(frames.map((frame) => frame.name)).toContain(
      'ChangerClassDeviceControl → IOCTL_CHANGER_MOVE_MEDIUM',
    );
  });

  it('say so where nothing has the name', async () => {
    const dap = adapter();
    await dap.launch({ program: probe }, async () => {
      const body = await dap.request<{ breakpoints: DebugProtocol.Breakpoint[] }>('setFunctionBreakpoints', {
        breakpoints: [{ name: 'Nothing' }],
      });
      expect(body.breakpoints[0]).toMatchObject({
        verified: false,
        message: expect.stringMatching(/no function Nothing/) as string,
      });
    });
  });
});

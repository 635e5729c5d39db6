import type { DebugProtocol } from '@vscode/debugprotocol';
import { describe, expect, it } from 'vitest';
import { adapters, probe, withScenario } from '../support/debug-probe.ts';
import type { DapClient } from '../support/dap-client.ts';

const adapter = adapters();

/** The text that an editor opens for a frame without a file. */
async function textOf(dap: DapClient, { source }: DebugProtocol.StackFrame): Promise<string> {
  const { sourceReference = 0 } = source ?? {};
  return (await dap.request<{ content: string }>('source', { source, sourceReference })).content;
}

describe('frames without a file', () => {
  it('open a text: the end of a request says how it ended', async () => {
    const dap = adapter();
    await dap.launch({ program: probe }, () =>
      dap.request('setFunctionBreakpoints', { breakpoints: [{ name: 'MOVE MEDIUM' }] }),
    );
    const { frames: before } = await dap.stopped();
    expect(before.filter((frame) => frame.line < 1 || !frame.source)).toEqual([]);
    const command = await textOf(dap, before[0]);
    expect(command).toMatch(
      /^MOVE MEDIUM {2}slot 0 → drive 0\nAs the driver sends it\. It has not reached the device: .*\n\nCDB\n {2}bytes: a5 /,
    );
    expect(command).toContain('source element address: 0x0010 (slot 0)');
    await dap.request('changer/endOfRequest');
    const { frames } = await dap.stopped('end of request');
    const [top, step] = frames;
    expect(top.name).toBe('ChangerClassDeviceControl → IOCTL_CHANGER_MOVE_MEDIUM');
    const text = await textOf(dap, top);
    expect(text).toContain('IOCTL_CHANGER_MOVE_MEDIUM ended with STATUS_SUCCESS');
    expect(text).toContain('by calling ChangerMoveMedium of the miniclass');
    // The built-in scenario is a text as well, with the step at the frame's line.
    const lines = (await textOf(dap, step)).split('\n');
    expect(lines[0]).toBe('start of the driver');
    expect(lines[step.line - 1]).toMatch(/^step \d+: MOVE_MEDIUM source: "slot 0", destination: "drive 0"$/);
    // The text of a command goes with its stop.
    await expect(textOf(dap, before[0])).rejects.toThrow(/belongs to a stop that is over/);
  });

  it('leave it to C and the scenario file to be opened first', async () => {
    const dap = adapter();
    const steps = [{ ioctl: 'MOVE_MEDIUM', source: 'slot 0', destination: 'drive 0' }];
    await withScenario(steps, async (scenario) => {
      await dap.launch({ program: probe, scenario }, () =>
        dap.request('setFunctionBreakpoints', { breakpoints: [{ name: 'MOVE MEDIUM' }] }),
      );
      const { frames } = await dap.stopped();
      const opened = frames.find((frame) => frame.source?.presentationHint !== 'deemphasize');
      expect(opened?.source?.path).toBe(probe);
      await dap.request('changer/endOfRequest');
      const { frames: after } = await dap.stopped('end of request');
      const first = after.find((frame) => frame.source?.presentationHint !== 'deemphasize');
      expect(first).toMatchObject({ line: 3, source: { path: scenario } });
    });
  });
});

import type { DebugProtocol } from '@vscode/debugprotocol';
import { describe, expect, it } from 'vitest';
import { adapters, lineOf, probe } from '../support/debug-probe.ts';
import type { DapClient } from '../support/dap-client.ts';

const adapter = adapters();
type Line = DebugProtocol.DisassembledInstruction;
const LINE = 'srb->Cdb[4] = 64;';

async function stopAt(dap: DapClient, text: string): Promise<DebugProtocol.StackFrame[]> {
  await dap.launch({ program: probe }, () =>
    dap.request('setBreakpoints', { source: { path: probe }, breakpoints: [{ line: lineOf(text) }] }),
  );
  return (await dap.stopped('breakpoint')).frames;
}

async function disassemble(dap: DapClient, args: DebugProtocol.DisassembleArguments): Promise<Line[]> {
  return (await dap.request<{ instructions: Line[] }>('disassemble', args)).instructions;
}

const pointer = (frame: DebugProtocol.StackFrame): string => frame.instructionPointerReference ?? '';

describe('disassembly', () => {
  it('shows the wasm of a C frame, with bytes, lines and names', async () => {
    const dap = adapter();
    const frames = await stopAt(dap, LINE);
    const lines = await disassemble(dap, { memoryReference: pointer(frames[0]), instructionCount: 30 });
    expect(lines).toHaveLength(30);
    expect(lines[0]).toMatchObject({
      address: pointer(frames[0]),
      line: lineOf(LINE),
      location: { name: 'probe.c', path: probe },
    });
    const store = lines.find((line) => line.instruction.startsWith('i32.store8'));
    // The code as it was compiled, not as it runs.
    expect(store?.instructionBytes).toMatch(/^3a 00/);
    const send = await disassemble(dap, {
      memoryReference: pointer(frames[0]),
      instructionOffset: 0,
      instructionCount: 60,
    });
    expect(send.map((line) => line.instruction)).toContain('call $ChangerClassSendSrbSynchronous');
    const caller = await disassemble(dap, { memoryReference: pointer(frames[1]), instructionCount: 1 });
    expect(caller[0]).toMatchObject({
      instruction: 'call $ModeSense',
      line: lineOf('return ModeSense(DeviceObject, data)'),
    });
  });

  it('goes back over the start of a function, and begins each with its name', async () => {
    const dap = adapter();
    const frames = await stopAt(dap, LINE);
    const memoryReference = pointer(frames[0]);
    const lines = await disassemble(dap, { memoryReference, instructionOffset: -200, instructionCount: 400 });
    expect(lines).toHaveLength(400);
    expect(lines[200].address).toBe(memoryReference);
    const addresses = lines.map((line) => Number(line.address));
    expect(addresses).toEqual([...addresses].sort((a, b) => a - b));
    const symbol = lines.find((line) => line.symbol === 'ModeSense');
    expect(symbol?.instruction).toBe('global.get $__stack_pointer');
  });

  it('pads what lies outside the code', async () => {
    const dap = adapter();
    const frames = await stopAt(dap, LINE);
    const memoryReference = pointer(frames[0]);
    for (const instructionOffset of [-100_000, 100_000]) {
      const lines = await disassemble(dap, { memoryReference, instructionOffset, instructionCount: 5 });
      expect(lines.map((line) => line.presentationHint)).toEqual(Array(5).fill('invalid'));
    }
    const far = await disassemble(dap, {
      memoryReference: '0x0',
      instructionOffset: -3,
      instructionCount: 5,
    });
    expect(far.map((line) => line.presentationHint ?? 'code')).toEqual([
      ...['invalid', 'invalid', 'invalid'],
      ...['code', 'code'],
    ]);
  });
});

describe('instructions', () => {
  it('are stepped one by one', async () => {
    const dap = adapter();
    const frames = await stopAt(dap, LINE);
    const lines = await disassemble(dap, { memoryReference: pointer(frames[0]), instructionCount: 40 });
    const visited: string[] = [];
    for (let i = 1; i <= 8; i++) {
      await dap.request('next', { threadId: 1, granularity: 'instruction' });
      visited.push(pointer((await dap.stopped('step')).frames[0]));
    }
    expect(visited).toEqual(lines.slice(1, 9).map((line) => line.address));
    // A step into a store stays in the driver's code.
    await dap.request('stepIn', { threadId: 1, granularity: 'instruction' });
    expect(pointer((await dap.stopped('step')).frames[0])).toBe(lines[9].address);
  });

  it('take breakpoints; what is no instruction is refused', async () => {
    const dap = adapter();
    const frames = await stopAt(dap, LINE);
    const lines = await disassemble(dap, { memoryReference: pointer(frames[0]), instructionCount: 40 });
    const wanted = lines.find((line) => line.instruction.startsWith('call $ChangerClassSend'))?.address ?? '';
    const { breakpoints } = await dap.request<{ breakpoints: DebugProtocol.Breakpoint[] }>(
      'setInstructionBreakpoints',
      {
        breakpoints: [
          { instructionReference: wanted },
          { instructionReference: wanted, offset: 1 },
          { instructionReference: wanted, hitCondition: 'x' },
        ],
      },
    );
    expect(breakpoints).toMatchObject([
      { verified: true, instructionReference: wanted },
      { verified: false, message: 'No instruction of the driver begins here.' },
      { verified: false, message: 'The hit count "x" is none. Write 3, >= 3 or % 3.' },
    ]);
    await dap.request('continue', { threadId: 1 });
    const { frames: at } = await dap.stopped('instruction breakpoint');
    expect(pointer(at[0])).toBe(wanted);
  });
});

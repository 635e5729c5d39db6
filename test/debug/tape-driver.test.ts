import { describe, expect, it } from 'vitest';
import { packageFile } from '../../src/toolchain/package-files.ts';
import type { DapClient } from '../support/dap-client.ts';
import { adapters, lineIn, lineOf, probe, tapeProbe, withScenario } from '../support/debug-probe.ts';

const adapter = adapters();
const lto = packageFile('samples', 'lto', 'lto.c');
const inLto = (text: string): number => lineIn(lto, text);

const MOVE = { ioctl: 'MOVE_MEDIUM', source: 'slot 0', destination: 'drive 0' };
const REWIND = { device: 'drive 0', ioctl: 'TAPE_SET_POSITION', Method: 'TAPE_REWIND' };
const WRITE = { device: 'drive 0', write: { blocks: 1, size: 512 } };
const WRITE_SECOND = { ...WRITE, device: 'drive 1' };
/** Both drives with a cartridge; the first requests take the unit attentions of power on and of the load. */
const MOUNT = [
  MOVE,
  { ioctl: 'MOVE_MEDIUM', source: 'slot 1', destination: 'drive 1' },
  ...['drive 0', 'drive 1'].flatMap((device) => {
    const verify = { device, ioctl: 'STORAGE_CHECK_VERIFY' };
    return [verify, verify];
  }),
];

async function breakAt(dap: DapClient, file: string, ...texts: string[]): Promise<object[]> {
  const asked = texts.map((text) => ({ line: lineIn(file, text) }));
  const { breakpoints } = await dap.request<{ breakpoints: object[] }>('setBreakpoints', {
    source: { path: file },
    breakpoints: asked,
  });
  return breakpoints;
}

const names = (frames: readonly { name: string }[]): string[] => frames.map(({ name }) => name);

async function step(dap: DapClient, kind: 'next' | 'stepIn' | 'stepOut'): Promise<[string, number]> {
  await dap.request(kind, { threadId: 1 });
  const { frames } = await dap.stopped();
  return [frames[0].name, frames[0].line];
}

describe('a changer and a tape miniclass in one session', () => {
  it('stop at breakpoints in both, and the stack says which device', async () => {
    const dap = adapter();
    await withScenario([MOVE, REWIND], async (scenario) => {
      await dap.launch({ program: probe, tape: lto, scenario }, async () => {
        const line = lineOf('srb->Cdb[4] = 64;');
        expect(await breakAt(dap, probe, 'srb->Cdb[4] = 64;')).toMatchObject([{ verified: true, line }]);
        const rewind = inLto('case TAPE_REWIND:') + 1;
        const { breakpoints } = await dap.request<{ breakpoints: object[] }>('setBreakpoints', {
          source: { path: lto },
          breakpoints: [{ line: rewind }, { line: 100_000 }],
        });
        expect(breakpoints).toMatchObject([
          { verified: true, line: rewind },
          { verified: false, message: 'There is no code at or below this line.' },
        ]);
      });
      const changer = await dap.stopped('breakpoint');
      expect(names(changer.frames).slice(0, 2)).toEqual(['ModeSense', 'ChangerInitialize']);
      await dap.request('continue', { threadId: 1 });
      const drive = await dap.stopped('breakpoint');
      expect(names(drive.frames)).toEqual([
        'drive 0: LtoSetPosition',
        'drive 0: tape class → IOCTL_TAPE_SET_POSITION',
        'step 2: TAPE_SET_POSITION',
      ]);
      expect(drive.frames[0]).toMatchObject({ source: { path: lto }, moduleId: 1 });
      const { modules } = await dap.request<{ modules: object[] }>('modules');
      expect(modules).toMatchObject([
        { id: 0, name: 'changer: probe.c', isUserCode: true },
        { id: 1, name: 'tape: lto.c', isUserCode: true },
      ]);
    });
  });

  it('steps in the tape miniclass by lines: over, into and out', async () => {
    const dap = adapter();
    await withScenario([...MOUNT, REWIND], async (scenario) => {
      await dap.launch({ program: probe, tape: lto, scenario }, () =>
        breakAt(dap, lto, 'switch (request->Method)'),
      );
      await dap.stopped('breakpoint');
      const prepare = inLto('case TAPE_REWIND:') + 1;
      expect(await step(dap, 'next')).toEqual(['drive 0: LtoSetPosition', prepare]);
      expect(await step(dap, 'stepIn')).toEqual([
        'drive 0: LtoPrepareCdb',
        inLto('TapeClassZeroMemory(Srb->Cdb, sizeof(Srb->Cdb));'),
      ]);
      expect(await step(dap, 'next')).toEqual(['drive 0: LtoPrepareCdb', inLto('Srb->CdbLength = Length;')]);
      expect(await step(dap, 'stepOut')).toEqual(['drive 0: LtoSetPosition', prepare]);
      // The routine returns to the class driver, which sends the command and calls it back.
      expect((await step(dap, 'stepOut'))[0]).toBe('drive 0: LtoSetPosition');
      const called = await dap.scope(1, 'Arguments');
      expect(called['CallNumber'].value).toBe('1');
    });
  });

  it('values are those of the drive in whose frame they are looked at', async () => {
    const dap = adapter();
    await withScenario([...MOUNT, WRITE, WRITE, WRITE_SECOND], async (scenario) => {
      await dap.launch({ program: probe, tape: lto, scenario }, () =>
        breakAt(dap, lto, 'extension->Writes++'),
      );
      const seen: string[][] = [];
      for (let i = 0; i < 3; i++) {
        const { frames } = await dap.stopped('breakpoint');
        const { variablesReference, Writes } = await writes(dap);
        seen.push([frames[0].name, Writes]);
        if (i === 0) {
          await dap.request('setVariable', { variablesReference, name: 'Writes', value: '40' });
          expect(await evaluate(dap, 'extension->Writes + 2')).toBe('42 (0x2A)');
        }
        await dap.request('continue', { threadId: 1 });
      }
      expect(seen).toEqual([
        ['drive 0: LtoPreProcessReadWrite', '0'],
        ['drive 0: LtoPreProcessReadWrite', '41 (0x29)'],
        ['drive 1: LtoPreProcessReadWrite', '0'],
      ]);
    });
  });

  it('a memory reference stays with its drive', async () => {
    const dap = adapter();
    await withScenario([...MOUNT, WRITE, WRITE_SECOND], async (scenario) => {
      await dap.launch({ program: probe, tape: lto, scenario }, () =>
        breakAt(dap, lto, 'extension->Writes++'),
      );
      await dap.stopped('breakpoint');
      const { memoryReference } = await dap.request<{ memoryReference: string }>('evaluate', {
        expression: 'extension->Writes',
        frameId: 1,
      });
      const data = Buffer.from([7, 0, 0, 0]).toString('base64');
      await dap.request('writeMemory', { memoryReference, data });
      await dap.request('continue', { threadId: 1 });
      expect((await dap.stopped()).frames[0].name).toBe('drive 1: LtoPreProcessReadWrite');
      expect((await writes(dap)).Writes).toBe('0');
      const read = await dap.request<{ data: string }>('readMemory', { memoryReference, count: 4 });
      expect(Buffer.from(read.data, 'base64').readUInt32LE(0)).toBe(8);
    });
  });

  it('stops where the value of a drive changes, and not for the other drive', async () => {
    const dap = adapter();
    await withScenario([...MOUNT, WRITE_SECOND, WRITE, WRITE_SECOND], async (scenario) => {
      await dap.launch({ program: probe, tape: lto, scenario }, () =>
        breakAt(dap, lto, 'extension->Writes++'),
      );
      await dap.stopped('breakpoint');
      const info = await dap.request<{ dataId: string; description: string }>('dataBreakpointInfo', {
        name: 'extension->Writes',
        frameId: 1,
      });
      expect(info.description).toBe('drive 1: extension->Writes: stops when its value changes');
      await dap.request('setBreakpoints', { source: { path: lto }, breakpoints: [] });
      const { breakpoints } = await dap.request<{ breakpoints: object[] }>('setDataBreakpoints', {
        breakpoints: [{ dataId: info.dataId, accessType: 'write' }],
      });
      expect(breakpoints).toMatchObject([{ verified: true }]);
      const texts: (string | undefined)[] = [];
      for (let i = 0; i < 2; i++) {
        await dap.request('continue', { threadId: 1 });
        const { body, frames } = await dap.stopped('data breakpoint');
        texts.push(body.text);
        expect(frames[0].name).toBe('drive 1: LtoPreProcessReadWrite');
      }
      expect(texts).toEqual(['drive 1: extension->Writes: 0 -> 1', 'drive 1: extension->Writes: 1 -> 2']);
    });
  });

  it('disassembles the tape miniclass and stops at its instructions', async () => {
    const dap = adapter();
    await withScenario([MOVE, REWIND], async (scenario) => {
      await dap.launch({ program: probe, tape: lto, scenario }, () =>
        breakAt(dap, lto, 'switch (request->Method)'),
      );
      const { frames } = await dap.stopped('breakpoint');
      const { instructions } = await dap.request<{
        instructions: { address: string; location?: { path: string }; line?: number }[];
      }>('disassemble', {
        memoryReference: frames[0].instructionPointerReference,
        instructionCount: 40,
      });
      expect(instructions[0]).toMatchObject({ address: frames[0].instructionPointerReference });
      const next = instructions.find(({ line }) => line === inLto('case TAPE_REWIND:') + 1);
      expect(next?.location?.path).toBe(lto);
      const { breakpoints } = await dap.request<{ breakpoints: object[] }>('setInstructionBreakpoints', {
        breakpoints: [{ instructionReference: next?.address }],
      });
      expect(breakpoints).toMatchObject([{ verified: true }]);
      await dap.request('continue', { threadId: 1 });
      const stop = await dap.stopped('instruction breakpoint');
      expect(stop.frames[0].instructionPointerReference).toBe(next?.address);
    });
  });

  it('functions, requests and reads or writes stop by their names', async () => {
    const dap = adapter();
    await withScenario([MOVE, REWIND, WRITE], async (scenario) => {
      await dap.launch({ program: probe, tape: lto, scenario }, async () => {
        const asked = [
          'LtoVerifyInquiry',
          'DriverEntry',
          'IOCTL_TAPE_SET_POSITION',
          'IRP_MJ_WRITE',
          'Nothing',
        ];
        const { breakpoints } = await dap.request<{ breakpoints: { verified: boolean }[] }>(
          'setFunctionBreakpoints',
          { breakpoints: asked.map((name) => ({ name })) },
        );
        expect(breakpoints.map(({ verified }) => verified)).toEqual([true, true, true, true, false]);
      });
      const stops: string[] = [];
      for (let i = 0; i < 7; i++) {
        stops.push((await dap.stopped()).frames[0].name);
        await dap.request('continue', { threadId: 1 });
      }
      expect(stops).toEqual([
        'DriverEntry',
        'drive 0: DriverEntry',
        'drive 0: LtoVerifyInquiry',
        'drive 1: DriverEntry',
        'drive 1: LtoVerifyInquiry',
        'drive 0: LtoSetPosition',
        'drive 0: LtoGetMediaParameters',
      ]);
    });
  });
});

describe('a tape miniclass that goes wrong', () => {
  const media = (BlockSize: number): object[] => [
    { device: 'drive 1', ioctl: 'TAPE_SET_MEDIA_PARAMS', BlockSize },
  ];
  const HANG = 111;
  const WILD = 112;

  it('stops where it traps, with the drive, and its end is told', async () => {
    const dap = adapter();
    await withScenario(media(WILD), async (scenario) => {
      await dap.launch({ program: probe, tape: tapeProbe, scenario, defines: ['ANY_DRIVE'] }, () =>
        dap.request('setExceptionBreakpoints', { filters: ['trap'] }),
      );
      const { body, frames } = await dap.stopped('exception');
      expect(body.text).toMatch(/memory access out of bounds/);
      expect(frames[0]).toMatchObject({
        name: 'drive 1: SetMedia',
        line: lineIn(tapeProbe, '*(volatile ULONG *)(ULONG_PTR)0xf0000000'),
      });
      expect((await dap.scope(1, 'Locals'))['script'].value).toBe('112 (0x70)');
      await dap.request('continue', { threadId: 1 });
      expect(await dap.event('exited')).toEqual({ exitCode: 1 });
      expect(dap.output).toMatch(
        /The driver failed \(access-violation\) at tape-probe\.c:\d+ in SetMedia: drive 1/,
      );
    });
  });

  it('is paused in a hang within a second, shows where it is, and ends when asked', async () => {
    const dap = adapter();
    await withScenario(media(HANG), async (scenario) => {
      await dap.launch({ program: probe, tape: tapeProbe, scenario, defines: ['ANY_DRIVE'] });
      await dap.underWay('TAPE_SET_MEDIA_PARAMS');
      const start = Date.now();
      await dap.request('pause', { threadId: 1 });
      const { frames } = await dap.stopped('pause');
      expect(Date.now() - start).toBeLessThan(1000);
      expect(frames[0]).toMatchObject({
        name: 'drive 1: SetMedia',
        line: lineIn(tapeProbe, 'for (;;) { Sink++; }'),
      });
      await dap.request('continue', { threadId: 1 });
      await dap.request('terminate');
      await dap.event('terminated');
    });
  });
});

async function evaluate(dap: DapClient, expression: string): Promise<string> {
  return (await dap.request<{ result: string }>('evaluate', { expression, frameId: 1 })).result;
}

/** The count of writes in the extension of the drive at which the run stands, and where it can be changed. */
async function writes(dap: DapClient): Promise<{ variablesReference: number; Writes: string }> {
  const { scopes } = await dap.request<{ scopes: { name: string; variablesReference: number }[] }>('scopes', {
    frameId: 1,
  });
  const variablesReference =
    scopes.find(({ name }) => name === 'Miniclass extension')?.variablesReference ?? 0;
  return { variablesReference, Writes: (await dap.children(variablesReference))['Writes'].value };
}

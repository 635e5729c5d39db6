import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adapters, lineIn } from '../support/debug-probe.ts';
import type { DapClient } from '../support/dap-client.ts';
import { fixture } from '../support/driver.ts';

const adapter = adapters();
const program = fixture('watched.c');
const lineOf = (text: string): number => lineIn(program, text);
let folder = '';
let scenario = '';

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'changer-lab-'));
  scenario = path.join(folder, 's.scenario.json');
  writeFileSync(scenario, JSON.stringify({ steps: [{ ioctl: 'GET_STATUS' }, { ioctl: 'GET_STATUS' }] }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Asked = DebugProtocol.DataBreakpointInfoArguments;
type Info = DebugProtocol.DataBreakpointInfoResponse['body'];
type Options = Partial<DebugProtocol.DataBreakpoint>;

const info = (dap: DapClient, args: Asked): Promise<Info> => dap.request<Info>('dataBreakpointInfo', args);

/** Asks about data and watches all of it. */
async function watch(
  dap: DapClient,
  asked: readonly Asked[],
  options: Options = {},
): Promise<DebugProtocol.Breakpoint[]> {
  const known = await Promise.all(asked.map((args) => info(dap, args)));
  const { breakpoints } = await dap.request<{ breakpoints: DebugProtocol.Breakpoint[] }>(
    'setDataBreakpoints',
    {
      breakpoints: known.map(({ dataId }) => ({ dataId, accessType: 'write', ...options })),
    },
  );
  return breakpoints;
}

/** Runs to a line and takes its breakpoint away. @returns the innermost frame. */
async function stopAt(dap: DapClient, text: string): Promise<number> {
  await dap.launch({ program, scenario }, () =>
    dap.request('setBreakpoints', { source: { path: program }, breakpoints: [{ line: lineOf(text) }] }),
  );
  const { frames } = await dap.stopped('breakpoint');
  await dap.request('setBreakpoints', { source: { path: program }, breakpoints: [] });
  return frames[0].id;
}

/** Goes on to the next change. @returns what changed, and the line. */
async function nextChange(dap: DapClient): Promise<[string | undefined, string, number]> {
  await dap.request('continue', { threadId: 1 });
  const { body, frames } = await dap.stopped('data breakpoint');
  return [body.text, frames[0].name, frames[0].line];
}

/** Goes on to the end of the run. */
async function toTheEnd(dap: DapClient): Promise<void> {
  await dap.request('continue', { threadId: 1 });
  await dap.event('terminated');
  const late = dap.events.filter((event) => event.event === 'stopped').length;
  expect(late, 'stops').toBeGreaterThan(0);
}

describe('data breakpoints on variables of C', () => {
  it('stop behind the store into the miniclass extension, at its line, with old and new value', async () => {
    const dap = adapter();
    const frameId = await stopAt(dap, 'ext->SlotCount = 10;');
    const { scopes } = await dap.request<{ scopes: DebugProtocol.Scope[] }>('scopes', { frameId });
    const extension = scopes.find((scope) => scope.name === 'Miniclass extension');
    const { variablesReference = 0 } = extension ?? {};
    await dap.children(variablesReference);
    expect(await info(dap, { variablesReference, name: 'SlotCount' })).toMatchObject({
      description: 'extension.SlotCount: stops when its value changes',
      accessTypes: ['write'],
      canPersist: true,
    });
    const [placed] = await watch(dap, [{ variablesReference, name: 'SlotCount' }]);
    expect(placed.verified).toBe(true);
    await dap.request('continue', { threadId: 1 });
    const { body, frames } = await dap.stopped('data breakpoint');
    expect(body).toMatchObject({ text: 'extension.SlotCount: 0 -> 10 (0xA)', hitBreakpointIds: [placed.id] });
    expect(frames[0]).toMatchObject({ name: 'ChangerInitialize', line: lineOf('ext->SlotCount = 10;') });
    expect((await dap.scope(frames[0].id, 'Miniclass extension'))['SlotCount'].value).toBe('10 (0xA)');
    // The next one is the same number again: no change.
    await toTheEnd(dap);
  });

  it('on an expression, a structure, 64 bits and a status show each by its type', async () => {
    const dap = adapter();
    const frameId = await stopAt(dap, 'Calls++;');
    const names = ['Calls', 'ext->Range', 'ext->Big', 'ext->Last'];
    await watch(
      dap,
      names.map((name) => ({ name, frameId })),
    );
    expect(await nextChange(dap)).toEqual(['Calls: 0 -> 1', 'ChangerGetStatus', lineOf('Calls++;')]);
    // A structure is copied as a whole.
    const [text, , line] = await nextChange(dap);
    expect(line).toBe(lineOf('ext->Range = range;'));
    expect(text).toBe(
      `ext->Range: ${'00 '.repeat(64)}… (128 bytes) -> 01 00 02 00 72 61 6e 67 65 ${'00 '.repeat(55)}… (128 bytes)`,
    );
    expect(await nextChange(dap)).toEqual([
      'ext->Big: 0 (0x0) -> 4886718345 (0x123456789)',
      'ChangerGetStatus',
      lineOf('ext->Big ='),
    ]);
    // A kernel routine writes: the line is that of the call.
    expect((await nextChange(dap))[2]).toBe(lineOf('RtlZeroMemory(&ext->Range'));
    const [status, , at] = await nextChange(dap);
    expect(status).toBe('ext->Last: STATUS_UNSUCCESSFUL (0xC0000001) -> STATUS_SUCCESS (0x00000000)');
    expect(at).toBe(lineOf('ext->Last = ChangerClassSend'));
  });

  it('notice the data that a command brings, at the command', async () => {
    const dap = adapter();
    await dap.launch({ program, scenario }, async () => {
      const [placed] = await watch(dap, [{ name: 'Buffer' }]);
      expect(placed.verified).toBe(true);
    });
    const { body, frames } = await dap.stopped('data breakpoint');
    expect(frames.slice(0, 2).map((frame) => frame.name)).toEqual(['INQUIRY', 'ChangerGetStatus']);
    expect(body.text).toMatch(/^Buffer: 00 00 00 .* -> 08 80 /);
  });

  it('watch bytes at an address, and part of a variable', async () => {
    const dap = adapter();
    const frameId = await stopAt(dap, 'Calls++;');
    const { memoryReference } = await dap.request<{ memoryReference: string }>('evaluate', {
      expression: 'ext->Range',
      frameId,
      context: 'watch',
    });
    const name = `0x${(Number(memoryReference) + 4).toString(16)}`;
    await watch(dap, [{ name, asAddress: true, bytes: 2 }]);
    const [text, , line] = await nextChange(dap);
    expect(text).toMatch(/^2 bytes at 0x[0-9A-F]{8}: 00 00 -> 72 61$/);
    expect(line).toBe(lineOf('ext->Range = range;'));
    await watch(dap, [{ name: 'ext->Big', frameId: 1, bytes: 1 }]);
    expect((await nextChange(dap))[0]).toBe('ext->Big: 00 -> 89');
  });

  it('on a local end with its frame, and say so', async () => {
    const dap = adapter();
    const frameId = await stopAt(dap, 'sum += i;');
    const { scopes } = await dap.request<{ scopes: DebugProtocol.Scope[] }>('scopes', { frameId });
    const { variablesReference } = scopes[0];
    await dap.children(variablesReference);
    const asked = { variablesReference, name: 'sum' };
    expect(await info(dap, asked)).toMatchObject({
      description: 'sum: stops when its value changes; ends when Count returns',
      canPersist: false,
    });
    await watch(dap, [asked]);
    const texts: (string | undefined)[] = [];
    for (let i = 0; i < 4; i++) texts.push((await nextChange(dap))[0]);
    expect(texts).toEqual(['sum: 0 -> 1', 'sum: 1 -> 3', 'sum: 3 -> 6', 'sum: 6 -> 10 (0xA)']);
    await toTheEnd(dap);
    expect(dap.output).toContain('The watch on sum has ended: Count returns.');
    const { breakpoint } = await dap.event<{ breakpoint: DebugProtocol.Breakpoint }>('breakpoint');
    expect(breakpoint.verified).toBe(false);
  });

  it('take conditions and hit counts; a step goes on past those that do not hold', async () => {
    const dap = adapter();
    const frameId = await stopAt(dap, 'ULONG sum = 0;');
    await watch(dap, [{ name: 'sum', frameId }], { condition: 'sum == 6' });
    expect((await nextChange(dap))[0]).toBe('sum: 3 -> 6');
    await watch(dap, [{ name: 'sum', frameId: 1 }], { condition: 'i == 99' });
    await dap.request('stepOut', { threadId: 1 });
    expect((await dap.stopped('step')).frames[0].name).toBe('ChangerGetStatus');
    await watch(dap, [{ name: 'Calls', frameId: 1 }], { hitCondition: '2' });
    await toTheEnd(dap);
  });

  it('are refused with a hit count that is none, and for being read', async () => {
    const dap = adapter();
    await dap.launch({ program, scenario }, async () => {
      const [often] = await watch(dap, [{ name: 'Calls' }], { hitCondition: 'often' });
      expect(often).toMatchObject({
        verified: false,
        message: 'The hit count "often" is none. Write 3, >= 3 or % 3.',
      });
      const [read] = await watch(dap, [{ name: 'Calls' }], { accessType: 'read' });
      expect(read).toMatchObject({
        verified: false,
        message: 'Data can be watched for changes only, not for being read.',
      });
    });
    await dap.event('terminated');
  });

  it('can be set while the driver runs', async () => {
    const dap = adapter();
    await dap.launch({ program: fixture('probe.c'), defines: ['BAD_HANG'] });
    const [placed] = await watch(dap, [{ name: 'Sink' }], { condition: 'Sink > 5' });
    expect(placed.verified).toBe(true);
    const { body, frames } = await dap.stopped('data breakpoint');
    expect(body.text).toMatch(/^Sink: \d+.* -> \d+/);
    expect(frames[0].line).toBe(lineIn(fixture('probe.c'), 'for (;;) { Sink++; }'));
  });

  it("leave a step into to enter the driver's functions only, from a change too", async () => {
    const dap = adapter();
    const frameId = await stopAt(dap, 'Calls++;');
    await watch(dap, [{ name: 'ext->Big', frameId }]);
    const into = async (): Promise<[string, number]> => {
      await dap.request('stepIn', { threadId: 1 });
      const { frames } = await dap.stopped('step');
      return [frames[0].name, frames[0].line];
    };
    expect(await into()).toEqual(['ChangerGetStatus', lineOf('ext->Range = range;')]);
    expect((await nextChange(dap))[2]).toBe(lineOf('ext->Big ='));
    expect(await into()).toEqual(['ChangerGetStatus', lineOf('ext->SlotCount = Count(4);')]);
    expect(await into()).toEqual(['Count', lineOf('ULONG sum = 0;')]);
    expect(await into()).toEqual(['Count', lineOf('for (i = 1;')]);
  });

  it('stay over a restart where they have a name, and say why where not', async () => {
    const dap = adapter();
    const frameId = await stopAt(dap, 'Calls++;');
    const asked = ['Calls', 'ext->SlotCount', 'range'].map((name) => ({ name, frameId }));
    await watch(dap, asked);
    await dap.request('restart');
    const { body } = await dap.stopped('data breakpoint');
    expect(body.text).toBe('ext->SlotCount: 0 -> 10 (0xA)');
    expect((await nextChange(dap))[0]).toBe('Calls: 0 -> 1');
    const told = dap.events
      .filter((event) => event.event === 'breakpoint')
      .map((event) => (event.body as { breakpoint: DebugProtocol.Breakpoint }).breakpoint);
    expect(told.map((breakpoint) => breakpoint.message)).toContain(
      'range was watched by its address, which holds for one run. Watch it again.',
    );
  });

  it('are not set off by what the person writes', async () => {
    const dap = adapter();
    const frameId = await stopAt(dap, 'Calls++;');
    await watch(dap, [{ name: 'Calls', frameId }]);
    const { memoryReference } = await dap.request<{ memoryReference: string }>('evaluate', {
      expression: 'Calls',
      frameId,
      context: 'watch',
    });
    await dap.request('writeMemory', { memoryReference, data: Buffer.from([7]).toString('base64') });
    expect((await nextChange(dap))[0]).toBe('Calls: 7 -> 8');
  });

  it('more of them than there are slots still stop', async () => {
    const dap = adapter();
    const frameId = await stopAt(dap, 'Calls++;');
    const bytes = Array.from({ length: 20 }, (_, index) => ({ name: `Buffer[${index}]`, frameId }));
    await watch(dap, [...bytes, { name: 'ext->Big', frameId }]);
    expect((await nextChange(dap))[0]).toMatch(/^ext->Big/);
  });
});

describe('data breakpoints on elements', () => {
  it('stop when the cartridge of an element changes', async () => {
    const dap = adapter();
    const probe = fixture('probe.c');
    await dap.launch({ program: probe }, () => watch(dap, [{ name: 'drive 0' }]));
    const { body, frames } = await dap.stopped('data breakpoint');
    expect(body.text).toBe('drive 0 changed');
    expect(frames[0].name).toBe('MOVE MEDIUM  slot 0 → drive 0');
  });
});

describe('what cannot be watched', () => {
  it.each([
    ['nothing', /^nothing cannot be watched: .*undeclared identifier/],
    ['Calls + 1', /no place in memory/],
    ['slot', /^slot cannot be watched/],
  ])('%s, with the reason', async (name, reason) => {
    const dap = adapter();
    await dap.launch({ program, scenario, stopOnEntry: true });
    await dap.stopped('entry');
    const { dataId, description } = await info(dap, { name });
    expect(dataId).toBeNull();
    expect(description).toMatch(reason);
  });
});

import { describe, expect, it } from 'vitest';
import { adapters, lineOf, probe } from '../support/debug-probe.ts';
import type { DapClient } from '../support/dap-client.ts';

const adapter = adapters();

async function stopAt(dap: DapClient, text: string): Promise<number> {
  await dap.launch({ program: probe }, () =>
    dap.request('setBreakpoints', { source: { path: probe }, breakpoints: [{ line: lineOf(text) }] }),
  );
  return (await dap.stopped('breakpoint')).frames[0].id;
}

const evaluate = async (dap: DapClient, expression: string, frameId: number): Promise<string> =>
  (await dap.request<{ result: string }>('evaluate', { expression, frameId, context: 'watch' })).result;

describe('values of C', () => {
  it('locals, arguments, globals and the miniclass extension have scopes', async () => {
    const dap = adapter();
    const frame = await stopAt(dap, 'ChangerClassFreePool(buffer);');
    const locals = await dap.scope(frame, 'Locals');
    expect(locals['status']).toMatchObject({ value: 'STATUS_SUCCESS (0x00000000)', type: 'NTSTATUS' });
    expect(locals['srb'].value).toMatch(/^0x[0-9A-F]{8}$/);
    const srb = await dap.children(locals['srb'].variablesReference);
    expect(srb['CdbLength'].value).toBe('6');
    expect(srb['SrbStatus'].value).toBe('18 (0x12) SRB_STATUS_DATA_OVERRUN');
    expect(Object.values(await dap.children(srb['Cdb'].variablesReference))[0].value).toBe('26 (0x1A)');
    expect(await dap.scope(frame, 'Arguments')).toHaveProperty('DeviceObject');
    const extension = await dap.scope(frame, 'Miniclass extension');
    expect(extension['Signature'].value).toMatch(/0x626F7250/);
    expect(
      Object.values(await dap.children(extension['First'].variablesReference)).map((value) => value.value),
    ).toEqual(['0', '0', '16 (0x10)', '256 (0x100)', '512 (0x200)']);
  });

  it('a hover and a watch show what the variables view shows', async () => {
    const dap = adapter();
    const frameId = await stopAt(dap, 'ChangerClassFreePool(buffer);');
    const locals = await dap.scope(frameId, 'Locals');
    for (const context of ['hover', 'watch']) {
      for (const name of ['status', 'srb', 'buffer', 'page']) {
        const { result } = await dap.request<{ result: string }>('evaluate', {
          expression: name,
          frameId,
          context,
        });
        expect(result, `${context} of ${name}`).toBe(locals[name].value);
      }
    }
    expect(locals['status'].value).toBe('STATUS_SUCCESS (0x00000000)');
  });

  it('a member that is a status has its name', async () => {
    const dap = adapter();
    const frame = await stopAt(dap, 'Irp->IoStatus.Information = sizeof(*parameters);');
    const name = 'STATUS_SUCCESS (0x00000000)';
    expect(await evaluate(dap, 'Irp->IoStatus.Status', frame)).toBe(name);
    const { variablesReference } = await dap.request<{ variablesReference: number }>('evaluate', {
      expression: 'Irp->IoStatus',
      frameId: frame,
      context: 'watch',
    });
    const members = await dap.children(variablesReference);
    const { Status } = await dap.children(members['<union>'].variablesReference);
    expect(Status).toMatchObject({
      value: name,
      type: 'NTSTATUS',
      evaluateName: '(Irp->IoStatus).Status',
    });
    expect(members['Information'].value).toBe('0');
  });

  it('expressions with members, indexes, casts and arithmetic', async () => {
    const dap = adapter();
    const frame = await stopAt(dap, 'ChangerClassFreePool(buffer);');
    expect(await evaluate(dap, 'srb->TimeOutValue * 2 + 1', frame)).toBe('1201 (0x4B1)');
    expect(await evaluate(dap, 'srb->Cdb[2]', frame)).toBe('29 (0x1D)');
    expect(await evaluate(dap, '(unsigned char)(data->First[2] >> 4)', frame)).toMatch(/^1/);
    await expect(evaluate(dap, 'nothing + 1', frame)).rejects.toThrow(/undeclared identifier/);
  });

  it('a variable can be changed', async () => {
    const dap = adapter();
    const frame = await stopAt(dap, 'ChangerClassFreePool(buffer);');
    const { scopes } = await dap.request<{ scopes: { name: string; variablesReference: number }[] }>(
      'scopes',
      { frameId: frame },
    );
    const { variablesReference } = scopes[0];
    await dap.children(variablesReference);
    const set = await dap.request<{ value: string }>('setVariable', {
      variablesReference,
      name: 'status',
      value: '-1073741670',
    });
    expect(set.value).toBe('STATUS_INSUFFICIENT_RESOURCES (0xC000009A)');
    await dap.request('continue', { threadId: 1 });
    await dap.event('terminated');
    expect(dap.output).toMatch(/ChangerInitialize returned STATUS_INSUFFICIENT_RESOURCES/);
  });

  it('a member of a structure can be changed', async () => {
    const dap = adapter();
    const frame = await stopAt(dap, 'srb->Cdb[4] = 64;');
    const locals = await dap.scope(frame, 'Locals');
    const { variablesReference } = locals['srb'];
    await dap.children(variablesReference);
    await dap.request('setVariable', { variablesReference, name: 'TimeOutValue', value: '0x10' });
    expect(await evaluate(dap, 'srb->TimeOutValue', frame)).toBe('16 (0x10)');
    await expect(dap.request('setVariable', { variablesReference, name: 'Cdb', value: '1' })).rejects.toThrow(
      /Cdb cannot be changed/,
    );
  });

  it('memory is read and written by reference', async () => {
    const dap = adapter();
    const frame = await stopAt(dap, 'ChangerClassFreePool(buffer);');
    const { memoryReference } = await dap.request<{ memoryReference: string }>('evaluate', {
      expression: 'srb->Cdb',
      frameId: frame,
      context: 'watch',
    });
    const read = async () =>
      Buffer.from(
        (await dap.request<{ data: string }>('readMemory', { memoryReference, count: 6 })).data,
        'base64',
      ).toString('hex');
    expect(await read()).toBe('1a081d004000');
    await dap.request('writeMemory', {
      memoryReference,
      offset: 2,
      data: Buffer.from([0x3f]).toString('base64'),
    });
    expect(await read()).toBe('1a083f004000');
    const far = await dap.request<{ unreadableBytes: number }>('readMemory', {
      memoryReference: '0xfffffff0',
      count: 16,
    });
    expect(far.unreadableBytes).toBe(16);
  });
});

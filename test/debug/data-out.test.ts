import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { describe, expect, it } from 'vitest';
import type { CommandRecord } from '../../src/lab/records.ts';
import { LiveLibrary } from '../support/live-library.ts';
import { adapters, withScenario } from '../support/debug-probe.ts';
import type { DapClient } from '../support/dap-client.ts';
import { fixture } from '../support/driver.ts';

const adapter = adapters();
const program = fixture('watched.c');
const LOADER = fileURLToPath(new URL('../../samples/autoloader', import.meta.url));
const FIELD = 'first storage element address';

/** Runs to a MODE SELECT that has not reached the device. @returns the reference of what it sends. */
async function stopBefore(dap: DapClient, scenario: string): Promise<number> {
  await dap.launch({ program, scenario, defines: ['SEND_DATA'] }, () =>
    dap.request('setFunctionBreakpoints', { breakpoints: [{ name: 'MODE SELECT(6)' }] }),
  );
  // The device answers the first one with the unit attention of its power on.
  await dap.stopped('SCSI command');
  await dap.request('continue', { threadId: 1 });
  const { frames } = await dap.stopped('SCSI command');
  return scopeOf(dap, frames[0].id, 'Data out');
}

async function scopeOf(dap: DapClient, frameId: number, name: string): Promise<number> {
  const { scopes } = await dap.request<{ scopes: DebugProtocol.Scope[] }>('scopes', { frameId });
  const found = scopes.find((scope) => scope.name === name)?.variablesReference ?? 0;
  await dap.children(found);
  return found;
}

const set = (dap: DapClient, variablesReference: number, name: string, value: string): Promise<unknown> =>
  dap.request('setVariable', { variablesReference, name, value });

/** Lets the command go. @returns its record and where the first slot is afterwards. */
async function go(dap: DapClient): Promise<{ record: CommandRecord; slot: number | undefined }> {
  const library = new LiveLibrary(dap);
  await library.watch();
  await dap.request('continue', { threadId: 1 });
  await library.phase('waiting');
  const commands = library.recorded('command');
  return { record: commands[commands.length - 1], slot: library.model.element('slot 0')?.scsiAddress };
}

describe('the data of a command that stands before the device', () => {
  it('is shown by its fields, and a field can be changed', async () => {
    const dap = adapter();
    await withScenario([{ ioctl: 'GET_STATUS' }], async (scenario) => {
      const data = await stopBefore(dap, scenario);
      expect((await dap.children(data))[FIELD].value).toBe('0x0010');
      await set(dap, data, FIELD, '0x30');
      const now = await dap.children(data);
      expect(now[FIELD].value).toBe('0x0030');
      expect(now['bytes'].value).toMatch(/^00 00 00 00 1d 12 00 00 00 01 00 30 00 0a /);
      // A second edit keeps the first.
      await set(dap, data, 'medium type', '0');
      await expect(set(dap, data, FIELD, '0x10000')).rejects.toThrow(/does not fit into 16 bits/);
      const { record, slot } = await go(dap);
      expect(record).toMatchObject({ name: 'MODE SELECT(6)', srbStatus: 'SRB_STATUS_SUCCESS' });
      expect(slot).toBe(0x30);
    });
  });

  it('can be changed as bytes, and by its memory', async () => {
    const dap = adapter();
    await withScenario([{ ioctl: 'GET_STATUS' }], async (scenario) => {
      const data = await stopBefore(dap, scenario);
      const { memoryReference = '' } = (await dap.children(data))['bytes'];
      await set(dap, data, 'bytes', '00 00 00 00 1d 12 00 00 00 01 00 31');
      await expect(set(dap, data, 'bytes', 'xyz')).rejects.toThrow(/Write 1 to 24 bytes as hex/);
      expect((await dap.children(data))[FIELD].value).toBe('0x0031');
      await dap.request('writeMemory', {
        memoryReference,
        offset: 11,
        data: Buffer.from([0x32]).toString('base64'),
      });
      expect((await dap.children(data))[FIELD].value).toBe('0x0032');
      expect((await go(dap)).slot).toBe(0x32);
    });
  });

  it('goes with a changed CDB, and with a fault, from the variables view', async () => {
    const dap = adapter();
    await withScenario([{ ioctl: 'GET_STATUS' }], async (scenario) => {
      await stopBefore(dap, scenario);
      const cdb = await scopeOf(dap, 1, 'CDB');
      await set(dap, cdb, 'bytes', '15 11 00 00 18 00');
      await set(dap, cdb, 'parameter list length', '0x10');
      expect((await dap.children(cdb))['bytes'].value).toBe('15 11 00 00 10 00');
      const status = await scopeOf(dap, 1, 'Status');
      await expect(set(dap, status, 'fault (key/ASC/ASCQ)', 'soon')).rejects.toThrow(/soon is no sense/);
      await set(dap, status, 'fault (key/ASC/ASCQ)', '04/15/01');
      const { record } = await go(dap);
      expect(record).toMatchObject({ cdb: '151100001000', sense: { key: 4, asc: 0x15, ascq: 1 } });
    });
  });

  it('is text where a volume tag is sent', async () => {
    const dap = adapter();
    const name = 'volume template';
    const query = { ioctl: 'QUERY_VOLUME_TAGS', element: 'slot 5' };
    const steps = [
      { ...query, action: 'ASSERT_PRIMARY', template: 'C00001L6' },
      { ...query, action: 'SEARCH_PRIMARY', template: 'D2', expect: { output: { NumberOfElements: 1 } } },
    ];
    await withScenario(steps, async (scenario) => {
      await dap.launch(
        { program: LOADER, library: path.join(LOADER, 'library.changer.json'), scenario },
        () => dap.request('setFunctionBreakpoints', { breakpoints: [{ name: 'SEND VOLUME TAG' }] }),
      );
      const { frames } = await dap.stopped('SCSI command');
      const data = await scopeOf(dap, frames[0].id, 'Data out');
      expect((await dap.children(data))[name].value).toBe('C00001L6');
      await expect(set(dap, data, name, 'x'.repeat(33))).rejects.toThrow(/longer than 32 characters/);
      await expect(set(dap, data, name, 'é')).rejects.toThrow(/not ASCII/);
      await set(dap, data, name, 'D2');
      expect((await dap.children(data))['bytes'].value).toMatch(/^44 32 20 20 .* 20 00 00 /);
      await dap.request('setFunctionBreakpoints', { breakpoints: [] });
      await dap.request('continue', { threadId: 1 });
      expect(await dap.event('exited')).toEqual({ exitCode: 0 });
    });
  });
});

import { describe, expect, it } from 'vitest';
import type { CommandRecord } from '../../src/lab/records.ts';
import { packageFile } from '../../src/toolchain/package-files.ts';
import type { DapClient } from '../support/dap-client.ts';
import { LiveLibrary } from '../support/live-library.ts';
import { adapters, probe, tapeProbe, withScenario } from '../support/debug-probe.ts';

const adapter = adapters();
const lto = packageFile('samples', 'lto', 'lto.c');

const VERIFY = { device: 'drive 0', ioctl: 'STORAGE_CHECK_VERIFY' };
/** A cartridge in the drive; the requests take the unit attentions of power on and of the load. */
const MOUNT = [{ ioctl: 'MOVE_MEDIUM', source: 'slot 0', destination: 'drive 0' }, VERIFY, VERIFY];
const MARKS = { device: 'drive 0', ioctl: 'TAPE_WRITE_MARKS', Type: 'TAPE_FILEMARKS', Count: 2 };
const WRITE = { device: 'drive 0', write: { blocks: 1, size: 512 } };

const commandBreakpoint = (dap: DapClient, ...names: string[]): Promise<object> =>
  dap.request('setFunctionBreakpoints', { breakpoints: names.map((name) => ({ name })) });

/** Goes on, and gives the record of the next command of a name. */
const recordOf = async (dap: DapClient, name: string): Promise<CommandRecord> => {
  const library = new LiveLibrary(dap);
  await library.watch();
  await dap.request('continue', { threadId: 1 });
  return library.command(name);
};

describe('stops at SCSI commands of a drive', () => {
  it('before the device, where the CDB can be edited', async () => {
    const dap = adapter();
    await withScenario([...MOUNT, MARKS], async (scenario) => {
      await dap.launch({ program: probe, tape: lto, scenario }, () =>
        commandBreakpoint(dap, 'WRITE FILEMARKS(6)'),
      );
      const { body, frames } = await dap.stopped('SCSI command');
      expect(body.text).toMatch(/^drive 0: WRITE FILEMARKS\(6\)/);
      expect(frames.map(({ name }) => name)).toEqual([
        expect.stringMatching(/^drive 0: WRITE FILEMARKS\(6\) {2}/),
        'drive 0: tape class → IOCTL_TAPE_WRITE_MARKS',
        'step 4: TAPE_WRITE_MARKS',
      ]);
      const cdb = await dap.scope(frames[0].id, 'CDB');
      expect(cdb['bytes'].value).toBe('10 00 00 00 02 00');
      const { scopes } = await dap.request<{ scopes: { variablesReference: number }[] }>('scopes', {
        frameId: frames[0].id,
      });
      const count = Object.keys(cdb).find((name) => /count|length/i.test(name)) ?? '';
      await dap.children(scopes[0].variablesReference);
      await dap.request('setVariable', { ...scopes[0], name: count, value: '3' });
      expect(await recordOf(dap, 'WRITE FILEMARKS(6)')).toMatchObject({
        device: 'drive 0',
        cdb: '100000000300',
        srbStatus: 'SRB_STATUS_SUCCESS',
      });
    });
  });

  it('a step from it leads to the miniclass, which is called back with what it came to', async () => {
    const dap = adapter();
    await withScenario([...MOUNT, MARKS], async (scenario) => {
      await dap.launch({ program: probe, tape: lto, scenario }, () =>
        commandBreakpoint(dap, 'WRITE FILEMARKS(6)'),
      );
      await dap.stopped('SCSI command');
      await dap.request('next', { threadId: 1 });
      const { frames } = await dap.stopped('step');
      expect(frames[0].name).toBe('drive 0: LtoWriteMarks');
      const called = await dap.scope(1, 'Arguments');
      expect(called['CallNumber'].value).toBe('1');
      expect(called['StatusOfLastCommand'].value).toBe('TAPE_STATUS_SUCCESS (3)');
    });
  });

  it('with the data that is sent, which can be edited, and a fault for the command', async () => {
    const dap = adapter();
    await withScenario([...MOUNT, WRITE], async (scenario) => {
      await dap.launch({ program: probe, tape: lto, scenario }, () => commandBreakpoint(dap, 'WRITE(6)'));
      const { frames } = await dap.stopped('SCSI command');
      const data = await dap.scope(frames[0].id, 'Data out');
      expect(data['bytes'].value).toMatch(/\(512 bytes\)$/);
      const { memoryReference = '' } = data['bytes'];
      const { data: sent } = await dap.request<{ data: string }>('readMemory', {
        memoryReference,
        count: 512,
      });
      expect(Buffer.from(sent, 'base64').toString('hex')).toMatch(
        new RegExp(`^${data['bytes'].value.split('…')[0].replaceAll(' ', '')}`),
      );
      const { result } = await dap.request<{ result: string }>('evaluate', {
        expression: '.fault 03/0c/00',
        context: 'repl',
      });
      expect(result).toBe('The command will fail with 03/0c/00.');
      expect((await recordOf(dap, 'WRITE(6)')).sense).toEqual({ key: 3, asc: 0x0c, ascq: 0 });
    });
  });

  it('steps from command to command and to the end of the request, of both devices', async () => {
    const dap = adapter();
    await withScenario([...MOUNT.slice(0, 1), MARKS], async (scenario) => {
      await dap.launch({ program: probe, tape: lto, scenario }, () => commandBreakpoint(dap, 'MOVE MEDIUM'));
      await dap.stopped('SCSI command');
      await dap.request('changer/nextCommand');
      expect((await dap.stopped('SCSI command')).frames[0].name).toMatch(/^drive 0: /);
      await dap.request('changer/endOfRequest');
      const { body } = await dap.stopped('end of request');
      expect(body.text).toMatch(/^drive 0: IOCTL_TAPE_WRITE_MARKS ended with STATUS_/);
    });
  });
});

describe('stops at what goes wrong with a drive', () => {
  it('CHECK CONDITION, a failed request, and a fault that the port reports', async () => {
    const dap = adapter();
    const fault = { fault: { device: 'drive 0', command: 'WRITE(6)', srbStatus: 'SRB_STATUS_TIMEOUT' } };
    await withScenario([MOUNT[0], fault, MARKS, VERIFY, WRITE], async (scenario) => {
      const stopOn = ['check-condition', 'ioctl-failed', 'srb-error'];
      await dap.launch({ program: probe, tape: lto, scenario, stopOn });
      const texts: string[] = [];
      for (let i = 0; i < 40; i++) {
        const { body } = await dap.stopped('exception');
        if (body.text?.startsWith('drive 0: ')) texts.push(body.text);
        if (/IRP_MJ_WRITE/.test(body.text ?? '')) break;
        await dap.request('continue', { threadId: 1 });
      }
      expect(texts[0]).toMatch(/^drive 0: WRITE FILEMARKS\(6\) .*6\/[0-9A-F]{2}\/[0-9A-F]{2} UNIT ATTENTION/);
      expect(texts[1]).toMatch(/^drive 0: IOCTL_TAPE_WRITE_MARKS ended with STATUS_/);
      expect(texts.some((text) => /^drive 0: WRITE\(6\) .*SRB_STATUS_TIMEOUT/.test(text))).toBe(true);
      expect(texts.at(-1)).toMatch(/^drive 0: IRP_MJ_WRITE ended with STATUS_/);
    });
  });

  it('a debug print of level 0, and a check of the machine', async () => {
    const dap = adapter();
    const NULL_WRITE = 108;
    const step = { device: 'drive 1', ioctl: 'TAPE_SET_MEDIA_PARAMS', BlockSize: NULL_WRITE };
    await withScenario([step], async (scenario) => {
      const stopOn = ['print', 'rule'];
      await dap.launch({ program: probe, tape: tapeProbe, scenario, stopOn, defines: ['ANY_DRIVE'] });
      const texts: [string | undefined, string | undefined][] = [];
      while (texts.at(-1)?.[0] !== 'Paused: Feature rule violated') {
        const { body } = await dap.stopped('exception');
        texts.push([body.description, body.text]);
        await dap.request('continue', { threadId: 1 });
      }
      expect(texts).toContainEqual(['Paused: Debug print', 'drive 1: call 0 last 3 flags 0']);
      expect(texts.at(-1)?.[1]).toMatch(/^drive 1: X01 write-through-null-pointer/);
    });
  });
});

describe('the tape miniclass that comes with the lab', () => {
  it('does not stop where the person has asked for all commands, only where for one by name', async () => {
    const dap = adapter();
    await withScenario([...MOUNT, MARKS], async (scenario) => {
      await dap.launch({ program: probe, scenario, stopOn: ['scsi'] }, () => commandBreakpoint(dap, '0x10'));
      const names: string[] = [];
      while (!names.at(-1)?.includes('WRITE FILEMARKS')) {
        names.push((await dap.stopped('SCSI command')).frames[0].name);
        await dap.request('continue', { threadId: 1 });
      }
      expect(names.filter((name) => name.startsWith('drive'))).toHaveLength(1);
      expect(names).toContain('MOVE MEDIUM  slot 0 → drive 0');
    });
  });
});

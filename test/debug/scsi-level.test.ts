import { describe, expect, it } from 'vitest';
import { LiveLibrary } from '../support/live-library.ts';
import { adapters, probe, withScenario } from '../support/debug-probe.ts';

const adapter = adapters();
const MOVE = { ioctl: 'MOVE_MEDIUM', source: 'slot 0', destination: 'drive 0' };

describe('stops at SCSI commands', () => {
  it('before the device, with the CDB decoded on top of the C that sent it', async () => {
    const dap = adapter();
    await withScenario([MOVE], async (scenario) => {
      await dap.launch({ program: probe, scenario }, () =>
        dap.request('setFunctionBreakpoints', { breakpoints: [{ name: 'MOVE MEDIUM' }] }),
      );
      const { frames } = await dap.stopped();
      expect(frames.map((frame) => frame.name)).toEqual([
        'MOVE MEDIUM  slot 0 → drive 0',
        'ChangerMoveMedium',
        'ChangerClassDeviceControl → IOCTL_CHANGER_MOVE_MEDIUM',
        'step 1: MOVE_MEDIUM',
      ]);
      expect(frames[3]).toMatchObject({ line: 3, source: { path: scenario } });
      const cdb = await dap.scope(frames[0].id, 'CDB');
      expect(cdb['bytes'].value).toBe('a5 00 00 00 00 10 02 00 00 00 00 00');
      expect(cdb['source element address'].value).toBe('0x0010 (slot 0)');
      // Nothing has moved yet.
      const elements = await dap.request<{ result: string }>('evaluate', {
        expression: '.elements slot',
        context: 'repl',
      });
      expect(elements.result).toMatch(/^slot 0 +GEN000L6/);
    });
  });

  it('steps from command to command and to the end of the request', async () => {
    const dap = adapter();
    await withScenario([{ ioctl: 'GET_STATUS' }, MOVE], async (scenario) => {
      await dap.launch({ program: probe, scenario, stopOnEntry: true });
      await dap.stopped('entry');
      const names: string[] = [];
      for (let i = 0; i < 4; i++) {
        await dap.request('changer/nextCommand');
        names.push((await dap.stopped()).frames[0].name);
      }
      expect(names).toEqual([
        'MODE SENSE(6)  page code 0x1D',
        'MODE SENSE(6)  page code 0x1D',
        'TEST UNIT READY',
        'MOVE MEDIUM  slot 0 → drive 0',
      ]);
      await dap.request('changer/endOfRequest');
      const { body } = await dap.stopped('end of request');
      expect(body.text).toBe('IOCTL_CHANGER_MOVE_MEDIUM ended with STATUS_SUCCESS');
    });
  });

  it('a step from a command leads back into the C behind it', async () => {
    const dap = adapter();
    await withScenario([MOVE], async (scenario) => {
      await dap.launch({ program: probe, scenario }, () =>
        dap.request('setFunctionBreakpoints', { breakpoints: [{ name: '0xa5' }] }),
      );
      await dap.stopped();
      await dap.request('next', { threadId: 1 });
      expect((await dap.stopped('step')).frames[0].name).toBe('ChangerMoveMedium');
    });
  });

  it('each command is an event with the record that the command line prints', async () => {
    const dap = adapter();
    await withScenario([MOVE], async (scenario) => {
      const library = new LiveLibrary(dap);
      await dap.launch({ program: probe, scenario }, () => library.watch());
      expect(await library.command('MOVE MEDIUM')).toMatchObject({
        opcode: 0xa5,
        operands: 'slot 0 → drive 0',
        srbStatus: 'SRB_STATUS_SUCCESS',
        source: { function: 'ChangerMoveMedium' },
      });
      await library.phase('waiting');
      expect(library.model.element('drive 0')?.barcode).toBe('GEN000L6');
    });
  });
});

describe('stops at what goes wrong', () => {
  it('CHECK CONDITION, with its sense; a condition lets others pass', async () => {
    const dap = adapter();
    const steps = [{ ioctl: 'MOVE_MEDIUM', source: 'slot 9', destination: 'drive 0' }];
    await withScenario(steps, async (scenario) => {
      await dap.launch({ program: probe, scenario }, () =>
        dap.request('setExceptionBreakpoints', {
          filters: [],
          filterOptions: [{ filterId: 'check-condition', condition: '5/3b/0e' }],
        }),
      );
      // The unit attention of power on is not asked for.
      const { body, frames } = await dap.stopped('exception');
      expect(body.text).toMatch(/5\/3B\/0E ILLEGAL REQUEST, medium source element empty/);
      const status = await dap.scope(frames[0].id, 'Status');
      expect(status['sense'].value).toMatch(/source element empty/);
    });
  });

  it('a failed IOCTL and a broken rule', async () => {
    const dap = adapter();
    await withScenario(
      [{ ioctl: 'GET_PARAMETERS' }, { ioctl: 'SET_POSITION', destination: 'slot 0' }],
      async (scenario) => {
        await dap.launch({
          program: probe,
          scenario,
          defines: ['BAD_FLAGS'],
          stopOn: ['ioctl-failed', 'rule'],
        });
        const rules: string[] = [];
        let stop = await dap.stopped('exception');
        while (stop.body.description === 'Paused: Feature rule violated') {
          rules.push(stop.body.text?.slice(0, 3) ?? '');
          await dap.request('continue', { threadId: 1 });
          stop = await dap.stopped('exception');
        }
        expect(rules).toContain('E03');
        expect(stop.body.text).toBe('IOCTL_CHANGER_SET_POSITION ended with STATUS_INVALID_DEVICE_REQUEST');
      },
    );
  });
});

describe('a command before the device can be changed', () => {
  it('its CDB, in the variables view', async () => {
    const dap = adapter();
    await withScenario([MOVE], async (scenario) => {
      await dap.launch({ program: probe, scenario }, () =>
        dap.request('setFunctionBreakpoints', { breakpoints: [{ name: 'MOVE MEDIUM' }] }),
      );
      const { frames } = await dap.stopped();
      const { scopes } = await dap.request<{ scopes: { name: string; variablesReference: number }[] }>(
        'scopes',
        { frameId: frames[0].id },
      );
      const { variablesReference } = scopes[0];
      await dap.children(variablesReference);
      await dap.request('setVariable', { variablesReference, name: 'source element address', value: '0x11' });
      await expect(
        dap.request('setVariable', { variablesReference, name: 'source element address', value: 'many' }),
      ).rejects.toThrow(/many is no number/);
      const library = new LiveLibrary(dap);
      await library.watch();
      await dap.request('continue', { threadId: 1 });
      const record = await library.command('MOVE MEDIUM');
      expect(record).toMatchObject({ operands: 'slot 1 → drive 0', cdb: 'a50000000011020000000000' });
    });
  });

  it('by a fault from the console', async () => {
    const dap = adapter();
    await withScenario([MOVE], async (scenario) => {
      await dap.launch({ program: probe, scenario }, () =>
        dap.request('setFunctionBreakpoints', { breakpoints: [{ name: 'MOVE MEDIUM' }] }),
      );
      await dap.stopped();
      const say = async (expression: string) =>
        (await dap.request<{ result: string }>('evaluate', { expression, context: 'repl' })).result;
      expect(await say('.fault 4/15')).toMatch(/is no sense/);
      expect(await say('.fault 04/15/01')).toBe('The command will fail with 04/15/01.');
      expect(await say('.help')).toMatch(/\.trace \[count\]/);
      expect(await say('.trace 5')).toMatch(/MODE SENSE\(6\)/);
      await expect(say('.nothing')).rejects.toThrow(/There is no command \.nothing/);
      const library = new LiveLibrary(dap);
      await library.watch();
      await dap.request('continue', { threadId: 1 });
      const record = await library.command('MOVE MEDIUM');
      expect(record.sense).toEqual({ key: 4, asc: 0x15, ascq: 1 });
    });
  });
});

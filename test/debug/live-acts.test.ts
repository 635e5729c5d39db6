import { describe, expect, it } from 'vitest';
import { packageFile } from '../../src/toolchain/package-files.ts';
import { adapters, lineOf, probe, withScenario } from '../support/debug-probe.ts';
import type { DapClient } from '../support/dap-client.ts';
import { LiveLibrary } from '../support/live-library.ts';

const adapter = adapters();
const STATUS = { ioctl: 'GET_STATUS' };
const MOVE = { ioctl: 'MOVE_MEDIUM', source: 'slot 0', destination: 'drive 0' };
const LTO = packageFile('samples', 'lto');

/** Runs a scenario to its end, and waits. */
async function waiting(dap: DapClient, scenario: string, more: object = {}): Promise<LiveLibrary> {
  const library = new LiveLibrary(dap);
  await dap.launch({ program: probe, scenario, ...more }, () => library.watch());
  await library.phase('waiting');
  return library;
}

describe('a library that waits after its scenario', () => {
  it('does what a person asks for through the driver, until the session is stopped', async () => {
    const dap = adapter();
    await withScenario([STATUS], async (scenario) => {
      const library = await waiting(dap, scenario);
      const moved = await library.done(MOVE);
      expect(moved).toMatchObject({
        index: 1,
        line: 0,
        action: 'MOVE_MEDIUM slot 0 → drive 0',
        status: 'STATUS_SUCCESS',
        ok: true,
      });
      expect(library.model.element('drive 0')?.barcode).toBe('GEN000L6');
      expect(library.model.element('slot 0')?.full).toBe(false);
      const again = await library.done(MOVE);
      expect(again.index).toBe(2);
      expect(again.status).not.toBe('STATUS_SUCCESS');
      await dap.request('terminate');
      expect(await dap.event('exited')).toEqual({ exitCode: 0 });
      await dap.event('terminated');
      expect(dap.output).toMatch(/3 steps, all as expected/);
    });
  });

  it('ends when nobody looks any more', async () => {
    const dap = adapter();
    await withScenario([STATUS], async (scenario) => {
      const library = await waiting(dap, scenario);
      await library.watch(false);
      await dap.event('exited');
      await dap.event('terminated');
    });
  });

  it('begins again with a restart, with all its events', async () => {
    const dap = adapter();
    await withScenario([MOVE], async (scenario) => {
      const library = await waiting(dap, scenario);
      expect(library.model.element('drive 0')?.full).toBe(true);
      await library.done({ ioctl: 'MOVE_MEDIUM', source: 'drive 0', destination: 'slot 3' });
      await dap.request('restart', {});
      await library.until('the acts are gone', () => (library.model.acts.size === 0 ? true : undefined));
      await library.phase('waiting');
      expect(library.model.steps.map(({ index }) => index)).toEqual([0]);
      expect(library.model.element('drive 0')?.full).toBe(true);
    });
  });

  it('stops at breakpoints in what a person asks for, and shows the act below the C', async () => {
    const dap = adapter();
    await withScenario([STATUS], async (scenario) => {
      const library = await waiting(dap, scenario);
      await dap.request('setFunctionBreakpoints', { breakpoints: [{ name: 'ChangerMoveMedium' }] });
      await library.act(MOVE);
      const { frames } = await dap.stopped('breakpoint');
      expect(frames.map(({ name }) => name)).toEqual([
        'ChangerMoveMedium',
        'ChangerClassDeviceControl → IOCTL_CHANGER_MOVE_MEDIUM',
        'step 2: MOVE_MEDIUM',
      ]);
      const { content } = await dap.request<{ content: string }>('source', {
        sourceReference: frames[2].source?.sourceReference,
      });
      expect(content.split('\n')[frames[2].line - 1]).toBe(
        'step 2: MOVE_MEDIUM source: "slot 0", destination: "drive 0"',
      );
      await library.phase('stopped');
      await dap.request('continue', { threadId: 1 });
      expect((await library.step(1)).ok).toBe(true);
    });
  });

  it('ends where an act traps the driver', async () => {
    const dap = adapter();
    await withScenario([{ ioctl: 'GET_PRODUCT_DATA' }], async (scenario) => {
      const library = await waiting(dap, scenario, { defines: ['BAD_WILD'] });
      await library.act(STATUS);
      await dap.stopped('exception');
      await dap.request('continue', { threadId: 1 });
      await library.phase('over');
      expect(library.model.steps.map(({ index, ok }) => [index, ok])).toEqual([
        [0, true],
        [1, false],
      ]);
      const [failure] = library.recorded('failure');
      expect(failure).toMatchObject({ kind: 'access-violation', function: 'ChangerGetStatus' });
      expect(await dap.event('exited')).toEqual({ exitCode: 1 });
      expect(dap.output).toMatch(
        /The driver failed \(access-violation\) at probe\.c:\d+ in ChangerGetStatus/,
      );
    });
  });
});

describe('an act that makes no sense', () => {
  it('is refused as a mistake in a scenario file is', async () => {
    const dap = adapter();
    await withScenario([STATUS], async (scenario) => {
      const library = await waiting(dap, scenario);
      const why = async (step: unknown): Promise<string> => {
        const answer = await library.act(step as object);
        expect(answer.accepted).toBe(false);
        return answer.message;
      };
      expect(await why({ operator: 'open dor' })).toMatch(
        /^operator: "open dor" is not known\. Use one of open door,/,
      );
      expect(await why({ ioctl: 'MOVE_MEDIUM', source: 'slot 0' })).toBe('destination is missing.');
      expect(await why({ ...MOVE, barcod: true })).toMatch(/^barcod: unknown member/);
      expect(await why({})).toMatch(/a step needs one of/);
      expect(await why([])).toMatch(/An act is a step/);
      expect(await why(undefined)).toMatch(/An act is a step/);
      expect(await why({ rsm: 'mount', volume: 'A00001L6' })).toMatch(/no removable storage manager/);
      expect(await why({ device: 'drive 0', ioctl: 'TAPE_GET_STATUS' })).toMatch(/no tape class driver/);
    });
  });

  it('what the library refuses says why', async () => {
    const dap = adapter();
    await withScenario([STATUS], async (scenario) => {
      const library = await waiting(dap, scenario);
      const closed = await library.done({ operator: 'close door' });
      expect(closed).toMatchObject({ ok: false, message: 'Door 0 is closed already.' });
    });
  });
});

describe('acts while the debugger holds the driver', () => {
  it('the operator acts at once, and the command that stands before the device meets it', async () => {
    const dap = adapter();
    await withScenario([MOVE], async (scenario) => {
      const library = new LiveLibrary(dap);
      await dap.launch({ program: probe, scenario }, async () => {
        await library.watch();
        await dap.request('setFunctionBreakpoints', { breakpoints: [{ name: 'MOVE MEDIUM' }] });
      });
      await dap.stopped('SCSI command');
      await library.phase('stopped');
      expect(await library.act({ operator: 'open door' })).toMatchObject({ accepted: true, message: '' });
      expect((await library.step(1)).ok).toBe(true);
      await library.until('an open door', () =>
        library.model.condition?.doors[0] === true ? true : undefined,
      );
      expect(await library.act({ ioctl: 'GET_STATUS' })).toMatchObject({
        accepted: true,
        message: 'after the request that the debugger holds',
      });
      await dap.request('continue', { threadId: 1 });
      expect((await library.command('MOVE MEDIUM')).sense).toMatchObject({ key: 2 });
      expect((await library.step(2)).status).not.toBe('STATUS_SUCCESS');
      expect(library.model.steps.map(({ index }) => index)).toEqual([1, 0, 2]);
    });
  });

  it('a fault strikes the command that stands before the device, also of the storage manager', async () => {
    const dap = adapter();
    await withScenario(
      [{ rsm: 'start' }, { rsm: 'mount', volume: 'A00001L6', drive: 0 }],
      async (scenario) => {
        const library = new LiveLibrary(dap);
        const launch = {
          program: packageFile('samples', 'autoloader', 'autoloader.c'),
          library: `${LTO}/library.changer.json`,
          scenario,
        };
        await dap.launch(launch, async () => {
          await library.watch();
          await dap.request('setFunctionBreakpoints', { breakpoints: [{ name: 'MOVE MEDIUM' }] });
        });
        await dap.stopped('SCSI command');
        // The manager is in the midst of its work: it must not be asked to look at the door.
        await library.act({ operator: 'open door' });
        await library.act({ operator: 'close door' });
        await library.act({ fault: { command: 'MOVE MEDIUM', sense: '04/15/01' } });
        expect((await library.step(4)).ok).toBe(true);
        await dap.request('setFunctionBreakpoints', { breakpoints: [] });
        await dap.request('continue', { threadId: 1 });
        expect((await library.command('MOVE MEDIUM')).sense).toEqual({ key: 4, asc: 0x15, ascq: 1 });
        await library.phase('waiting');
        expect((await library.done({ rsm: 'inventory', method: 'OMID' })).message).toBe('');
      },
    );
  });

  it('requests of a running driver are taken after its step', async () => {
    const dap = adapter();
    await withScenario([STATUS, MOVE], async (scenario) => {
      const library = new LiveLibrary(dap);
      await dap.launch({ program: probe, scenario }, async () => {
        await library.watch();
        await dap.request('setBreakpoints', {
          source: { path: probe },
          breakpoints: [{ line: lineOf('ChangerGetStatus(') + 3 }],
        });
      });
      await dap.stopped('breakpoint');
      await library.act({ ioctl: 'SET_POSITION', destination: 'slot 2' });
      await dap.request('setBreakpoints', { source: { path: probe }, breakpoints: [] });
      await dap.request('continue', { threadId: 1 });
      await library.phase('waiting');
      expect(library.model.steps.map(({ index }) => index)).toEqual([0, 2, 1]);
    });
  });
});

import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunResult } from '../../src/lab/records.ts';
import type { ElementState } from '../../src/live/library-state.ts';
import type { LiveEvent } from '../../src/live/live-events.ts';
import { packageFile } from '../../src/toolchain/package-files.ts';
import { adapters, probe, withScenario } from '../support/debug-probe.ts';
import { LiveLibrary } from '../support/live-library.ts';

const adapter = adapters();
const MOVE = { ioctl: 'MOVE_MEDIUM', source: 'slot 0', destination: 'drive 0' };
const SAMPLE = packageFile('samples', 'autoloader');
const LAUNCH = {
  program: path.join(SAMPLE, 'autoloader.c'),
  library: path.join(SAMPLE, 'library.changer.json'),
  scenario: path.join(SAMPLE, 'smoke.scenario.json'),
};

/** What the command says of the same run. */
function runByCommand(): RunResult {
  const { stdout } = spawnSync(
    process.execPath,
    [
      packageFile('dist', 'cli.mjs'),
      'run',
      LAUNCH.program,
      '--library',
      LAUNCH.library,
      '--scenario',
      LAUNCH.scenario,
      '--json',
    ],
    { encoding: 'utf8' },
  );
  return JSON.parse(stdout) as RunResult;
}

describe('the events of a running library', () => {
  it('do not come while nobody looks, and the session ends with its scenario', async () => {
    const dap = adapter();
    await withScenario([MOVE], async (scenario) => {
      await dap.launch({ program: probe, scenario });
      await dap.event('terminated');
      expect(dap.events.map(({ event }) => event)).not.toContain('changer/live');
    });
  });

  it('tell the same run as the command does: commands, steps, elements, what the driver said', async () => {
    const dap = adapter();
    const library = new LiveLibrary(dap);
    await dap.launch({ ...LAUNCH, noDebug: true }, () => library.watch());
    await library.phase('waiting');
    const { model } = library;
    const result = runByCommand();
    for (const kind of ['command', 'step', 'print', 'violation'] as const)
      expect(library.recorded(kind), kind).toEqual(result[`${kind}s`]);
    expect(model.steps).toEqual(result.steps);
    expect(model.current).toBe(result.steps.length - 1);
    const begun = library.events.flatMap((event) => (event.kind === 'begin' ? [event.index] : []));
    expect(begun.filter((index) => index >= 0)).toEqual(result.steps.map(({ index }) => index));
    const elements = result.elements.map(({ element, ...rest }) => ({ place: element, ...rest }));
    expect([...(model.elements ?? [])]).toMatchObject(elements);
    expect(model.condition?.parameters).toEqual(result.parameters);
    expect(model.condition?.time).toBe(result.time);
    expect(model.plan).toMatchObject({ name: 'library.changer.json', file: LAUNCH.library, managed: false });
    expect(model.plan?.sources).toEqual({ changer: [LAUNCH.program], tape: null });
    // A cartridge has been moved since the driver was asked.
    const slots = (): ElementState[] => model.elementsOf('slot').filter(({ reported }) => reported !== null);
    expect(slots().some(({ full, reported }) => full !== reported?.full)).toBe(true);
    const { time } = model.condition ?? { time: 0 };
    await library.done({ ioctl: 'GET_ELEMENT_STATUS', element: 'slot 0', count: 7, volumeTags: true });
    expect(slots().map(({ reported }) => reported?.full)).toEqual(slots().map(({ full }) => full));
    const labelled = slots().filter(({ barcode, cleaner }) => barcode !== null && !cleaner);
    expect(labelled.length).toBeGreaterThan(2);
    for (const { barcode, reported } of labelled) expect(reported?.barcode).toBe(barcode);
    // What the driver has said before, it has said since then.
    expect(slots().some(({ reported }) => (reported?.time ?? time) < time)).toBe(true);
  });

  it('who looks late gets what has happened until then', async () => {
    const dap = adapter();
    await withScenario([MOVE, { ioctl: 'GET_STATUS' }], async (scenario) => {
      await dap.launch({ program: probe, scenario }, () =>
        dap.request('setFunctionBreakpoints', { breakpoints: [{ name: 'ChangerGetStatus' }] }),
      );
      await dap.stopped();
      const library = new LiveLibrary(dap);
      await library.watch();
      await library.phase('stopped');
      await library.step(0);
      const { model } = library;
      expect(library.recorded('command').map(({ name }) => name)).toContain('MOVE MEDIUM');
      expect(model.current).toBe(1);
      expect(model.element('drive 0')).toMatchObject({ full: true, source: 'slot 0', reported: null });
    });
  });

  it('a motion is told when the device begins it, with its time', async () => {
    const dap = adapter();
    await withScenario([MOVE], async (scenario) => {
      const library = new LiveLibrary(dap);
      await dap.launch({ program: probe, scenario }, () => library.watch());
      await library.phase('waiting');
      const motions = library.events.flatMap((event) => (event.kind === 'changes' ? event.motions : []));
      const move = await library.command('MOVE MEDIUM');
      const { time: started, duration } = move;
      expect(motions).toEqual([
        { transport: 0, from: 'slot 0', to: 'drive 0', barcode: 'GEN000L6', started, duration },
      ]);
      expect(library.model.condition?.transports).toEqual(['drive 0']);
    });
  });

  it('come in their order: a step begins, its commands, what has changed, its end', async () => {
    const dap = adapter();
    await withScenario([{ ioctl: 'GET_STATUS' }], async (scenario) => {
      const library = new LiveLibrary(dap);
      await dap.launch({ program: probe, scenario }, () => library.watch());
      await library.phase('waiting');
      await library.done(MOVE);
      await library.phase('waiting');
      const of = (kind: LiveEvent['kind'], fits: (event: LiveEvent) => boolean = () => true): number =>
        library.events.findIndex((event) => event.kind === kind && fits(event));
      const begin = of('begin', (event) => event.kind === 'begin' && event.index === 1);
      const moved = of('trace', (event) => event.kind === 'trace' && event.lines.includes('MOVE MEDIUM'));
      const changed = of('changes', (event) => event.kind === 'changes' && event.elements.length > 0);
      expect(of('snapshot')).toBe(0);
      expect(begin).toBeGreaterThan(0);
      expect(moved).toBeGreaterThan(begin);
      expect(changed).toBeGreaterThan(begin);
      expect(of('step', (event) => event.kind === 'step' && event.record.index === 1)).toBeGreaterThan(
        changed,
      );
      expect(library.events.at(-1)).toEqual({ kind: 'phase', phase: 'waiting' });
    });
  });

  it('tell the state of drives, ports and locks', async () => {
    const dap = adapter();
    const library = new LiveLibrary(dap);
    await dap.launch(LAUNCH, () => library.watch());
    await library.phase('waiting');
    const { model } = library;
    await library.done({ ioctl: 'SET_ACCESS', element: 'port 0', control: 'LOCK_ELEMENT' });
    expect(model.condition?.ports[0]).toEqual({ open: false, locked: true });
    await library.done({ ioctl: 'SET_ACCESS', element: 'port 0', control: 'UNLOCK_ELEMENT' });
    await library.done({ operator: 'open port', at: 'port 0' });
    expect(model.condition?.ports[0]).toEqual({ open: true, locked: false });
    await library.done({ operator: 'close port', at: 'port 0' });
    const full = model.elementsOf('slot').find(({ full: holds }) => holds);
    await library.done({ ioctl: 'MOVE_MEDIUM', source: full?.place, destination: 'drive 0' });
    expect(model.condition?.drives[0].stage).toBe('loading');
    await library.done({ wait: 60 });
    expect(model.condition?.drives[0]).toMatchObject({
      stage: 'ready',
      position: { partition: 0, object: 0 },
    });
  });
});

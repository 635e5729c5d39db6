import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunResult } from '../../src/lab/records.ts';
import { readScenario } from '../../src/lab/scenario/scenario-file.ts';
import { packageFile } from '../../src/toolchain/package-files.ts';
import { adapters, withScenario } from '../support/debug-probe.ts';
import { LiveLibrary } from '../support/live-library.ts';

const adapter = adapters();
const sample = (...names: string[]): string => packageFile('samples', ...names);
const DRIVER = sample('autoloader', 'autoloader.c');

/** Saves what has been done in a folder, and runs it by the command. */
function saveAndRun(library: LiveLibrary, folder: string): { text: string; result: RunResult } {
  const text = library.recorder.scenario(library.model, (file) => path.relative(folder, file)) ?? '';
  const file = path.join(folder, 'recorded.scenario.json');
  writeFileSync(file, text);
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [packageFile('dist', 'cli.mjs'), 'run', '--scenario', file, '--json'],
    { encoding: 'utf8' },
  );
  if (stdout === '') throw new Error(stderr);
  return { text, result: JSON.parse(stdout) as RunResult };
}

describe('what a person did, saved as a scenario', () => {
  it('passes as it is, with statuses and elements of the acts, and names its files relative to itself', async () => {
    const dap = adapter();
    await withScenario([{ ioctl: 'GET_STATUS' }], async (scenario) => {
      const library = new LiveLibrary(dap);
      const file = sample('autoloader', 'library.changer.json');
      await dap.launch({ program: DRIVER, library: file, scenario }, () => library.watch());
      await library.phase('waiting');
      await library.done({ ioctl: 'MOVE_MEDIUM', source: 'slot 0', destination: 'drive 0' });
      await library.done({ ioctl: 'MOVE_MEDIUM', source: 'slot 6', destination: 'drive 0' });
      await library.done({ operator: 'close door' });
      await library.done({ operator: 'open door' });
      await library.done({ operator: 'remove', at: 'slot 1' });
      await library.done({ operator: 'close door' });
      await library.done({ fault: { command: 'MOVE MEDIUM', sense: '04/15/01' } });
      await library.done({ ioctl: 'MOVE_MEDIUM', source: 'drive 0', destination: 'slot 1' });
      const { text, result } = saveAndRun(library, path.dirname(scenario));
      expect(readScenario('recorded', text).problems).toEqual([]);
      const recorded = JSON.parse(text) as {
        driver: string;
        library: string;
        steps: Record<string, unknown>[];
      };
      expect(path.isAbsolute(recorded.driver)).toBe(false);
      expect(path.resolve(path.dirname(scenario), recorded.driver)).toBe(DRIVER);
      expect(path.resolve(path.dirname(scenario), recorded.library)).toBe(file);
      // The door that was closed already is left out: nothing can be expected of a refusal.
      expect(
        recorded.steps.map(({ ioctl, operator, fault }) => ioctl ?? operator ?? (fault ? 'fault' : '')),
      ).toEqual([
        'GET_STATUS',
        'MOVE_MEDIUM',
        'MOVE_MEDIUM',
        'open door',
        'remove',
        'close door',
        'fault',
        'MOVE_MEDIUM',
      ]);
      expect(recorded.steps[1]['expect']).toEqual({
        status: 'STATUS_SUCCESS',
        elements: { 'slot 0': null, 'drive 0': 'A00001L6' },
      });
      const refused = recorded.steps[2]['expect'] as { status: string; elements?: object };
      expect(refused.status).not.toBe('STATUS_SUCCESS');
      expect(refused.elements).toBeUndefined();
      expect(result.failure).toBeNull();
      expect(result.steps.map(({ message }) => message)).toEqual(result.steps.map(() => ''));
      expect(result.steps.map(({ status }) => status)).toEqual(
        library.model.steps
          .filter(({ message }) => !/closed already/.test(message))
          .map(({ status }) => status),
      );
    });
  });

  it('keeps the work of the storage manager, with its state, failed work too', async () => {
    const dap = adapter();
    await withScenario([{ rsm: 'start' }], async (scenario) => {
      const library = new LiveLibrary(dap);
      const launch = { program: DRIVER, library: sample('lto', 'library.changer.json'), scenario };
      await dap.launch(launch, () => library.watch());
      await library.phase('waiting');
      await library.done({ rsm: 'mount', volume: 'A00001L6', drive: 0 });
      await library.done({ device: 'drive 0', write: { blocks: 3, size: 512 } });
      await library.done({ rsm: 'dismount', volume: 'NOBODY' });
      await library.done({ rsm: 'dismount', volume: 'A00001L6' });
      const { text, result } = saveAndRun(library, path.dirname(scenario));
      const { steps } = JSON.parse(text) as { steps: { expect?: { state?: string; status?: string } }[] };
      expect(steps.map((step) => step.expect?.state ?? step.expect?.status)).toEqual([
        undefined,
        'PASSED',
        'STATUS_SUCCESS',
        'FAILED',
        'PASSED',
      ]);
      expect(result.steps.map(({ message }) => message)).toEqual(['', '', '', '', '']);
    });
  });

  it('what was done while the debugger held a command comes before the step that it was held in', async () => {
    const dap = adapter();
    const move = { ioctl: 'MOVE_MEDIUM', source: 'slot 0', destination: 'drive 0' };
    await withScenario([move], async (scenario) => {
      const library = new LiveLibrary(dap);
      const file = sample('autoloader', 'library.changer.json');
      await dap.launch({ program: DRIVER, library: file, scenario }, async () => {
        await library.watch();
        await dap.request('setFunctionBreakpoints', { breakpoints: [{ name: 'MOVE MEDIUM' }] });
      });
      await dap.stopped('SCSI command');
      await library.done({ operator: 'open port', at: 'port 0' });
      await dap.request('continue', { threadId: 1 });
      await library.phase('waiting');
      const { text, result } = saveAndRun(library, path.dirname(scenario));
      const { steps } = JSON.parse(text) as { steps: Record<string, unknown>[] };
      expect(steps).toEqual([{ operator: 'open port', at: 'port 0' }, expect.objectContaining(move)]);
      expect(result.ok).toBe(true);
      expect(result.elements).toMatchObject(
        [...(library.model.elements ?? [])].map(({ place, barcode }) => ({ element: place, barcode })),
      );
    });
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readLibrary, type Library } from '../../src/lab/files/library-file.ts';
import type { StepData } from '../../src/lab/scenario/scenario-file.ts';
import { packageFile } from '../../src/toolchain/package-files.ts';
import { driverBench } from '../support/driver.ts';

const bench = driverBench();
const folder = packageFile('samples', 'autoloader');
const sources = readdirSync(folder)
  .filter((name) => name.endsWith('.c'))
  .map((name) => `${folder}/${name}`);
const text = readFileSync(`${folder}/library.changer.json`, 'utf8');

function library(change: (data: Record<string, unknown>) => void = () => undefined): Library {
  const data = JSON.parse(text) as Record<string, unknown>;
  change(data);
  const read = readLibrary('library.changer.json', JSON.stringify(data));
  if (!read.library) throw new Error(read.problems.map((problem) => problem.message).join('\n'));
  return read.library;
}

const capable = (capabilities: object) =>
  library((data) => Object.assign(data['capabilities'] as object, capabilities));

/** Every IOCTL with a request that a device of this kind carries out, and the command that does it. */
const RIGHT: readonly (readonly [StepData, command: string | null, information: number])[] = [
  [{ ioctl: 'GET_PARAMETERS' }, null, 60],
  [{ ioctl: 'GET_STATUS' }, 'TEST UNIT READY', 0],
  [{ ioctl: 'GET_PRODUCT_DATA' }, null, 61],
  [{ ioctl: 'SET_ACCESS', element: 'port 0', control: 'LOCK_ELEMENT' }, 'PREVENT ALLOW MEDIUM REMOVAL', 12],
  [
    { ioctl: 'GET_ELEMENT_STATUS', element: 'slot 0', count: 2, volumeTags: true },
    'READ ELEMENT STATUS',
    200,
  ],
  [{ ioctl: 'INITIALIZE_ELEMENT_STATUS', element: 'all' }, 'INITIALIZE ELEMENT STATUS', 16],
  [{ ioctl: 'SET_POSITION', destination: 'slot 0' }, 'POSITION TO ELEMENT', 20],
  [{ ioctl: 'MOVE_MEDIUM', source: 'slot 0', destination: 'drive 0' }, 'MOVE MEDIUM', 28],
  [{ ioctl: 'REINITIALIZE_TRANSPORT' }, 'REZERO UNIT', 8],
];

describe('the sample driver', () => {
  it('passes its own scenario without a violation', async () => {
    const { steps } = JSON.parse(readFileSync(`${folder}/smoke.scenario.json`, 'utf8')) as {
      steps: StepData[];
    };
    const result = await bench.run(sources, steps, { library: library() });
    expect(result.steps).toHaveLength(steps.length);
    expect(result.steps.filter((step) => !step.ok)).toEqual([]);
    expect(result.violations).toEqual([]);
    expect(result.failure).toBeNull();
    expect(result.ok).toBe(true);
  });

  it.each(RIGHT)('carries out %j', async (step, command, information) => {
    const result = await bench.run(sources, [step], { library: library() });
    expect(result.steps[0]).toMatchObject({ status: 'STATUS_SUCCESS', information });
    const sent = result.commands.filter((record) => record.step === 0).map((record) => record.name);
    expect(sent).toEqual(command === null ? [] : [command]);
  });

  it.each<[string, object, StepData]>([
    [
      'EXCHANGE_MEDIUM',
      { exchange: {} },
      { ioctl: 'EXCHANGE_MEDIUM', source: 'slot 1', destination1: 'drive 0', destination2: 'slot 0' },
    ],
    ['SET_POSITION', { position: [] }, { ioctl: 'SET_POSITION', destination: 'slot 0' }],
  ])('refuses %s where the device lacks it', async (_name, capabilities, step) => {
    const result = await bench.run(sources, [step], { library: capable(capabilities) });
    expect(result.steps[0].status).toBe('STATUS_INVALID_DEVICE_REQUEST');
  });

  it.each(RIGHT.filter(([, command]) => command !== null))('reports a failing device: %j', async (step) => {
    const result = await bench.run(
      sources,
      [{ fault: { command: 'ANY', nth: 1, sense: '04/44/00' } }, step],
      { library: library() },
    );
    expect(result.steps[1].status).toBe('STATUS_DEVICE_HARDWARE_ERROR');
    expect(result.violations.filter((violation) => violation.severity === 'error')).toEqual([]);
  });

  it('survives an exhausted pool', async () => {
    for (const poolLimit of [0, 64, 200, 300, 400]) {
      const result = await bench.run(sources, [{ ioctl: 'GET_STATUS' }], {
        library: { ...library(), poolLimit },
      });
      expect(result.failure?.kind ?? 'start').toBe('start');
      if (poolLimit === 0)
        expect(result.failure?.message).toMatch(/ChangerInitialize returned STATUS_INSUFFICIENT_RESOURCES/);
      expect(result.violations).toEqual([]);
    }
  });
});

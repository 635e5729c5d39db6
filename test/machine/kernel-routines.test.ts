import { expect, it } from 'vitest';
import { genericLibrary } from '../../src/lab/files/generic-library.ts';
import { driverBench, fixture } from '../support/driver.ts';

const bench = driverBench();

it('every kernel and C run-time routine does what C code expects of it', async () => {
  const registry = {
    values: { Timeout: 1200, Label: 'rack1' },
    keys: { Models: { values: { First: 'LOADER' } } },
  };
  const result = await bench.run(fixture('kernel.c'), [{ ioctl: 'GET_STATUS' }] as never, {
    library: { ...genericLibrary(), registry },
  });
  expect(result.failure).toBeNull();
  expect(result.prints.map((print) => print.text)).toEqual(['checked\n']);
  expect(result.violations).toEqual([]);
});

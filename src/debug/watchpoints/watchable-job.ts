import type { DriverImage, Job } from '../../lab/session.ts';
import { instrumentStores } from './instrument.ts';

/** Where a driver's own code lies in the module that runs. */
export interface RunningModule {
  /** Offset in the module that runs less that in the module as linked. */
  readonly shift: number;
  /** Offset behind the driver's own code. */
  readonly end: number;
  /** Bytes of the module. */
  readonly length: number;
}

/** A job as the worker runs it, and where the code of each of its drivers lies. */
export interface RunningCode {
  readonly job: Job;
  readonly modules: readonly RunningModule[];
}

interface Running {
  readonly image: DriverImage;
  readonly module: RunningModule;
}

/** A driver as it was linked. */
function plain(image: DriverImage): Running {
  const { length } = image.wasm;
  return { image, module: { shift: 0, end: length, length } };
}

/** A driver with stores that can be watched; its line table moves along. */
export function watchable(image: DriverImage): Running {
  const { wasm, shift, end } = instrumentStores(image.wasm);
  const rows = image.lines.rows.map((value, index) => (index % 3 === 0 ? value + shift : value));
  return {
    image: { ...image, wasm, lines: { ...image.lines, rows } },
    module: { shift, end, length: wasm.length },
  };
}

function running(job: Job, how: (image: DriverImage) => Running): RunningCode {
  const [first, ...others] = job.drivers.map(how);
  return {
    job: { ...job, drivers: [first.image, ...others.map(({ image }) => image)] },
    modules: [first, ...others].map(({ module }) => module),
  };
}

/** The drivers as they were linked. */
export function plainJob(job: Job): RunningCode {
  return running(job, plain);
}

/** The drivers with stores that can be watched. */
export function watchableJob(job: Job): RunningCode {
  return running(job, watchable);
}

import { StorageDeviceScript } from './script.ts';
import { VirtualClock } from '../../src/core/clock.ts';
import { ntStatusName } from '../../src/ddi/ntstatus.ts';
import { STORAGE_IOCTLS } from '../../src/ddi/storage-ioctls.ts';
import { TAPE_IOCTLS, type TapeIoctlName } from '../../src/ddi/tape/ioctls.ts';
import type { StartFailure } from '../../src/class/requests.ts';
import { LabPort } from '../../src/lab/lab-port.ts';
import { Machine } from '../../src/machine/machine.ts';
import { Registry } from '../../src/machine/registry.ts';
import type { ScsiDevice } from '../../src/scsi/task.ts';
import { KERNEL_STACK_SIZE } from '../../src/toolchain/flags.ts';
import { TapeClassDriver } from '../../src/tape-class/tape-class-driver.ts';
import { driverBench, fixture } from '../support/driver.ts';

export const READ_WRITE = { read: true, write: true };

/** A driver over a device, started and watched. */
export interface Rig {
  readonly driver: TapeClassDriver;
  readonly clock: VirtualClock;
  readonly port: LabPort;
  readonly machine: Machine;
  readonly problem: StartFailure | undefined;
  /** Lines of debug output. */
  readonly prints: string[];
  /** Ids of the machine's checks, and their messages. */
  readonly checks: { id: string; message: string }[];
  /** The command descriptor blocks that reached the device, in hex. */
  readonly commands: string[];
  /** A request by its row's name; the status by name. */
  ioctl(
    name: TapeIoctlName | keyof typeof STORAGE_IOCTLS,
    input?: Uint8Array,
    outputLength?: number,
  ): { status: string; information: number; output: Uint8Array };
}

export interface RigOptions {
  readonly defines?: readonly string[];
  readonly device?: ScsiDevice;
  readonly clock?: VirtualClock;
  readonly inquiry?: Uint8Array;
  readonly maximumTransferLength?: number;
  readonly poolLimit?: number;
}

/** Standard INQUIRY data of a tape drive. */
export function inquiryData(vendor = 'PROBE', product = 'TAPE', type = 1): Uint8Array {
  const bytes = new Uint8Array(36).fill(0x20, 8);
  bytes.set([type, 0x80, 4, 2, 31]);
  bytes.set(new TextEncoder().encode(vendor), 8);
  bytes.set(new TextEncoder().encode(product), 16);
  return bytes;
}

/** Numbers of 32 bits, as Windows writes them. */
export function ulongs(...numbers: number[]): Uint8Array {
  return new Uint8Array(new Uint32Array(numbers).buffer);
}

/** Compiles miniclasses and starts them. */
export function tapeBench(): (file?: string, options?: RigOptions) => Promise<Rig> {
  const bench = driverBench();
  return async (file = fixture('tape-probe.c'), options = {}) => {
    const built = await bench.build(file, options.defines, 'tape');
    const clock = options.clock ?? new VirtualClock();
    const prints: string[] = [];
    const checks: { id: string; message: string }[] = [];
    const commands: string[] = [];
    const port = new LabPort(
      {
        inquiry: options.inquiry ?? inquiryData(),
        serialNumber: 'T1',
        portNumber: 0,
        pathId: 0,
        targetId: 4,
        lun: 0,
        maximumTransferLength: options.maximumTransferLength ?? 0x100000,
      },
      options.device ?? new StorageDeviceScript(),
      clock,
    );
    port.observer = {
      before: ({ task }) => {
        commands.push(Buffer.from(task.cdb.subarray(0, task.cdbLength)).toString('hex'));
      },
    };
    const driver = new TapeClassDriver(port, 'current');
    const machine = new Machine({
      module: new WebAssembly.Module(built.wasm as Uint8Array),
      clock,
      registry: new Registry({}),
      classRoutines: driver.exports,
      poolLimit: options.poolLimit ?? Number.MAX_SAFE_INTEGER,
      stackSize: KERNEL_STACK_SIZE,
      hooks: {
        debugPrint: (_level, text) => prints.push(text.trimEnd()),
        check: (id, message) => checks.push({ id, message }),
      },
    });
    const problem = driver.start(machine);
    return {
      driver,
      clock,
      port,
      machine,
      problem,
      prints,
      checks,
      commands,
      ioctl: (name, input = new Uint8Array(0), outputLength = 0) => {
        const row = { ...TAPE_IOCTLS, ...STORAGE_IOCTLS }[name];
        const result = driver.deviceControl(row.code, input, outputLength, READ_WRITE);
        return {
          status: ntStatusName(result.status),
          information: result.information,
          output: result.output.slice(),
        };
      },
    };
  };
}

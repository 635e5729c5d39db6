import { VirtualClock } from '../src/core/clock.ts';
import { ntStatusName } from '../src/ddi/ntstatus.ts';
import { sizeOf } from '../src/ddi/struct.ts';
import { TAPE_SET_POSITION } from '../src/ddi/structs/ntddtape.ts';
import { STORAGE_IOCTLS } from '../src/ddi/storage-ioctls.ts';
import { TAPE_IOCTLS } from '../src/ddi/tape/ioctls.ts';
import { findMediumFormat } from '../src/emulator/media/medium-formats.ts';
import { TapeCartridge } from '../src/emulator/media/tape-cartridge.ts';
import { findDriveKind } from '../src/emulator/tape/kinds/drive-profiles.ts';
import { TapeDrive } from '../src/emulator/tape/tape-drive.ts';
import { LabPort } from '../src/lab/lab-port.ts';
import { Machine } from '../src/machine/machine.ts';
import { Registry } from '../src/machine/registry.ts';
import { TapeClassDriver } from '../src/tape-class/tape-class-driver.ts';
import { KERNEL_STACK_SIZE } from '../src/toolchain/flags.ts';
import { ScsiTask } from '../src/scsi/task.ts';
import type { Prepared } from './prepare.ts';
import { median, say } from './say.ts';

const BLOCK = 0x1_0000;
const BLOCKS = 8192;
const ROUNDS = 7;
const ACCESS = { read: true, write: true };

/** INQUIRY as a port driver asks it. */
function inquiryOf(drive: TapeDrive): Uint8Array {
  const task = new ScsiTask();
  task.cdb.set([0x12, 0, 0, 0, 96, 0]);
  task.cdbLength = 6;
  task.direction = 'in';
  task.memory = new Uint8Array(96);
  task.length = 96;
  drive.execute(task);
  return task.memory.subarray(0, task.transferred);
}

/** The sample over an LTO-9 with a new tape. */
function start(module: WebAssembly.Module): TapeClassDriver {
  const kind = findDriveKind('LTO-9');
  const format = findMediumFormat('LTO-9');
  if (kind.type !== 'tape' || !format) throw new Error('There is no LTO-9.');
  const clock = new VirtualClock();
  const drive = new TapeDrive({ profile: kind.profile, serial: 'BENCH' }, clock);
  drive.insert(new TapeCartridge({ format }));
  clock.advance(60_000);
  const address = { portNumber: 0, pathId: 0, targetId: 1, lun: 0 };
  const device = {
    inquiry: inquiryOf(drive),
    serialNumber: 'BENCH',
    maximumTransferLength: 0x100000,
    ...address,
  };
  const driver = new TapeClassDriver(new LabPort(device, drive, clock), 'current');
  const machine = new Machine({
    module,
    clock,
    registry: new Registry({}),
    classRoutines: driver.exports,
    poolLimit: Number.MAX_SAFE_INTEGER,
    stackSize: KERNEL_STACK_SIZE,
  });
  const problem = driver.start(machine);
  if (problem) throw new Error(problem.message);
  for (let i = 0; i < 3; i++)
    must(driver.deviceControl(STORAGE_IOCTLS.CHECK_VERIFY.code, new Uint8Array(0), 0, ACCESS));
  return driver;
}

function must({ status }: { readonly status: number }): void {
  if (status !== 0) throw new Error(`A request ended with ${ntStatusName(status)}.`);
}

function rewind(driver: TapeClassDriver): void {
  const input = new Uint8Array(sizeOf(TAPE_SET_POSITION));
  must(driver.deviceControl(TAPE_IOCTLS.SET_POSITION.code, input, 0, ACCESS));
}

/** GB/s of BLOCKS requests of one block. */
function rate(request: () => { readonly status: number }): number {
  const begun = performance.now();
  for (let i = 0; i < BLOCKS; i++) must(request());
  return (BLOCK * BLOCKS) / ((performance.now() - begun) * 1e6);
}

/** Blocks from the requester's buffer through class driver, PreProcessReadWrite in C, SRB and drive, and back. */
export function benchTapeClass({ tapeMiniclass }: Prepared): void {
  const rates = Array.from({ length: ROUNDS }, () => {
    const driver = start(tapeMiniclass);
    driver.transferBuffer(BLOCK).fill(0x5a);
    const fresh = rate(() => driver.write(BLOCK, ACCESS));
    rewind(driver);
    const write = rate(() => driver.write(BLOCK, ACCESS));
    rewind(driver);
    return { fresh, write, read: rate(() => driver.read(BLOCK, ACCESS)) };
  });
  const middle = (figure: keyof (typeof rates)[number]): string =>
    median(rates.map((round) => round[figure])).toFixed(2);
  say('tape class driver and C miniclass, write 64 KB blocks, GB/s', middle('write'), 'at least 2');
  say('  the same to a new tape, whose memory is touched for the first time', middle('fresh'), 'to compare');
  say('  read them, GB/s', middle('read'), 'at least 2');
}

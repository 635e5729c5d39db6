import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { VirtualClock } from '../src/core/clock.ts';
import { findMediumFormat } from '../src/emulator/media/medium-formats.ts';
import type { OpenStorage } from '../src/emulator/media/tape-cartridge.ts';
import { TapeCartridge } from '../src/emulator/media/tape-cartridge.ts';
import { findDriveKind } from '../src/emulator/tape/kinds/drive-profiles.ts';
import { TapeDrive } from '../src/emulator/tape/tape-drive.ts';
import { decodeSense } from '../src/scsi/sense.ts';
import { senseText } from '../src/scsi/sense-text.ts';
import { ScsiTask } from '../src/scsi/task.ts';
import { tapeFile } from '../src/tape-files/tape-file.ts';
import { median, say, timed } from './say.ts';

const BLOCK = 0x1_0000;
const BLOCKS = 8192;
const ROUNDS = 5;
const OBJECTS = 1_000_000;

/** A drive with a tape that is ready, and the one task of its host. */
class Host {
  readonly task = new ScsiTask();
  private readonly clock = new VirtualClock();
  private readonly drive: TapeDrive;

  constructor(open?: OpenStorage) {
    const kind = findDriveKind('LTO-9');
    const format = findMediumFormat('LTO-9');
    if (kind.type !== 'tape' || !format) throw new Error('There is no LTO-9.');
    this.drive = new TapeDrive({ profile: kind.profile, serial: 'BENCH' }, this.clock);
    this.drive.insert(new TapeCartridge({ format, open }));
    this.clock.advance(60_000);
    this.task.memory = new Uint8Array(BLOCK).fill(0x5a);
    // The unit attention of power on; the new host has no other.
    this.send([0x00, 0, 0, 0, 0, 0], 0);
  }

  /** Sends a command of 6 or 10 bytes. @returns its SCSI status. */
  send(cdb: readonly number[], length = BLOCK): number {
    const { task } = this;
    for (let i = 0; i < cdb.length; i++) task.cdb[i] = cdb[i];
    task.cdb.fill(0, cdb.length);
    task.cdbLength = cdb.length;
    task.length = length;
    this.drive.execute(task);
    return task.status;
  }

  must(cdb: readonly number[]): void {
    const status = this.send(cdb);
    if (status === 0) return;
    const sense = decodeSense(this.task.sense);
    const codes = sense ? senseText(sense.key, sense.asc, sense.ascq) : `status ${status}`;
    throw new Error(`Operation code ${cdb[0]} ended with ${codes}.`);
  }
}

const WRITE = [0x0a, 0, 1, 0, 0, 0];
const READ = [0x08, 0, 1, 0, 0, 0];
const REWIND = [0x01, 0, 0, 0, 0, 0];

/** Seconds for BLOCKS commands. */
function run(host: Host, cdb: readonly number[]): number {
  const start = performance.now();
  for (let i = 0; i < BLOCKS; i++) host.must(cdb);
  return (performance.now() - start) / 1000;
}

function rate(seconds: number): number {
  return (BLOCK * BLOCKS) / seconds / 1e9;
}

/** GB/s of writing BLOCKS blocks to a new tape, writing them over, and reading them; each round has its own tape. */
function transfer(): { write: number; again: number; read: number } {
  const rates = Array.from({ length: ROUNDS }, () => {
    const host = new Host();
    const write = rate(run(host, WRITE));
    host.must(REWIND);
    const again = rate(run(host, WRITE));
    host.must(REWIND);
    return { write, again, read: rate(run(host, READ)) };
  });
  return {
    write: median(rates.map((round) => round.write)),
    again: median(rates.map((round) => round.again)),
    read: median(rates.map((round) => round.read)),
  };
}

/** GB/s of dd with the same blocks to a file. */
function dd(file: string): number {
  const start = performance.now();
  const args = ['if=/dev/zero', `of=${file}`, `bs=${BLOCK}`, `count=${BLOCKS}`];
  const { status } = spawnSync('dd', args, { stdio: 'ignore' });
  if (status !== 0) throw new Error(`dd ended with status ${status}.`);
  return rate((performance.now() - start) / 1000);
}

/** The disk's own speed changes from second to second: dd and the drive take turns, and each pair is compared. */
function benchFiles(): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'changer-lab-'));
  const rounds = Array.from({ length: ROUNDS }, () => {
    const file = path.join(folder, 'a.tap');
    const reference = dd(file);
    rmSync(file);
    const host = new Host(tapeFile(file));
    const write = rate(run(host, WRITE));
    host.must(REWIND);
    const read = rate(run(host, READ));
    rmSync(file);
    rmSync(`${file}.json`);
    return { reference, write, read };
  });
  rmSync(folder, { recursive: true, force: true });
  const middle = (of: (round: (typeof rounds)[number]) => number): number => median(rounds.map(of));
  say('tape drive, write 64 KB blocks to a .tap file, GB/s', middle((r) => r.write).toFixed(2), 'to compare');
  say(
    '  of what dd reaches, per cent',
    middle((r) => (100 * r.write) / r.reference).toFixed(0),
    'at least 60',
  );
  say(
    '  read them, of what dd writes, per cent',
    middle((r) => (100 * r.read) / r.reference).toFixed(0),
    'at least 60',
  );
}

const count = (value: number): number[] => [(value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff];

function benchPositions(): void {
  const marks = new Host();
  marks.must([0x10, 1, ...count(OBJECTS), 0]);
  marks.must(REWIND);
  const space = timed(20, () => {
    marks.must([0x11, 1, ...count(OBJECTS), 0]);
    marks.must([0x11, 1, ...count(-OBJECTS), 0]);
  });
  say('SPACE over 1,000,000 file marks, there and back, ms', space.toFixed(3), 'at most 10');
  const sequential = timed(20, () => {
    marks.must([0x11, 2, ...count(OBJECTS), 0]);
    marks.must(REWIND);
  });
  say('  over as many sequential ones, ms', sequential.toFixed(3), 'at most 5');
  const blocks = new Host();
  const small = [0x0a, 0, 0, 0, 16, 0];
  for (let i = 0; i < OBJECTS; i++) blocks.must(small);
  let object = 1;
  const locate = timed(1000, () => {
    object = (object * 7919) % OBJECTS;
    blocks.must([0x2b, 0, 0, 0, ...count(object), 0, 0, 0]);
    blocks.must([0x08, 0, 0, 0, 16, 0]);
  });
  say('LOCATE in a tape of 1,000,000 blocks, and a read, ms', locate.toFixed(4), 'at most 5');
}

/** The tape drive alone: what a class driver and a miniclass cost comes on top. */
export function benchTape(): void {
  const { write, again, read } = transfer();
  say('tape drive, write 64 KB blocks to memory, GB/s', again.toFixed(2), 'above 2');
  say('  the same to a new tape, whose memory is touched for the first time', write.toFixed(2), 'to compare');
  say('  read them, GB/s', read.toFixed(2), 'above 2');
  benchFiles();
  benchPositions();
}

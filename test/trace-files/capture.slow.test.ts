/**
 * The capture as an independent dissector sees it: Debian's tshark. Without it the test is skipped and says so;
 * CHANGER_LAB_REQUIRE_TSHARK makes that a failure.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandRecord } from '../../src/lab/records.ts';
import { loadTraceFile } from '../../src/trace-files/file/read-trace-file.ts';
import { writeTraceFile } from '../../src/trace-files/file/write-trace-file.ts';
import { NO_HEADER } from '../../src/trace-files/format/header.ts';
import { packageFile } from '../../src/toolchain/package-files.ts';
import { runCli } from '../cli/run-cli.ts';
import { tshark, tsharkFields, tsharkIsThere, tsharkRequired } from '../support/tshark.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'changer-lab-capture-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What tshark 4.0 calls the opcodes of the two samples; it has no name for REZERO UNIT of a changer. */
const CHANGER_NAMES: Readonly<Record<string, string>> = {
  'TEST UNIT READY': 'Test Unit Ready',
  INQUIRY: 'Inquiry',
  'MODE SENSE(6)': 'Mode Sense(6)',
  'MOVE MEDIUM': 'Move Medium',
  'READ ELEMENT STATUS': 'Read Element Status',
  'POSITION TO ELEMENT': 'Position To Element',
  'INITIALIZE ELEMENT STATUS': 'Initialize Element Status',
  'OPEN/CLOSE IMPORT/EXPORT ELEMENT': 'Open/Close Import/Export Element',
  'PREVENT ALLOW MEDIUM REMOVAL': 'Prevent/Allow Medium Removal',
  'REQUEST VOLUME ELEMENT ADDRESS': 'Request Volume Element Address',
  'SEND VOLUME TAG': 'Send Volume Tag',
  'SEND DIAGNOSTIC': 'Send Diagnostic',
};
const DRIVE_NAMES: Readonly<Record<string, string>> = {
  ...CHANGER_NAMES,
  'READ(6)': 'Read(6)',
  'WRITE(6)': 'Write(6)',
  'WRITE FILEMARKS(6)': 'Write Filemarks(6)',
  REWIND: 'Rewind',
  'LOCATE(10)': 'Locate(10)',
  'LOAD UNLOAD': 'Load Unload',
  'READ POSITION': 'Read Position',
  'LOG SENSE': 'Log Sense',
};

interface Captured {
  readonly capture: string;
  readonly commands: readonly CommandRecord[];
}

/** What tshark warns of in a capture, besides a mode page that it does not know: 1Eh. */
function complaints(file: string): Set<string> {
  const checks = ['tcp.check_checksum:TRUE', 'ip.check_checksum:TRUE'];
  const rows = tsharkFields(
    file,
    '_ws.expert.severity >= 0x600000 || _ws.malformed',
    ['_ws.expert.message'],
    checks,
  );
  return new Set(rows.flat().filter((message) => !message.endsWith('Unknown Page')));
}

/** Runs a sample and makes a capture of its trace. */
async function capture(scenario: string): Promise<Captured> {
  const trace = path.join(folder, `${path.basename(scenario)}.chtrace`);
  const file = path.join(folder, `${path.basename(scenario)}.pcapng`);
  expect(runCli(['run', '--scenario', packageFile('samples', scenario), '--trace', trace]).status).toBe(0);
  expect(runCli(['trace', trace, '--format', 'pcapng', '-o', file]).err).toBe('');
  const { records } = await loadTraceFile(trace);
  return {
    capture: file,
    commands: records.flatMap(({ kind, record }) => (kind === 'command' ? [record] : [])),
  };
}

it.runIf(tsharkRequired)('tshark is installed', () => expect(tsharkIsThere).toBe(true));

describe.skipIf(!tsharkIsThere)('a capture, dissected by tshark', () => {
  let changer: Captured;
  let drives: Captured;
  beforeAll(async () => {
    changer = await capture('autoloader/smoke.scenario.json');
    drives = await capture('lto/backup.scenario.json');
  }, 120_000);

  it('has each command under its name, for its unit, at its time on the clock of the lab', () => {
    for (const { capture: file, commands } of [changer, drives]) {
      const rows = tsharkFields(file, 'iscsi.scsicommand.attr', [
        '_ws.col.Info',
        'scsi.lun',
        'frame.time_epoch',
      ]);
      const sent = rows.slice(rows.length - commands.length);
      for (const [i, { name, device, time }] of commands.entries()) {
        const [info, lun, epoch] = sent[i];
        const known = (device === 'changer' ? CHANGER_NAMES : DRIVE_NAMES)[name.split(',')[0]];
        if (known !== undefined) expect(info).toContain(`SCSI: ${known} LUN`);
        expect(Number(lun.split(',')[0])).toBe(device === 'changer' ? 0 : Number(device.split(' ')[1]) + 1);
        expect(Number(epoch)).toBeCloseTo(time / 1000, 6);
      }
      const named = commands.filter(
        ({ name, device }) => (device === 'changer' ? CHANGER_NAMES : DRIVE_NAMES)[name],
      );
      expect(named.length).toBeGreaterThan(commands.length * 0.9);
    }
  });

  it('has what each device is, from an INQUIRY that is no command of the driver', () => {
    const rows = tsharkFields(drives.capture, 'scsi.inquiry.vendor_id', [
      'scsi.lun',
      'scsi.inquiry.peripheral',
    ]);
    expect(rows.slice(0, 3).map((row) => row.map(Number))).toEqual([
      [0, 8],
      [1, 1],
      [2, 1],
    ]);
    const added = tsharkFields(drives.capture, 'frame.comment contains "Added by Changer Lab"', [
      'frame.comment',
    ]);
    expect(added).toHaveLength(2 + 2 * 3);
  });

  it('has the sense data of each command that failed, with the time that it took', () => {
    const failed = changer.commands.filter(({ sense }) => sense !== null);
    expect(failed.length).toBeGreaterThan(2);
    const rows = tsharkFields(changer.capture, 'scsi.sns.key', [
      'scsi.sns.key',
      'scsi.sns.ascascq',
      'iscsi.time',
    ]);
    expect(rows.map(([key, code, time]) => [Number(key), Number(code), Number(time)])).toEqual(
      failed.map(({ sense, duration }) => [
        sense?.key,
        ((sense?.asc ?? 0) << 8) | (sense?.ascq ?? 0),
        duration / 1000,
      ]),
    );
  });

  it('has the addresses of a move and the data of an element status', () => {
    const moves = changer.commands.filter(({ name }) => name === 'MOVE MEDIUM');
    const rows = tsharkFields(changer.capture, 'scsi_smc.opcode == 0xa5 && scsi_smc.sa', [
      'scsi_smc.sa',
      'scsi_smc.da',
    ]);
    expect(rows.map(([from, to]) => [Number(from), Number(to)])).toEqual(
      moves.map(({ cdb }) => [Number.parseInt(cdb.slice(8, 12), 16), Number.parseInt(cdb.slice(12, 16), 16)]),
    );
    const status = tshark(changer.capture, '-Y', 'scsi_smc.opcode == 0xb8', '-V');
    expect(status).toMatch(/Primary Volume Identification: A00001L6/);
    expect(status).toMatch(/Element Address: 20/);
  });

  it('is a clean TCP stream: nothing malformed, no wrong checksum, nothing lost', () => {
    for (const { capture: file } of [changer, drives]) expect(complaints(file)).toEqual(new Set());
  });

  it('says which request and line of C sent a command', () => {
    const [row] = tsharkFields(changer.capture, 'scsi_smc.opcode == 0xa5', ['frame.comment']);
    expect(row[0]).toMatch(
      /Request 8 MOVE_MEDIUM slot 0 → drive 0.*autoloader\.c:\d+ LoaderSend ← ChangerMoveMedium/s,
    );
  });

  it('carries data longer than one packet and one unit, both ways', async () => {
    const [first] = changer.commands;
    const long = (length: number, byte: string): string => byte.repeat(length);
    const base = { ...first, device: 'changer', sense: null, scsiStatus: 0, srbStatus: 'SRB_STATUS_SUCCESS' };
    const file = path.join(folder, 'long.pcapng');
    const out = {
      opcode: 0x3b,
      name: 'WRITE BUFFER',
      cdb: '3b050000000000'.padEnd(20, '0'),
      direction: 'out',
    } as const;
    const back = {
      opcode: 0x3c,
      name: 'READ BUFFER',
      cdb: '3c020000000000'.padEnd(20, '0'),
      direction: 'in',
    } as const;
    await writeTraceFile(
      file,
      NO_HEADER,
      [
        {
          kind: 'command',
          record: { ...base, ...out, seq: 0, dataIn: '', dataOut: long(600_000, 'ab'), transferred: 600_000 },
        },
        {
          kind: 'command',
          record: {
            ...base,
            ...back,
            seq: 1,
            dataIn: long(700_000, 'cd'),
            dataOut: '',
            transferred: 700_000,
          },
        },
      ],
      'pcapng',
    );
    const lengths = (filter: string): number[] =>
      tsharkFields(file, filter, ['iscsi.datasegmentlength'])
        .flatMap(([all]) => all.split(','))
        .map(Number);
    expect(lengths('iscsi.opcode == 0x05 || iscsi.opcode == 0x01').slice(1)).toEqual([
      262144, 262144, 75712, 0,
    ]);
    expect(lengths('iscsi.opcode == 0x25').slice(1)).toEqual([262144, 262144, 175712]);
    expect(complaints(file)).toEqual(new Set());
  });
});

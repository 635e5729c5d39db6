import type { CommandRecord } from '../../src/lab/records.ts';
import type { Finding, ProbeRecord, Qualification } from '../../src/qualify/records.ts';
import { packageFile } from '../../src/toolchain/package-files.ts';

/** A qualification with everything that a report shows: findings of each severity, probes of each outcome. */

export const DRIVER = packageFile('samples', 'autoloader', 'autoloader.c');
const at = (line: number): { file: string; line: number; function: string } => ({
  file: DRIVER,
  line,
  function: 'ChangerMoveMedium',
});

const COMMAND: CommandRecord = {
  seq: 3,
  step: 0,
  opcode: 0xa5,
  device: 'changer',
  name: 'MOVE MEDIUM',
  operands: 'slot 0 → drive 0',
  cdb: 'a50000000010008000000000',
  dataIn: '',
  dataOut: '',
  direction: 'none',
  transferred: 0,
  srbStatus: 'SRB_STATUS_ERROR',
  scsiStatus: 2,
  sense: { key: 5, asc: 0x3b, ascq: 0x0d },
  senseData: '',
  time: 1204,
  duration: 0,
  source: at(700),
  callers: [at(900)],
};

const TRACE: Finding['trace'] = [
  { action: 'start of the driver', status: null, commands: [] },
  { action: 'MOVE_MEDIUM slot 0 → drive 0', status: 'STATUS_IO_DEVICE_ERROR', commands: [COMMAND] },
];

const finding = (rule: string, changes: Partial<Finding>): Finding => ({
  rule,
  severity: 'error',
  message: 'MOVE_MEDIUM slot 0 → drive 0 ended with STATUS_IO_DEVICE_ERROR: drive 0 is full.',
  source: at(900),
  times: 1,
  stack: [],
  trace: TRACE,
  steps: [{ ioctl: 'MOVE_MEDIUM', source: 'slot 0', destination: 'drive 0' }],
  ...changes,
});

const probe = (id: string, changes: Partial<ProbeRecord>): ProbeRecord => ({
  id,
  group: 'moves',
  title: 'A cartridge is moved to an element that is full.',
  rules: ['F22'],
  outcome: 'passed',
  reason: '',
  findings: [],
  requests: 3,
  ...changes,
});

export const QUALIFICATION: Qualification = {
  ok: false,
  driver: [DRIVER],
  library: { vendor: 'ACME', product: 'LOADER 8', file: null, elements: { slot: 8, drive: 1 } },
  parameters: null,
  probes: [
    probe('move-to-full', { outcome: 'failed', findings: [finding('F22', { times: 3 })] }),
    probe('move-from-empty', { outcome: 'failed', reason: 'The same as in move-to-full.' }),
    probe('positions', { outcome: 'skipped', reason: 'No position is supported.', rules: ['H02'] }),
    probe('locks', {
      group: 'access',
      outcome: 'failed',
      rules: ['I14'],
      findings: [finding('I14', { severity: 'warning', source: null })],
    }),
    probe('product-data', {
      group: 'start',
      outcome: 'failed',
      rules: ['M04'],
      findings: [finding('M04', { severity: 'info', source: at(12) })],
    }),
    probe('fault-start-timeout', {
      group: 'faults',
      outcome: 'failed',
      rules: ['Q01'],
      findings: [finding('Q01', { source: at(300), stack: [at(300), at(320), at(900)], trace: [] })],
    }),
    probe('memory-start', {
      group: 'memory',
      outcome: 'not run',
      reason: 'The driver has hung in 3 probes.',
      rules: ['X01'],
    }),
    probe('status-request', { group: 'start', rules: ['L07'] }),
  ],
};

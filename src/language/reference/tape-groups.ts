import { TAPE_FEATURES_HIGH, TAPE_FEATURES_LOW } from '../../ddi/tape/features.ts';
import { TAPE_IOCTLS } from '../../ddi/tape/ioctls.ts';
import { TAPE_STATUS_ROWS } from '../../ddi/tape/status.ts';
import * as values from '../../ddi/tape/values.ts';
import type { ValueTable } from '../../ddi/values.ts';
import { constantsOf, flagsOf, type ConstantGroup } from './group.ts';

/** Constants of ntddtape.h and minitape.h. */

const HEADER = 'ntddtape.h';

const table = (what: string, rows: ValueTable, members: readonly string[]): ConstantGroup => ({
  what,
  header: HEADER,
  members,
  bits: false,
  digits: 0,
  scope: 'tape',
  constants: constantsOf(rows),
});

const features = (rows: Parameters<typeof flagsOf>[0], member: string): ConstantGroup => ({
  what: 'feature flag of a tape drive',
  header: HEADER,
  page: 'ns-ntddtape-_tape_get_drive_parameters',
  members: [`TAPE_GET_DRIVE_PARAMETERS.${member}`],
  bits: true,
  digits: 8,
  scope: 'tape.feature',
  constants: flagsOf(rows),
});

export const TAPE_GROUPS: readonly ConstantGroup[] = [
  features(TAPE_FEATURES_LOW, 'FeaturesLow'),
  features(TAPE_FEATURES_HIGH, 'FeaturesHigh'),
  table('kind of erasing', values.ERASE_TYPE, ['TAPE_ERASE.Type']),
  table('operation', values.PREPARE_OPERATION, ['TAPE_PREPARE.Operation']),
  table('kind of mark', values.MARK_TYPE, ['TAPE_WRITE_MARKS.Type']),
  table('kind of position', values.POSITION_TYPE, ['TAPE_GET_POSITION.Type']),
  table('positioning method', values.POSITION_METHOD, ['TAPE_SET_POSITION.Method']),
  table('partitioning method', values.PARTITION_METHOD, ['TAPE_CREATE_PARTITION.Method']),
  table('WMI request', values.WMI_METHOD, ['TAPE_WMI_OPERATIONS.Method']),
  table('problem of a drive', values.DRIVE_PROBLEM, ['*.DriveProblemType']),
  { ...table('retry flag', values.RETRY_FLAGS, []), header: 'minitape.h', bits: true, digits: 8 },
  {
    ...table('characteristic of a medium', values.MEDIA_CHARACTERISTICS, ['*.MediaCharacteristics']),
    header: 'ntddstor.h',
    bits: true,
    digits: 8,
  },
  {
    ...table('tape status', {}, []),
    header: 'minitape.h',
    page: 'ne-minitape-_tape_status',
    constants: TAPE_STATUS_ROWS.map(({ name, value, ntStatus }) => ({
      name,
      value,
      details: [
        ntStatus === null
          ? 'Tells the tape class driver what to do next.'
          : `The requester sees \`${ntStatus}\`.`,
      ],
    })),
  },
  {
    ...table('device control code', {}, ['*.IoControlCode']),
    digits: 8,
    scope: 'tape.ioctl',
    constants: Object.values(TAPE_IOCTLS).map(({ name, code, routine, input, output }) => ({
      name,
      value: code,
      details: [
        `Routine: \`${routine}\``,
        `Input: ${input === null ? 'none' : `\`${input}\``}. Output: ${output === null ? 'none' : `\`${output}\``}.`,
      ],
    })),
  },
];

import { FEATURES0, FEATURES1 } from '../../ddi/features.ts';
import { CHANGER_IOCTLS, type ChangerIoctl } from '../../ddi/ioctls.ts';
import { ROUTINE_MEANINGS } from '../../ddi/meanings/routines.ts';
import { VALUE_MEANINGS } from '../../ddi/meanings/values.ts';
import { EXCHANGE_MEMBERS, MOVE_MEMBERS } from '../../ddi/rules/element-kinds.ts';
import * as values from '../../ddi/values.ts';
import { constantsOf, flagsOf, type Constant, type ConstantGroup } from './group.ts';

/** Constants of ntddchgr.h. */

const HEADER = 'ntddchgr.h';
const PARAMETERS = 'ns-ntddchgr-_get_changer_parameters';
const of = (structure: string, ...members: string[]): string[] =>
  members.map((member) => `${structure}.${member}`);

function ioctl({ name, code, routine, input, output, write, information }: ChangerIoctl): Constant {
  const meaning = (ROUTINE_MEANINGS as Readonly<Record<string, string>>)[routine];
  return {
    name,
    value: code,
    ...(meaning === undefined ? {} : { meaning }),
    details: [
      `Routine: \`${routine}\``,
      `Input: ${input === null ? 'none' : `\`${input}\``}. Output: ${output === null ? 'none' : `\`${output}\``}.`,
      `Handle: ${write ? 'read and write' : 'read'}.${information === null ? '' : ` Information after success: ${information} bytes.`}`,
    ],
  };
}

const table = (
  what: string,
  rows: values.ValueTable,
  members: readonly string[],
  bits: boolean,
  digits: number,
  page?: string,
): ConstantGroup => ({
  what,
  header: HEADER,
  ...(page === undefined ? {} : { page }),
  members,
  bits,
  digits,
  scope: 'changer',
  constants: constantsOf(rows, VALUE_MEANINGS),
});

export const CHANGER_GROUPS: readonly ConstantGroup[] = [
  {
    what: 'feature flag',
    header: HEADER,
    page: PARAMETERS,
    members: of('GET_CHANGER_PARAMETERS', 'Features0'),
    bits: true,
    digits: 8,
    scope: 'changer.feature',
    constants: flagsOf(FEATURES0),
  },
  {
    what: 'feature flag',
    header: HEADER,
    page: PARAMETERS,
    members: of('GET_CHANGER_PARAMETERS', 'Features1'),
    bits: true,
    digits: 8,
    scope: 'changer.feature',
    constants: flagsOf(FEATURES1),
  },
  table(
    'capability',
    values.CHANGER_TO,
    of('GET_CHANGER_PARAMETERS', ...MOVE_MEMBERS, ...EXCHANGE_MEMBERS, 'PositionCapabilities'),
    true,
    2,
    PARAMETERS,
  ),
  table(
    'capability',
    values.LOCK_UNLOCK,
    of('GET_CHANGER_PARAMETERS', 'LockUnlockCapabilities'),
    true,
    2,
    PARAMETERS,
  ),
  table(
    'access control',
    values.SET_ACCESS_CONTROL,
    of('CHANGER_SET_ACCESS', 'Control'),
    false,
    0,
    'ns-ntddchgr-_changer_set_access',
  ),
  table(
    'element status flag',
    values.ELEMENT_STATUS_FLAGS,
    [...of('CHANGER_ELEMENT_STATUS', 'Flags'), ...of('CHANGER_ELEMENT_STATUS_EX', 'Flags')],
    true,
    8,
    'ns-ntddchgr-_changer_element_status',
  ),
  table(
    'exception code',
    values.EXCEPTION_CODES,
    [...of('CHANGER_ELEMENT_STATUS', 'ExceptionCode'), ...of('CHANGER_ELEMENT_STATUS_EX', 'ExceptionCode')],
    false,
    8,
    'ns-ntddchgr-_changer_element_status',
  ),
  table(
    'volume tag action',
    values.VOLUME_TAG_ACTIONS,
    of('CHANGER_SEND_VOLUME_TAG_INFORMATION', 'ActionCode'),
    false,
    2,
    'ns-ntddchgr-_changer_send_volume_tag_information',
  ),
  table(
    'element type',
    values.ELEMENT_TYPE,
    of('CHANGER_ELEMENT', 'ElementType'),
    false,
    0,
    'ne-ntddchgr-_element_type',
  ),
  table(
    'problem of a changer',
    values.CHANGER_DEVICE_PROBLEM_TYPE,
    of('WMI_CHANGER_PROBLEM_DEVICE_ERROR', 'ChangerProblemType'),
    false,
    0,
  ),
  table('length in bytes', values.LENGTHS, [], false, 0),
  {
    ...table('device type', values.DEVICE_TYPES, ['*.DeviceType'], false, 2),
    header: 'devioctl.h',
  },
  {
    what: 'device control code',
    header: HEADER,
    members: ['*.IoControlCode'],
    bits: false,
    digits: 8,
    scope: 'changer.ioctl',
    constants: Object.values(CHANGER_IOCTLS).map(ioctl),
  },
];

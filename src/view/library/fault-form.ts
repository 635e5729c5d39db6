import * as l10n from '@vscode/l10n';
import { ADDITIONAL_SENSE } from '../../scsi/additional-sense.ts';
import { commandsOf } from '../../scsi/commands.ts';
import { DEVICE_TYPE } from '../../scsi/device-type.ts';
import { SENSE_KEY } from '../../scsi/sense-key.ts';
import { parseSense, senseText } from '../../scsi/sense-text.ts';
import type { Field, Input, Target } from './act.ts';
import { countField } from './fields.ts';

/** Faults that a driver writer wants most: what the two device types really answer. */
const USUAL: readonly (readonly [key: number, code: number])[] = [
  [SENSE_KEY.HARDWARE_ERROR, ADDITIONAL_SENSE.MECHANICAL_POSITIONING_ERROR],
  [SENSE_KEY.HARDWARE_ERROR, ADDITIONAL_SENSE.MECHANICAL_POSITIONING_OR_CHANGER_ERROR],
  [SENSE_KEY.NOT_READY, ADDITIONAL_SENSE.BECOMING_READY],
  [SENSE_KEY.NOT_READY, ADDITIONAL_SENSE.DOOR_OPEN],
  [SENSE_KEY.ILLEGAL_REQUEST, ADDITIONAL_SENSE.INVALID_ELEMENT_ADDRESS],
  [SENSE_KEY.ILLEGAL_REQUEST, ADDITIONAL_SENSE.MEDIUM_DESTINATION_ELEMENT_FULL],
  [SENSE_KEY.ILLEGAL_REQUEST, ADDITIONAL_SENSE.MEDIUM_SOURCE_ELEMENT_EMPTY],
  [SENSE_KEY.UNIT_ATTENTION, ADDITIONAL_SENSE.MEDIUM_MAY_HAVE_CHANGED],
  [SENSE_KEY.UNIT_ATTENTION, ADDITIONAL_SENSE.POWER_ON],
  [SENSE_KEY.MEDIUM_ERROR, ADDITIONAL_SENSE.WRITE_ERROR],
  [SENSE_KEY.MEDIUM_ERROR, ADDITIONAL_SENSE.UNRECOVERED_READ_ERROR],
];

/** `4/15/01 HARDWARE ERROR, …`: the codes are what counts, the words are for the reader. */
const CODES = /^\s*(\S+)/;

/** Which device a fault belongs to: a drive's own commands, or those of the changer. */
function deviceOf({ spot }: Target): string {
  return spot.kind === 'drive' ? `drive ${spot.index}` : 'changer';
}

/** What to ask before a fault is armed. */
export function faultFields(target: Target): Field[] {
  const onDrive = target.spot.kind === 'drive';
  const type = onDrive ? DEVICE_TYPE.SEQUENTIAL_ACCESS_DEVICE : DEVICE_TYPE.MEDIUM_CHANGER;
  const names = [...new Set(commandsOf(type).map(({ name }) => name))].sort();
  return [
    {
      name: 'command',
      label: l10n.t('Command'),
      type: 'choice',
      choices: ['ANY', ...names],
      value: onDrive ? 'WRITE' : 'MOVE MEDIUM',
    },
    { ...countField('nth', l10n.t('Which one from now on'), 1, 1), hint: l10n.t('1 is the next.') },
    {
      name: 'sense',
      label: l10n.t('Sense (key/ASC/ASCQ)'),
      type: 'text',
      value: '4/15/01',
      choices: USUAL.map(([key, code]) => senseText(key, code >> 8, code & 0xff)),
      problem: (text) =>
        parseSense(CODES.exec(text)?.[1] ?? '')
          ? undefined
          : l10n.t('Write key/ASC/ASCQ in hex, such as 04/15/01.'),
    },
  ];
}

/** The scenario step of a filled-in form. */
export function faultStep(target: Target, input: Input): Readonly<Record<string, unknown>> {
  return {
    fault: {
      command: input['command'],
      device: deviceOf(target),
      nth: Number(input['nth']),
      sense: CODES.exec(input['sense'])?.[1] ?? '',
    },
  };
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { SENSE_QUALIFIERS } from '../../ddi/meanings/sense-qualifiers.ts';
import { SENSE_MEANING } from '../../scsi/additional-sense.ts';
import type { CommandRow } from '../../scsi/command-row.ts';
import { commandsOf } from '../../scsi/commands.ts';
import { DEVICE_TYPE } from '../../scsi/device-type.ts';
import { senseKeyName } from '../../scsi/sense-key.ts';
import { ddkDirectory } from '../../toolchain/package-files.ts';
import type { Constant, ConstantGroup } from './group.ts';

/**
 * Constants of scsi.h. The names are Windows' own, so they and their values come from the shipped header; what they
 * mean comes from the tables of commands and sense codes.
 */

const DEFINE = /^#define (SCSI\w+) (0x[\da-f]+)/gim;

/** The names of the header that begin so, with their values. */
function defined(text: string, prefix: RegExp): readonly { name: string; value: number }[] {
  return [...text.matchAll(DEFINE)]
    .filter(([, name]) => prefix.test(name))
    .map(([, name, value]) => ({ name, value: Number(value) }));
}

function commandText(device: string, row: CommandRow): string {
  const direction = { none: 'no data', in: 'data from the device', out: 'data to the device' }[row.data];
  const action = row.action === undefined ? '' : `, ${row.action}`;
  return `**${row.name}${action}** (${device}): ${row.cdbLength} bytes, ${direction}. ${row.source}.`;
}

/** What an opcode is to a changer and to a tape drive. */
function opcode({ name, value }: { name: string; value: number }): Constant {
  const devices = [
    ['medium changer', DEVICE_TYPE.MEDIUM_CHANGER],
    ['tape drive', DEVICE_TYPE.SEQUENTIAL_ACCESS_DEVICE],
  ] as const;
  const rows = devices.map(([device, type]) => ({
    device,
    row: commandsOf(type).find((row) => row.opcode === value),
  }));
  const [changer, tape] = rows;
  const same = changer.row !== undefined && changer.row === tape.row;
  const details =
    same && changer.row
      ? [commandText('any device', changer.row)]
      : rows.flatMap(({ device, row }) => (row ? [commandText(device, row)] : []));
  return { name, value, ...(details.length > 0 ? { details } : {}) };
}

const byte = (value: number): string => value.toString(16).toUpperCase().padStart(2, '0');

function senseCode({ name, value }: { name: string; value: number }): Constant {
  const meaning = SENSE_MEANING.get(value << 8);
  const qualifiers = [...SENSE_MEANING]
    .filter(([code]) => code >> 8 === value && (code & 0xff) !== 0)
    .map(([code, text]) => `- ${byte(value)}/${byte(code & 0xff)}: ${text}`);
  return {
    name,
    value,
    ...(meaning === undefined ? {} : { meaning }),
    ...(qualifiers.length > 0 ? { details: ['With qualifiers:', ...qualifiers] } : {}),
  };
}

function senseQualifier({ name, value }: { name: string; value: number }): Constant {
  const code = Object.entries(SENSE_QUALIFIERS).find(([, names]) => names.includes(name))?.[0];
  if (code === undefined) return { name, value };
  const asc = Number(code);
  const meaning = SENSE_MEANING.get((asc << 8) | value);
  return {
    name,
    value,
    ...(meaning === undefined ? {} : { meaning }),
    details: [`Goes with additional sense code ${byte(asc)}h.`],
  };
}

const SENSE = 'SENSE_DATA';

function group(what: string, members: readonly string[], constants: readonly Constant[]): ConstantGroup {
  return { what, header: 'scsi.h', members, bits: false, digits: 2, scope: 'scsi', constants };
}

/** Reads the header. */
export function scsiGroups(): readonly ConstantGroup[] {
  const text = readFileSync(path.join(ddkDirectory(), 'scsicode.h'), 'utf8');
  const keys = defined(text, /^SCSI_SENSE_(?!ERRORCODE|OPTIONS)/).filter(({ value }) => value < 0x10);
  return [
    group(
      'SCSI command',
      ['*.OperationCode', 'SCSI_REQUEST_BLOCK.Cdb'],
      defined(text, /^SCSIOP_/).map(opcode),
    ),
    group(
      'sense key',
      [`${SENSE}.SenseKey`],
      keys.map((row) => ({ ...row, meaning: senseKeyName(row.value) })),
    ),
    group(
      'additional sense code',
      [`${SENSE}.AdditionalSenseCode`, 'ELEMENT_DESCRIPTOR.AdditionalSenseCode'],
      defined(text, /^SCSI_ADSENSE_/).map(senseCode),
    ),
    group(
      'additional sense code qualifier',
      [`${SENSE}.AdditionalSenseCodeQualifier`, 'ELEMENT_DESCRIPTOR.AddSenseCodeQualifier'],
      defined(text, /^SCSI_SENSEQ_/).map(senseQualifier),
    ),
    group('SCSI status', ['SCSI_REQUEST_BLOCK.ScsiStatus'], defined(text, /^SCSISTAT_/)),
  ];
}

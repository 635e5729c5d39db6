import * as l10n from '@vscode/l10n';
import { fromHex, hex, toHex } from '../../core/hex.ts';
import { elementOfAddress } from '../../lab/operands.ts';
import type { CommandRecord } from '../../lab/records.ts';
import { fieldBytes } from '../../scsi/cdb-field.ts';
import { decodeCdb, type DecodedField } from '../../scsi/commands.ts';
import { decodeDataIn } from '../../scsi/data-in-decoder.ts';
import { DEVICE_TYPE } from '../../scsi/device-type.ts';
import { deviceType, type TraceHeader } from '../../trace-files/format/header.ts';
import { spaced } from '../../trace-files/text/command-text.ts';
import { numberText } from '../language.ts';
import { dataNodes } from './data-nodes.ts';
import type { DetailSection } from './detail-node.ts';
import { senseNodes } from './sense-nodes.ts';

const ADDRESS = /address/i;

/** The value of a CDB field: addresses with their element, flags as 0 and 1, codes in hex. */
function fieldText(field: DecodedField, header: TraceHeader, changer: boolean): string {
  const { name, value, width } = field;
  if (changer && ADDRESS.test(name) && width === 16)
    return `${hex(value, 4)} (${elementOfAddress(header, value)})`;
  if (/code|page|action/i.test(name)) return hex(value, Math.ceil(width / 4));
  return width > 8 || value > 9 ? `${value} (${hex(value)})` : String(value);
}

function cdbSection(record: CommandRecord, header: TraceHeader, type: number): DetailSection {
  const cdb = fromHex(record.cdb) ?? new Uint8Array(0);
  const whole = new Uint8Array(16);
  whole.set(cdb.subarray(0, 16));
  const changer = type === DEVICE_TYPE.MEDIUM_CHANGER;
  const fields = decodeCdb(whole, type).map((field) => ({
    name: field.name,
    value: fieldText(field, header, changer),
    hex: spaced(toHex(whole.subarray(field.byte, field.byte + fieldBytes(field)))),
  }));
  const opcode = { name: l10n.t('operation code'), value: record.name, hex: record.cdb.slice(0, 2) };
  return { title: l10n.t('Command descriptor block'), nodes: [opcode, ...fields], bytes: record.cdb };
}

function dataText({ direction, transferred }: CommandRecord): string {
  if (direction === 'none') return l10n.t('none');
  return direction === 'in' ? l10n.t('{0} bytes in', transferred) : l10n.t('{0} bytes out', transferred);
}

function statusSection(record: CommandRecord): DetailSection {
  const { srbStatus, scsiStatus, time, duration } = record;
  const data = dataText(record);
  return {
    title: l10n.t('Reply'),
    nodes: [
      { name: l10n.t('SRB status'), value: srbStatus },
      { name: l10n.t('SCSI status'), value: hex(scsiStatus, 2) },
      { name: l10n.t('data'), value: data },
      { name: l10n.t('sent at'), value: `${numberText(time / 1000, 3)} s` },
      { name: l10n.t('took'), value: `${numberText(duration)} ms` },
    ],
  };
}

function senseSection(record: CommandRecord, type: number): DetailSection[] {
  const { sense, senseData } = record;
  if (!sense) return [];
  const nodes = senseNodes(sense, fromHex(senseData) ?? new Uint8Array(0), fromHex(record.cdb), type);
  return [{ title: l10n.t('Sense'), nodes, ...(senseData === '' ? {} : { bytes: senseData }) }];
}

function dataSections(record: CommandRecord, header: TraceHeader, type: number): DetailSection[] {
  const { direction, transferred, dataIn, dataOut } = record;
  if (direction === 'none' || transferred === 0) return [];
  const title = direction === 'in' ? l10n.t('Data in') : l10n.t('Data out');
  const bytes = direction === 'in' ? dataIn : dataOut;
  if (bytes === '') {
    const value = l10n.t('{0} bytes passed; a trace does not keep the data of drives.', transferred);
    return [{ title, nodes: [{ name: l10n.t('not kept'), value }] }];
  }
  const data = fromHex(bytes) ?? new Uint8Array(0);
  const cdb = fromHex(record.cdb) ?? new Uint8Array(0);
  const decoded = direction === 'in' ? decodeDataIn(cdb, data, type) : undefined;
  return [{ title, nodes: decoded ? dataNodes(decoded, header) : [], bytes }];
}

/** Everything that is known of a command: its CDB field by field, its reply, its sense and its data decoded. */
export function commandDetails(record: CommandRecord, header: TraceHeader): DetailSection[] {
  const type = deviceType(header, record.device);
  return [
    cdbSection(record, header, type),
    statusSection(record),
    ...senseSection(record, type),
    ...dataSections(record, header, type),
  ];
}

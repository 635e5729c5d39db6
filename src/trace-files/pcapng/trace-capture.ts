import { fromHex } from '../../core/hex.ts';
import type { CommandRecord } from '../../lab/records.ts';
import { encodeInquiry, VERSION_SPC4 } from '../../scsi/inquiry.ts';
import { putSense } from '../../scsi/sense.ts';
import { SENSE_LENGTH } from '../../scsi/task.ts';
import { deviceType, type TraceDevice, type TraceHeader } from '../format/header.ts';
import type { TraceRecord } from '../format/trace-record.ts';
import { requestText } from '../table/command-row.ts';
import { placeText } from '../text/command-text.ts';
import { enhancedPacket, interfaceDescription, sectionHeader } from './blocks.ts';
import { IscsiSession, RESPONSE, type IscsiCommand, type IscsiReply } from './iscsi.ts';
import { TcpStream, type Way } from './tcp-stream.ts';

/** Addresses for documentation (RFC 5737), and the port of iSCSI targets. */
const ENDS = {
  out: { address: [192, 0, 2, 1], port: 49152 },
  back: { address: [192, 0, 2, 2], port: 3260 },
} as const;
const NAMES = { initiator: 'iqn.2000-01.changer-lab:driver', target: 'iqn.2000-01.changer-lab:library' };
const DIGESTS = ['HeaderDigest=None', 'DataDigest=None'];
const ADDED = 'Added by Changer Lab: the driver did not send it. It says what kind of device the unit is.';
const NOTHING = new Uint8Array(0);
const INQUIRY = Uint8Array.of(0x12, 0, 0, 0, 96, 0);
/** Port replies after which the device's answer stands. */
const ANSWERED = new Set(['SRB_STATUS_SUCCESS', 'SRB_STATUS_DATA_OVERRUN', 'SRB_STATUS_BUSY']);

/**
 * A trace as a capture of an iSCSI session (draft-ietf-opsawg-pcapng, RFC 7143), which Wireshark and tshark dissect
 * as SCSI: each device is a logical unit, time stamps are the lab's clock. A login and one INQUIRY for each device
 * stand at its beginning; comments say which request and line of C sent a command.
 */
export class TraceCapture {
  private readonly tcp = new TcpStream(ENDS);
  private readonly session = new IscsiSession();
  private readonly luns = new Map<string, number>();

  constructor(private readonly header: TraceHeader) {}

  /** The file, block by block. */
  *blocks(records: readonly TraceRecord[]): Generator<Uint8Array> {
    yield sectionHeader('Changer Lab');
    yield interfaceDescription(this.header.library || 'library');
    const actions = new Map<number, string>();
    for (const { kind, record } of records) if (kind === 'step') actions.set(record.index, record.action);
    const commands = records.flatMap(({ kind, record }) => (kind === 'command' ? [record] : []));
    yield* this.begin(commands.at(0)?.time ?? 0, commands);
    for (const record of commands)
      yield* this.command(record, requestText(record.step, actions.get(record.step)));
  }

  private *begin(time: number, commands: readonly CommandRecord[]): Generator<Uint8Array> {
    for (const packet of this.tcp.open()) yield enhancedPacket(time, packet, '');
    const { initiator, target } = NAMES;
    const request = [`InitiatorName=${initiator}`, `TargetName=${target}`, 'SessionType=Normal', ...DIGESTS];
    yield* this.send(time, 'out', [this.session.loginRequest(request)], ADDED);
    yield* this.send(
      time,
      'back',
      [this.session.loginResponse(['TargetPortalGroupTag=1', ...DIGESTS])],
      ADDED,
    );
    for (const device of devicesIn(this.header, commands)) {
      const lun = this.luns.size;
      this.luns.set(device.name, lun);
      const dataIn = inquiryData(device);
      const command = {
        lun,
        cdb: INQUIRY,
        direction: 'in',
        transferred: dataIn.length,
        dataOut: NOTHING,
      } as const;
      const reply = { dataIn, response: RESPONSE.COMPLETED, status: 0, sense: NOTHING };
      yield* this.send(time, 'out', this.session.command(command), ADDED);
      yield* this.send(time, 'back', this.session.reply(lun, reply), ADDED);
    }
  }

  private *command(record: CommandRecord, request: string): Generator<Uint8Array> {
    const { direction, transferred, time, duration } = record;
    const command: IscsiCommand = {
      lun: this.luns.get(record.device) ?? 0,
      cdb: fromHex(record.cdb) ?? NOTHING,
      direction,
      transferred,
      dataOut: fromHex(record.dataOut) ?? NOTHING,
    };
    yield* this.send(time, 'out', this.session.command(command), commandComment(record, request));
    const reply = this.session.reply(command.lun, replyOf(record));
    yield* this.send(time + duration, 'back', reply, replyComment(record));
  }

  /** @param comment stands at the first packet. */
  private *send(
    time: number,
    way: Way,
    units: readonly Uint8Array[],
    comment: string,
  ): Generator<Uint8Array> {
    let said = comment;
    for (const unit of units) {
      for (const packet of this.tcp.send(way, unit)) {
        yield enhancedPacket(time, packet, said);
        said = '';
      }
    }
  }
}

/** The devices of the header, and those that only commands name. */
function devicesIn(header: TraceHeader, commands: readonly CommandRecord[]): TraceDevice[] {
  const known = new Set(header.devices.map(({ name }) => name));
  const others = new Set(commands.map(({ device }) => device).filter((name) => !known.has(name)));
  const unnamed = { vendor: '', product: '', revision: '' };
  return [
    ...header.devices,
    ...[...others].map((name) => ({ name, type: deviceType(header, name), ...unnamed })),
  ];
}

function inquiryData({ type, vendor, product, revision }: TraceDevice): Uint8Array {
  return encodeInquiry({
    deviceType: type,
    removable: true,
    version: VERSION_SPC4,
    vendor,
    product,
    revision,
    versionDescriptors: [],
  });
}

/** Sense data as the device returned them; from the codes alone where a trace has no more. */
function senseOf({ sense, senseData }: CommandRecord): Uint8Array {
  if (!sense) return NOTHING;
  if (senseData !== '') return fromHex(senseData) ?? NOTHING;
  const bytes = new Uint8Array(SENSE_LENGTH);
  putSense(bytes, sense.key, (sense.asc << 8) | sense.ascq);
  return bytes;
}

function answered({ srbStatus, scsiStatus, sense }: CommandRecord): boolean {
  return ANSWERED.has(srbStatus) || scsiStatus !== 0 || sense !== null;
}

function replyOf(record: CommandRecord): IscsiReply {
  return {
    dataIn: fromHex(record.dataIn) ?? NOTHING,
    response: answered(record) ? RESPONSE.COMPLETED : RESPONSE.TARGET_FAILURE,
    status: record.scsiStatus,
    sense: senseOf(record),
  };
}

function commandComment(
  { source, callers, direction, transferred, dataOut }: CommandRecord,
  request: string,
): string {
  const place = placeText(source, callers);
  const missing = direction === 'out' && transferred > 0 && dataOut === '' ? notKept(transferred) : '';
  return [`Request ${request}`, place, missing].filter((text) => text !== '').join('\n');
}

function replyComment(record: CommandRecord): string {
  const { direction, transferred, dataIn, srbStatus } = record;
  return [
    answered(record) ? '' : `The device did not answer: ${srbStatus}`,
    direction === 'in' && transferred > 0 && dataIn === '' ? notKept(transferred) : '',
  ]
    .filter((text) => text !== '')
    .join('\n');
}

function notKept(bytes: number): string {
  return `${bytes} bytes of data are not here: a trace does not keep the data of drives.`;
}

import { getAscii } from '../../core/bytes.ts';
import { fromHex, hex } from '../../core/hex.ts';
import type { ChangerModel } from '../../emulator/model.ts';
import { elementOfAddress } from '../../lab/operands.ts';
import { getField } from '../../scsi/cdb-field.ts';
import { decodeCdb } from '../../scsi/commands.ts';
import { decodeDataIn } from '../../scsi/data-in-decoder.ts';
import { DEVICE_TYPE } from '../../scsi/device-type.ts';
import { VOLUME_IDENTIFICATION_LENGTH } from '../../scsi/element-status.ts';
import { senseText } from '../../scsi/sense-text.ts';
import type { CommandState } from '../debuggee/protocol.ts';
import { modeSelectFields } from './mode-select-fields.ts';

const SEND_VOLUME_TAG = 0xb6;

/** A value of a command as the variables view shows it: a leaf, or a branch with members. */
export interface ViewNode {
  readonly name: string;
  readonly value: string;
  readonly children?: readonly ViewNode[];
  /** Set where the value can be changed. */
  readonly edit?: Edit;
  /** Where it lies in the machine's memory. */
  readonly address?: number;
}

/** What a person can change before the device sees it. */
export type Edit =
  | {
      readonly kind: 'field';
      readonly of: 'cdb' | 'data';
      readonly byte: number;
      readonly bit: number;
      readonly width: number;
    }
  /** ASCII in bytes of what is sent, filled up with blanks. */
  | { readonly kind: 'text'; readonly byte: number; readonly length: number }
  /** Bytes as hex, from the first on. */
  | { readonly kind: 'bytes'; readonly of: 'cdb' | 'data' }
  /** Sense that the command is to fail with. */
  | { readonly kind: 'fault' };

/** CDB fields by name, element addresses as elements. */
export function cdbNodes(command: CommandState, model: ChangerModel): ViewNode[] {
  const cdb = new Uint8Array(16);
  cdb.set(fromHex(command.cdb) ?? []);
  const changer = command.type === DEVICE_TYPE.MEDIUM_CHANGER;
  const fields = decodeCdb(cdb, command.type).map((field): ViewNode => {
    const element =
      changer && /address/i.test(field.name) && field.width === 16
        ? ` (${elementOfAddress(model, field.value)})`
        : '';
    return {
      name: field.name,
      value: `${field.width > 1 ? hex(field.value, Math.ceil(field.width / 4)) : field.value}${element}`,
      edit: { kind: 'field', of: 'cdb', byte: field.byte, bit: field.bit, width: field.width },
    };
  });
  return [{ name: 'bytes', value: spaced(command.cdb), edit: { kind: 'bytes', of: 'cdb' } }, ...fields];
}

/** Status, sense and lengths of a command. */
export function statusNodes(command: CommandState): ViewNode[] {
  const nodes: ViewNode[] = [
    { name: 'SrbStatus', value: command.srbStatus },
    { name: 'TimeOutValue', value: `${command.timeOut} s` },
    {
      name: 'DataTransferLength',
      value: String(
        command.done ? command.dataIn.length / 2 || command.dataOut.length / 2 : command.bufferLength,
      ),
    },
  ];
  if (!command.done) {
    nodes.push({ name: 'fault (key/ASC/ASCQ)', value: 'none', edit: { kind: 'fault' } });
    return nodes;
  }
  nodes.push({ name: 'ScsiStatus', value: hex(command.scsiStatus, 2) });
  if (command.sense) {
    const { key, asc, ascq } = command.sense;
    nodes.push({ name: 'sense', value: senseText(key, asc, ascq) });
  }
  return nodes;
}

/** What the driver sends, by its fields where they are known. */
export function dataOutNodes(command: CommandState): ViewNode[] {
  const data = fromHex(command.dataOut) ?? new Uint8Array(0);
  const [opcode] = fromHex(command.cdb) ?? [];
  const fields = modeSelectFields(opcode, data).map(({ name, byte, bit, width }): ViewNode => {
    const value = getField(data, { name, byte, bit, width });
    return { name, value: hex(value, width / 4), edit: { kind: 'field', of: 'data', byte, bit, width } };
  });
  const bytes: ViewNode = {
    name: 'bytes',
    value: dump(command.dataOut),
    address: command.dataAddress,
    edit: { kind: 'bytes', of: 'data' },
  };
  return [bytes, ...fields, ...(opcode === SEND_VOLUME_TAG ? volumeTagNodes(data) : [])];
}

/** The parameter list of SEND VOLUME TAG (SMC-3): its template; the sequence numbers behind it are in the bytes. */
function volumeTagNodes(data: Uint8Array): ViewNode[] {
  const length = VOLUME_IDENTIFICATION_LENGTH;
  if (data.length < length) return [];
  const name = 'volume template';
  const edit: Edit = { kind: 'text', byte: 0, length };
  return [{ name, value: getAscii(data, 0, length), edit }];
}

/** What the device sent, decoded where its form is known. */
export function dataInNodes(command: CommandState): ViewNode[] {
  const bytes = fromHex(command.dataIn) ?? new Uint8Array(0);
  const cdb = fromHex(command.cdb) ?? new Uint8Array(0);
  const decoded = decodeDataIn(cdb, bytes, command.type);
  return [
    ...(decoded === undefined ? [] : childrenOf(decoded)),
    { name: 'bytes', value: dump(command.dataIn), address: command.dataAddress },
  ];
}

/** Plain values as a tree. */
export function childrenOf(value: unknown): ViewNode[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).map(([name, child]) => {
    const label = Array.isArray(value) ? `[${name}]` : name;
    if (child instanceof Uint8Array) return { name: label, value: dump(Buffer.from(child).toString('hex')) };
    if (typeof child === 'object' && child !== null) {
      const children = childrenOf(child);
      return {
        name: label,
        value: Array.isArray(child) ? `[${child.length}]` : summary(child as object),
        children,
      };
    }
    return { name: label, value: String(child) };
  });
}

function summary(value: object): string {
  const parts = Object.entries(value)
    .filter(([, child]) => typeof child !== 'object')
    .slice(0, 4)
    .map(([name, child]) => `${name}: ${String(child)}`);
  return `{${parts.join(', ')}}`;
}

export function spaced(text: string): string {
  return text.replace(/..(?=.)/g, '$& ');
}

/** Hex of at most 64 bytes. */
export function dump(text: string): string {
  return text.length <= 128 ? spaced(text) : `${spaced(text.slice(0, 128))} … (${text.length / 2} bytes)`;
}

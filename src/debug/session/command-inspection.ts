import { Scope } from '@vscode/debugadapter';
import { putAscii } from '../../core/bytes.ts';
import { fromHex } from '../../core/hex.ts';
import type { ChangerModel } from '../../emulator/model.ts';
import { getField, putField } from '../../scsi/cdb-field.ts';
import type { CommandState } from '../debuggee/protocol.ts';
import type { Debuggee } from '../target/debuggee.ts';
import {
  cdbNodes,
  dataInNodes,
  dataOutNodes,
  statusNodes,
  type Edit,
  type ViewNode,
} from './command-view.ts';
import type { Variables } from './variables.ts';

const TOO_LATE = 'The command has reached the device: it cannot be changed any more.';

/** What can be looked at, and before the device changed, of the command at which a stop is. */
export class CommandInspection {
  constructor(
    private readonly target: Debuggee,
    private readonly variables: Variables,
    private readonly stopped: CommandState,
    private readonly model: ChangerModel,
  ) {}

  /** The scopes of the command's frame. */
  scopes(): Scope[] {
    const { model } = this;
    const { dataOut, dataIn } = this.stopped;
    const scopes = [
      this.scope('CDB', (command) => cdbNodes(command, model)),
      this.scope('Status', statusNodes),
    ];
    if (dataOut !== '') scopes.push(this.scope('Data out', dataOutNodes));
    if (dataIn !== '') scopes.push(this.scope('Data in', dataInNodes));
    return scopes;
  }

  /** The scope of the SRB in a frame of C. */
  srb(): Scope {
    return this.scope('SRB', statusNodes);
  }

  private scope(name: string, nodes: (command: CommandState) => ViewNode[]): Scope {
    const reference = this.variables.nodes(
      async () => nodes(await this.command()),
      (edit, text) => this.change(edit, text),
    );
    return new Scope(name, reference);
  }

  /** The command as it is now: before the device it can change. */
  private async command(): Promise<CommandState> {
    return this.stopped.done ? this.stopped : ((await this.target.hook('command')) ?? this.stopped);
  }

  /** Changes what a person has edited. @returns the new text. @throws Error with what is wrong with it. */
  private async change(edit: Edit, text: string): Promise<string> {
    if (this.stopped.done) throw new Error(TOO_LATE);
    const command = await this.command();
    if (edit.kind === 'fault') {
      const problem = await this.target.hook('fault', text.trim());
      if (problem !== null) throw new Error(problem);
      return text.trim();
    }
    const ofCdb = edit.kind !== 'text' && edit.of === 'cdb';
    const bytes = fromHex(ofCdb ? command.cdb : command.dataOut) ?? new Uint8Array(0);
    const shown = put(bytes, edit, text);
    if (!ofCdb) await this.target.write(command.dataAddress, bytes);
    else if (!(await this.target.hook('setCdb', Buffer.from(bytes).toString('hex'))))
      throw new Error(TOO_LATE);
    return shown;
  }
}

/** Changes bytes as a person has written it. @returns the text to show. @throws Error with what is wrong with it. */
function put(bytes: Uint8Array, edit: Exclude<Edit, { kind: 'fault' }>, text: string): string {
  switch (edit.kind) {
    case 'field':
      return putNumber(bytes, edit, text);
    case 'bytes':
      return putBytes(bytes, text);
    case 'text':
      return putText(bytes, edit, text.trim());
  }
}

function putText(bytes: Uint8Array, { byte, length }: Extract<Edit, { kind: 'text' }>, text: string): string {
  if (!/^[\x20-\x7e]*$/.test(text)) throw new Error(`${text} has characters that are not ASCII.`);
  if (text.length > length) throw new Error(`${text} is longer than ${length} characters.`);
  putAscii(bytes, byte, text, length);
  return text;
}

function putNumber(bytes: Uint8Array, edit: Extract<Edit, { kind: 'field' }>, text: string): string {
  const value = Number(text.trim().split(/\s/)[0]);
  if (!Number.isInteger(value) || value < 0) throw new Error(`${text} is no number. Write 3 or 0x03.`);
  if (value >= 2 ** edit.width) throw new Error(`${text} does not fit into ${edit.width} bits.`);
  const field = { name: '', ...edit };
  putField(bytes, field, value);
  return String(getField(bytes, field));
}

/** Replaces bytes from the first on. What stands behind the `…` of a shortened text stays. */
function putBytes(bytes: Uint8Array, text: string): string {
  const given = fromHex(text.split('…')[0]);
  if (!given || given.length === 0 || given.length > bytes.length)
    throw new Error(`${text} cannot be stored here. Write 1 to ${bytes.length} bytes as hex: 0a 1b 2c.`);
  bytes.set(given);
  return Buffer.from(given)
    .toString('hex')
    .replace(/..(?=.)/g, '$& ');
}

import { hex } from '../core/hex.ts';
import type { CdbField } from './cdb-field.ts';
import { getField, putField } from './cdb-field.ts';
import type { CommandRow } from './command-row.ts';
import { DEVICE_TYPE } from './device-type.ts';
import { SMC_COMMANDS } from './smc-commands.ts';
import { SPC_COMMANDS } from './spc-commands.ts';
import { SSC_COMMANDS } from './ssc-commands.ts';

/** A field of a CDB with its value. */
export interface DecodedField extends CdbField {
  readonly value: number;
}

const byDeviceType = new Map<number, readonly CommandRow[]>([
  [DEVICE_TYPE.MEDIUM_CHANGER, [...SPC_COMMANDS, ...SMC_COMMANDS]],
  [DEVICE_TYPE.SEQUENTIAL_ACCESS_DEVICE, [...SPC_COMMANDS, ...SSC_COMMANDS]],
]);

const firstByOpcode = new Map<number, readonly (CommandRow | undefined)[]>();
for (const [deviceType, rows] of byDeviceType) {
  const first: (CommandRow | undefined)[] = new Array<CommandRow | undefined>(256).fill(undefined);
  for (const row of rows) first[row.opcode] ??= row;
  firstByOpcode.set(deviceType, first);
}

/** Every command known for a device type, in no promised order. */
export function commandsOf(deviceType: number): readonly CommandRow[] {
  return byDeviceType.get(deviceType) ?? [];
}

/**
 * The command of an opcode. One opcode means different commands to different device types.
 * @param serviceAction which command of an opcode that has several; without it the first of them.
 * @returns undefined where the device type has no such command.
 */
export function findCommand(
  opcode: number,
  deviceType: number,
  serviceAction?: number,
): CommandRow | undefined {
  const first = firstByOpcode.get(deviceType)?.[opcode];
  if (serviceAction === undefined || first?.serviceAction === undefined) return first;
  return commandsOf(deviceType).find((row) => row.opcode === opcode && row.serviceAction === serviceAction);
}

/** The command that a CDB asks for, its service action included. */
export function commandOf(cdb: Uint8Array, deviceType: number): CommandRow | undefined {
  return findCommand(cdb[0], deviceType, cdb[1] & 0x1f);
}

/** The standard's name of the command; an opcode nobody knows gives `opcode 0xC1`. */
export function commandName(cdb: Uint8Array, deviceType: number): string {
  const row = commandOf(cdb, deviceType) ?? findCommand(cdb[0], deviceType);
  if (!row) return `opcode ${hex(cdb[0], 2)}`;
  return row.action && row.serviceAction === (cdb[1] & 0x1f) ? `${row.name}, ${row.action}` : row.name;
}

/** The named fields of a CDB in the order of the standard; empty for an unknown command. */
export function decodeCdb(cdb: Uint8Array, deviceType: number): DecodedField[] {
  const row = commandOf(cdb, deviceType);
  return row ? row.fields.map((field) => ({ ...field, value: getField(cdb, field) })) : [];
}

/**
 * A CDB of the command with the named fields set, all others zero.
 * @throws RangeError for a field that the command does not have: a mistake of the caller.
 */
export function encodeCdb(row: CommandRow, values: Readonly<Record<string, number>> = {}): Uint8Array {
  const cdb = new Uint8Array(row.cdbLength);
  cdb[0] = row.opcode;
  if (row.serviceAction !== undefined) cdb[1] = row.serviceAction;
  for (const [name, value] of Object.entries(values)) {
    const field = row.fields.find((candidate) => candidate.name === name);
    if (!field) throw new RangeError(`${row.name} has no field "${name}"`);
    putField(cdb, field, value);
  }
  return cdb;
}

/** The field of a command by name; undefined where it has none of that name. */
export function findField(row: CommandRow, name: string): CdbField | undefined {
  return row.fields.find((field) => field.name === name);
}

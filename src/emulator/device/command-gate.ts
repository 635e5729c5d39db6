import { ADDITIONAL_SENSE } from '../../scsi/additional-sense.ts';
import type { CommandRow } from '../../scsi/command-row.ts';
import { commandsOf } from '../../scsi/commands.ts';
import { SENSE_KEY } from '../../scsi/sense-key.ts';
import { SCSISTAT } from '../../scsi/status.ts';
import type { ScsiTask } from '../../scsi/task.ts';
import type { Binding, Guard } from './binding.ts';
import type { DeviceState } from './device-state.ts';
import { fail, illegalField, invalidField } from './reply.ts';

/** Bit of the control byte that asks for auto contingent allegiance, which this device does not have. */
const NACA = 0x04;

/** PREVENT field of PREVENT ALLOW MEDIUM REMOVAL. */
const PREVENT = 0x03;

/** Milliseconds that a command takes which moves nothing. */
const QUICK = 1;

/** One service action, or the whole command where the opcode has none. */
interface Form {
  readonly cdbLength: number;
  /** Bits that end the command with 5/24/00. */
  readonly refused: Uint8Array;
}

interface Entry<S extends DeviceState> {
  readonly binding: Binding<S>;
  /** By service action; of an opcode without them only the first. */
  readonly forms: readonly (Form | undefined)[];
  readonly hasActions: boolean;
}

function formOf(row: CommandRow): Form {
  const refused = row.reserved.slice();
  refused[row.cdbLength - 1] |= NACA;
  return { cdbLength: row.cdbLength, refused };
}

function entryOf<S extends DeviceState>(binding: Binding<S>, rows: readonly CommandRow[]): Entry<S> {
  const hasActions = rows.some((row) => row.serviceAction !== undefined);
  const forms: (Form | undefined)[] = new Array<Form | undefined>(hasActions ? 32 : 1).fill(undefined);
  for (const row of rows) forms[row.serviceAction ?? 0] = formOf(row);
  return { binding, forms, hasActions };
}

/** The left-most bit that is set. */
function highestBit(bits: number): number {
  return 31 - Math.clz32(bits);
}

/**
 * What every command passes before its handler runs: unit attention, operation code, reservation, reserved
 * bits, readiness, in this order. Nothing is allocated on the way.
 */
export class CommandGate<S extends DeviceState> {
  /** The commands of the device, service actions one by one, by ascending operation code. */
  readonly commands: readonly CommandRow[];
  private readonly entries: (Entry<S> | undefined)[] = new Array<Entry<S> | undefined>(256).fill(undefined);

  /** @param bindings every command that some device of the type supports. */
  constructor(deviceType: number, bindings: readonly Binding<S>[], state: S) {
    const all = commandsOf(deviceType);
    const commands: CommandRow[] = [];
    for (const binding of bindings) {
      if (binding.supported && !binding.supported(state)) continue;
      const rows = all.filter((row) => row.opcode === binding.opcode);
      this.entries[binding.opcode] = entryOf(binding, rows);
      commands.push(...rows);
    }
    this.commands = commands;
  }

  /** Carries out one command. */
  run(state: S, task: ScsiTask): void {
    task.reset();
    task.duration = QUICK;
    const entry = this.entries[task.cdb[0]];
    const initiator = state.initiators.get(task.initiator);
    if (initiator.attentions.length > 0 && !entry?.binding.beforeAttention)
      return fail(task, SENSE_KEY.UNIT_ATTENTION, initiator.attentions.shift() ?? 0);
    if (!entry) return illegalField(task, ADDITIONAL_SENSE.INVALID_COMMAND_OPERATION_CODE, 0, -1);
    if (this.reserved(state, task, entry.binding.guard)) {
      task.status = SCSISTAT.SCSISTAT_RESERVATION_CONFLICT;
      return;
    }
    if (!this.wellFormed(task, entry)) return;
    const { binding } = entry;
    const obstacle = binding.obstacle ? binding.obstacle(state) : 0;
    if (obstacle !== 0) return fail(task, obstacle >>> 16 || SENSE_KEY.NOT_READY, obstacle & 0xffff);
    binding.handler(state, task);
  }

  /** A reservation of another initiator stops the command. */
  private reserved(state: DeviceState, task: ScsiTask, guard: Guard): boolean {
    const { reservations, persistent } = state;
    const { initiator } = task;
    if (guard === 'none' || (guard === 'removal' && (task.cdb[4] & PREVENT) === 0)) return false;
    if (reservations.unitConflict(initiator)) return true;
    return guard !== 'unit' && persistent.conflict(initiator, guard !== 'reading');
  }

  /** False, and the command is ended, where the CDB is too short or has a bit set that must be zero. */
  private wellFormed(task: ScsiTask, entry: Entry<S>): boolean {
    const { cdb } = task;
    const form = entry.forms[entry.hasActions ? cdb[1] & 0x1f : 0];
    if (!form) {
      invalidField(task, 1, 4);
      return false;
    }
    if (task.cdbLength < form.cdbLength) {
      invalidField(task, task.cdbLength);
      return false;
    }
    const { refused } = form;
    for (let i = 1; i < form.cdbLength; i++) {
      const bits = cdb[i] & refused[i];
      if (bits === 0) continue;
      invalidField(task, i, highestBit(bits));
      return false;
    }
    return true;
  }
}

import type { PortRequest } from '../../class/port.ts';
import { toHex } from '../../core/hex.ts';
import { srbStatusName } from '../../ddi/srb.ts';
import type { ChangerModel } from '../../emulator/model.ts';
import type { LabUnit } from '../../lab/lab-unit.ts';
import { describeOperands } from '../../lab/operands.ts';
import { commandName } from '../../scsi/commands.ts';
import { decodeSense } from '../../scsi/sense.ts';
import type { CommandState } from './protocol.ts';

/** Data that a debugger shows of one command; more is cut. */
const SHOWN = 65536;

/**
 * A command under way as the debugger shows it.
 * @param unit whose device gets it; @param done true once that has carried it out.
 */
export function commandState(
  { type }: Pick<LabUnit, 'type'>,
  request: PortRequest,
  model: ChangerModel,
  done: boolean,
): CommandState {
  const { task } = request;
  const bytes = (length: number): string =>
    toHex(task.memory.subarray(task.offset, task.offset + Math.min(length, SHOWN)));
  const sense = task.senseLength > 0 && done ? decodeSense(task.sense) : undefined;
  return {
    done,
    type,
    name: commandName(task.cdb, type),
    operands: describeOperands(task.cdb, model, type),
    cdb: toHex(task.cdb.subarray(0, task.cdbLength)),
    dataOut: task.direction === 'out' ? bytes(task.length) : '',
    dataIn: done && task.direction === 'in' ? bytes(task.transferred) : '',
    srbStatus: done ? srbStatusName(request.srbStatus) : 'SRB_STATUS_PENDING',
    scsiStatus: task.status,
    sense: sense ? { key: sense.key, asc: sense.asc, ascq: sense.ascq } : null,
    timeOut: request.timeOut,
    dataAddress: task.offset,
    bufferLength: task.length,
  };
}

import { NTSTATUS } from '../ddi/ntstatus.ts';
import { offsets, sizeOf } from '../ddi/struct.ts';
import { TAPE_WMI_OPERATIONS } from '../ddi/structs/ntddtape.ts';
import {
  WMI_TAPE_DRIVE_PARAMETERS,
  WMI_TAPE_MEDIA_PARAMETERS,
  WMI_TAPE_PROBLEM_WARNING,
} from '../ddi/structs/wmidata.ts';
import { WMI_METHOD } from '../ddi/tape/values.ts';
import type { Machine } from '../machine/machine.ts';
import type { CommandRunner } from './command-runner.ts';
import { toNtStatus } from './tape-sense.ts';

const operationAt = offsets(TAPE_WMI_OPERATIONS);

/** What a WMI request got. */
export interface WmiAnswer {
  readonly status: number;
  /** The data block: for the problem methods a TAPE_DRIVE_PROBLEM_TYPE, then tape data. */
  readonly data: Uint8Array;
}

/** Bytes of the data block of a method. */
function sizeOfBlock(method: number): number {
  switch (method) {
    case WMI_METHOD.TAPE_QUERY_DRIVE_PARAMETERS:
      return sizeOf(WMI_TAPE_DRIVE_PARAMETERS);
    case WMI_METHOD.TAPE_QUERY_MEDIA_CAPACITY:
      return sizeOf(WMI_TAPE_MEDIA_PARAMETERS);
    default:
      return sizeOf(WMI_TAPE_PROBLEM_WARNING);
  }
}

/** Has the miniclass carry out a WMI operation. */
export function runWmiOperation(machine: Machine, commands: CommandRunner, method: number): WmiAnswer {
  const { memory, pool } = machine;
  const size = sizeOfBlock(method);
  const data = pool.allocate(size, 'Wmi ');
  const operation = pool.allocate(sizeOf(TAPE_WMI_OPERATIONS), 'Wmi ');
  memory.fill(data, 0, size);
  memory.setU32(operation + operationAt.Method, method);
  memory.setU32(operation + operationAt.DataBufferSize, size);
  memory.setU32(operation + operationAt.DataBuffer, data);
  const status = commands.run('TapeWMIOperations', operation);
  const bytes = memory.bytes.slice(data, data + size);
  if (pool.release(data) === 'overrun') {
    machine.check(
      'systemBufferOverrun',
      `TapeWMIOperations wrote behind the ${size} bytes of DataBuffer. Compare with DataBufferSize before writing.`,
    );
  }
  pool.release(operation);
  return { status: toNtStatus(status) ?? NTSTATUS.STATUS_IO_DEVICE_ERROR, data: bytes };
}

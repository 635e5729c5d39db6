import type { ChangerIoctl } from '../ddi/ioctls.ts';
import { NTSTATUS } from '../ddi/ntstatus.ts';
import { sizeOf } from '../ddi/struct.ts';
import { bufferStruct } from '../ddi/structs/index.ts';
import { CHANGER_ELEMENT_STATUS, CHANGER_ELEMENT_STATUS_EX } from '../ddi/structs/ntddchgr.ts';
import { ELEMENT_TYPE } from '../ddi/values.ts';
import type { ClassSettings } from './settings.ts';

/** CHANGER_READ_ELEMENT_STATUS: ElementList.Element.ElementType @0, ElementList.NumberOfElements @8. */
const ELEMENT_TYPE_AT = 0;
const NUMBER_OF_ELEMENTS_AT = 8;

/** What the buffers of one IOCTL must hold, in bytes; worked out once. */
export interface BufferRule {
  readonly ioctl: ChangerIoctl;
  readonly input: number;
  readonly output: number;
  /** The output grows with the number of elements that the input asks for. */
  readonly outputPerElement: boolean;
}

export function bufferRule(ioctl: ChangerIoctl): BufferRule {
  const perElement = ioctl.output === CHANGER_ELEMENT_STATUS.name;
  return {
    ioctl,
    input: ioctl.input === null ? 0 : sizeOf(bufferStruct(ioctl.input)),
    output: ioctl.output === null || perElement ? 0 : sizeOf(bufferStruct(ioctl.output)),
    outputPerElement: perElement,
  };
}

/**
 * The checks of ChangerClassDeviceControl before it calls the miniclass
 * (ddi nf-mcd-changerclassdevicecontrol, ni-ntddchgr-ioctl_changer_get_element_status).
 * @returns the status that the request ends with, or 0 where the buffers are long enough.
 */
export function checkBuffers(
  rule: BufferRule,
  input: DataView,
  outputLength: number,
  settings: ClassSettings,
): number {
  if (rule.input > 0) {
    if (input.byteLength === 0) return NTSTATUS.STATUS_INVALID_PARAMETER;
    if (input.byteLength < rule.input) return NTSTATUS[settings.shortInput];
  }
  let needed = rule.output;
  if (rule.outputPerElement) {
    const drive = input.getUint32(ELEMENT_TYPE_AT, true) === ELEMENT_TYPE.ChangerDrive;
    const entry = sizeOf(drive ? CHANGER_ELEMENT_STATUS_EX : CHANGER_ELEMENT_STATUS);
    needed = input.getUint32(NUMBER_OF_ELEMENTS_AT, true) * entry;
  }
  return outputLength < needed ? NTSTATUS.STATUS_INFO_LENGTH_MISMATCH : 0;
}

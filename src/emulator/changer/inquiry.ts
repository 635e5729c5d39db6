import { getU16 } from '../../core/bytes.ts';
import { DEVICE_TYPE } from '../../scsi/device-type.ts';
import { encodeInquiry, VERSION_DESCRIPTOR, VERSION_SPC4 } from '../../scsi/inquiry.ts';
import type { ScsiTask } from '../../scsi/task.ts';
import {
  CODE_SET_ASCII,
  DESIGNATOR_T10_VENDOR_ID,
  encodeDeviceIdentification,
  encodeSerialNumber,
  encodeSupportedPages,
  t10Identifier,
  VPD_PAGE,
} from '../../scsi/vital-product-data.ts';
import type { ChangerModel } from '../model.ts';
import type { ChangerState } from './changer-state.ts';
import { invalidField, send } from './reply.ts';

const EVPD = 0x01;
const CMDDT = 0x02;

function standardData(model: ChangerModel): Uint8Array {
  return encodeInquiry({
    deviceType: DEVICE_TYPE.MEDIUM_CHANGER,
    removable: true,
    version: VERSION_SPC4,
    vendor: model.vendor,
    product: model.product,
    revision: model.revision,
    barcodeReader: model.capabilities.barcodeReader,
    versionDescriptors: [VERSION_DESCRIPTOR.SPC4, VERSION_DESCRIPTOR.SMC3],
  });
}

function vitalProductData(model: ChangerModel, code: number): Uint8Array | undefined {
  const type = DEVICE_TYPE.MEDIUM_CHANGER;
  switch (code) {
    case VPD_PAGE.SUPPORTED_VPD_PAGES:
      return encodeSupportedPages(type, Object.values(VPD_PAGE));
    case VPD_PAGE.UNIT_SERIAL_NUMBER:
      return encodeSerialNumber(type, model.serial);
    case VPD_PAGE.DEVICE_IDENTIFICATION: {
      const bytes = t10Identifier(model.vendor, model.product, model.serial);
      const designator = { codeSet: CODE_SET_ASCII, type: DESIGNATOR_T10_VENDOR_ID, association: 0, bytes };
      return encodeDeviceIdentification(type, [designator]);
    }
    default:
      return undefined;
  }
}

/**
 * INQUIRY (SPC-4): standard data and the VPD pages 00h, 80h and 83h.
 * Errors: 5/24/00 the obsolete CMDDT bit, a page code without EVPD, or a page that the device lacks.
 */
export function inquiry(state: ChangerState, task: ScsiTask): void {
  const { cdb } = task;
  const allocation = getU16(cdb, 3);
  if (cdb[1] & CMDDT) return invalidField(task, 1, 1);
  if (!(cdb[1] & EVPD)) {
    if (cdb[2] !== 0) return invalidField(task, 2);
    return send(task, standardData(state.model), allocation);
  }
  const page = vitalProductData(state.model, cdb[2]);
  if (!page) return invalidField(task, 2);
  send(task, page, allocation);
}

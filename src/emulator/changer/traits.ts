import { DEVICE_TYPE } from '../../scsi/device-type.ts';
import { VERSION_DESCRIPTOR, VERSION_SPC4 } from '../../scsi/inquiry.ts';
import {
  encodeDeviceIdentification,
  encodeSerialNumber,
  t10Designator,
  VPD_PAGE,
} from '../../scsi/vital-product-data.ts';
import type { DeviceTraits } from '../device/device-traits.ts';
import type { ChangerState } from './changer-state.ts';
import { CHANGER_MODES } from './modes.ts';
import { CHANGER_TAPE_ALERT } from './tape-alert.ts';

/** What the library says of itself to the commands of SPC-4. */
export const CHANGER_TRAITS: DeviceTraits<ChangerState> = {
  deviceType: DEVICE_TYPE.MEDIUM_CHANGER,

  inquiryData: ({ model }) => ({
    deviceType: DEVICE_TYPE.MEDIUM_CHANGER,
    removable: true,
    version: VERSION_SPC4,
    vendor: model.vendor,
    product: model.product,
    revision: model.revision,
    barcodeReader: model.capabilities.barcodeReader,
    versionDescriptors: [VERSION_DESCRIPTOR.SPC4, VERSION_DESCRIPTOR.SMC3],
  }),

  vitalProductData({ model }) {
    const type = DEVICE_TYPE.MEDIUM_CHANGER;
    const designators = [t10Designator(model.vendor, model.product, model.serial)];
    return new Map([
      [VPD_PAGE.UNIT_SERIAL_NUMBER, encodeSerialNumber(type, model.serial)],
      [VPD_PAGE.DEVICE_IDENTIFICATION, encodeDeviceIdentification(type, designators)],
    ]);
  },

  logPages: [CHANGER_TAPE_ALERT],
  modes: CHANGER_MODES,
  selfTestTime: ({ model }) => Math.round(model.timing.position * 1000),
};

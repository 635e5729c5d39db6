import { ADDITIONAL_SENSE } from '../../scsi/additional-sense.ts';
import { DEVICE_TYPE } from '../../scsi/device-type.ts';
import { VERSION_DESCRIPTOR, VERSION_SPC4 } from '../../scsi/inquiry.ts';
import {
  encodeDeviceIdentification,
  encodeSerialNumber,
  encodeVpdPage,
  t10Designator,
  VPD_PAGE,
} from '../../scsi/vital-product-data.ts';
import type { DeviceTraits } from '../device/device-traits.ts';
import { TAPE_LOG_PAGES } from './logs.ts';
import { TAPE_MODES } from './modes.ts';
import type { TapeDriveModel, TapeState } from './tape-state.ts';
import { TAPE_ALERT } from './tape-state.ts';

const SELF_TEST_TIME = 30_000;
const TYPE = DEVICE_TYPE.SEQUENTIAL_ACCESS_DEVICE;

/** Vendor, product and revision of a drive, its own or its kind's. */
export function driveNames(model: TapeDriveModel): { vendor: string; product: string; revision: string } {
  const { vendor, product, revision } = model.profile;
  return {
    vendor: model.vendor ?? vendor,
    product: model.product ?? product,
    revision: model.revision ?? revision,
  };
}

/** Page B2h: one bit for each TapeAlert flag that the drive can set (SSC-4, TapeAlert Supported Flags). */
function supportedAlerts(): Uint8Array {
  const bytes = new Uint8Array(8);
  for (const flag of Object.values(TAPE_ALERT)) bytes[(flag - 1) >> 3] |= 0x80 >> ((flag - 1) & 7);
  return bytes;
}

/** What a tape drive says of itself to the commands of SPC-4. */
export const TAPE_TRAITS: DeviceTraits<TapeState> = {
  deviceType: TYPE,

  inquiryData: ({ model }) => ({
    deviceType: TYPE,
    removable: true,
    version: VERSION_SPC4,
    ...driveNames(model),
    versionDescriptors: [VERSION_DESCRIPTOR.SPC4, VERSION_DESCRIPTOR.SSC3],
  }),

  vitalProductData({ model }) {
    const { vendor, product } = driveNames(model);
    const { serial, profile } = model;
    const designators = [t10Designator(vendor, product, serial)];
    return new Map([
      [VPD_PAGE.UNIT_SERIAL_NUMBER, encodeSerialNumber(TYPE, serial)],
      [VPD_PAGE.DEVICE_IDENTIFICATION, encodeDeviceIdentification(TYPE, designators)],
      [
        VPD_PAGE.SEQUENTIAL_ACCESS_CAPABILITIES,
        encodeVpdPage(
          TYPE,
          VPD_PAGE.SEQUENTIAL_ACCESS_CAPABILITIES,
          Uint8Array.of(profile.worm ? 1 : 0, 0, 0, 0),
        ),
      ],
      [
        VPD_PAGE.MANUFACTURER_SERIAL_NUMBER,
        encodeVpdPage(
          TYPE,
          VPD_PAGE.MANUFACTURER_SERIAL_NUMBER,
          encodeSerialNumber(TYPE, serial).subarray(4),
        ),
      ],
      [VPD_PAGE.TAPE_ALERT_FLAGS, encodeVpdPage(TYPE, VPD_PAGE.TAPE_ALERT_FLAGS, supportedAlerts())],
    ]);
  },

  logPages: TAPE_LOG_PAGES,
  modes: TAPE_MODES,
  selfTestTime: () => SELF_TEST_TIME,

  informationalSense(state) {
    if (state.busyUntil > state.clock.now) return state.busyWith;
    return state.cleaningNeeded ? ADDITIONAL_SENSE.CLEANING_REQUESTED : 0;
  },
};

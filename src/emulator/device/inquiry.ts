import { getU16 } from '../../core/bytes.ts';
import { encodeInquiry } from '../../scsi/inquiry.ts';
import { encodeSupportedPages, VPD_PAGE } from '../../scsi/vital-product-data.ts';
import type { Handler } from './binding.ts';
import type { DeviceState } from './device-state.ts';
import type { DeviceTraits } from './device-traits.ts';
import { invalidField, send } from './reply.ts';

const EVPD = 0x01;
const CMDDT = 0x02;

function vitalProductData<S extends DeviceState>(
  traits: DeviceTraits<S>,
  state: S,
  code: number,
): Uint8Array | undefined {
  const pages = traits.vitalProductData(state);
  if (code !== VPD_PAGE.SUPPORTED_VPD_PAGES) return pages.get(code);
  return encodeSupportedPages(traits.deviceType, [VPD_PAGE.SUPPORTED_VPD_PAGES, ...pages.keys()]);
}

/**
 * INQUIRY (SPC-4): standard data and the device's VPD pages.
 * Errors: 5/24/00 the obsolete CMDDT bit, a page code without EVPD, or a page that the device lacks.
 */
export function inquiry<S extends DeviceState>(traits: DeviceTraits<S>): Handler<S> {
  return (state, task) => {
    const { cdb } = task;
    const allocation = getU16(cdb, 3);
    if (cdb[1] & CMDDT) return invalidField(task, 1, 1);
    if (!(cdb[1] & EVPD)) {
      if (cdb[2] !== 0) return invalidField(task, 2);
      return send(task, encodeInquiry(traits.inquiryData(state)), allocation);
    }
    const page = vitalProductData(traits, state, cdb[2]);
    if (!page) return invalidField(task, 2);
    send(task, page, allocation);
  };
}

import { PAGES } from './pages.ts';
import type { ChangerRule } from './rule.ts';

/** Group M: what ChangerGetProductData returns. */
export const GROUP_M: readonly ChangerRule[] = [
  {
    id: 'M01',
    name: 'serial-number-filled-in',
    severity: 'error',
    inferred: false,
    title:
      'With CHANGER_SERIAL_NUMBER_VALID, SerialNumber is not blank and is unique among changers of this type.',
    reason:
      'Windows tells two libraries apart by it. With a blank number two changers of the same kind become one after they change places.',
    field: 'SerialNumber',
    staticCheck: 'no',
    runtime: 'The product data are compared with VPD page 80h.',
    source: [PAGES.parameters, PAGES.productData],
  },
  {
    id: 'M02',
    name: 'serial-number-flag-set',
    severity: 'info',
    inferred: true,
    title: 'Where SerialNumber comes from VPD page 80h, CHANGER_SERIAL_NUMBER_VALID is set.',
    reason: 'Callers ignore the number while the flag is clear.',
    field: 'Features0',
    staticCheck: 'no',
    runtime: 'The product data are compared with VPD page 80h.',
    source: [PAGES.parameters],
  },
  {
    id: 'M03',
    name: 'product-data-from-inquiry',
    severity: 'warning',
    inferred: false,
    title: 'VendorId, ProductId and Revision are INQUIRY bytes 8-15, 16-31 and 32-35.',
    reason: 'Tools show these texts and choose settings by them. They are not NUL-terminated.',
    field: 'VendorId, ProductId, Revision',
    staticCheck: 'no',
    runtime: 'Compared with INQUIRY.',
    source: [PAGES.sdkProductData],
  },
  {
    id: 'M04',
    name: 'device-type-is-medium-changer',
    severity: 'error',
    inferred: false,
    title: 'DeviceType is MEDIUM_CHANGER (0x08).',
    reason:
      'The driver reference says so. The SDK page has FILE_DEVICE_CHANGER (0x30), which is accepted with a note; any other value is wrong.',
    field: 'DeviceType',
    staticCheck: 'source',
    runtime: 'Looked at after the request.',
    source: [PAGES.productData, PAGES.sdkProductData],
  },
  {
    id: 'M05',
    name: 'product-data-always-succeed',
    severity: 'warning',
    inferred: false,
    title: 'ChangerGetProductData returns STATUS_SUCCESS, whatever the device does.',
    reason:
      'The routine copies INQUIRY data that ChangerInitialize kept. A command that can fail makes the library disappear while it is busy.',
    field: 'ChangerGetProductData',
    staticCheck: 'no',
    runtime: 'The device fails its commands during the request.',
    source: [PAGES.changerGetProductData],
  },
  {
    id: 'M06',
    name: 'product-data-size',
    severity: 'warning',
    inferred: false,
    title: 'IoStatus.Information is 61 after success.',
    reason: 'CHANGER_PRODUCT_DATA consists of bytes only, so its size is 61 and not rounded up to 64.',
    field: 'IoStatus.Information',
    staticCheck: 'no',
    runtime: 'Looked at after the request.',
    source: [PAGES.header],
  },
];

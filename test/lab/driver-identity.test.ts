import { expect, it } from 'vitest';
import { identityFromSource } from '../../src/lab/files/driver-identity.ts';

it.each([
  [
    'if (RtlCompareMemory(inquiry->VendorId, "EXABYTE ", 8) == 8 && RtlCompareMemory(inquiry->ProductId, "EXB-210", 7) == 7)',
    { vendor: 'EXABYTE', product: 'EXB-210' },
  ],
  ['if (!strncmp("HP", (char *)Data->VendorId, 2))', { vendor: 'HP' }],
  ['RtlCompareMemory(\n  Inquiry->ProductId,\n  "LOADER 8        ",\n  16)', { product: 'LOADER 8' }],
  ['/* VendorId "NOBODY" */ DebugPrint((1, "no id\\n"));', {}],
  ['x->VendorId[0] = 0; y("text");', {}],
])('%s', (source, identity) => {
  expect(identityFromSource([source])).toEqual(identity);
});

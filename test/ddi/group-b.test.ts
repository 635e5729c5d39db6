import { describe, expect, it } from 'vitest';
import { FEATURES0 } from '../../src/ddi/features.ts';
import { AUTOLOADER, breaks, features0, features1, reported, reports } from './autoloader.ts';

const or = (word: number, bits: number): number => (word | bits) >>> 0;
const marker = FEATURES0.CHANGER_RESERVED_BIT.value;

describe('group B: feature words', () => {
  breaks('B01', 'error', 'Features0 is 0x80004000: bit 31 is set.', {
    Features0: or(features0('CHANGER_STORAGE_SLOT'), marker),
  });
  breaks(
    'B02',
    'error',
    'bit 31 is clear, so these are no Features1 constants (as Features0 constants: CHANGER_CLEANER_SLOT)',
    {
      Features1: features0('CHANGER_CLEANER_SLOT'),
    },
  );
  breaks('B02', 'error', 'Features1 is 0x02000000: bit 31 is clear, so these are no Features1 constants.', {
    Features1: 0x02000000,
  });
  breaks('B03', 'warning', 'Features1 is 0x80000000: the marker bit without a feature.', {
    Features1: marker,
  });
  breaks('B04', 'warning', 'no flag has the bits 0x42000000', {
    Features0: or(AUTOLOADER.Features0, 0x42000000),
  });
  breaks(
    'B05',
    'warning',
    'no flag has the bits 0x00004000. In Features0 they would be CHANGER_STORAGE_SLOT.',
    {
      Features1: or(AUTOLOADER.Features1, features0('CHANGER_STORAGE_SLOT')),
    },
  );
  breaks('B05', 'warning', 'no flag has the bits 0x02000000. Put Features1 together', {
    Features1: or(AUTOLOADER.Features1, 0x02000000),
  });
  breaks('B06', 'error', 'CHANGER_CLEANER_SLOT (if CHANGER_CLEANER_OPS_NOT_SUPPORTED was meant)', {
    Features0: or(AUTOLOADER.Features0, features1('CHANGER_CLEANER_OPS_NOT_SUPPORTED')),
  });

  reports(
    'a Features1 constant in Features0 is one mistake',
    { Features0: or(AUTOLOADER.Features0, features1('CHANGER_CLEANER_AUTODISMOUNT')) },
    'B06',
  );
  reports('Features0 constants in Features1 are one mistake', { Features1: 0x4001 }, 'B02');

  it('B06 names the word, then what was meant and what it turned on', () => {
    const [finding] = reported({
      Features0: or(features0('CHANGER_STORAGE_SLOT'), features1('CHANGER_SLOTS_USE_TRAYS')),
    }).filter(({ rule }) => rule.id === 'B06');
    expect(finding.involved).toEqual(['Features0', 'CHANGER_SLOTS_USE_TRAYS', 'CHANGER_STATUS_NON_VOLATILE']);
  });
});

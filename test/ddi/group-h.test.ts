import { describe } from 'vitest';
import { breaks, reports, TO_DRIVE, TO_PORT, TO_SLOT } from './autoloader.ts';

describe('group H: positioning', () => {
  breaks(
    'H01',
    'warning',
    'PositionCapabilities is 0x0E, but CHANGER_POSITION_TO_ELEMENT is not set in Features0.',
    {
      clear: ['CHANGER_POSITION_TO_ELEMENT'],
    },
  );
  breaks('H02', 'error', 'CHANGER_POSITION_TO_ELEMENT is set in Features0, but PositionCapabilities is 0.', {
    PositionCapabilities: 0,
  });
  breaks('H03', 'warning', 'PositionCapabilities is 0x0B with CHANGER_TO_TRANSPORT', {
    PositionCapabilities: 0x0b,
  });
  breaks(
    'H04',
    'warning',
    'PositionCapabilities is 0x0E with CHANGER_TO_IEPORT, but NumberIEElements is 0.',
    {
      NumberIEElements: 0,
      PositionCapabilities: TO_SLOT | TO_PORT | TO_DRIVE,
    },
  );
  reports(
    'a byte that is not valid is one mistake',
    {
      PositionCapabilities: 0x05,
      clear: ['CHANGER_POSITION_TO_ELEMENT', 'CHANGER_PREDISMOUNT_ALIGN_TO_DRIVE'],
      Features1: 0,
    },
    'H01',
  );
});

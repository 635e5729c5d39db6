import { describe } from 'vitest';
import { allows, breaks, reports } from './autoloader.ts';

describe('group J: magazines', () => {
  breaks('J01', 'warning', 'MagazineSize is 8, but CHANGER_CARTRIDGE_MAGAZINE is not set in Features0.', {
    clear: ['CHANGER_CARTRIDGE_MAGAZINE'],
  });
  breaks('J02', 'error', 'CHANGER_CARTRIDGE_MAGAZINE is set in Features0, but MagazineSize is 0.', {
    MagazineSize: 0,
  });
  breaks('J03', 'warning', 'MagazineSize is 10, but the changer has 8 slots with the cleaner slot.', {
    MagazineSize: 10,
  });
  breaks(
    'J04',
    'info',
    'MagazineSize is 3, but the changer has 8 slots with the cleaner slot, which is no multiple of it.',
    {
      MagazineSize: 3,
    },
  );
  breaks('J06', 'warning', 'MagazineSize is 8, which is all slots, but NumberOfDoors is 0.', {
    NumberOfDoors: 0,
  });
  allows('two magazines', { MagazineSize: 4 });
  reports('a magazine that is too large is one mistake', { MagazineSize: 10 }, 'J03');
  reports(
    'a size that is not valid is one mistake',
    { MagazineSize: 11, clear: ['CHANGER_CARTRIDGE_MAGAZINE'] },
    'J01',
  );
});

import { describe } from 'vitest';
import { allows, breaks } from './autoloader.ts';

describe('group K: bar codes and volume tags', () => {
  breaks(
    'K01',
    'warning',
    'CHANGER_BAR_CODE_SCANNER_INSTALLED is set in Features0, but INQUIRY byte 55 bit 0 says that no bar code reader is fitted.',
    {
      device: { barCodeReader: false },
    },
  );
  breaks('K01', 'warning', 'CHANGER_BAR_CODE_SCANNER_INSTALLED is not set in Features0', {
    clear: ['CHANGER_BAR_CODE_SCANNER_INSTALLED'],
  });
  allows('INQUIRY data are too short to tell', { device: { barCodeReader: undefined } });
  breaks(
    'K02',
    'error',
    'CHANGER_VOLUME_SEARCH and CHANGER_VOLUME_REPLACE are set in Features0 without CHANGER_VOLUME_IDENTIFICATION.',
    {
      set: ['CHANGER_VOLUME_SEARCH', 'CHANGER_VOLUME_REPLACE'],
    },
  );
  breaks('K03', 'warning', 'CHANGER_VOLUME_IDENTIFICATION is set in Features0 without an action.', {
    set: ['CHANGER_VOLUME_IDENTIFICATION'],
  });
  allows('searching for volumes', { set: ['CHANGER_VOLUME_IDENTIFICATION', 'CHANGER_VOLUME_SEARCH'] });
});

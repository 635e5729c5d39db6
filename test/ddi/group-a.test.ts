import { describe, expect, it } from 'vitest';
import { AUTOLOADER, allows, breaks, facts, reports } from './autoloader.ts';
import { checkParameters } from '../../src/ddi/rules/check-parameters.ts';

describe('group A: structure', () => {
  breaks('A01', 'error', 'Size is 0, but the structure has 60 bytes.', { Size: 0 });
  breaks('A01', 'error', 'Size is 64', { Size: 64 });
  breaks('A03', 'warning', 'Reserved1 is {0, 204} instead of zero.', { Reserved1: [0, 204] });
  breaks('A03', 'warning', 'Reserved1 is {1, 2} and Reserved2 is {3, 4} instead of zero.', {
    Reserved1: [1, 2],
    Reserved2: [3, 4],
  });
  breaks('A04', 'error', 'IoStatus.Information is 0, so the caller gets 0 bytes of 60.', { information: 0 });
  breaks('A06', 'info', 'NumberOfDoors was 3 and is 1', { previous: { NumberOfDoors: 3 } });
  allows('a bar code reader was taken out and a drive put in', {
    previous: { Features0: AUTOLOADER.Features0 & ~1, NumberDataTransferElements: 0 },
  });
  reports(
    'garbage that changes is reported as what arrived',
    { Reserved2: [7, 0], previous: { Reserved2: [8, 0] } },
    'A03',
  );
  reports('slots that disappear are reported as such', { previous: { NumberStorageElements: 12 } }, 'C04');

  it('A04 and A06 are silent where nothing is known about Information and an earlier call', () => {
    expect(checkParameters({ parameters: { ...AUTOLOADER } })).toEqual([]);
    expect(checkParameters(facts())).toEqual([]);
  });
});

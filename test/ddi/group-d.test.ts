import { describe } from 'vitest';
import { addressPage, allows, breaks, reports } from './autoloader.ts';

const noCleaning = { clear: ['CHANGER_CLEANER_SLOT', 'CHANGER_DRIVE_CLEANING_REQUIRED'] } as const;

describe('group D: vendor numbers', () => {
  breaks('D01', 'warning', 'FirstDriveNumber is 256, the first element address of mode page 1Dh.', {
    FirstDriveNumber: 256,
  });
  breaks('D01', 'info', 'FirstDriveNumber is 480; typical are 0 and 1.', { FirstDriveNumber: 480 });
  breaks('D01', 'info', 'FirstSlotNumber is 101 and FirstDriveNumber is 256', {
    FirstSlotNumber: 101,
    FirstCleanerSlotAddress: 108,
    FirstDriveNumber: 256,
    device: null,
  });
  allows('an element address of 1 is also a usual number', {
    device: { elementAddressPage: addressPage([0, 1], [1, 8], [9, 1], [10, 1]) },
  });
  breaks('D02', 'error', 'FirstIEPortNumber is 1 although NumberIEElements is 0.', { NumberIEElements: 0 });
  breaks('D03', 'error', 'FirstCleanerSlotAddress is 8 although NumberCleanerSlots is 0.', {
    NumberCleanerSlots: 0,
    ...noCleaning,
  });
  breaks('D04', 'error', 'FirstCleanerSlotAddress is 9, but the slots are numbered 1 to 8.', {
    FirstCleanerSlotAddress: 9,
  });
  breaks('D04', 'error', 'It looks like the zero-based address of the first slot.', {
    FirstCleanerSlotAddress: 0,
  });
  breaks('D04', 'error', 'It looks like the zero-based address of the last slot.', {
    FirstSlotNumber: 100,
    FirstCleanerSlotAddress: 7,
  });
  breaks(
    'D05',
    'info',
    'FirstCleanerSlotAddress is 7 with slots 1 to 8: it may be the zero-based address of slot 8.',
    {
      FirstCleanerSlotAddress: 7,
    },
  );
  allows('7 is right for slots 0 to 7', { FirstSlotNumber: 0, FirstCleanerSlotAddress: 7 });
  allows('one data slot before the cleaner', {
    NumberStorageElements: 1,
    FirstCleanerSlotAddress: 2,
    MagazineSize: 2,
    device: { elementAddressPage: addressPage([0, 1], [0x1000, 2], [0x10, 1], [0x100, 1]) },
  });
  reports('a number outside the slots is one mistake', { FirstCleanerSlotAddress: 0 }, 'D04');
  breaks('D06', 'warning', 'FirstCleanerSlotAddress is 4, in the middle of the slots 1 to 8.', {
    FirstCleanerSlotAddress: 4,
  });
  allows('the first slot is the cleaner slot', { FirstCleanerSlotAddress: 1 });
  breaks('D07', 'warning', 'FirstSlotNumber 65530 with 8 goes beyond 65535.', { FirstSlotNumber: 65530 });
  breaks('D08', 'info', 'FirstDriveNumber is 1, but NumberDataTransferElements is 0.', {
    FirstDriveNumber: 1,
    NumberDataTransferElements: 0,
  });
});

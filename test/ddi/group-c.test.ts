import { describe } from 'vitest';
import { addressPage, allows, breaks, DEVICE, reports, TO_DRIVE, TO_PORT, TO_SLOT } from './autoloader.ts';

const twoTransports = addressPage([0, 2], [0x1000, 8], [0x10, 1], [0x100, 1]);
const noCleaner = { NumberCleanerSlots: 0, FirstCleanerSlotAddress: 0 };
const noCleaning = {
  clear: ['CHANGER_CLEANER_SLOT', 'CHANGER_DRIVE_CLEANING_REQUIRED'],
  DriveCleanTimeout: 0,
} as const;
/** No IEport: the member values and flags that go with it. */
const noPort = {
  NumberIEElements: 0,
  FirstIEPortNumber: 0,
  MoveFromSlot: TO_SLOT | TO_DRIVE,
  MoveFromIePort: 0,
  MoveFromDrive: TO_SLOT | TO_DRIVE,
  PositionCapabilities: TO_SLOT | TO_DRIVE,
  LockUnlockCapabilities: 2,
  clear: [
    'CHANGER_OPEN_IEPORT',
    'CHANGER_CLOSE_IEPORT',
    'CHANGER_REPORT_IEPORT_STATE',
    'CHANGER_STORAGE_IEPORT',
  ],
} as const;

describe('group C: counts', () => {
  breaks('C01', 'error', 'NumberTransportElements is 0, but every changer has a transport.', {
    NumberTransportElements: 0,
  });
  breaks('C01', 'info', 'NumberTransportElements is 2. Almost all changers have 1', {
    NumberTransportElements: 2,
    device: { elementAddressPage: twoTransports },
  });
  breaks('C02', 'warning', 'NumberTransportElements is 2, but mode page 1Dh has 1 transport.', {
    NumberTransportElements: 2,
  });
  breaks('C03', 'warning', 'NumberTransportElements is 1, but mode page 1Dh has 2 transports.', {
    device: { elementAddressPage: twoTransports },
  });
  reports('pickers counted as transports are one mistake', { NumberTransportElements: 2 }, 'C02');
  reports('no transport is one mistake', { NumberTransportElements: 0 }, 'C01');

  breaks(
    'C04',
    'error',
    'NumberStorageElements is 7, but mode page 1Dh has 8 slots, none of them for a cleaner.',
    {
      ...noCleaner,
      ...noCleaning,
    },
  );
  breaks('C04', 'error', 'NumberStorageElements went from 12 to 7 between two calls.', {
    device: null,
    previous: { NumberStorageElements: 12 },
  });
  allows('no cleaner slot, 8 data slots', { ...noCleaner, ...noCleaning, NumberStorageElements: 8 });
  breaks(
    'C05',
    'error',
    'NumberStorageElements is 8, but mode page 1Dh has 8 slots and NumberCleanerSlots is 1.',
    {
      NumberStorageElements: 8,
    },
  );
  breaks('C06', 'warning', 'NumberStorageElements is 0, so there is no place for media.', {
    NumberStorageElements: 0,
  });
  breaks('C07', 'error', 'NumberDataTransferElements is 2, but the changer has 1 drive installed.', {
    NumberDataTransferElements: 2,
  });
  breaks('C08', 'warning', 'NumberDataTransferElements is 0, so nothing can be mounted.', {
    NumberDataTransferElements: 0,
  });
  breaks('C09', 'error', 'NumberIEElements is 2, but mode page 1Dh has 1 IEport.', { NumberIEElements: 2 });
  breaks('C09', 'error', 'NumberIEElements is 0, but mode page 1Dh has 1 IEport.', {
    ...noPort,
    NumberOfDoors: 0,
  });
  allows('the IEport of the device is really a door', noPort);

  breaks(
    'C11',
    'error',
    'MoveFromSlot is 0x0A and MoveFromIePort is 0x08: no move between IEport and slot.',
    {
      MoveFromSlot: TO_SLOT | TO_DRIVE,
      MoveFromIePort: TO_DRIVE,
    },
  );
  breaks('C11', 'warning', 'MoveFromIePort is 0x08 without CHANGER_TO_SLOT: media cannot be inserted', {
    MoveFromIePort: TO_DRIVE,
  });
  breaks('C11', 'warning', 'MoveFromSlot is 0x0A without CHANGER_TO_IEPORT: media cannot be ejected', {
    MoveFromSlot: TO_SLOT | TO_DRIVE,
  });
  breaks(
    'C12',
    'error',
    'The IEport addresses 4099 to 4099 of mode page 1Dh overlap the slot addresses 4096 to 4103.',
    {
      device: { elementAddressPage: addressPage([0, 1], [0x1000, 8], [0x1003, 1], [0x100, 1]) },
    },
  );
  breaks('C14', 'warning', 'NumberOfDoors and NumberIEElements are both 0', {
    ...noPort,
    NumberOfDoors: 0,
    device: null,
  });
  breaks('C15', 'info', 'NumberOfDoors is 2.', { NumberOfDoors: 2 });
  breaks('C16', 'warning', 'the slot addresses 4096 to 4103 overlap the drive addresses 4096 to 4096', {
    device: { elementAddressPage: addressPage([0, 1], [0x1000, 8], [0x10, 1], [0x1000, 1]) },
  });
  allows('ranges that touch', {
    device: { elementAddressPage: addressPage([0, 1], [1, 8], [9, 1], [10, 1]) },
    FirstDriveNumber: 0,
  });
  breaks('C18', 'error', 'NumberCleanerSlots is 2, but it must not be greater than 1.', {
    NumberCleanerSlots: 2,
    device: { elementAddressPage: DEVICE.elementAddressPage },
  });
  reports('two cleaner slots are one mistake', { NumberCleanerSlots: 2, MagazineSize: 9 }, 'C18');
  allows('C09 names the port that was left out', { ...noPort, NumberOfDoors: 0 }, 'C14');
  allows('NumberIEElements is 1 and both moves are there', { MoveFromDrive: TO_SLOT | TO_PORT }, 'C11');
});

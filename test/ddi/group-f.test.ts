import { describe } from 'vitest';
import {
  allows,
  AUTOLOADER,
  breaks,
  capabilities,
  reports,
  TO_DRIVE,
  TO_PORT,
  TO_SLOT,
  TO_TRANSPORT,
} from './autoloader.ts';

const { MoveFromSlot, MoveFromIePort, MoveFromDrive } = AUTOLOADER;
const stores = TO_SLOT | TO_PORT | TO_DRIVE;
/** A device that moves media to its transport, which it says can, or cannot, store them. */
const toTransport = (storage: number): Uint8Array =>
  capabilities(
    storage,
    [0, MoveFromSlot | TO_TRANSPORT, MoveFromIePort, MoveFromDrive],
    [0, TO_DRIVE, 0, TO_SLOT],
  );

describe('group F: capability bytes', () => {
  breaks(
    'F01',
    'error',
    'MoveFromSlot is 0x1E and PositionCapabilities is 0x8E: only the low four bits are defined.',
    {
      MoveFromSlot: 0x1e,
      PositionCapabilities: 0x8e,
    },
  );
  reports('upper bits are one mistake', { MoveFromSlot: 0x1e }, 'F01');
  breaks(
    'F02',
    'warning',
    'MoveFromDrive is 0x0A where byte 7 is 0x0E (CHANGER_TO_SLOT | CHANGER_TO_IEPORT | CHANGER_TO_DRIVE)',
    {
      MoveFromDrive: TO_SLOT | TO_DRIVE,
    },
  );
  breaks('F02', 'warning', 'MoveFromSlot is 0x0E where byte 5 is 0x0F', {
    device: { capabilitiesPage: toTransport(stores | TO_TRANSPORT) },
    set: ['CHANGER_STORAGE_TRANSPORT'],
  });
  allows('a move to a transport that cannot store is left out', {
    device: { capabilitiesPage: toTransport(stores) },
  });
  breaks(
    'F13',
    'warning',
    'MoveFromSlot is 0x0F with CHANGER_TO_TRANSPORT, but CHANGER_STORAGE_TRANSPORT is not set',
    {
      MoveFromSlot: 0x0f,
      device: { capabilitiesPage: toTransport(stores) },
    },
  );
  allows(
    'the bit is as the page has it',
    { MoveFromSlot: 0x0f, device: { capabilitiesPage: toTransport(stores) } },
    'F02',
  );
  breaks('F03', 'warning', 'ExchangeFromSlot is 0x0A where byte 13 is 0x08 (CHANGER_TO_DRIVE)', {
    ExchangeFromSlot: TO_SLOT | TO_DRIVE,
  });
  breaks(
    'F04',
    'error',
    'ExchangeFromSlot is 0x08 and ExchangeFromDrive is 0x02, but CHANGER_EXCHANGE_MEDIA is not set',
    {
      clear: ['CHANGER_EXCHANGE_MEDIA'],
    },
  );
  breaks(
    'F05',
    'warning',
    'CHANGER_EXCHANGE_MEDIA is set in Features0, but all ExchangeFrom members are 0.',
    {
      ExchangeFromSlot: 0,
      ExchangeFromDrive: 0,
    },
  );
  breaks(
    'F07',
    'error',
    'CHANGER_TRUE_EXCHANGE_CAPABLE is set in Features1, but CHANGER_EXCHANGE_MEDIA is not set',
    {
      set: ['CHANGER_TRUE_EXCHANGE_CAPABLE'],
      clear: ['CHANGER_EXCHANGE_MEDIA'],
    },
  );
  breaks('F08', 'warning', 'MoveFromSlot is 0x06 without CHANGER_TO_DRIVE: no drive can be loaded.', {
    MoveFromSlot: TO_SLOT | TO_PORT,
  });
  breaks('F09', 'warning', 'MoveFromDrive is 0x00 without CHANGER_TO_SLOT: a drive cannot be emptied.', {
    MoveFromDrive: 0,
  });
  breaks(
    'F10',
    'error',
    'MoveFromSlot is 0x0E, MoveFromDrive is 0x0E and MoveFromIePort is 0x0A, but NumberIEElements is 0.',
    {
      NumberIEElements: 0,
    },
  );
  allows('F10 names the byte already', { NumberIEElements: 0 }, 'F11');
  breaks('F11', 'warning', 'MoveFromTransport is 0x02, but NumberTransportElements is 0.', {
    NumberTransportElements: 0,
    MoveFromTransport: TO_SLOT,
  });
  allows('C06 names the zero count already', { NumberStorageElements: 0 }, 'F11');
  allows('C08 names the zero count already', { NumberDataTransferElements: 0 }, 'F11');
  breaks(
    'F12',
    'info',
    'MoveFromDrive is 0x0F and MoveFromTransport is 0x02: media can be moved to or from the transport.',
    {
      MoveFromTransport: TO_SLOT,
      MoveFromDrive: 0x0f,
    },
  );
  breaks('F14', 'error', 'CHANGER_STORAGE_SLOT is not set in Features0', { clear: ['CHANGER_STORAGE_SLOT'] });
  breaks('F15', 'warning', 'CHANGER_STORAGE_DRIVE is not set, but byte 2 of mode page 1Fh is 0x0E', {
    clear: ['CHANGER_STORAGE_DRIVE'],
  });
  breaks('F15', 'warning', 'CHANGER_STORAGE_TRANSPORT is set, but byte 2 of mode page 1Fh is 0x0E', {
    set: ['CHANGER_STORAGE_TRANSPORT'],
  });
  reports('a slot flag that is missing is one mistake', { clear: ['CHANGER_STORAGE_SLOT'] }, 'F14');
  breaks('F16', 'warning', 'CHANGER_STORAGE_IEPORT is set in Features0, but NumberIEElements is 0.', {
    NumberIEElements: 0,
  });
  breaks(
    'F17',
    'warning',
    'CHANGER_MEDIUM_FLIP is set in Features0, but the Rotate bit of mode page 1Eh is 0',
    {
      set: ['CHANGER_MEDIUM_FLIP'],
    },
  );
  breaks(
    'F17',
    'warning',
    'CHANGER_MEDIUM_FLIP is not set in Features0, but the Rotate bit of mode page 1Eh is 1',
    {
      device: { rotate: [true] },
    },
  );
  allows('only one of two transports can turn media over', { device: { rotate: [true, false] } });
  breaks('F24', 'info', 'CHANGER_SLOTS_USE_TRAYS is set in Features1', { set: ['CHANGER_SLOTS_USE_TRAYS'] });
  allows('trays for disc drives', { set: ['CHANGER_SLOTS_USE_TRAYS'], device: { tapeDrives: false } });
});

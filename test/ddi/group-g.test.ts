import { describe } from 'vitest';
import { allows, breaks, TO_DRIVE } from './autoloader.ts';

describe('group G: before a dismount and a mount', () => {
  breaks(
    'G01',
    'error',
    'CHANGER_PREDISMOUNT_ALIGN_TO_SLOT and CHANGER_PREDISMOUNT_ALIGN_TO_DRIVE are both set in Features1.',
    {
      set: ['CHANGER_PREDISMOUNT_ALIGN_TO_SLOT'],
    },
  );
  breaks(
    'G02',
    'error',
    'CHANGER_PREDISMOUNT_ALIGN_TO_SLOT is set in Features1, but PositionCapabilities is 0x08 without CHANGER_TO_SLOT',
    {
      PositionCapabilities: TO_DRIVE,
      set: ['CHANGER_PREDISMOUNT_ALIGN_TO_SLOT'],
      clear: ['CHANGER_PREDISMOUNT_ALIGN_TO_DRIVE'],
    },
  );
  breaks(
    'G03',
    'error',
    'CHANGER_PREDISMOUNT_ALIGN_TO_DRIVE is set in Features1, but CHANGER_POSITION_TO_ELEMENT is not set in Features0 and PositionCapabilities is 0x00 without CHANGER_TO_DRIVE',
    {
      PositionCapabilities: 0,
      clear: ['CHANGER_POSITION_TO_ELEMENT'],
    },
  );
  allows('aligned to the slot', {
    set: ['CHANGER_PREDISMOUNT_ALIGN_TO_SLOT'],
    clear: ['CHANGER_PREDISMOUNT_ALIGN_TO_DRIVE'],
  });
  breaks(
    'G06',
    'warning',
    'CHANGER_PREMOUNT_EJECT_REQUIRED is set in Features0, but the drives are tape drives',
    {
      set: ['CHANGER_PREMOUNT_EJECT_REQUIRED'],
    },
  );
  allows('the kind of drive is not known', { set: ['CHANGER_PREMOUNT_EJECT_REQUIRED'], device: null });
  breaks(
    'G07',
    'info',
    'CHANGER_PREDISMOUNT_ALIGN_TO_DRIVE is set in Features1 without CHANGER_PREDISMOUNT_EJECT_REQUIRED',
    {
      clear: ['CHANGER_PREDISMOUNT_EJECT_REQUIRED'],
    },
  );
  breaks(
    'G08',
    'warning',
    'CHANGER_DRIVE_EMPTY_ON_DOOR_ACCESS is set in Features0, but NumberOfDoors is 0.',
    {
      NumberOfDoors: 0,
    },
  );
});

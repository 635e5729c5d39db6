import { describe } from 'vitest';
import { allows, breaks, reports, TO_DRIVE, TO_SLOT } from './autoloader.ts';

describe('group I: IEport, door, lock and keypad', () => {
  breaks(
    'I01',
    'error',
    'CHANGER_OPEN_IEPORT, CHANGER_CLOSE_IEPORT and CHANGER_REPORT_IEPORT_STATE are set, but NumberIEElements is 0.',
    {
      NumberIEElements: 0,
    },
  );
  breaks('I01', 'error', 'CHANGER_MOVE_EXTENDS_IEPORT is set, but NumberIEElements is 0.', {
    NumberIEElements: 0,
    set: ['CHANGER_MOVE_EXTENDS_IEPORT'],
    clear: ['CHANGER_OPEN_IEPORT', 'CHANGER_CLOSE_IEPORT', 'CHANGER_REPORT_IEPORT_STATE'],
  });
  breaks(
    'I02',
    'warning',
    'CHANGER_OPEN_IEPORT is set in Features0 and CHANGER_IEPORT_USER_CONTROL_OPEN in Features1.',
    {
      set: ['CHANGER_IEPORT_USER_CONTROL_OPEN'],
    },
  );
  breaks(
    'I03',
    'warning',
    'CHANGER_CLOSE_IEPORT is set in Features0 and CHANGER_IEPORT_USER_CONTROL_CLOSE in Features1.',
    {
      set: ['CHANGER_IEPORT_USER_CONTROL_CLOSE'],
    },
  );
  breaks('I04', 'info', 'no flag says how the IEport opens. Set one of CHANGER_OPEN_IEPORT', {
    clear: ['CHANGER_OPEN_IEPORT'],
  });
  breaks('I04', 'info', 'no flag says how the IEport opens and closes.', {
    clear: ['CHANGER_OPEN_IEPORT', 'CHANGER_CLOSE_IEPORT'],
  });
  allows('the operator opens and a move retracts', {
    set: ['CHANGER_IEPORT_USER_CONTROL_OPEN', 'CHANGER_MOVE_RETRACTS_IEPORT'],
    clear: ['CHANGER_OPEN_IEPORT', 'CHANGER_CLOSE_IEPORT'],
  });
  breaks(
    'I05',
    'warning',
    'CHANGER_MOVE_EXTENDS_IEPORT is set, but no MoveFrom member has CHANGER_TO_IEPORT',
    {
      set: ['CHANGER_MOVE_EXTENDS_IEPORT'],
      MoveFromSlot: TO_SLOT | TO_DRIVE,
      MoveFromDrive: TO_SLOT | TO_DRIVE,
    },
  );
  breaks('I05', 'warning', 'CHANGER_MOVE_RETRACTS_IEPORT is set, but MoveFromIePort is 0', {
    set: ['CHANGER_MOVE_RETRACTS_IEPORT'],
    MoveFromIePort: 0,
  });
  breaks(
    'I06',
    'warning',
    'LockUnlockCapabilities is 0x03, but CHANGER_LOCK_UNLOCK is not set in Features0.',
    {
      clear: ['CHANGER_LOCK_UNLOCK'],
    },
  );
  breaks('I07', 'error', 'CHANGER_LOCK_UNLOCK is set in Features0, but LockUnlockCapabilities is 0.', {
    LockUnlockCapabilities: 0,
  });
  breaks('I07', 'error', 'LockUnlockCapabilities is 0x83: the bits 0x80 are not defined.', {
    LockUnlockCapabilities: 0x83,
  });
  breaks(
    'I08',
    'error',
    'LockUnlockCapabilities is 0x03 (LOCK_UNLOCK_IEPORT | LOCK_UNLOCK_DOOR), but NumberOfDoors is 0. Clear LOCK_UNLOCK_DOOR',
    {
      NumberOfDoors: 0,
    },
  );
  breaks(
    'I09',
    'warning',
    'LOCK_UNLOCK_KEYPAD is set in LockUnlockCapabilities, but CHANGER_KEYPAD_ENABLE_DISABLE is not set',
    {
      LockUnlockCapabilities: 7,
    },
  );
  breaks(
    'I09',
    'warning',
    'CHANGER_KEYPAD_ENABLE_DISABLE is set in Features0, but LOCK_UNLOCK_KEYPAD is not set',
    {
      set: ['CHANGER_KEYPAD_ENABLE_DISABLE'],
    },
  );
  allows('keypad in both places', { LockUnlockCapabilities: 7, set: ['CHANGER_KEYPAD_ENABLE_DISABLE'] });
  reports(
    'a lock byte that is not valid is one mistake',
    { LockUnlockCapabilities: 7, clear: ['CHANGER_LOCK_UNLOCK'] },
    'I06',
  );
});

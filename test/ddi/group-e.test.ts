import { describe, expect, it } from 'vitest';
import { allows, breaks, reported, reports, TO_DRIVE, TO_PORT, TO_SLOT } from './autoloader.ts';

const noSlot = { NumberCleanerSlots: 0, FirstCleanerSlotAddress: 0, NumberStorageElements: 8 };
const opsNotSupported = {
  ...noSlot,
  DriveCleanTimeout: 0,
  set: ['CHANGER_CLEANER_OPS_NOT_SUPPORTED'],
  clear: ['CHANGER_CLEANER_SLOT'],
} as const;

describe('group E: cleaning', () => {
  breaks('E01', 'error', 'CHANGER_CLEANER_SLOT is set in Features0, but NumberCleanerSlots is 0.', noSlot);
  reports('a cleaner slot that is not counted is one mistake', noSlot, 'E01');
  breaks('E02', 'warning', 'NumberCleanerSlots is 1, but CHANGER_CLEANER_SLOT is not set in Features0.', {
    clear: ['CHANGER_CLEANER_SLOT'],
  });
  breaks(
    'E03',
    'error',
    'CHANGER_CLEANER_SLOT is set in Features0 without CHANGER_DRIVE_CLEANING_REQUIRED. Set CHANGER_DRIVE_CLEANING_REQUIRED, or clear CHANGER_CLEANER_SLOT and set NumberCleanerSlots to 0.',
    { clear: ['CHANGER_DRIVE_CLEANING_REQUIRED'] },
  );
  it('E03 names the flag that is set first', () => {
    const finding = reported({ clear: ['CHANGER_DRIVE_CLEANING_REQUIRED'] }).find(
      ({ rule }) => rule.id === 'E03',
    );
    expect(finding?.involved).toEqual([
      'CHANGER_CLEANER_SLOT',
      'CHANGER_DRIVE_CLEANING_REQUIRED',
      'Features0',
    ]);
  });
  breaks(
    'E04',
    'error',
    'CHANGER_CLEANER_SLOT is set in Features0 and CHANGER_CLEANER_OPS_NOT_SUPPORTED in Features1.',
    {
      set: ['CHANGER_CLEANER_OPS_NOT_SUPPORTED'],
    },
  );
  breaks(
    'E05',
    'error',
    'CHANGER_CLEANER_AUTODISMOUNT is set in Features1, but CHANGER_DRIVE_CLEANING_REQUIRED is not set',
    {
      set: ['CHANGER_CLEANER_AUTODISMOUNT'],
      clear: ['CHANGER_DRIVE_CLEANING_REQUIRED'],
    },
  );
  breaks(
    'E06',
    'error',
    'CHANGER_CLEANER_AUTODISMOUNT and CHANGER_CLEANER_OPS_NOT_SUPPORTED are both set in Features1.',
    {
      set: ['CHANGER_CLEANER_AUTODISMOUNT', 'CHANGER_CLEANER_OPS_NOT_SUPPORTED'],
    },
  );
  allows('other Features1 flags share bit 31', { set: ['CHANGER_CLEANER_AUTODISMOUNT'] });
  breaks(
    'E07',
    'error',
    'CHANGER_CLEANER_OPS_NOT_SUPPORTED is set in Features1, but CHANGER_DRIVE_CLEANING_REQUIRED is not set',
    {
      ...opsNotSupported,
      clear: ['CHANGER_CLEANER_SLOT', 'CHANGER_DRIVE_CLEANING_REQUIRED'],
    },
  );
  breaks(
    'E08',
    'error',
    'NumberCleanerSlots is 1, but CHANGER_CLEANER_OPS_NOT_SUPPORTED is set in Features1.',
    {
      set: ['CHANGER_CLEANER_OPS_NOT_SUPPORTED'],
    },
  );
  allows(
    'E08 says to remove the slot',
    { set: ['CHANGER_CLEANER_OPS_NOT_SUPPORTED'], clear: ['CHANGER_CLEANER_SLOT'] },
    'E02',
  );
  allows('cleaning by the operator, timeout 0', opsNotSupported);
  breaks(
    'E09',
    'warning',
    'MoveFromSlot 0x06 has no CHANGER_TO_DRIVE and MoveFromDrive 0x04 has no CHANGER_TO_SLOT',
    {
      MoveFromSlot: TO_SLOT | TO_PORT,
      MoveFromDrive: TO_PORT,
    },
  );
  allows(
    'the changer brings the cleaner back',
    { MoveFromDrive: TO_DRIVE, set: ['CHANGER_CLEANER_AUTODISMOUNT'] },
    'E09',
  );
  breaks('E10', 'error', 'DriveCleanTimeout is 0, but CHANGER_DRIVE_CLEANING_REQUIRED is set.', {
    DriveCleanTimeout: 0,
  });
  breaks('E10', 'warning', 'DriveCleanTimeout is 301, an odd number', { DriveCleanTimeout: 301 });
  breaks('E10', 'warning', 'DriveCleanTimeout is 10, which allows 5 seconds for a cleaning.', {
    DriveCleanTimeout: 10,
  });
  breaks('E11', 'warning', 'DriveCleanTimeout is 600000 seconds, 166.7 hours. Set it in seconds: 600', {
    DriveCleanTimeout: 600_000,
  });
  reports('an odd number of milliseconds is one mistake', { DriveCleanTimeout: 300_001 }, 'E11');
  breaks(
    'E12',
    'info',
    'DriveCleanTimeout is 600, but CHANGER_DRIVE_CLEANING_REQUIRED is not set in Features0.',
    {
      ...noSlot,
      clear: ['CHANGER_CLEANER_SLOT', 'CHANGER_DRIVE_CLEANING_REQUIRED'],
    },
  );
  breaks(
    'E12',
    'info',
    'DriveCleanTimeout is 600, but CHANGER_CLEANER_OPS_NOT_SUPPORTED is set in Features1.',
    {
      ...opsNotSupported,
      DriveCleanTimeout: 600,
    },
  );
  breaks(
    'E13',
    'warning',
    'CHANGER_CLEANER_ACCESS_NOT_VALID is set in Features0 without CHANGER_DRIVE_CLEANING_REQUIRED.',
    {
      set: ['CHANGER_CLEANER_ACCESS_NOT_VALID'],
      clear: ['CHANGER_DRIVE_CLEANING_REQUIRED'],
    },
  );
});

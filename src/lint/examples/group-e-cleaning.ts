import type { Examples } from './example.ts';

/** Group E. */
export const GROUP_E_EXAMPLES: Examples = {
  E01: {
    wrong: `    out->Features0 = CHANGER_STORAGE_SLOT | CHANGER_CLEANER_SLOT | CHANGER_DRIVE_CLEANING_REQUIRED;
//                                          ^^^^^^^^^^^^^^^^^^^^ E01
    out->DriveCleanTimeout = 600;`,
    right: `    out->Features0 = CHANGER_STORAGE_SLOT | CHANGER_CLEANER_SLOT | CHANGER_DRIVE_CLEANING_REQUIRED;
    out->NumberCleanerSlots = 1;
    out->FirstSlotNumber = 1;
    out->FirstCleanerSlotAddress = 9;
    out->DriveCleanTimeout = 600;`,
  },
  E02: {
    wrong: `    out->Features0 = CHANGER_STORAGE_SLOT | CHANGER_DRIVE_CLEANING_REQUIRED;
    out->NumberCleanerSlots = 1;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ E02
    out->FirstSlotNumber = 1;
    out->FirstCleanerSlotAddress = 9;
    out->DriveCleanTimeout = 600;`,
    right: `    out->Features0 = CHANGER_STORAGE_SLOT | CHANGER_CLEANER_SLOT | CHANGER_DRIVE_CLEANING_REQUIRED;
    out->NumberCleanerSlots = 1;
    out->FirstSlotNumber = 1;
    out->FirstCleanerSlotAddress = 9;
    out->DriveCleanTimeout = 600;`,
  },
  E03: {
    wrong: `    out->Features0 = CHANGER_STORAGE_SLOT | CHANGER_CLEANER_SLOT;
//                                          ^^^^^^^^^^^^^^^^^^^^ E03
    out->NumberCleanerSlots = 1;
    out->FirstSlotNumber = 1;
    out->FirstCleanerSlotAddress = 9;`,
    right: `    out->Features0 = CHANGER_STORAGE_SLOT | CHANGER_CLEANER_SLOT | CHANGER_DRIVE_CLEANING_REQUIRED;
    out->NumberCleanerSlots = 1;
    out->FirstSlotNumber = 1;
    out->FirstCleanerSlotAddress = 9;
    out->DriveCleanTimeout = 600;`,
  },
  E04: {
    wrong: `    out->Features0 = CHANGER_STORAGE_SLOT | CHANGER_CLEANER_SLOT | CHANGER_DRIVE_CLEANING_REQUIRED;
//                                          ^^^^^^^^^^^^^^^^^^^^ E04
    out->Features1 = CHANGER_CLEANER_OPS_NOT_SUPPORTED;
    out->FirstSlotNumber = 1;
    out->NumberCleanerSlots = 1;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ E08
    out->FirstCleanerSlotAddress = 9;`,
    right: `    out->Features0 = CHANGER_STORAGE_SLOT | CHANGER_DRIVE_CLEANING_REQUIRED;
    out->Features1 = CHANGER_CLEANER_OPS_NOT_SUPPORTED;`,
  },
  E05: {
    wrong: `    out->Features1 = CHANGER_CLEANER_AUTODISMOUNT;
//                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ E05`,
    right: `    out->Features0 = CHANGER_STORAGE_SLOT | CHANGER_CLEANER_SLOT | CHANGER_DRIVE_CLEANING_REQUIRED;
    out->Features1 = CHANGER_CLEANER_AUTODISMOUNT;
    out->NumberCleanerSlots = 1;
    out->FirstSlotNumber = 1;
    out->FirstCleanerSlotAddress = 9;
    out->DriveCleanTimeout = 600;`,
  },
  E06: {
    wrong: `    out->Features0 = CHANGER_STORAGE_SLOT | CHANGER_DRIVE_CLEANING_REQUIRED;
    out->Features1 = CHANGER_CLEANER_AUTODISMOUNT | CHANGER_CLEANER_OPS_NOT_SUPPORTED;
//                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ E06`,
    right: `    out->Features0 = CHANGER_STORAGE_SLOT | CHANGER_DRIVE_CLEANING_REQUIRED;
    out->Features1 = CHANGER_CLEANER_OPS_NOT_SUPPORTED;`,
  },
  E07: {
    wrong: `    out->Features1 = CHANGER_CLEANER_OPS_NOT_SUPPORTED;
//                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ E07`,
    right: `    out->Features0 = CHANGER_STORAGE_SLOT | CHANGER_DRIVE_CLEANING_REQUIRED;
    out->Features1 = CHANGER_CLEANER_OPS_NOT_SUPPORTED;`,
  },
  E08: {
    wrong: `    out->Features0 = CHANGER_STORAGE_SLOT | CHANGER_DRIVE_CLEANING_REQUIRED;
    out->Features1 = CHANGER_CLEANER_OPS_NOT_SUPPORTED;
    out->NumberCleanerSlots = 1;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ E08
    out->FirstSlotNumber = 1;
    out->FirstCleanerSlotAddress = 9;`,
    right: `    out->Features0 = CHANGER_STORAGE_SLOT | CHANGER_DRIVE_CLEANING_REQUIRED;
    out->Features1 = CHANGER_CLEANER_OPS_NOT_SUPPORTED;
    out->NumberCleanerSlots = 0;`,
  },
  E09: {
    wrong: `    out->Features0 = CHANGER_STORAGE_SLOT | CHANGER_CLEANER_SLOT | CHANGER_DRIVE_CLEANING_REQUIRED;
    out->NumberCleanerSlots = 1;
    out->FirstSlotNumber = 1;
    out->FirstCleanerSlotAddress = 9;
    out->DriveCleanTimeout = 600;
    out->MoveFromDrive = CHANGER_TO_DRIVE;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ E09
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ F09`,
    right: `    out->Features0 = CHANGER_STORAGE_SLOT | CHANGER_CLEANER_SLOT | CHANGER_DRIVE_CLEANING_REQUIRED;
    out->NumberCleanerSlots = 1;
    out->FirstSlotNumber = 1;
    out->FirstCleanerSlotAddress = 9;
    out->DriveCleanTimeout = 600;
    out->MoveFromDrive = CHANGER_TO_SLOT;`,
  },
  E10: {
    wrong: `    out->Features0 = CHANGER_STORAGE_SLOT | CHANGER_CLEANER_SLOT | CHANGER_DRIVE_CLEANING_REQUIRED;
//                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ E10
    out->NumberCleanerSlots = 1;
    out->FirstSlotNumber = 1;
    out->FirstCleanerSlotAddress = 9;`,
    right: `    out->Features0 = CHANGER_STORAGE_SLOT | CHANGER_CLEANER_SLOT | CHANGER_DRIVE_CLEANING_REQUIRED;
    out->NumberCleanerSlots = 1;
    out->FirstSlotNumber = 1;
    out->FirstCleanerSlotAddress = 9;
    out->DriveCleanTimeout = 600;`,
  },
  E11: {
    wrong: `    out->Features0 = CHANGER_STORAGE_SLOT | CHANGER_CLEANER_SLOT | CHANGER_DRIVE_CLEANING_REQUIRED;
    out->NumberCleanerSlots = 1;
    out->FirstSlotNumber = 1;
    out->FirstCleanerSlotAddress = 9;
    out->DriveCleanTimeout = 600000;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ E11`,
    right: `    out->Features0 = CHANGER_STORAGE_SLOT | CHANGER_CLEANER_SLOT | CHANGER_DRIVE_CLEANING_REQUIRED;
    out->NumberCleanerSlots = 1;
    out->FirstSlotNumber = 1;
    out->FirstCleanerSlotAddress = 9;
    out->DriveCleanTimeout = 600;`,
  },
  E12: {
    wrong: `    out->DriveCleanTimeout = 600;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ E12`,
    right: `    out->DriveCleanTimeout = 0;`,
  },
  E13: {
    wrong: `    out->Features0 |= CHANGER_CLEANER_ACCESS_NOT_VALID;
//                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ E13`,
    right: `    out->Features0 = CHANGER_STORAGE_SLOT | CHANGER_DRIVE_CLEANING_REQUIRED | CHANGER_CLEANER_ACCESS_NOT_VALID;
    out->DriveCleanTimeout = 600;`,
  },
};

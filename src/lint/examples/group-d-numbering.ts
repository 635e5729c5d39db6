import type { Examples } from './example.ts';

/** Group D. */
export const GROUP_D_EXAMPLES: Examples = {
  D01: {
    wrong: `    out->FirstSlotNumber = 4096;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ D01`,
    right: `    out->FirstSlotNumber = 1;`,
  },
  D02: {
    wrong: `    out->FirstIEPortNumber = 1;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^ D02`,
    right: `    out->FirstIEPortNumber = 0;`,
  },
  D03: {
    wrong: `    out->FirstCleanerSlotAddress = 9;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ D03`,
    right: `    out->FirstCleanerSlotAddress = 0;`,
  },
  D04: {
    wrong: `    out->Features0 = CHANGER_STORAGE_SLOT | CHANGER_CLEANER_SLOT | CHANGER_DRIVE_CLEANING_REQUIRED;
    out->DriveCleanTimeout = 600;
    out->NumberCleanerSlots = 1;
    out->FirstSlotNumber = 1;
    out->FirstCleanerSlotAddress = 20;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ D04`,
    right: `    out->Features0 = CHANGER_STORAGE_SLOT | CHANGER_CLEANER_SLOT | CHANGER_DRIVE_CLEANING_REQUIRED;
    out->DriveCleanTimeout = 600;
    out->NumberCleanerSlots = 1;
    out->FirstSlotNumber = 1;
    out->FirstCleanerSlotAddress = 9;`,
  },
  D05: {
    wrong: `    out->Features0 = CHANGER_STORAGE_SLOT | CHANGER_CLEANER_SLOT | CHANGER_DRIVE_CLEANING_REQUIRED;
    out->DriveCleanTimeout = 600;
    out->NumberCleanerSlots = 1;
    out->FirstSlotNumber = 1;
    out->FirstCleanerSlotAddress = 8;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ D05
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ D06`,
    right: `    out->Features0 = CHANGER_STORAGE_SLOT | CHANGER_CLEANER_SLOT | CHANGER_DRIVE_CLEANING_REQUIRED;
    out->DriveCleanTimeout = 600;
    out->NumberCleanerSlots = 1;
    out->FirstSlotNumber = 1;
    out->FirstCleanerSlotAddress = 9;`,
  },
  D06: {
    wrong: `    out->Features0 = CHANGER_STORAGE_SLOT | CHANGER_CLEANER_SLOT | CHANGER_DRIVE_CLEANING_REQUIRED;
    out->DriveCleanTimeout = 600;
    out->NumberCleanerSlots = 1;
    out->FirstSlotNumber = 1;
    out->FirstCleanerSlotAddress = 4;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ D06`,
    right: `    out->Features0 = CHANGER_STORAGE_SLOT | CHANGER_CLEANER_SLOT | CHANGER_DRIVE_CLEANING_REQUIRED;
    out->DriveCleanTimeout = 600;
    out->NumberCleanerSlots = 1;
    out->FirstSlotNumber = 1;
    out->FirstCleanerSlotAddress = 1;`,
  },
  D07: {
    wrong: `    out->NumberStorageElements = 1000;
    out->FirstSlotNumber = 65000;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ D01
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ D07`,
    right: `    out->NumberStorageElements = 1000;
    out->FirstSlotNumber = 1;`,
  },
  D08: {
    wrong: `    out->NumberTransportElements = 1;
    out->FirstSlotNumber = 1;
//  ^^^^^^^^^^^^^^^^^^^^^^^^ D08
    out->NumberStorageElements = 0;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ C06`,
    right: `    out->FirstSlotNumber = 1;
    out->NumberStorageElements = 8;`,
  },
};

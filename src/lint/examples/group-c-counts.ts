import type { Examples } from './example.ts';

/** Group C. */
export const GROUP_C_EXAMPLES: Examples = {
  C01: {
    wrong: `    out->NumberTransportElements = 0;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ C01`,
    right: `    out->NumberTransportElements = 1;`,
  },
  C06: {
    wrong: `    out->NumberStorageElements = 0;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ C06`,
    right: `    out->NumberStorageElements = 8;`,
  },
  C08: {
    wrong: `    out->NumberDataTransferElements = 0;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ C08`,
    right: `    out->NumberDataTransferElements = 2;`,
  },
  C11: {
    wrong: `    out->NumberIEElements = 1;
    out->Features0 = CHANGER_STORAGE_SLOT | CHANGER_OPEN_IEPORT | CHANGER_CLOSE_IEPORT;
    out->MoveFromIePort = CHANGER_TO_SLOT;
    out->MoveFromSlot = CHANGER_TO_SLOT | CHANGER_TO_DRIVE;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ C11`,
    right: `    out->NumberIEElements = 1;
    out->Features0 = CHANGER_STORAGE_SLOT | CHANGER_OPEN_IEPORT | CHANGER_CLOSE_IEPORT;
    out->MoveFromIePort = CHANGER_TO_SLOT;
    out->MoveFromSlot = CHANGER_TO_SLOT | CHANGER_TO_IEPORT | CHANGER_TO_DRIVE;`,
  },
  C14: {
    wrong: `    out->NumberOfDoors = 0;
//  ^^^^^^^^^^^^^^^^^^^^^^ C14`,
    right: `    out->NumberOfDoors = 1;`,
  },
  C15: {
    wrong: `    out->NumberOfDoors = 4;
//  ^^^^^^^^^^^^^^^^^^^^^^ C15`,
    right: `    out->NumberOfDoors = 1;`,
  },
  C18: {
    wrong: `    out->NumberCleanerSlots = 2;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ C18`,
    right: `    out->NumberCleanerSlots = 0;`,
  },
};

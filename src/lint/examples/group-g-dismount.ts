import type { Examples } from './example.ts';

/** Group G. */
export const GROUP_G_EXAMPLES: Examples = {
  G01: {
    wrong: `    out->Features0 |= CHANGER_POSITION_TO_ELEMENT | CHANGER_PREDISMOUNT_EJECT_REQUIRED;
    out->PositionCapabilities = CHANGER_TO_SLOT | CHANGER_TO_DRIVE;
    out->Features1 = CHANGER_PREDISMOUNT_ALIGN_TO_SLOT | CHANGER_PREDISMOUNT_ALIGN_TO_DRIVE;
//                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ G01`,
    right: `    out->Features0 |= CHANGER_POSITION_TO_ELEMENT | CHANGER_PREDISMOUNT_EJECT_REQUIRED;
    out->PositionCapabilities = CHANGER_TO_SLOT | CHANGER_TO_DRIVE;
    out->Features1 = CHANGER_PREDISMOUNT_ALIGN_TO_SLOT;`,
  },
  G02: {
    wrong: `    out->Features0 |= CHANGER_PREDISMOUNT_EJECT_REQUIRED;
    out->Features1 = CHANGER_PREDISMOUNT_ALIGN_TO_SLOT;
//                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ G02`,
    right: `    out->Features0 |= CHANGER_POSITION_TO_ELEMENT | CHANGER_PREDISMOUNT_EJECT_REQUIRED;
    out->PositionCapabilities = CHANGER_TO_SLOT | CHANGER_TO_DRIVE;
    out->Features1 = CHANGER_PREDISMOUNT_ALIGN_TO_SLOT;`,
  },
  G03: {
    wrong: `    out->Features0 |= CHANGER_PREDISMOUNT_EJECT_REQUIRED;
    out->Features1 = CHANGER_PREDISMOUNT_ALIGN_TO_DRIVE;
//                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ G03`,
    right: `    out->Features0 |= CHANGER_POSITION_TO_ELEMENT | CHANGER_PREDISMOUNT_EJECT_REQUIRED;
    out->PositionCapabilities = CHANGER_TO_SLOT | CHANGER_TO_DRIVE;
    out->Features1 = CHANGER_PREDISMOUNT_ALIGN_TO_DRIVE;`,
  },
  G07: {
    wrong: `    out->Features0 |= CHANGER_POSITION_TO_ELEMENT;
    out->PositionCapabilities = CHANGER_TO_SLOT | CHANGER_TO_DRIVE;
    out->Features1 = CHANGER_PREDISMOUNT_ALIGN_TO_DRIVE;
//                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ G07`,
    right: `    out->Features0 |= CHANGER_POSITION_TO_ELEMENT | CHANGER_PREDISMOUNT_EJECT_REQUIRED;
    out->PositionCapabilities = CHANGER_TO_SLOT | CHANGER_TO_DRIVE;
    out->Features1 = CHANGER_PREDISMOUNT_ALIGN_TO_DRIVE;`,
  },
  G08: {
    wrong: `    out->NumberIEElements = 1;
    out->FirstIEPortNumber = 1;
    out->MoveFromSlot |= CHANGER_TO_IEPORT;
    out->MoveFromIePort = CHANGER_TO_SLOT;
    out->Features0 = CHANGER_STORAGE_SLOT | CHANGER_OPEN_IEPORT | CHANGER_CLOSE_IEPORT;
    out->Features0 |= CHANGER_DRIVE_EMPTY_ON_DOOR_ACCESS;
//                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ G08
    out->NumberOfDoors = 0;`,
    right: `    out->Features0 |= CHANGER_DRIVE_EMPTY_ON_DOOR_ACCESS;
    out->NumberOfDoors = 1;`,
  },
};

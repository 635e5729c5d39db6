import type { Examples } from './example.ts';

/** Group J. */
export const GROUP_J_EXAMPLES: Examples = {
  J01: {
    wrong: `    out->MagazineSize = 4;
//  ^^^^^^^^^^^^^^^^^^^^^ J01`,
    right: `    out->Features0 |= CHANGER_CARTRIDGE_MAGAZINE;
    out->MagazineSize = 4;`,
  },
  J02: {
    wrong: `    out->Features0 |= CHANGER_CARTRIDGE_MAGAZINE;
//                    ^^^^^^^^^^^^^^^^^^^^^^^^^^ J02`,
    right: `    out->Features0 |= CHANGER_CARTRIDGE_MAGAZINE;
    out->MagazineSize = 4;`,
  },
  J03: {
    wrong: `    out->Features0 |= CHANGER_CARTRIDGE_MAGAZINE;
    out->MagazineSize = 10;
//  ^^^^^^^^^^^^^^^^^^^^^^ J03`,
    right: `    out->Features0 |= CHANGER_CARTRIDGE_MAGAZINE;
    out->MagazineSize = 4;`,
  },
  J04: {
    wrong: `    out->Features0 |= CHANGER_CARTRIDGE_MAGAZINE;
    out->MagazineSize = 5;
//  ^^^^^^^^^^^^^^^^^^^^^ J04`,
    right: `    out->Features0 |= CHANGER_CARTRIDGE_MAGAZINE;
    out->MagazineSize = 4;`,
  },
  J06: {
    wrong: `    out->NumberIEElements = 1;
    out->FirstIEPortNumber = 1;
    out->MoveFromSlot |= CHANGER_TO_IEPORT;
    out->MoveFromIePort = CHANGER_TO_SLOT;
    out->Features0 = CHANGER_STORAGE_SLOT | CHANGER_OPEN_IEPORT | CHANGER_CLOSE_IEPORT;
    out->Features0 |= CHANGER_CARTRIDGE_MAGAZINE;
    out->MagazineSize = 8;
    out->NumberOfDoors = 0;
//  ^^^^^^^^^^^^^^^^^^^^^^ J06`,
    right: `    out->Features0 |= CHANGER_CARTRIDGE_MAGAZINE;
    out->MagazineSize = 8;
    out->NumberOfDoors = 1;`,
  },
};

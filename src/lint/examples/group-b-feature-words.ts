import type { Examples } from './example.ts';

/** Group B. */
export const GROUP_B_EXAMPLES: Examples = {
  B01: {
    wrong: `    out->Features0 |= 0x80000000;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ B01`,
    right: `    out->Features0 |= CHANGER_SERIAL_NUMBER_VALID;`,
  },
  B02: {
    wrong: `    out->Features1 = 0x20;
//  ^^^^^^^^^^^^^^^^^^^^^ B02`,
    right: `    out->Features1 = CHANGER_RTN_MEDIA_TO_ORIGINAL_ADDR;`,
  },
  B03: {
    wrong: `    out->Features1 = CHANGER_RESERVED_BIT;
//                   ^^^^^^^^^^^^^^^^^^^^ B03`,
    right: `    out->Features1 = 0;`,
  },
  B04: {
    wrong: `    out->Features0 |= 0x40000000;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ B04`,
    right: `    out->Features0 |= CHANGER_STORAGE_DRIVE;`,
  },
  B05: {
    wrong: `    out->Features1 = 0x80001020;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ B05`,
    right: `    out->Features1 = CHANGER_RTN_MEDIA_TO_ORIGINAL_ADDR;`,
  },
  B06: {
    wrong: `    out->Features0 |= 0x80000010;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ B06`,
    right: `    out->Features0 |= CHANGER_STATUS_NON_VOLATILE;`,
  },
  B07: {
    wrong: `    out->Features0 |= CHANGER_RTN_MEDIA_TO_ORIGINAL_ADDR;
//                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ B07`,
    right: `    out->Features1 |= CHANGER_RTN_MEDIA_TO_ORIGINAL_ADDR;`,
  },
  B08: {
    wrong: `    out->Features1 = Irp->Flags ? CHANGER_RTN_MEDIA_TO_ORIGINAL_ADDR : 0;
    if (out->Features1 & CHANGER_CLEANER_OPS_NOT_SUPPORTED) {
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ B08
        DebugPrint((1, "no cleaning\\n"));
    }`,
    right: `    out->Features1 = Irp->Flags ? CHANGER_RTN_MEDIA_TO_ORIGINAL_ADDR : 0;
    if ((out->Features1 & CHANGER_CLEANER_OPS_NOT_SUPPORTED) == CHANGER_CLEANER_OPS_NOT_SUPPORTED) {
        DebugPrint((1, "no cleaning\\n"));
    }`,
  },
  B09: {
    wrong: `    out->Features1 = CHANGER_RTN_MEDIA_TO_ORIGINAL_ADDR | CHANGER_SLOTS_USE_TRAYS;
    out->Features1 &= ~CHANGER_SLOTS_USE_TRAYS;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ B09`,
    right: `    out->Features1 = CHANGER_RTN_MEDIA_TO_ORIGINAL_ADDR | CHANGER_SLOTS_USE_TRAYS;
    out->Features1 &= ~(CHANGER_SLOTS_USE_TRAYS & ~CHANGER_RESERVED_BIT);`,
  },
  B10: {
    wrong: `    out->Features0 |= CHANGER_VOLUME_SEARCHING;
//                    ^^^^^^^^^^^^^^^^^^^^^^^^ B10`,
    right: `    out->Features0 |= CHANGER_VOLUME_IDENTIFICATION | CHANGER_VOLUME_SEARCH;`,
  },
};

import type { Examples } from './example.ts';

/** Group F. */
export const GROUP_F_EXAMPLES: Examples = {
  F01: {
    wrong: `    out->MoveFromDrive = 0x12;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^ F01`,
    right: `    out->MoveFromDrive = 0x12 & 0x0F;`,
  },
  F04: {
    wrong: `    out->ExchangeFromSlot = CHANGER_TO_DRIVE;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ F04`,
    right: `    out->Features0 |= CHANGER_EXCHANGE_MEDIA;
    out->ExchangeFromSlot = CHANGER_TO_DRIVE;`,
  },
  F05: {
    wrong: `    out->Features0 |= CHANGER_EXCHANGE_MEDIA;
//                    ^^^^^^^^^^^^^^^^^^^^^^ F05`,
    right: `    out->Features0 |= CHANGER_EXCHANGE_MEDIA;
    out->ExchangeFromSlot = CHANGER_TO_DRIVE;`,
  },
  F07: {
    wrong: `    out->Features1 = CHANGER_TRUE_EXCHANGE_CAPABLE;
//                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ F07`,
    right: `    out->Features0 |= CHANGER_EXCHANGE_MEDIA;
    out->Features1 = CHANGER_TRUE_EXCHANGE_CAPABLE;
    out->ExchangeFromSlot = CHANGER_TO_DRIVE;`,
  },
  F08: {
    wrong: `    out->MoveFromSlot = CHANGER_TO_SLOT;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ F08`,
    right: `    out->MoveFromSlot = CHANGER_TO_SLOT | CHANGER_TO_DRIVE;`,
  },
  F09: {
    wrong: `    out->MoveFromDrive = CHANGER_TO_DRIVE;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ F09`,
    right: `    out->MoveFromDrive = CHANGER_TO_SLOT | CHANGER_TO_DRIVE;`,
  },
  F10: {
    wrong: `    out->MoveFromDrive = CHANGER_TO_SLOT | CHANGER_TO_IEPORT;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ F10`,
    right: `    out->MoveFromDrive = CHANGER_TO_SLOT;`,
  },
  F11: {
    wrong: `    out->NumberTransportElements = 0;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ C01
    out->MoveFromTransport = CHANGER_TO_SLOT;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ F11
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ F12`,
    right: `    out->NumberTransportElements = 1;
    out->MoveFromTransport = 0;`,
  },
  F12: {
    wrong: `    out->Features0 |= CHANGER_STORAGE_TRANSPORT;
    out->MoveFromTransport = CHANGER_TO_SLOT;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ F12`,
    right: `    out->Features0 |= CHANGER_STORAGE_TRANSPORT;
    out->MoveFromTransport = 0;`,
  },
  F13: {
    wrong: `    out->MoveFromSlot = CHANGER_TO_TRANSPORT | CHANGER_TO_DRIVE;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ F12
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ F13`,
    right: `    out->MoveFromSlot = CHANGER_TO_SLOT | CHANGER_TO_DRIVE;`,
  },
  F14: {
    wrong: `    out->Features0 = CHANGER_STORAGE_DRIVE;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ F14`,
    right: `    out->Features0 = CHANGER_STORAGE_SLOT | CHANGER_STORAGE_DRIVE;`,
  },
  F16: {
    wrong: `    out->Features0 |= CHANGER_STORAGE_IEPORT;
//                    ^^^^^^^^^^^^^^^^^^^^^^ F16`,
    right: `    out->Features0 |= CHANGER_STORAGE_DRIVE;`,
  },
  F24: {
    wrong: `    out->Features1 = CHANGER_SLOTS_USE_TRAYS;
//                   ^^^^^^^^^^^^^^^^^^^^^^^ F24`,
    right: `    out->Features1 = 0;`,
  },
};

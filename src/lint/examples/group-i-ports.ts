import type { Examples } from './example.ts';

/** Group I. */
export const GROUP_I_EXAMPLES: Examples = {
  I01: {
    wrong: `    out->Features0 |= CHANGER_REPORT_IEPORT_STATE;
//                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^ I01`,
    right: `    out->NumberIEElements = 1;
    out->FirstIEPortNumber = 1;
    out->MoveFromSlot |= CHANGER_TO_IEPORT;
    out->MoveFromIePort = CHANGER_TO_SLOT;
    out->Features0 = CHANGER_STORAGE_SLOT | CHANGER_OPEN_IEPORT | CHANGER_CLOSE_IEPORT;
    out->Features0 |= CHANGER_REPORT_IEPORT_STATE;`,
  },
  I02: {
    wrong: `    out->NumberIEElements = 1;
    out->FirstIEPortNumber = 1;
    out->MoveFromSlot |= CHANGER_TO_IEPORT;
    out->MoveFromIePort = CHANGER_TO_SLOT;
    out->Features0 = CHANGER_STORAGE_SLOT | CHANGER_OPEN_IEPORT | CHANGER_CLOSE_IEPORT;
//                                          ^^^^^^^^^^^^^^^^^^^ I02
    out->Features1 = CHANGER_IEPORT_USER_CONTROL_OPEN;`,
    right: `    out->NumberIEElements = 1;
    out->FirstIEPortNumber = 1;
    out->MoveFromSlot |= CHANGER_TO_IEPORT;
    out->MoveFromIePort = CHANGER_TO_SLOT;
    out->Features0 = CHANGER_STORAGE_SLOT | CHANGER_OPEN_IEPORT | CHANGER_CLOSE_IEPORT;`,
  },
  I03: {
    wrong: `    out->NumberIEElements = 1;
    out->FirstIEPortNumber = 1;
    out->MoveFromSlot |= CHANGER_TO_IEPORT;
    out->MoveFromIePort = CHANGER_TO_SLOT;
    out->Features0 = CHANGER_STORAGE_SLOT | CHANGER_OPEN_IEPORT | CHANGER_CLOSE_IEPORT;
//                                                                ^^^^^^^^^^^^^^^^^^^^ I03
    out->Features1 = CHANGER_IEPORT_USER_CONTROL_CLOSE;`,
    right: `    out->NumberIEElements = 1;
    out->FirstIEPortNumber = 1;
    out->MoveFromSlot |= CHANGER_TO_IEPORT;
    out->MoveFromIePort = CHANGER_TO_SLOT;
    out->Features0 = CHANGER_STORAGE_SLOT | CHANGER_OPEN_IEPORT | CHANGER_CLOSE_IEPORT;`,
  },
  I04: {
    wrong: `    out->NumberIEElements = 1;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^ I04
    out->FirstIEPortNumber = 1;
    out->MoveFromSlot |= CHANGER_TO_IEPORT;
    out->MoveFromIePort = CHANGER_TO_SLOT;`,
    right: `    out->NumberIEElements = 1;
    out->FirstIEPortNumber = 1;
    out->MoveFromSlot |= CHANGER_TO_IEPORT;
    out->MoveFromIePort = CHANGER_TO_SLOT;
    out->Features0 = CHANGER_STORAGE_SLOT | CHANGER_OPEN_IEPORT | CHANGER_CLOSE_IEPORT;`,
  },
  I05: {
    wrong: `    out->NumberIEElements = 1;
    out->FirstIEPortNumber = 1;
    out->MoveFromIePort = CHANGER_TO_SLOT;
    out->Features1 = CHANGER_MOVE_RETRACTS_IEPORT;
    out->Features1 |= CHANGER_MOVE_EXTENDS_IEPORT;
//                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^ I05
    out->MoveFromSlot = CHANGER_TO_SLOT | CHANGER_TO_DRIVE;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ C11`,
    right: `    out->NumberIEElements = 1;
    out->FirstIEPortNumber = 1;
    out->MoveFromSlot |= CHANGER_TO_IEPORT;
    out->MoveFromIePort = CHANGER_TO_SLOT;
    out->Features1 = CHANGER_MOVE_EXTENDS_IEPORT | CHANGER_MOVE_RETRACTS_IEPORT;`,
  },
  I06: {
    wrong: `    out->LockUnlockCapabilities = LOCK_UNLOCK_DOOR;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ I06`,
    right: `    out->Features0 |= CHANGER_LOCK_UNLOCK;
    out->LockUnlockCapabilities = LOCK_UNLOCK_DOOR;`,
  },
  I07: {
    wrong: `    out->Features0 |= CHANGER_LOCK_UNLOCK;
//                    ^^^^^^^^^^^^^^^^^^^ I07`,
    right: `    out->Features0 |= CHANGER_LOCK_UNLOCK;
    out->LockUnlockCapabilities = LOCK_UNLOCK_DOOR;`,
  },
  I08: {
    wrong: `    out->Features0 |= CHANGER_LOCK_UNLOCK;
    out->LockUnlockCapabilities = LOCK_UNLOCK_DOOR | LOCK_UNLOCK_IEPORT;
//                                                   ^^^^^^^^^^^^^^^^^^ I08`,
    right: `    out->Features0 |= CHANGER_LOCK_UNLOCK;
    out->LockUnlockCapabilities = LOCK_UNLOCK_DOOR;`,
  },
  I09: {
    wrong: `    out->Features0 |= CHANGER_LOCK_UNLOCK;
    out->LockUnlockCapabilities = LOCK_UNLOCK_DOOR | LOCK_UNLOCK_KEYPAD;
//                                                   ^^^^^^^^^^^^^^^^^^ I09`,
    right: `    out->Features0 |= CHANGER_LOCK_UNLOCK | CHANGER_KEYPAD_ENABLE_DISABLE;
    out->LockUnlockCapabilities = LOCK_UNLOCK_DOOR | LOCK_UNLOCK_KEYPAD;`,
  },
};

import { CHANGER_TO, LOCK_UNLOCK } from '../values.ts';
import { membersWith } from './capability-bytes.ts';
import { MOVE_MEMBERS } from './element-kinds.ts';
import { has, wordOf } from './features-read.ts';
import { PAGES } from './pages.ts';
import type { ChangerRule } from './rule.ts';
import { be, bitNames, byte, found, listed } from './wording.ts';

/** Flags that speak of an IEport that the changer has. */
const PORT_FLAGS = [
  'CHANGER_OPEN_IEPORT',
  'CHANGER_CLOSE_IEPORT',
  'CHANGER_REPORT_IEPORT_STATE',
  'CHANGER_IEPORT_USER_CONTROL_OPEN',
  'CHANGER_IEPORT_USER_CONTROL_CLOSE',
  'CHANGER_MOVE_EXTENDS_IEPORT',
  'CHANGER_MOVE_RETRACTS_IEPORT',
] as const;
/** Ways to open and to close an IEport. */
const OPENING = [
  'CHANGER_OPEN_IEPORT',
  'CHANGER_IEPORT_USER_CONTROL_OPEN',
  'CHANGER_MOVE_EXTENDS_IEPORT',
] as const;
const CLOSING = [
  'CHANGER_CLOSE_IEPORT',
  'CHANGER_IEPORT_USER_CONTROL_CLOSE',
  'CHANGER_MOVE_RETRACTS_IEPORT',
] as const;

const LOCK_BITS =
  LOCK_UNLOCK.LOCK_UNLOCK_IEPORT | LOCK_UNLOCK.LOCK_UNLOCK_DOOR | LOCK_UNLOCK.LOCK_UNLOCK_KEYPAD;

/** Group I, first part: flags about IEport, door, lock and keypad. */
export const GROUP_I_FLAGS: readonly ChangerRule[] = [
  {
    id: 'I01',
    name: 'port-flags-need-port',
    severity: 'error',
    inferred: false,
    title: 'Flags about the IEport are only set where NumberIEElements is greater than 0.',
    reason:
      'Their texts begin with a changer that has an IEport. Windows offers to insert and eject through a port that is not there.',
    field: 'Features0, Features1, NumberIEElements',
    staticCheck: 'yes',
    runtime: 'Compared with mode page 1Dh.',
    source: [PAGES.parameters],
    reads: [
      'CHANGER_CLOSE_IEPORT',
      'CHANGER_OPEN_IEPORT',
      'CHANGER_REPORT_IEPORT_STATE',
      'CHANGER_IEPORT_USER_CONTROL_OPEN',
      'CHANGER_IEPORT_USER_CONTROL_CLOSE',
      'CHANGER_MOVE_EXTENDS_IEPORT',
      'CHANGER_MOVE_RETRACTS_IEPORT',
      'NumberIEElements',
    ],
    check: ({ parameters }) => {
      const flags = PORT_FLAGS.filter((flag) => has(parameters, flag));
      return flags.length === 0 || parameters.NumberIEElements > 0
        ? undefined
        : found(
            `${listed(flags)} ${be(flags)} set, but NumberIEElements is 0. Clear the flags about the IEport, or report it in NumberIEElements.`,
            [...flags, 'NumberIEElements', ...new Set(flags.map(wordOf))],
          );
    },
  },
  {
    id: 'I02',
    name: 'port-opened-by-command-or-user',
    severity: 'warning',
    inferred: true,
    title: 'CHANGER_OPEN_IEPORT and CHANGER_IEPORT_USER_CONTROL_OPEN are not both set.',
    reason:
      'The one says that a command extends the IEport, the other that the operator must open it by hand. Windows either asks the operator without need or waits for a port that does not open.',
    field: 'Features0, Features1',
    staticCheck: 'yes',
    source: [PAGES.parameters],
    reads: ['CHANGER_OPEN_IEPORT', 'CHANGER_IEPORT_USER_CONTROL_OPEN'],
    check: ({ parameters }) =>
      has(parameters, 'CHANGER_OPEN_IEPORT') && has(parameters, 'CHANGER_IEPORT_USER_CONTROL_OPEN')
        ? found(
            'CHANGER_OPEN_IEPORT is set in Features0 and CHANGER_IEPORT_USER_CONTROL_OPEN in Features1. Keep the first if a command opens the IEport, the second if only the operator can.',
            ['CHANGER_OPEN_IEPORT', 'CHANGER_IEPORT_USER_CONTROL_OPEN', 'Features0', 'Features1'],
          )
        : undefined,
  },
  {
    id: 'I03',
    name: 'port-closed-by-command-or-user',
    severity: 'warning',
    inferred: true,
    title: 'CHANGER_CLOSE_IEPORT and CHANGER_IEPORT_USER_CONTROL_CLOSE are not both set.',
    reason:
      'The one says that a command retracts the IEport, the other that the operator must close it by hand. Windows either asks the operator without need or waits for a port that does not close.',
    field: 'Features0, Features1',
    staticCheck: 'yes',
    source: [PAGES.parameters],
    reads: ['CHANGER_CLOSE_IEPORT', 'CHANGER_IEPORT_USER_CONTROL_CLOSE'],
    check: ({ parameters }) =>
      has(parameters, 'CHANGER_CLOSE_IEPORT') && has(parameters, 'CHANGER_IEPORT_USER_CONTROL_CLOSE')
        ? found(
            'CHANGER_CLOSE_IEPORT is set in Features0 and CHANGER_IEPORT_USER_CONTROL_CLOSE in Features1. Keep the first if a command closes the IEport, the second if only the operator can.',
            ['CHANGER_CLOSE_IEPORT', 'CHANGER_IEPORT_USER_CONTROL_CLOSE', 'Features0', 'Features1'],
          )
        : undefined,
  },
  {
    id: 'I04',
    name: 'port-has-a-way-to-open-and-close',
    severity: 'info',
    inferred: true,
    title: 'With an IEport, flags say how it opens and how it closes.',
    reason:
      'An IEport is moved by a command, by the operator, or by the changer during a move. With no flag it is taken for a fixed opening.',
    field: 'Features0, Features1',
    staticCheck: 'yes',
    source: [PAGES.parameters],
    reads: [
      'CHANGER_CLOSE_IEPORT',
      'CHANGER_OPEN_IEPORT',
      'CHANGER_IEPORT_USER_CONTROL_OPEN',
      'CHANGER_IEPORT_USER_CONTROL_CLOSE',
      'CHANGER_MOVE_EXTENDS_IEPORT',
      'CHANGER_MOVE_RETRACTS_IEPORT',
      'NumberIEElements',
    ],
    check: ({ parameters }) => {
      if (parameters.NumberIEElements === 0) return undefined;
      const missing = [OPENING, CLOSING].filter((flags) => !flags.some((flag) => has(parameters, flag)));
      if (missing.length === 0) return undefined;
      const verbs = missing.map((flags) => (flags === OPENING ? 'opens' : 'closes'));
      const choices = missing.map((flags) => `one of ${listed(flags)}`);
      return found(
        `NumberIEElements is ${parameters.NumberIEElements}, but no flag says how the IEport ${listed(verbs)}. Set ${choices.join(', and ')}, unless the port is a fixed opening.`,
        ['NumberIEElements', ...missing.flat(), 'Features0', 'Features1'],
      );
    },
  },
  {
    id: 'I05',
    name: 'port-motion-needs-moves',
    severity: 'warning',
    inferred: true,
    title:
      'CHANGER_MOVE_EXTENDS_IEPORT needs a move to the IEport, CHANGER_MOVE_RETRACTS_IEPORT one from it.',
    reason:
      'The flags say what a move to or from the IEport does besides. Without such a move they say nothing.',
    field: 'MoveFrom*',
    staticCheck: 'yes',
    runtime: 'Mode page 1Fh.',
    source: [PAGES.parameters],
    yieldsTo: ['I01'],
    reads: [
      'CHANGER_MOVE_EXTENDS_IEPORT',
      'CHANGER_MOVE_RETRACTS_IEPORT',
      'MoveFromTransport',
      'MoveFromSlot',
      'MoveFromIePort',
      'MoveFromDrive',
    ],
    check: ({ parameters }) => {
      const { MoveFromIePort } = parameters;
      const toPort = membersWith(parameters, CHANGER_TO.CHANGER_TO_IEPORT, MOVE_MEMBERS);
      const wrong: string[] = [];
      const involved: string[] = [];
      if (has(parameters, 'CHANGER_MOVE_EXTENDS_IEPORT') && toPort.length === 0) {
        wrong.push('CHANGER_MOVE_EXTENDS_IEPORT is set, but no MoveFrom member has CHANGER_TO_IEPORT');
        involved.push('CHANGER_MOVE_EXTENDS_IEPORT', ...MOVE_MEMBERS, 'CHANGER_TO_IEPORT');
      }
      if (has(parameters, 'CHANGER_MOVE_RETRACTS_IEPORT') && MoveFromIePort === 0) {
        wrong.push('CHANGER_MOVE_RETRACTS_IEPORT is set, but MoveFromIePort is 0');
        involved.push('CHANGER_MOVE_RETRACTS_IEPORT', 'MoveFromIePort');
      }
      return wrong.length === 0
        ? undefined
        : found(`${listed(wrong)}. Set the moves from mode page 1Fh, or clear the flag.`, [
            ...new Set(involved),
            'Features1',
          ]);
    },
  },
  {
    id: 'I06',
    name: 'lock-byte-needs-flag',
    severity: 'warning',
    inferred: false,
    title: 'Without CHANGER_LOCK_UNLOCK, LockUnlockCapabilities is 0.',
    reason:
      'The member is valid only with the flag. A value without it is not used, or the flag was forgotten.',
    field: 'LockUnlockCapabilities',
    staticCheck: 'yes',
    source: [PAGES.parameters],
    reads: ['CHANGER_LOCK_UNLOCK', 'LockUnlockCapabilities'],
    check: ({ parameters }) =>
      parameters.LockUnlockCapabilities !== 0 && !has(parameters, 'CHANGER_LOCK_UNLOCK')
        ? found(
            `LockUnlockCapabilities is ${byte(parameters.LockUnlockCapabilities)}, but CHANGER_LOCK_UNLOCK is not set in Features0. Set the flag if something can be locked by command, or set the member to 0.`,
            ['LockUnlockCapabilities', 'CHANGER_LOCK_UNLOCK', 'Features0'],
          )
        : undefined,
  },
  {
    id: 'I07',
    name: 'lock-flag-needs-byte',
    severity: 'error',
    inferred: false,
    title: 'With CHANGER_LOCK_UNLOCK, LockUnlockCapabilities names what can be locked, and nothing else.',
    reason:
      'The flag promises a lock, the member says of what. Only IEport, door and keypad exist, so the bits above 0x07 are not defined.',
    field: 'LockUnlockCapabilities',
    staticCheck: 'yes',
    source: [PAGES.parameters, PAGES.header],
    reads: ['CHANGER_LOCK_UNLOCK', 'LockUnlockCapabilities'],
    check: ({ parameters }) => {
      const { LockUnlockCapabilities: locks } = parameters;
      if (!has(parameters, 'CHANGER_LOCK_UNLOCK')) return undefined;
      if (locks === 0)
        return found(
          'CHANGER_LOCK_UNLOCK is set in Features0, but LockUnlockCapabilities is 0. Set LOCK_UNLOCK_IEPORT, LOCK_UNLOCK_DOOR or LOCK_UNLOCK_KEYPAD, or clear the flag.',
          ['CHANGER_LOCK_UNLOCK', 'LockUnlockCapabilities', 'Features0'],
        );
      return (locks & ~LOCK_BITS) === 0
        ? undefined
        : found(
            `LockUnlockCapabilities is ${byte(locks)}: the bits ${byte(locks & ~LOCK_BITS)} are not defined. Use only LOCK_UNLOCK_IEPORT, LOCK_UNLOCK_DOOR and LOCK_UNLOCK_KEYPAD.`,
            ['LockUnlockCapabilities'],
          );
    },
  },
  {
    id: 'I08',
    name: 'lock-needs-port-or-door',
    severity: 'error',
    inferred: true,
    title: 'LOCK_UNLOCK_IEPORT needs an IEport and LOCK_UNLOCK_DOOR a door.',
    reason: 'What is not there cannot be locked. Count or bit is wrong.',
    field: 'LockUnlockCapabilities',
    staticCheck: 'yes',
    source: [PAGES.parameters],
    yieldsTo: ['I06'],
    reads: ['NumberIEElements', 'NumberOfDoors', 'LockUnlockCapabilities'],
    check: ({ parameters }) => {
      const wanted = [
        ['LOCK_UNLOCK_IEPORT', 'NumberIEElements'],
        ['LOCK_UNLOCK_DOOR', 'NumberOfDoors'],
      ] as const;
      const { LockUnlockCapabilities: locks } = parameters;
      const wrong = wanted.filter(
        ([lock, count]) => (locks & LOCK_UNLOCK[lock]) !== 0 && parameters[count] === 0,
      );
      return wrong.length === 0
        ? undefined
        : found(
            `LockUnlockCapabilities is ${byte(locks)} (${bitNames(locks, LOCK_UNLOCK)}), but ${listed(wrong.map(([, count]) => `${count} is 0`))}. Clear ${listed(wrong.map(([lock]) => lock))}, or set the count.`,
            [...wrong.map(([lock]) => lock), 'LockUnlockCapabilities', ...wrong.map(([, count]) => count)],
          );
    },
  },
  {
    id: 'I09',
    name: 'keypad-lock-and-keypad-flag-agree',
    severity: 'warning',
    inferred: true,
    title: 'LOCK_UNLOCK_KEYPAD is set where, and only where, CHANGER_KEYPAD_ENABLE_DISABLE is set.',
    reason:
      'Both say that software can switch the keypad off. Callers test the one or the other, so they must agree.',
    field: 'Features0, LockUnlockCapabilities',
    staticCheck: 'yes',
    source: [PAGES.parameters],
    yieldsTo: ['I06'],
    reads: ['CHANGER_KEYPAD_ENABLE_DISABLE', 'LockUnlockCapabilities'],
    check: ({ parameters }) => {
      const lock = (parameters.LockUnlockCapabilities & LOCK_UNLOCK.LOCK_UNLOCK_KEYPAD) !== 0;
      const flag = has(parameters, 'CHANGER_KEYPAD_ENABLE_DISABLE');
      if (lock === flag) return undefined;
      return lock
        ? found(
            'LOCK_UNLOCK_KEYPAD is set in LockUnlockCapabilities, but CHANGER_KEYPAD_ENABLE_DISABLE is not set in Features0. Set both if software can switch the keypad off, else neither.',
            ['LOCK_UNLOCK_KEYPAD', 'CHANGER_KEYPAD_ENABLE_DISABLE', 'LockUnlockCapabilities', 'Features0'],
          )
        : found(
            'CHANGER_KEYPAD_ENABLE_DISABLE is set in Features0, but LOCK_UNLOCK_KEYPAD is not set in LockUnlockCapabilities. Set both if software can switch the keypad off, else neither.',
            ['CHANGER_KEYPAD_ENABLE_DISABLE', 'LOCK_UNLOCK_KEYPAD', 'Features0', 'LockUnlockCapabilities'],
          );
    },
  },
];

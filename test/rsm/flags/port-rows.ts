import { expect } from 'vitest';
import type { RemovableStorageManager } from '../../../src/rsm/rsm.ts';
import type { LibraryData } from '../managed-lab.ts';
import { type FlagRow, RECOVERY, start } from './flag-row.ts';

/** An inject waits for its operator; as the second piece of work. */
const extended = (rsm: RemovableStorageManager): void => {
  start(rsm);
  rsm.inject();
};

const PORT = 'GET_ELEMENT_STATUS port 0 count 1 volumeTags';

const LOCK = 'SET_ACCESS port 0 LOCK_ELEMENT';

const OPENED = ['SET_ACCESS port 0 UNLOCK_ELEMENT', 'SET_ACCESS port 0 EXTEND_IEPORT', PORT];

/** A medium is in the port already. */
function fullPort(data: LibraryData): void {
  data.cartridges.push({ at: 'port 0', barcode: 'NEW001L6' });
}

/** Import/export ports and locks. */
export const PORT_ROWS: readonly FlagRow[] = [
  {
    flag: 'CHANGER_OPEN_IEPORT',
    before: start,
    work: (rsm) => rsm.inject(),
    set: [
      'SET_ACCESS port 0 UNLOCK_ELEMENT',
      'SET_ACCESS port 0 EXTEND_IEPORT',
      'GET_ELEMENT_STATUS port 0 count 1 volumeTags',
    ],
    clear: ['SET_ACCESS port 0 UNLOCK_ELEMENT', 'GET_ELEMENT_STATUS port 0 count 1 volumeTags'],
  },
  {
    flag: 'CHANGER_LOCK_UNLOCK',
    variant: { clear: ['CHANGER_OPEN_IEPORT'] },
    before: start,
    work: (rsm) => rsm.inject(),
    set: ['SET_ACCESS port 0 UNLOCK_ELEMENT', 'GET_ELEMENT_STATUS port 0 count 1 volumeTags'],
    clear: ['GET_ELEMENT_STATUS port 0 count 1 volumeTags'],
  },
  {
    flag: 'CHANGER_IEPORT_USER_CONTROL_OPEN',
    variant: { clear: ['CHANGER_OPEN_IEPORT'] },
    before: start,
    work: (rsm) => {
      rsm.inject();
      expect(rsm.queue.waiting?.message).toMatch(
        rsm.library.has('CHANGER_IEPORT_USER_CONTROL_OPEN') ? 'Open port 0.' : 'Put a medium into port 0.',
      );
    },
    set: ['SET_ACCESS port 0 UNLOCK_ELEMENT', 'GET_ELEMENT_STATUS port 0 count 1 volumeTags'],
    clear: ['SET_ACCESS port 0 UNLOCK_ELEMENT', 'GET_ELEMENT_STATUS port 0 count 1 volumeTags'],
  },
  {
    flag: 'CHANGER_CLOSE_IEPORT',
    before: extended,
    work: (rsm) => rsm.queue.cancel(2),
    set: [PORT, 'SET_ACCESS port 0 RETRACT_IEPORT', 'SET_ACCESS port 0 LOCK_ELEMENT'],
    clear: ['SET_ACCESS port 0 LOCK_ELEMENT'],
  },
  {
    flag: 'CHANGER_IEPORT_USER_CONTROL_CLOSE',
    variant: { clear: ['CHANGER_CLOSE_IEPORT'] },
    before: extended,
    work: (rsm) => rsm.queue.cancel(2),
    set: [PORT],
    clear: ['SET_ACCESS port 0 LOCK_ELEMENT'],
  },
  {
    flag: 'CHANGER_REPORT_IEPORT_STATE',
    variant: { clear: ['CHANGER_OPEN_IEPORT'] },
    before: start,
    work: (rsm) => rsm.inject(),
    set: ['SET_ACCESS port 0 UNLOCK_ELEMENT', PORT],
    // Without a sensor, a port that nobody opened counts as full: the move tells.
    clear: [
      'SET_ACCESS port 0 UNLOCK_ELEMENT',
      PORT,
      'SET_ACCESS port 0 LOCK_ELEMENT',
      PORT,
      'MOVE_MEDIUM port 0 → slot 4',
      'REINITIALIZE_TRANSPORT',
      ...RECOVERY,
    ],
  },
  {
    flag: 'CHANGER_MOVE_EXTENDS_IEPORT',
    before: start,
    work: (rsm) => rsm.eject('A00001L6'),
    set: ['SET_ACCESS port 0 UNLOCK_ELEMENT', 'MOVE_MEDIUM slot 0 → port 0', PORT],
    clear: [
      'MOVE_MEDIUM slot 0 → port 0',
      'SET_ACCESS port 0 UNLOCK_ELEMENT',
      'SET_ACCESS port 0 EXTEND_IEPORT',
      'GET_ELEMENT_STATUS port 0 count 1 volumeTags',
    ],
  },
  {
    flag: 'CHANGER_MOVE_RETRACTS_IEPORT',
    variant: { clear: ['CHANGER_CLOSE_IEPORT'], library: fullPort },
    before: start,
    work: (rsm) => rsm.inject(),
    set: [...OPENED, 'MOVE_MEDIUM port 0 → slot 4', 'REINITIALIZE_TRANSPORT', ...RECOVERY, LOCK],
    clear: [...OPENED, LOCK, PORT, 'MOVE_MEDIUM port 0 → slot 4', 'REINITIALIZE_TRANSPORT', ...RECOVERY],
  },
];

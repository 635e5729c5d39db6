import { CHANGER_TO } from '../values.ts';
import { has } from './features-read.ts';
import { PAGES } from './pages.ts';
import type { ChangerRule } from './rule.ts';
import { byte, found, listed } from './wording.ts';

/** Group E, first part: the cleaner slot and the flags about cleaning. */
export const GROUP_E_CLEANER: readonly ChangerRule[] = [
  {
    id: 'E01',
    name: 'cleaner-slot-flag-needs-slot',
    severity: 'error',
    inferred: false,
    title: 'With CHANGER_CLEANER_SLOT, NumberCleanerSlots is 1 and FirstCleanerSlotAddress names the slot.',
    reason:
      'The flag says that there is a slot for the cleaner. Without its count and number Windows cannot reserve it.',
    field: 'Features0, NumberCleanerSlots',
    staticCheck: 'yes',
    source: [PAGES.parameters],
    yieldsTo: ['C18'],
    reads: ['CHANGER_CLEANER_SLOT', 'NumberCleanerSlots'],
    // Whether the number of the slot is one of the slots is D04.
    check: ({ parameters }) =>
      has(parameters, 'CHANGER_CLEANER_SLOT') && parameters.NumberCleanerSlots !== 1
        ? found(
            `CHANGER_CLEANER_SLOT is set in Features0, but NumberCleanerSlots is ${parameters.NumberCleanerSlots}. Set NumberCleanerSlots to 1 and FirstCleanerSlotAddress to the number of the slot, or clear CHANGER_CLEANER_SLOT.`,
            ['CHANGER_CLEANER_SLOT', 'NumberCleanerSlots', 'Features0'],
          )
        : undefined,
  },
  {
    id: 'E02',
    name: 'cleaner-slot-needs-flag',
    severity: 'warning',
    inferred: true,
    title: 'With NumberCleanerSlots 1, CHANGER_CLEANER_SLOT is set.',
    reason:
      'The flag and the count say the same. Callers that test the flag never clean a drive, although one slot is set aside for the cleaner.',
    field: 'Features0',
    staticCheck: 'yes',
    source: [PAGES.parameters],
    yieldsTo: ['E08'],
    reads: ['CHANGER_CLEANER_SLOT', 'NumberCleanerSlots'],
    check: ({ parameters }) =>
      parameters.NumberCleanerSlots === 1 && !has(parameters, 'CHANGER_CLEANER_SLOT')
        ? found(
            'NumberCleanerSlots is 1, but CHANGER_CLEANER_SLOT is not set in Features0. Set the flag, or set NumberCleanerSlots to 0 and count the slot as a data slot.',
            ['NumberCleanerSlots', 'CHANGER_CLEANER_SLOT', 'Features0'],
          )
        : undefined,
  },
  {
    id: 'E03',
    name: 'cleaner-slot-needs-drive-cleaning',
    severity: 'error',
    inferred: false,
    title: 'CHANGER_CLEANER_SLOT is only set together with CHANGER_DRIVE_CLEANING_REQUIRED.',
    reason:
      'A cleaner slot makes sense only where drives may ask for cleaning. Without CHANGER_DRIVE_CLEANING_REQUIRED Windows never cleans a drive, and the slot is lost for data.',
    field: 'Features0',
    staticCheck: 'yes',
    source: [PAGES.parameters],
    reads: ['CHANGER_CLEANER_SLOT', 'CHANGER_DRIVE_CLEANING_REQUIRED'],
    check: ({ parameters }) =>
      has(parameters, 'CHANGER_CLEANER_SLOT') && !has(parameters, 'CHANGER_DRIVE_CLEANING_REQUIRED')
        ? found(
            'CHANGER_CLEANER_SLOT is set in Features0 without CHANGER_DRIVE_CLEANING_REQUIRED. Set CHANGER_DRIVE_CLEANING_REQUIRED, or clear CHANGER_CLEANER_SLOT and set NumberCleanerSlots to 0.',
            ['CHANGER_CLEANER_SLOT', 'CHANGER_DRIVE_CLEANING_REQUIRED', 'Features0'],
          )
        : undefined,
  },
  {
    id: 'E04',
    name: 'cleaner-slot-excludes-ops-not-supported',
    severity: 'error',
    inferred: false,
    title: 'CHANGER_CLEANER_SLOT and CHANGER_CLEANER_OPS_NOT_SUPPORTED are not both set.',
    reason:
      'The one says that software moves the cleaner from its slot, the other that it cannot. Windows either offers a cleaning that fails or hides one that works.',
    field: 'Features0, Features1',
    staticCheck: 'yes',
    source: [PAGES.parameters],
    reads: ['CHANGER_CLEANER_SLOT', 'CHANGER_CLEANER_OPS_NOT_SUPPORTED'],
    check: ({ parameters }) =>
      has(parameters, 'CHANGER_CLEANER_SLOT') && has(parameters, 'CHANGER_CLEANER_OPS_NOT_SUPPORTED')
        ? found(
            'CHANGER_CLEANER_SLOT is set in Features0 and CHANGER_CLEANER_OPS_NOT_SUPPORTED in Features1. Keep CHANGER_CLEANER_SLOT if software can move the cleaner to a drive, else CHANGER_CLEANER_OPS_NOT_SUPPORTED.',
            ['CHANGER_CLEANER_SLOT', 'CHANGER_CLEANER_OPS_NOT_SUPPORTED', 'Features0', 'Features1'],
          )
        : undefined,
  },
  {
    id: 'E05',
    name: 'autodismount-needs-drive-cleaning',
    severity: 'error',
    inferred: false,
    title: 'CHANGER_CLEANER_AUTODISMOUNT is only set together with CHANGER_DRIVE_CLEANING_REQUIRED.',
    reason:
      'The flag says what happens to the cleaner after a cleaning, so there must be cleanings. The two flags are in different words, which makes this easy to miss.',
    field: 'Features1, Features0',
    staticCheck: 'yes',
    source: [PAGES.parameters],
    reads: ['CHANGER_DRIVE_CLEANING_REQUIRED', 'CHANGER_CLEANER_AUTODISMOUNT'],
    check: ({ parameters }) =>
      has(parameters, 'CHANGER_CLEANER_AUTODISMOUNT') && !has(parameters, 'CHANGER_DRIVE_CLEANING_REQUIRED')
        ? found(
            'CHANGER_CLEANER_AUTODISMOUNT is set in Features1, but CHANGER_DRIVE_CLEANING_REQUIRED is not set in Features0. Set CHANGER_DRIVE_CLEANING_REQUIRED, or clear CHANGER_CLEANER_AUTODISMOUNT.',
            ['CHANGER_CLEANER_AUTODISMOUNT', 'CHANGER_DRIVE_CLEANING_REQUIRED', 'Features1', 'Features0'],
          )
        : undefined,
  },
  {
    id: 'E06',
    name: 'autodismount-excludes-ops-not-supported',
    severity: 'error',
    inferred: false,
    title: 'CHANGER_CLEANER_AUTODISMOUNT and CHANGER_CLEANER_OPS_NOT_SUPPORTED are not both set.',
    reason:
      'A cleaner that software cannot move to a drive is not brought back from there either. Both constants carry bit 31, so compare whole constants when testing for them.',
    field: 'Features1',
    staticCheck: 'yes',
    source: [PAGES.parameters],
    reads: ['CHANGER_CLEANER_AUTODISMOUNT', 'CHANGER_CLEANER_OPS_NOT_SUPPORTED'],
    check: ({ parameters }) =>
      has(parameters, 'CHANGER_CLEANER_AUTODISMOUNT') && has(parameters, 'CHANGER_CLEANER_OPS_NOT_SUPPORTED')
        ? found(
            'CHANGER_CLEANER_AUTODISMOUNT and CHANGER_CLEANER_OPS_NOT_SUPPORTED are both set in Features1. Clear CHANGER_CLEANER_AUTODISMOUNT if software cannot order a cleaning, else CHANGER_CLEANER_OPS_NOT_SUPPORTED.',
            ['CHANGER_CLEANER_AUTODISMOUNT', 'CHANGER_CLEANER_OPS_NOT_SUPPORTED', 'Features1'],
          )
        : undefined,
  },
  {
    id: 'E07',
    name: 'ops-not-supported-needs-drive-cleaning',
    severity: 'error',
    inferred: false,
    title: 'CHANGER_CLEANER_OPS_NOT_SUPPORTED is only set together with CHANGER_DRIVE_CLEANING_REQUIRED.',
    reason:
      'The flag says that a cleaning cannot be ordered by software, which only matters where drives ask for one.',
    field: 'Features1, Features0',
    staticCheck: 'yes',
    source: [PAGES.parameters],
    reads: ['CHANGER_DRIVE_CLEANING_REQUIRED', 'CHANGER_CLEANER_OPS_NOT_SUPPORTED'],
    check: ({ parameters }) =>
      has(parameters, 'CHANGER_CLEANER_OPS_NOT_SUPPORTED') &&
      !has(parameters, 'CHANGER_DRIVE_CLEANING_REQUIRED')
        ? found(
            'CHANGER_CLEANER_OPS_NOT_SUPPORTED is set in Features1, but CHANGER_DRIVE_CLEANING_REQUIRED is not set in Features0. Set CHANGER_DRIVE_CLEANING_REQUIRED if drives ask for cleaning, or clear CHANGER_CLEANER_OPS_NOT_SUPPORTED.',
            [
              'CHANGER_CLEANER_OPS_NOT_SUPPORTED',
              'CHANGER_DRIVE_CLEANING_REQUIRED',
              'Features1',
              'Features0',
            ],
          )
        : undefined,
  },
  {
    id: 'E08',
    name: 'ops-not-supported-no-cleaner-slot',
    severity: 'error',
    inferred: false,
    title: 'With CHANGER_CLEANER_OPS_NOT_SUPPORTED, NumberCleanerSlots is 0.',
    reason:
      'A changer that cannot move the cleaner from its slot to a drive by command must report no cleaner slot. Otherwise Windows sets the slot aside for nothing.',
    field: 'NumberCleanerSlots',
    staticCheck: 'yes',
    source: [PAGES.parameters],
    reads: ['CHANGER_CLEANER_OPS_NOT_SUPPORTED', 'NumberCleanerSlots'],
    check: ({ parameters }) =>
      has(parameters, 'CHANGER_CLEANER_OPS_NOT_SUPPORTED') && parameters.NumberCleanerSlots !== 0
        ? found(
            `NumberCleanerSlots is ${parameters.NumberCleanerSlots}, but CHANGER_CLEANER_OPS_NOT_SUPPORTED is set in Features1. Set NumberCleanerSlots and FirstCleanerSlotAddress to 0, or clear CHANGER_CLEANER_OPS_NOT_SUPPORTED.`,
            ['NumberCleanerSlots', 'CHANGER_CLEANER_OPS_NOT_SUPPORTED', 'Features1'],
          )
        : undefined,
  },
  {
    id: 'E09',
    name: 'cleaner-slot-needs-moves',
    severity: 'warning',
    inferred: true,
    title:
      'With a cleaner slot, media can be moved from slots to drives, and back unless the changer does it.',
    reason:
      'A cleaning is a move from the cleaner slot to the drive and one back to the slot. CHANGER_CLEANER_AUTODISMOUNT saves the second.',
    field: 'MoveFromSlot, MoveFromDrive',
    staticCheck: 'yes',
    runtime: 'Mode page 1Fh, bytes 5 and 7.',
    source: [PAGES.parameters],
    reads: ['CHANGER_CLEANER_AUTODISMOUNT', 'NumberCleanerSlots', 'MoveFromSlot', 'MoveFromDrive'],
    check: ({ parameters }) => {
      const { NumberCleanerSlots, MoveFromSlot, MoveFromDrive } = parameters;
      if (NumberCleanerSlots !== 1) return undefined;
      const missing: string[] = [];
      const involved: string[] = [];
      if ((MoveFromSlot & CHANGER_TO.CHANGER_TO_DRIVE) === 0) {
        missing.push(`MoveFromSlot ${byte(MoveFromSlot)} has no CHANGER_TO_DRIVE`);
        involved.push('MoveFromSlot', 'CHANGER_TO_DRIVE');
      }
      const back = (MoveFromDrive & CHANGER_TO.CHANGER_TO_SLOT) !== 0;
      if (!back && !has(parameters, 'CHANGER_CLEANER_AUTODISMOUNT')) {
        missing.push(`MoveFromDrive ${byte(MoveFromDrive)} has no CHANGER_TO_SLOT`);
        involved.push('MoveFromDrive', 'CHANGER_TO_SLOT');
      }
      return missing.length === 0
        ? undefined
        : found(
            `NumberCleanerSlots is 1, but ${listed(missing)}: the cleaner cannot be moved. Set the bits if the changer can do it, or set NumberCleanerSlots to 0.`,
            [...involved, 'NumberCleanerSlots'],
          );
    },
  },
];

import { counted } from '../../core/counted.ts';
import { allSlots } from './element-kinds.ts';
import { has } from './features-read.ts';
import { PAGES } from './pages.ts';
import type { ChangerRule } from './rule.ts';
import { found } from './wording.ts';

/** Group J: removable magazines. */
export const GROUP_J: readonly ChangerRule[] = [
  {
    id: 'J01',
    name: 'magazine-size-needs-flag',
    severity: 'warning',
    inferred: false,
    title: 'Without CHANGER_CARTRIDGE_MAGAZINE, MagazineSize is 0.',
    reason:
      'The member is valid only with the flag. A value without it is not used, or the flag was forgotten.',
    field: 'MagazineSize',
    staticCheck: 'yes',
    source: [PAGES.parameters],
    reads: ['CHANGER_CARTRIDGE_MAGAZINE', 'MagazineSize'],
    check: ({ parameters }) =>
      parameters.MagazineSize !== 0 && !has(parameters, 'CHANGER_CARTRIDGE_MAGAZINE')
        ? found(
            `MagazineSize is ${parameters.MagazineSize}, but CHANGER_CARTRIDGE_MAGAZINE is not set in Features0. Set the flag if the changer has magazines, or set MagazineSize to 0.`,
            ['MagazineSize', 'CHANGER_CARTRIDGE_MAGAZINE', 'Features0'],
          )
        : undefined,
  },
  {
    id: 'J02',
    name: 'magazine-flag-needs-size',
    severity: 'error',
    inferred: false,
    title: 'With CHANGER_CARTRIDGE_MAGAZINE, MagazineSize is at least 1.',
    reason: 'The flag makes the member valid: a magazine has at least one slot.',
    field: 'MagazineSize',
    staticCheck: 'yes',
    source: [PAGES.parameters],
    reads: ['CHANGER_CARTRIDGE_MAGAZINE', 'MagazineSize'],
    check: ({ parameters }) =>
      parameters.MagazineSize === 0 && has(parameters, 'CHANGER_CARTRIDGE_MAGAZINE')
        ? found(
            'CHANGER_CARTRIDGE_MAGAZINE is set in Features0, but MagazineSize is 0. Set MagazineSize to the number of slots in one magazine, or clear the flag.',
            ['CHANGER_CARTRIDGE_MAGAZINE', 'MagazineSize', 'Features0'],
          )
        : undefined,
  },
  {
    id: 'J03',
    name: 'magazine-fits-changer',
    severity: 'warning',
    inferred: true,
    title: 'MagazineSize is not larger than all slots together.',
    reason:
      'The slots of a magazine are slots of the changer, with the cleaner slot counted. A larger magazine shows that one of the numbers is wrong.',
    field: 'MagazineSize',
    staticCheck: 'yes',
    runtime: 'Compared with mode page 1Dh.',
    source: [PAGES.parameters],
    yieldsTo: ['J01'],
    reads: ['NumberStorageElements', 'NumberCleanerSlots', 'MagazineSize'],
    check: ({ parameters }) => {
      const slots = allSlots(parameters);
      return parameters.MagazineSize > slots
        ? found(
            `MagazineSize is ${parameters.MagazineSize}, but the changer has ${counted(slots, 'slot')} with the cleaner slot. Set MagazineSize to the number of slots in one magazine.`,
            ['MagazineSize', 'NumberStorageElements', 'NumberCleanerSlots'],
          )
        : undefined;
    },
  },
  {
    id: 'J04',
    name: 'magazines-fill-changer',
    severity: 'info',
    inferred: false,
    title: 'All slots together are a multiple of MagazineSize.',
    reason:
      'That is so where all slots are in magazines of one size. The document also allows magazines for some of the slots only.',
    field: 'MagazineSize',
    staticCheck: 'yes',
    source: [PAGES.parameters],
    yieldsTo: ['J01', 'J03'],
    reads: ['NumberStorageElements', 'NumberCleanerSlots', 'MagazineSize'],
    check: ({ parameters }) => {
      const { MagazineSize } = parameters;
      const slots = allSlots(parameters);
      return MagazineSize > 0 && slots % MagazineSize !== 0
        ? found(
            `MagazineSize is ${MagazineSize}, but the changer has ${counted(slots, 'slot')} with the cleaner slot, which is no multiple of it. Check the number, unless some slots are not in magazines.`,
            ['MagazineSize', 'NumberStorageElements', 'NumberCleanerSlots'],
          )
        : undefined;
    },
  },
  {
    id: 'J05',
    name: 'pulled-magazine-shows-in-status',
    severity: 'warning',
    inferred: false,
    title:
      'Each slot of a pulled magazine has ELEMENT_STATUS_EXCEPT with ERROR_SLOT_NOT_PRESENT, and the counts stay.',
    reason:
      'Slots keep their numbers when a magazine is pulled. Windows learns from the exception that they are not there, and ELEMENT_STATUS_ACCESS must be clear.',
    field: 'Flags, ExceptionCode',
    staticCheck: 'no',
    runtime: 'A magazine is removed.',
    source: [PAGES.elementStatus],
  },
  {
    id: 'J06',
    name: 'magazine-with-all-media-is-door',
    severity: 'warning',
    inferred: false,
    title: 'A single magazine that holds all media counts as a door.',
    reason:
      'A door gives access to all media at once, and so does such a magazine. Windows must take stock after it was out; it does that for a door and not for an IEport.',
    field: 'NumberOfDoors',
    staticCheck: 'yes',
    source: [PAGES.parameters, PAGES.elementType],
    reads: [
      'CHANGER_CARTRIDGE_MAGAZINE',
      'NumberStorageElements',
      'NumberCleanerSlots',
      'NumberOfDoors',
      'MagazineSize',
    ],
    check: ({ parameters }) =>
      has(parameters, 'CHANGER_CARTRIDGE_MAGAZINE') &&
      parameters.MagazineSize > 0 &&
      parameters.MagazineSize === allSlots(parameters) &&
      parameters.NumberOfDoors === 0
        ? found(
            `MagazineSize is ${parameters.MagazineSize}, which is all slots, but NumberOfDoors is 0. Count the magazine as a door: set NumberOfDoors to 1.`,
            ['NumberOfDoors', 'MagazineSize', 'CHANGER_CARTRIDGE_MAGAZINE'],
          )
        : undefined,
  },
];

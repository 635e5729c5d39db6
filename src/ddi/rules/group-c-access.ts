import { CHANGER_TO } from '../values.ts';
import { KINDS, KIND_NAMES } from './element-kinds.ts';
import { addressRanges, overlap, type AddressRange } from './mode-pages.ts';
import { PAGES } from './pages.ts';
import type { ChangerRule } from './rule.ts';
import { byte, found } from './wording.ts';

const range = ({ first, count }: AddressRange): string => `${first} to ${first + count - 1}`;

/** Group C, second part: how media get in and out, element addresses, cleaner slots. */
export const GROUP_C_ACCESS: readonly ChangerRule[] = [
  {
    id: 'C10',
    name: 'door-is-not-a-port',
    severity: 'error',
    inferred: false,
    title: 'NumberIEElements is 0 where the device has a door and no true IEport.',
    reason:
      'A door shows all media at once, an IEport only some. Reported as an IEport, a door makes Windows move media to a place that does not exist, and it does not take stock after the door was open.',
    field: 'NumberIEElements',
    staticCheck: 'no',
    source: [PAGES.parameters],
  },
  {
    id: 'C11',
    name: 'port-needs-moves-to-slots',
    severity: 'error',
    inferred: false,
    title: 'With an IEport, media can be moved between it and a slot with MOVE MEDIUM.',
    reason:
      'This is what makes an element an IEport. Without a move from the port to a slot nothing can be inserted, without one from a slot to the port nothing can be ejected.',
    field: 'MoveFromSlot, MoveFromIePort',
    staticCheck: 'yes',
    runtime: 'Mode page 1Fh, bytes 5 and 6.',
    source: [PAGES.parameters, PAGES.elementType],
    reads: ['NumberIEElements', 'MoveFromSlot', 'MoveFromIePort'],
    check: ({ parameters: { NumberIEElements, MoveFromSlot, MoveFromIePort } }) => {
      if (NumberIEElements === 0) return undefined;
      const eject = (MoveFromSlot & CHANGER_TO.CHANGER_TO_IEPORT) !== 0;
      const inject = (MoveFromIePort & CHANGER_TO.CHANGER_TO_SLOT) !== 0;
      if (eject && inject) return undefined;
      const seen = `NumberIEElements is ${NumberIEElements}`;
      if (!eject && !inject)
        return found(
          `${seen}, but MoveFromSlot is ${byte(MoveFromSlot)} and MoveFromIePort is ${byte(MoveFromIePort)}: no move between IEport and slot. Set CHANGER_TO_IEPORT in MoveFromSlot and CHANGER_TO_SLOT in MoveFromIePort, or set NumberIEElements to 0.`,
          ['MoveFromSlot', 'MoveFromIePort', 'NumberIEElements', 'CHANGER_TO_IEPORT', 'CHANGER_TO_SLOT'],
        );
      return eject
        ? found(
            `${seen}, but MoveFromIePort is ${byte(MoveFromIePort)} without CHANGER_TO_SLOT: media cannot be inserted through the IEport. Set CHANGER_TO_SLOT in MoveFromIePort.`,
            ['MoveFromIePort', 'CHANGER_TO_SLOT', 'NumberIEElements'],
            'warning',
          )
        : found(
            `${seen}, but MoveFromSlot is ${byte(MoveFromSlot)} without CHANGER_TO_IEPORT: media cannot be ejected through the IEport. Set CHANGER_TO_IEPORT in MoveFromSlot.`,
            ['MoveFromSlot', 'CHANGER_TO_IEPORT', 'NumberIEElements'],
            'warning',
          );
    },
  },
  {
    id: 'C12',
    name: 'port-outside-slot-addresses',
    severity: 'error',
    inferred: false,
    title: 'IEport elements are not part of the slot addresses.',
    reason:
      'An element that is both slot and IEport gets two zero-based addresses. The same cartridge is then counted twice.',
    field: 'NumberIEElements, NumberStorageElements',
    staticCheck: 'no',
    runtime: 'The ranges of mode page 1Dh are compared.',
    source: [PAGES.parameters],
    check: ({ parameters: { NumberIEElements }, device }) => {
      const ranges = addressRanges(device);
      if (ranges === undefined || NumberIEElements === 0 || !overlap(ranges.port, ranges.slot))
        return undefined;
      return found(
        `The IEport addresses ${range(ranges.port)} of mode page 1Dh overlap the slot addresses ${range(ranges.slot)}. Report the shared elements as slots or as IEports, not as both.`,
        ['NumberIEElements', 'NumberStorageElements'],
      );
    },
  },
  {
    id: 'C13',
    name: 'doors-counted-by-driver',
    severity: 'error',
    inferred: false,
    title: 'NumberOfDoors comes from the driver, and is 0 where only an IEport gives access.',
    reason:
      'Mode data has no count of doors, so the driver must know it for each model. A door that is not reported is never unlocked, and no inventory follows when it was open.',
    field: 'NumberOfDoors',
    staticCheck: 'partial',
    source: [PAGES.parameters],
  },
  {
    id: 'C14',
    name: 'door-or-port',
    severity: 'warning',
    inferred: false,
    title: 'The changer has a door or an IEport.',
    reason: 'A library has a door or an insert/eject port. With neither, Windows cannot let media in or out.',
    field: 'NumberOfDoors, NumberIEElements',
    staticCheck: 'yes',
    source: [PAGES.libraries],
    yieldsTo: ['C09'],
    reads: ['NumberIEElements', 'NumberOfDoors'],
    check: ({ parameters: { NumberOfDoors, NumberIEElements } }) =>
      NumberOfDoors === 0 && NumberIEElements === 0
        ? found(
            'NumberOfDoors and NumberIEElements are both 0: no way to insert media. Count the doors of the model in NumberOfDoors; a single magazine with all media is a door.',
            ['NumberOfDoors', 'NumberIEElements'],
          )
        : undefined,
  },
  {
    id: 'C15',
    name: 'one-door-is-typical',
    severity: 'info',
    inferred: false,
    title: 'NumberOfDoors is typically 0 or 1.',
    reason: 'Removable storage knows libraries with more doors, but they are rare.',
    field: 'NumberOfDoors',
    staticCheck: 'yes',
    source: [PAGES.doorInformation],
    reads: ['NumberOfDoors'],
    check: ({ parameters: { NumberOfDoors } }) =>
      NumberOfDoors > 1
        ? found(
            `NumberOfDoors is ${NumberOfDoors}. A library typically has one door: check that these are doors and not magazines or IEports.`,
            ['NumberOfDoors'],
          )
        : undefined,
  },
  {
    id: 'C16',
    name: 'element-addresses-disjoint',
    severity: 'warning',
    inferred: true,
    title: 'The four address ranges of mode page 1Dh are disjoint.',
    reason:
      'A driver turns zero-based addresses into device addresses by adding the first address of the kind. Where ranges overlap, two kinds of element get the same device address.',
    field: 'Mode page 1Dh',
    staticCheck: 'no',
    runtime: 'The ranges of mode page 1Dh are compared.',
    source: [PAGES.parameters, PAGES.element],
    yieldsTo: ['C12'],
    check: ({ device }) => {
      const ranges = addressRanges(device);
      if (ranges === undefined) return undefined;
      for (const [index, one] of KIND_NAMES.entries())
        for (const other of KIND_NAMES.slice(index + 1))
          if (overlap(ranges[one], ranges[other]))
            return found(
              `In mode page 1Dh the ${KINDS[one].noun} addresses ${range(ranges[one])} overlap the ${KINDS[other].noun} addresses ${range(ranges[other])}. Check that the page is read in big-endian order, and correct the addresses before using them.`,
              [KINDS[one].count, KINDS[other].count],
            );
      return undefined;
    },
  },
  {
    id: 'C17',
    name: 'requests-checked-against-counts',
    severity: 'error',
    inferred: false,
    title: 'A request with an address beyond the reported count fails with STATUS_ILLEGAL_ELEMENT_ADDRESS.',
    reason:
      'Addresses are zero-based, so the first illegal one equals the count. With a cleaner slot the slot address NumberStorageElements is the cleaner, which moves must accept; the first illegal slot is one further on.',
    field: 'ElementAddress',
    staticCheck: 'no',
    runtime: 'Each request is sent with the first illegal address.',
    source: [PAGES.changerMoveMedium, PAGES.changerExchangeMedium, PAGES.changerGetElementStatus],
  },
  {
    id: 'C18',
    name: 'at-most-one-cleaner-slot',
    severity: 'error',
    inferred: false,
    title: 'NumberCleanerSlots is 0 or 1.',
    reason: 'The structure has room for the address of one cleaner slot only.',
    field: 'NumberCleanerSlots',
    staticCheck: 'yes',
    source: [PAGES.parameters],
    reads: ['NumberCleanerSlots'],
    check: ({ parameters: { NumberCleanerSlots } }) =>
      NumberCleanerSlots > 1
        ? found(
            `NumberCleanerSlots is ${NumberCleanerSlots}, but it must not be greater than 1. Report one cleaner slot and count the others as data slots.`,
            ['NumberCleanerSlots'],
          )
        : undefined,
  },
];

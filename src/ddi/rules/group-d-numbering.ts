import { allSlots, KINDS, KIND_NAMES, type KindName } from './element-kinds.ts';
import { addressRanges } from './mode-pages.ts';
import { PAGES } from './pages.ts';
import type { ChangerParameters, ChangerRule } from './rule.ts';
import { be, found, listed } from './wording.ts';

const LAST_USHORT = 0xffff;

/** Elements of a kind as the vendor numbers them: the slots run on through the cleaner slot. */
function numbered(parameters: ChangerParameters, kind: KindName): number {
  return kind === 'slot' ? allSlots(parameters) : parameters[KINDS[kind].count];
}

/** The vendor number of the last slot, with the cleaner slot counted. */
function lastSlot(parameters: ChangerParameters): number {
  return parameters.FirstSlotNumber + parameters.NumberStorageElements;
}

/** The slot that FirstCleanerSlotAddress would mean as a zero-based address: the first or the last one. */
function endAsZeroBased({
  FirstCleanerSlotAddress,
  FirstSlotNumber,
  NumberStorageElements,
}: ChangerParameters): 'first' | 'last' | undefined {
  if (FirstSlotNumber === 0) return undefined;
  if (FirstCleanerSlotAddress === 0) return 'first';
  return FirstCleanerSlotAddress === NumberStorageElements ? 'last' : undefined;
}

/** Group D: the numbers that the vendor gives to slots, drives, transports and ports. */
export const GROUP_D: readonly ChangerRule[] = [
  {
    id: 'D01',
    name: 'vendor-numbers-not-device-addresses',
    severity: 'warning',
    inferred: false,
    title:
      'The First*Number members are the numbers that the vendor shows to the user, not SCSI element addresses.',
    reason:
      'Windows adds these numbers to zero-based addresses when it names an element to the operator. They are typically 0 or 1. An element address of the device shown as a slot number sends the operator to a slot that is not there.',
    field: 'FirstSlotNumber, FirstDriveNumber, FirstTransportNumber, FirstIEPortNumber',
    staticCheck: 'yes',
    runtime: 'Compared with the first addresses of mode page 1Dh, bytes 2-3, 6-7, 10-11 and 14-15.',
    source: [PAGES.parameters],
    reads: [
      'NumberTransportElements',
      'NumberStorageElements',
      'NumberIEElements',
      'NumberDataTransferElements',
      'FirstSlotNumber',
      'FirstDriveNumber',
      'FirstTransportNumber',
      'FirstIEPortNumber',
    ],
    check: ({ parameters, device }) => {
      // Where there are no elements of a kind, D02 and D08 speak of the number.
      const large = KIND_NAMES.filter(
        (name) => parameters[KINDS[name].first] > 1 && parameters[KINDS[name].count] > 0,
      );
      if (large.length === 0) return undefined;
      const ranges = addressRanges(device);
      const copied = large.filter((name) => ranges?.[name].first === parameters[KINDS[name].first]);
      const say = (names: readonly KindName[]): string =>
        listed(names.map((name) => `${KINDS[name].first} is ${parameters[KINDS[name].first]}`));
      if (copied.length > 0)
        return found(
          `${say(copied)}, the first element address of mode page 1Dh. Set the number that the operator's guide gives to the first one, typically 0 or 1.`,
          copied.map((name) => KINDS[name].first),
        );
      return found(
        `${say(large)}; typical are 0 and 1. Check that the operator's guide counts from there, and that no SCSI element address was used.`,
        large.map((name) => KINDS[name].first),
        'info',
      );
    },
  },
  {
    id: 'D02',
    name: 'no-port-no-port-number',
    severity: 'error',
    inferred: false,
    title: 'Without an IEport, FirstIEPortNumber is 0.',
    reason: 'The document asks for it. A number without an IEport looks as if the count was forgotten.',
    field: 'FirstIEPortNumber',
    staticCheck: 'yes',
    source: [PAGES.parameters],
    reads: ['NumberIEElements', 'FirstIEPortNumber'],
    check: ({ parameters: { NumberIEElements, FirstIEPortNumber } }) =>
      NumberIEElements === 0 && FirstIEPortNumber !== 0
        ? found(
            `FirstIEPortNumber is ${FirstIEPortNumber} although NumberIEElements is 0. Set FirstIEPortNumber to 0, or report the IEports in NumberIEElements.`,
            ['FirstIEPortNumber', 'NumberIEElements'],
          )
        : undefined,
  },
  {
    id: 'D03',
    name: 'no-cleaner-slot-no-address',
    severity: 'error',
    inferred: false,
    title: 'Without a cleaner slot, FirstCleanerSlotAddress is 0.',
    reason:
      'The document asks for it. A caller that looks at the address first would take a data slot for the cleaner slot.',
    field: 'FirstCleanerSlotAddress',
    staticCheck: 'yes',
    source: [PAGES.parameters],
    reads: ['NumberCleanerSlots', 'FirstCleanerSlotAddress'],
    check: ({ parameters: { NumberCleanerSlots, FirstCleanerSlotAddress } }) =>
      NumberCleanerSlots === 0 && FirstCleanerSlotAddress !== 0
        ? found(
            `FirstCleanerSlotAddress is ${FirstCleanerSlotAddress} although NumberCleanerSlots is 0. Set FirstCleanerSlotAddress to 0, or set NumberCleanerSlots to 1.`,
            ['FirstCleanerSlotAddress', 'NumberCleanerSlots'],
          )
        : undefined,
  },
  {
    id: 'D04',
    name: 'cleaner-slot-number-in-slot-range',
    severity: 'error',
    inferred: false,
    title:
      'FirstCleanerSlotAddress counts like FirstSlotNumber and lies between the first and the last slot number.',
    reason:
      'The document gives the example of 8 slots whose last is the cleaner slot: 8 where they are numbered 1 to 8, 7 where they are numbered 0 to 7. With a number outside the slots Windows cannot find the cleaner.',
    field: 'FirstCleanerSlotAddress',
    staticCheck: 'yes',
    source: [PAGES.parameters],
    reads: ['NumberStorageElements', 'NumberCleanerSlots', 'FirstSlotNumber', 'FirstCleanerSlotAddress'],
    check: ({ parameters }) => {
      const { NumberCleanerSlots, FirstCleanerSlotAddress: address, FirstSlotNumber: first } = parameters;
      const last = lastSlot(parameters);
      if (NumberCleanerSlots !== 1 || (address >= first && address <= last)) return undefined;
      const end = endAsZeroBased(parameters);
      const hint = end === undefined ? '' : ` It looks like the zero-based address of the ${end} slot.`;
      return found(
        `FirstCleanerSlotAddress is ${address}, but the slots are numbered ${first} to ${last}.${hint} Set it to the number that the operator's guide gives to the cleaner slot.`,
        ['FirstCleanerSlotAddress', 'FirstSlotNumber', 'NumberStorageElements'],
      );
    },
  },
  {
    id: 'D05',
    name: 'cleaner-slot-number-maybe-zero-based',
    severity: 'info',
    inferred: false,
    title: 'FirstCleanerSlotAddress is the vendor number of the slot, not its zero-based address.',
    reason:
      'The document contradicts itself: the text of NumberCleanerSlots calls the address zero-based, the text of the member itself asks for the vendor number and gives an example of it. The example counts.',
    field: 'FirstCleanerSlotAddress',
    staticCheck: 'yes',
    source: [PAGES.parameters],
    yieldsTo: ['D04'],
    reads: ['NumberStorageElements', 'NumberCleanerSlots', 'FirstSlotNumber', 'FirstCleanerSlotAddress'],
    check: ({ parameters }) => {
      const end = endAsZeroBased(parameters);
      if (parameters.NumberCleanerSlots !== 1 || end === undefined) return undefined;
      const { FirstCleanerSlotAddress: address, FirstSlotNumber: first } = parameters;
      const last = lastSlot(parameters);
      // One data slot numbered from 1: its number is the zero-based address of the cleaner slot behind it.
      if (address === first || address === last) return undefined;
      return found(
        `FirstCleanerSlotAddress is ${address} with slots ${first} to ${last}: it may be the zero-based address of slot ${last}. Set it to ${last} if that is the cleaner slot.`,
        ['FirstCleanerSlotAddress', 'FirstSlotNumber'],
      );
    },
  },
  {
    id: 'D06',
    name: 'cleaner-slot-at-an-end',
    severity: 'warning',
    inferred: true,
    title: 'The cleaner slot is the first or the last slot.',
    reason:
      'Data slots have consecutive zero-based addresses. A cleaner slot in their middle breaks the row, and the numbers shown for the slots behind it are off by one.',
    field: 'FirstCleanerSlotAddress',
    staticCheck: 'yes',
    source: [PAGES.parameters],
    reads: ['NumberStorageElements', 'NumberCleanerSlots', 'FirstSlotNumber', 'FirstCleanerSlotAddress'],
    check: ({ parameters }) => {
      const { NumberCleanerSlots, FirstCleanerSlotAddress: address, FirstSlotNumber: first } = parameters;
      const last = lastSlot(parameters);
      return NumberCleanerSlots === 1 && address > first && address < last
        ? found(
            `FirstCleanerSlotAddress is ${address}, in the middle of the slots ${first} to ${last}. Check the number; if it is right, skip that slot when zero-based addresses are translated.`,
            ['FirstCleanerSlotAddress', 'FirstSlotNumber', 'NumberStorageElements'],
          )
        : undefined;
    },
  },
  {
    id: 'D07',
    name: 'vendor-numbers-fit-16-bits',
    severity: 'warning',
    inferred: false,
    title: 'The first number plus the count is at most 65535.',
    reason: 'The members are 16 bits wide. The number of the last element would wrap around to a small one.',
    field: 'FirstSlotNumber, FirstDriveNumber, FirstTransportNumber, FirstIEPortNumber',
    staticCheck: 'yes',
    source: [PAGES.parameters],
    reads: [
      'NumberTransportElements',
      'NumberStorageElements',
      'NumberCleanerSlots',
      'NumberIEElements',
      'NumberDataTransferElements',
      'FirstSlotNumber',
      'FirstDriveNumber',
      'FirstTransportNumber',
      'FirstIEPortNumber',
    ],
    check: ({ parameters }) => {
      const wide = KIND_NAMES.filter(
        (name) => parameters[KINDS[name].first] + numbered(parameters, name) > LAST_USHORT,
      );
      if (wide.length === 0) return undefined;
      const sums = wide.map(
        (name) => `${KINDS[name].first} ${parameters[KINDS[name].first]} with ${numbered(parameters, name)}`,
      );
      return found(
        `${listed(sums)} ${wide.length === 1 ? 'goes' : 'go'} beyond 65535. Set the number that the vendor gives to the first element.`,
        wide.flatMap((name) => [KINDS[name].first, KINDS[name].count]),
      );
    },
  },
  {
    id: 'D08',
    name: 'no-elements-no-first-number',
    severity: 'info',
    inferred: true,
    title: 'Where the count of a kind is 0, its first number is 0.',
    reason:
      'For IEports and the cleaner slot the document asks for it. For the others a number without elements shows that the count may have been forgotten.',
    field: 'FirstTransportNumber, FirstDriveNumber, FirstSlotNumber',
    staticCheck: 'yes',
    source: [PAGES.parameters],
    reads: [
      'NumberTransportElements',
      'NumberStorageElements',
      'NumberDataTransferElements',
      'FirstSlotNumber',
      'FirstDriveNumber',
      'FirstTransportNumber',
    ],
    check: ({ parameters }) => {
      const idle = (['transport', 'slot', 'drive'] as const).filter(
        (name) => parameters[KINDS[name].count] === 0 && parameters[KINDS[name].first] !== 0,
      );
      if (idle.length === 0) return undefined;
      const say = idle.map((name) => `${KINDS[name].first} is ${parameters[KINDS[name].first]}`);
      return found(
        `${listed(say)}, but ${listed(idle.map((name) => KINDS[name].count))} ${be(idle)} 0. Set the count, or set the number to 0.`,
        idle.flatMap((name) => [KINDS[name].first, KINDS[name].count]),
      );
    },
  },
];

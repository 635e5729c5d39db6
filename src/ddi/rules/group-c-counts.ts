import { counted } from '../../core/counted.ts';
import { allSlots } from './element-kinds.ts';
import { addressRanges } from './mode-pages.ts';
import { PAGES } from './pages.ts';
import type { ChangerRule } from './rule.ts';
import { found } from './wording.ts';

/** Group C, first part: how many transports, slots, drives and ports there are. */
export const GROUP_C_COUNTS: readonly ChangerRule[] = [
  {
    id: 'C01',
    name: 'at-least-one-transport',
    severity: 'error',
    inferred: false,
    title: 'NumberTransportElements is at least 1, and almost always exactly 1.',
    reason:
      'Without a transport nothing can be moved. Few libraries have more than one, for fault tolerance; a second picker on the same transport does not count.',
    field: 'NumberTransportElements',
    staticCheck: 'yes',
    runtime: 'Compared with mode page 1Dh, bytes 4-5.',
    source: [PAGES.parameters],
    yieldsTo: ['C02', 'C03'],
    reads: ['NumberTransportElements'],
    check: ({ parameters: { NumberTransportElements: count } }) => {
      if (count === 0)
        return found(
          'NumberTransportElements is 0, but every changer has a transport. Set it to the count in mode page 1Dh, bytes 4-5.',
          ['NumberTransportElements'],
        );
      return count === 1
        ? undefined
        : found(
            `NumberTransportElements is ${count}. Almost all changers have 1: check that these are transports and not the pickers of one transport.`,
            ['NumberTransportElements'],
            'info',
          );
    },
  },
  {
    id: 'C02',
    name: 'pickers-are-not-transports',
    severity: 'warning',
    inferred: false,
    title: 'Two pickers on one transport are reported as one transport.',
    reason:
      'Pickers cannot be addressed one by one. A request for a transport that the device does not have fails.',
    field: 'NumberTransportElements',
    staticCheck: 'no',
    runtime: 'Mode page 1Dh counts 1 transport, the driver 2.',
    source: [PAGES.parameters],
    check: ({ parameters: { NumberTransportElements: count }, device }) =>
      count === 2 && addressRanges(device)?.transport.count === 1
        ? found(
            'NumberTransportElements is 2, but mode page 1Dh has 1 transport. Two pickers on one transport cannot be addressed one by one: report 1.',
            ['NumberTransportElements'],
          )
        : undefined,
  },
  {
    id: 'C03',
    name: 'transport-count-from-device',
    severity: 'warning',
    inferred: false,
    title: 'NumberTransportElements is the count of mode page 1Dh.',
    reason:
      'A SCSI changer says in the element address assignment page how many transports it has. Another number makes requests fail, or leaves a transport unused.',
    field: 'NumberTransportElements',
    staticCheck: 'no',
    runtime: 'Compared with mode page 1Dh, bytes 4-5.',
    source: [PAGES.parameters],
    yieldsTo: ['C02'],
    check: ({ parameters: { NumberTransportElements: count }, device }) => {
      const expected = addressRanges(device)?.transport.count;
      // A count of 0 is an error by itself, which C01 reports.
      return expected === undefined || count === expected || count === 0
        ? undefined
        : found(
            `NumberTransportElements is ${count}, but mode page 1Dh has ${counted(expected, 'transport')}. Set it from bytes 4-5 of the page.`,
            ['NumberTransportElements'],
          );
    },
  },
  {
    id: 'C04',
    name: 'slot-count-is-maximum',
    severity: 'error',
    inferred: false,
    title: 'NumberStorageElements counts all data slots, also those of magazines that are not inserted.',
    reason:
      'The value is the maximum number of slots. If it shrinks when a magazine is pulled, the numbers of the other slots move and the media database no longer fits.',
    field: 'NumberStorageElements',
    staticCheck: 'no',
    runtime: 'Compared with mode page 1Dh, bytes 8-9, and with an earlier call.',
    source: [PAGES.parameters],
    check: ({ parameters, device, previous }) => {
      const now = parameters.NumberStorageElements;
      if (previous !== undefined && allSlots(parameters) < allSlots(previous))
        return found(
          `NumberStorageElements went from ${previous.NumberStorageElements} to ${now} between two calls. It is the maximum: count the slots of magazines that are not inserted too.`,
          ['NumberStorageElements'],
        );
      const expected = addressRanges(device)?.slot.count;
      // With a cleaner slot the count must be one less, which C05 checks.
      return expected === undefined || parameters.NumberCleanerSlots !== 0 || now === expected
        ? undefined
        : found(
            `NumberStorageElements is ${now}, but mode page 1Dh has ${counted(expected, 'slot')}, none of them for a cleaner. Set it from bytes 8-9 of the page.`,
            ['NumberStorageElements'],
          );
    },
  },
  {
    id: 'C05',
    name: 'cleaner-slot-not-counted-as-data-slot',
    severity: 'error',
    inferred: false,
    title: 'With a cleaner slot, NumberStorageElements is one less than the maximum number of slots.',
    reason:
      'The cleaner slot is counted in NumberCleanerSlots and not a second time. Counted twice, Windows puts data into the slot of the cleaner or asks for a slot that is not there.',
    field: 'NumberStorageElements',
    staticCheck: 'no',
    runtime: 'Mode page 1Dh, bytes 8-9, less NumberCleanerSlots.',
    source: [PAGES.parameters],
    check: ({ parameters: { NumberCleanerSlots, NumberStorageElements }, device }) => {
      const slots = addressRanges(device)?.slot.count;
      return slots === undefined || NumberCleanerSlots !== 1 || NumberStorageElements === slots - 1
        ? undefined
        : found(
            `NumberStorageElements is ${NumberStorageElements}, but mode page 1Dh has ${counted(slots, 'slot')} and NumberCleanerSlots is 1. Set NumberStorageElements to the count of the page less 1.`,
            ['NumberStorageElements', 'NumberCleanerSlots'],
          );
    },
  },
  {
    id: 'C06',
    name: 'at-least-one-slot',
    severity: 'warning',
    inferred: true,
    title: 'NumberStorageElements is at least 1.',
    reason:
      'A robotic library consists of media, slots, drives and a transport. Without slots Windows has no place for the media.',
    field: 'NumberStorageElements',
    staticCheck: 'yes',
    runtime: 'Compared with mode page 1Dh, bytes 8-9.',
    source: [PAGES.libraries, PAGES.parameters],
    reads: ['NumberStorageElements'],
    check: ({ parameters: { NumberStorageElements } }) =>
      NumberStorageElements > 0
        ? undefined
        : found(
            'NumberStorageElements is 0, so there is no place for media. Set it to the count in mode page 1Dh, bytes 8-9, less NumberCleanerSlots.',
            ['NumberStorageElements'],
          ),
  },
  {
    id: 'C07',
    name: 'drive-count-is-drives-present',
    severity: 'error',
    inferred: false,
    title: 'NumberDataTransferElements is the number of drives that are present.',
    reason:
      'Unlike slots, drives count only when they are there. With the maximum number Windows waits for drives that no driver ever reports.',
    field: 'NumberDataTransferElements',
    staticCheck: 'no',
    runtime: 'Compared with READ ELEMENT STATUS: drives without "drive removed".',
    source: [PAGES.parameters],
    check: ({ parameters: { NumberDataTransferElements: count }, device }) =>
      device === undefined || count === device.drivesPresent
        ? undefined
        : found(
            `NumberDataTransferElements is ${count}, but the changer has ${counted(device.drivesPresent, 'drive')} installed. Count the drives whose element status does not say that the drive is removed.`,
            ['NumberDataTransferElements'],
          ),
  },
  {
    id: 'C08',
    name: 'at-least-one-drive',
    severity: 'warning',
    inferred: false,
    title: 'NumberDataTransferElements is at least 1.',
    reason: 'A library has at least one drive. Without one Windows can never mount anything.',
    field: 'NumberDataTransferElements',
    staticCheck: 'yes',
    runtime: 'Compared with mode page 1Dh, bytes 16-17.',
    source: [PAGES.libraries],
    reads: ['NumberDataTransferElements'],
    check: ({ parameters: { NumberDataTransferElements } }) =>
      NumberDataTransferElements > 0
        ? undefined
        : found(
            'NumberDataTransferElements is 0, so nothing can be mounted. Set it to the number of drives present.',
            ['NumberDataTransferElements'],
          ),
  },
  {
    id: 'C09',
    name: 'port-count-from-device',
    severity: 'error',
    inferred: false,
    title: 'NumberIEElements is the count of mode page 1Dh, or 0 where the port is really a door.',
    reason:
      'A SCSI changer says in the element address assignment page how many IEports it has. Ports that are left out cannot be used, ports too many make requests fail.',
    field: 'NumberIEElements',
    staticCheck: 'no',
    runtime: 'Compared with mode page 1Dh, bytes 12-13.',
    source: [PAGES.parameters],
    check: ({ parameters: { NumberIEElements: count, NumberOfDoors }, device }) => {
      const ports = addressRanges(device)?.port.count;
      if (ports === undefined || count === ports) return undefined;
      // A port that shows all media at once is a door: then 0 ports and a door is right.
      if (count === 0 && NumberOfDoors > 0) return undefined;
      return found(
        `NumberIEElements is ${count}, but mode page 1Dh has ${counted(ports, 'IEport')}. Set it from bytes 12-13 of the page; if the port is really a door, set it to 0 and count the door in NumberOfDoors.`,
        ['NumberIEElements', 'NumberOfDoors'],
      );
    },
  },
];

import { CHANGER_TO } from '../values.ts';
import { membersWith, withValues } from './capability-bytes.ts';
import { KIND_LIST, KINDS, type NumberMember } from './element-kinds.ts';
import { has } from './features-read.ts';
import { capabilitiesPage } from './mode-pages.ts';
import { PAGES } from './pages.ts';
import type { ChangerRule } from './rule.ts';
import { be, byte, found, listed } from './wording.ts';

const { port, drive, transport } = KINDS;
/** A slot must be able to store, which F14 asks for; so only these follow the page. */
const STORAGE_BY_DEVICE = [transport, port, drive] as const;

/** Group F, second part: capability bytes against counts, and where media can be stored. */
export const GROUP_F_USE: readonly ChangerRule[] = [
  {
    id: 'F10',
    name: 'port-moves-need-port',
    severity: 'error',
    inferred: true,
    title: 'Without an IEport no capability byte names one.',
    reason:
      'CHANGER_TO_IEPORT, MoveFromIePort and ExchangeFromIePort promise moves to and from an element that the structure says is not there.',
    field: 'MoveFrom*, ExchangeFrom*',
    staticCheck: 'yes',
    runtime: 'Compared with mode page 1Dh.',
    source: [PAGES.parameters],
    reads: [
      'NumberIEElements',
      'MoveFromTransport',
      'MoveFromSlot',
      'MoveFromIePort',
      'MoveFromDrive',
      'ExchangeFromTransport',
      'ExchangeFromSlot',
      'ExchangeFromIePort',
      'ExchangeFromDrive',
    ],
    check: ({ parameters }) => {
      if (parameters.NumberIEElements !== 0) return undefined;
      const sources: readonly NumberMember[] = [port.moveFrom, port.exchangeFrom];
      const to = membersWith(parameters, CHANGER_TO.CHANGER_TO_IEPORT);
      const from = membersWith(parameters, 0xff, sources).filter((name) => !to.includes(name));
      const members = [...to, ...from];
      return members.length === 0
        ? undefined
        : found(
            `${withValues(parameters, members)}, but NumberIEElements is 0. Clear CHANGER_TO_IEPORT everywhere and set MoveFromIePort and ExchangeFromIePort to 0, or report the IEport in NumberIEElements.`,
            [...members, ...(to.length > 0 ? ['CHANGER_TO_IEPORT'] : []), 'NumberIEElements'],
          );
    },
  },
  {
    id: 'F11',
    name: 'no-elements-no-source',
    severity: 'warning',
    inferred: true,
    title: 'A kind of element with count 0 has no moves and exchanges from it.',
    reason: 'Nothing can be moved from an element that is not there. Count or byte is wrong.',
    field: 'MoveFrom*, ExchangeFrom*',
    staticCheck: 'yes',
    source: [PAGES.parameters],
    yieldsTo: ['C06', 'C08', 'F10'],
    reads: [
      'NumberTransportElements',
      'NumberStorageElements',
      'NumberIEElements',
      'NumberDataTransferElements',
      'MoveFromTransport',
      'MoveFromSlot',
      'MoveFromIePort',
      'MoveFromDrive',
      'ExchangeFromTransport',
      'ExchangeFromSlot',
      'ExchangeFromIePort',
      'ExchangeFromDrive',
    ],
    check: ({ parameters }) => {
      const idle = KIND_LIST.filter(
        (kind) =>
          parameters[kind.count] === 0 &&
          (parameters[kind.moveFrom] !== 0 || parameters[kind.exchangeFrom] !== 0),
      );
      if (idle.length === 0) return undefined;
      const members = idle.flatMap((kind) =>
        membersWith(parameters, 0xff, [kind.moveFrom, kind.exchangeFrom]),
      );
      const counts = idle.map((kind) => kind.count);
      return found(
        `${withValues(parameters, members)}, but ${listed(counts)} ${be(counts)} 0. Set the count, or set the members to 0.`,
        [...members, ...counts],
      );
    },
  },
  {
    id: 'F12',
    name: 'transport-as-source-or-destination',
    severity: 'info',
    inferred: false,
    title: 'The transport is rarely the source or the destination of a move.',
    reason:
      'It carries media from one element to the next. Few devices let it hold a cartridge between two commands.',
    field: 'MoveFrom*, ExchangeFrom*',
    staticCheck: 'yes',
    runtime: 'Mode page 1Fh.',
    source: [PAGES.parameters],
    reads: [
      'MoveFromTransport',
      'MoveFromSlot',
      'MoveFromIePort',
      'MoveFromDrive',
      'ExchangeFromTransport',
      'ExchangeFromSlot',
      'ExchangeFromIePort',
      'ExchangeFromDrive',
    ],
    check: ({ parameters }) => {
      const to = membersWith(parameters, CHANGER_TO.CHANGER_TO_TRANSPORT);
      const from = membersWith(parameters, 0xff, [transport.moveFrom, transport.exchangeFrom]);
      const members = [...to, ...from.filter((name) => !to.includes(name))];
      return members.length === 0
        ? undefined
        : found(
            `${withValues(parameters, members)}: media can be moved to or from the transport. That is unusual; check it against the manual of the device.`,
            [...members, ...(to.length > 0 ? ['CHANGER_TO_TRANSPORT'] : [])],
          );
    },
  },
  {
    id: 'F13',
    name: 'move-to-transport-needs-storage',
    severity: 'warning',
    inferred: true,
    title: 'CHANGER_TO_TRANSPORT is only set together with CHANGER_STORAGE_TRANSPORT.',
    reason:
      'Otherwise media could be left on a transport that the device says cannot store them. Leave the bit out even where mode page 1Fh has it.',
    field: 'Features0',
    staticCheck: 'yes',
    runtime: 'Mode page 1Fh, byte 2 bit 0.',
    source: [PAGES.parameters],
    reads: [
      'CHANGER_STORAGE_TRANSPORT',
      'MoveFromTransport',
      'MoveFromSlot',
      'MoveFromIePort',
      'MoveFromDrive',
      'ExchangeFromTransport',
      'ExchangeFromSlot',
      'ExchangeFromIePort',
      'ExchangeFromDrive',
    ],
    check: ({ parameters }) => {
      const members = membersWith(parameters, CHANGER_TO.CHANGER_TO_TRANSPORT);
      return members.length === 0 || has(parameters, 'CHANGER_STORAGE_TRANSPORT')
        ? undefined
        : found(
            `${withValues(parameters, members)} with CHANGER_TO_TRANSPORT, but CHANGER_STORAGE_TRANSPORT is not set in Features0. Clear CHANGER_TO_TRANSPORT, or set the flag if the transport can store media.`,
            [...members, 'CHANGER_TO_TRANSPORT', 'CHANGER_STORAGE_TRANSPORT', 'Features0'],
          );
    },
  },
  {
    id: 'F14',
    name: 'slots-store-media',
    severity: 'error',
    inferred: false,
    title: 'CHANGER_STORAGE_SLOT is set.',
    reason:
      'Slots are the normal place for media, and the document says that a changer must support it. Without the flag Windows has nowhere to put a cartridge.',
    field: 'Features0',
    staticCheck: 'yes',
    runtime: 'Mode page 1Fh, byte 2 bit 1.',
    source: [PAGES.parameters],
    reads: ['CHANGER_STORAGE_SLOT'],
    check: ({ parameters }) =>
      has(parameters, 'CHANGER_STORAGE_SLOT')
        ? undefined
        : found(
            'CHANGER_STORAGE_SLOT is not set in Features0, but every changer must be able to store media in slots. Set CHANGER_STORAGE_SLOT.',
            ['Features0', 'CHANGER_STORAGE_SLOT'],
          ),
  },
  {
    id: 'F15',
    name: 'storage-flags-from-device',
    severity: 'warning',
    inferred: false,
    title: 'The CHANGER_STORAGE_ flags are the bits of mode page 1Fh, byte 2.',
    reason:
      'The device says which elements can store media by themselves. Mind the order: it is transport, slot, IEport, drive from bit 0 up in the page, and the other way round in Features0.',
    field: 'Features0',
    staticCheck: 'no',
    runtime: 'Compared with mode page 1Fh, byte 2 bits 0-3.',
    source: [PAGES.parameters],
    check: ({ parameters, device }) => {
      const page = capabilitiesPage(device);
      if (page === undefined) return undefined;
      // A kind that the driver does not report cannot store anything: F16 forbids the flag.
      const wrong = STORAGE_BY_DEVICE.filter(
        (kind) =>
          parameters[kind.count] > 0 &&
          has(parameters, kind.storage) !== ((page[2] & CHANGER_TO[kind.to]) !== 0),
      );
      if (wrong.length === 0) return undefined;
      const seen = wrong.map(
        (kind) => `${kind.storage} is ${has(parameters, kind.storage) ? 'set' : 'not set'}`,
      );
      return found(
        `${listed(seen)}, but byte 2 of mode page 1Fh is ${byte(page[2])} (bit 0 transport, 1 slot, 2 IEport, 3 drive). Set the flags from these bits, in the reverse order.`,
        [...wrong.map((kind) => kind.storage), 'Features0'],
      );
    },
  },
  {
    id: 'F16',
    name: 'storage-flags-need-elements',
    severity: 'warning',
    inferred: true,
    title: 'CHANGER_STORAGE_IEPORT needs an IEport and CHANGER_STORAGE_DRIVE a drive.',
    reason: 'The flags promise storage in elements that the structure says are not there.',
    field: 'Features0',
    staticCheck: 'yes',
    source: [PAGES.parameters],
    reads: [
      'CHANGER_STORAGE_DRIVE',
      'CHANGER_STORAGE_IEPORT',
      'NumberIEElements',
      'NumberDataTransferElements',
    ],
    check: ({ parameters }) => {
      const wrong = [port, drive].filter(
        (kind) => has(parameters, kind.storage) && parameters[kind.count] === 0,
      );
      if (wrong.length === 0) return undefined;
      const flags = wrong.map((kind) => kind.storage);
      const counts = wrong.map((kind) => kind.count);
      return found(
        `${listed(flags)} ${be(flags)} set in Features0, but ${listed(counts)} ${be(counts)} 0. Clear the flag, or set the count.`,
        [...flags, ...counts, 'Features0'],
      );
    },
  },
];

import { CHANGER_TO } from '../values.ts';
import { compareWithPage, membersWith, MOVE_AND_EXCHANGE, withValues } from './capability-bytes.ts';
import { EXCHANGE_MEMBERS } from './element-kinds.ts';
import { has } from './features-read.ts';
import { PAGES } from './pages.ts';
import type { ChangerRule } from './rule.ts';
import { byte, found } from './wording.ts';

const UPPER = 0xf0;

/** Group F, first part: the capability bytes and the exchange flags. */
export const GROUP_F_BYTES: readonly ChangerRule[] = [
  {
    id: 'F01',
    name: 'capability-bytes-low-nibble',
    severity: 'error',
    inferred: false,
    title: 'The upper four bits of MoveFrom*, ExchangeFrom* and PositionCapabilities are 0.',
    reason:
      'Only the four CHANGER_TO_ constants 1, 2, 4 and 8 exist. Other bits come from the byte of the mode page taken whole, from a shift or from memory that was not zeroed.',
    field: 'MoveFrom*, ExchangeFrom*, PositionCapabilities',
    staticCheck: 'yes',
    source: [PAGES.header],
    reads: [
      'MoveFromTransport',
      'MoveFromSlot',
      'MoveFromIePort',
      'MoveFromDrive',
      'ExchangeFromTransport',
      'ExchangeFromSlot',
      'ExchangeFromIePort',
      'ExchangeFromDrive',
      'PositionCapabilities',
    ],
    check: ({ parameters }) => {
      const members = membersWith(parameters, UPPER, [...MOVE_AND_EXCHANGE, 'PositionCapabilities']);
      return members.length === 0
        ? undefined
        : found(
            `${withValues(parameters, members)}: only the low four bits are defined. Use the CHANGER_TO_ constants, or mask the byte of mode page 1Fh with 0x0F.`,
            members,
          );
    },
  },
  {
    id: 'F02',
    name: 'move-bytes-from-device',
    severity: 'warning',
    inferred: false,
    title: 'MoveFrom* are the low four bits of mode page 1Fh, bytes 4 to 7.',
    reason:
      'The device says which moves it can do, in the same order of bits. A bit too many makes Windows order a move that fails, one too few makes it do without. Where the page has moves to a transport that it says cannot store media, leaving them out is right.',
    field: 'MoveFromTransport, MoveFromSlot, MoveFromIePort, MoveFromDrive',
    staticCheck: 'no',
    runtime: 'Compared with mode page 1Fh, bytes 4-7.',
    source: [PAGES.parameters, PAGES.classHeader],
    check: (facts) => compareWithPage(facts, 'moveFrom'),
  },
  {
    id: 'F03',
    name: 'exchange-bytes-from-device',
    severity: 'warning',
    inferred: false,
    title: 'ExchangeFrom* are the low four bits of mode page 1Fh, bytes 12 to 15.',
    reason:
      'The device says which exchanges it can do, in the same order of bits. A bit too many makes Windows order an exchange that fails, one too few makes it use two moves.',
    field: 'ExchangeFromTransport, ExchangeFromSlot, ExchangeFromIePort, ExchangeFromDrive',
    staticCheck: 'no',
    runtime: 'Compared with mode page 1Fh, bytes 12-15.',
    source: [PAGES.parameters, PAGES.classHeader],
    check: (facts) => compareWithPage(facts, 'exchangeFrom'),
  },
  {
    id: 'F04',
    name: 'exchange-bytes-need-flag',
    severity: 'error',
    inferred: false,
    title: 'Where an ExchangeFrom* byte is not 0, CHANGER_EXCHANGE_MEDIA is set.',
    reason:
      'The flag says that EXCHANGE MEDIUM is supported at all. Without it ChangerExchangeMedium returns STATUS_INVALID_DEVICE_REQUEST, whatever the bytes say.',
    field: 'Features0',
    staticCheck: 'yes',
    source: [PAGES.parameters, PAGES.changerExchangeMedium],
    reads: [
      'CHANGER_EXCHANGE_MEDIA',
      'ExchangeFromTransport',
      'ExchangeFromSlot',
      'ExchangeFromIePort',
      'ExchangeFromDrive',
    ],
    check: ({ parameters }) => {
      const members = membersWith(parameters, 0xff, EXCHANGE_MEMBERS);
      return members.length === 0 || has(parameters, 'CHANGER_EXCHANGE_MEDIA')
        ? undefined
        : found(
            `${withValues(parameters, members)}, but CHANGER_EXCHANGE_MEDIA is not set in Features0. Set the flag if the changer can exchange media, or set the ExchangeFrom members to 0.`,
            [...members, 'CHANGER_EXCHANGE_MEDIA', 'Features0'],
          );
    },
  },
  {
    id: 'F05',
    name: 'exchange-flag-needs-bytes',
    severity: 'warning',
    inferred: true,
    title: 'With CHANGER_EXCHANGE_MEDIA, at least one ExchangeFrom* byte is not 0.',
    reason:
      'The flag promises exchanges, the bytes say between which elements. With all of them 0 there is none.',
    field: 'ExchangeFrom*',
    staticCheck: 'yes',
    runtime: 'EXCHANGE MEDIUM is tried.',
    source: [PAGES.parameters],
    reads: [
      'CHANGER_EXCHANGE_MEDIA',
      'ExchangeFromTransport',
      'ExchangeFromSlot',
      'ExchangeFromIePort',
      'ExchangeFromDrive',
    ],
    check: ({ parameters }) =>
      has(parameters, 'CHANGER_EXCHANGE_MEDIA') &&
      membersWith(parameters, 0xff, EXCHANGE_MEMBERS).length === 0
        ? found(
            'CHANGER_EXCHANGE_MEDIA is set in Features0, but all ExchangeFrom members are 0. Set them from mode page 1Fh, bytes 12-15, or clear the flag.',
            ['CHANGER_EXCHANGE_MEDIA', 'Features0', ...EXCHANGE_MEMBERS],
          )
        : undefined,
  },
  {
    id: 'F06',
    name: 'exchange-refused-without-flag',
    severity: 'error',
    inferred: false,
    title: 'Without CHANGER_EXCHANGE_MEDIA, ChangerExchangeMedium returns STATUS_INVALID_DEVICE_REQUEST.',
    reason:
      'A feature that the changer lacks still needs its routine, and this is the answer that tells the caller so.',
    field: 'ChangerExchangeMedium',
    staticCheck: 'no',
    runtime: 'The request is sent.',
    source: [PAGES.changerExchangeMedium],
  },
  {
    id: 'F07',
    name: 'true-exchange-needs-exchange',
    severity: 'error',
    inferred: false,
    title: 'CHANGER_TRUE_EXCHANGE_CAPABLE is only set together with CHANGER_EXCHANGE_MEDIA.',
    reason: 'The flag says how the changer exchanges media, so it must be able to exchange them.',
    field: 'Features1, Features0',
    staticCheck: 'yes',
    source: [PAGES.sdkParameters],
    reads: ['CHANGER_EXCHANGE_MEDIA', 'CHANGER_TRUE_EXCHANGE_CAPABLE'],
    check: ({ parameters }) =>
      has(parameters, 'CHANGER_TRUE_EXCHANGE_CAPABLE') && !has(parameters, 'CHANGER_EXCHANGE_MEDIA')
        ? found(
            'CHANGER_TRUE_EXCHANGE_CAPABLE is set in Features1, but CHANGER_EXCHANGE_MEDIA is not set in Features0. Set CHANGER_EXCHANGE_MEDIA, or clear CHANGER_TRUE_EXCHANGE_CAPABLE.',
            ['CHANGER_TRUE_EXCHANGE_CAPABLE', 'CHANGER_EXCHANGE_MEDIA', 'Features1', 'Features0'],
          )
        : undefined,
  },
  {
    id: 'F08',
    name: 'slot-to-drive-move',
    severity: 'warning',
    inferred: true,
    title: 'MoveFromSlot has CHANGER_TO_DRIVE.',
    reason:
      'A changer that cannot load a drive from a slot is of no use to Windows: it can never mount anything.',
    field: 'MoveFromSlot',
    staticCheck: 'yes',
    runtime: 'Mode page 1Fh, byte 5 bit 3.',
    source: [PAGES.libraries, PAGES.parameters],
    reads: ['MoveFromSlot'],
    check: ({ parameters: { MoveFromSlot } }) =>
      (MoveFromSlot & CHANGER_TO.CHANGER_TO_DRIVE) !== 0
        ? undefined
        : found(
            `MoveFromSlot is ${byte(MoveFromSlot)} without CHANGER_TO_DRIVE: no drive can be loaded. Set CHANGER_TO_DRIVE in MoveFromSlot.`,
            ['MoveFromSlot', 'CHANGER_TO_DRIVE'],
          ),
  },
  {
    id: 'F09',
    name: 'drive-to-slot-move',
    severity: 'warning',
    inferred: true,
    title: 'MoveFromDrive has CHANGER_TO_SLOT.',
    reason: 'Without this move media that were mounted cannot be put back.',
    field: 'MoveFromDrive',
    staticCheck: 'yes',
    runtime: 'Mode page 1Fh, byte 7 bit 1.',
    source: [PAGES.parameters],
    reads: ['MoveFromDrive'],
    check: ({ parameters: { MoveFromDrive } }) =>
      (MoveFromDrive & CHANGER_TO.CHANGER_TO_SLOT) !== 0
        ? undefined
        : found(
            `MoveFromDrive is ${byte(MoveFromDrive)} without CHANGER_TO_SLOT: a drive cannot be emptied. Set CHANGER_TO_SLOT in MoveFromDrive.`,
            ['MoveFromDrive', 'CHANGER_TO_SLOT'],
          ),
  },
];

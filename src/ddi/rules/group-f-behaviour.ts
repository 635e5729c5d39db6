import { has } from './features-read.ts';
import { PAGES } from './pages.ts';
import type { ChangerRule } from './rule.ts';
import { found } from './wording.ts';

/** Group F, third part: turning media, and how moves and exchanges behave. */
export const GROUP_F_BEHAVIOUR: readonly ChangerRule[] = [
  {
    id: 'F17',
    name: 'flip-flag-from-device',
    severity: 'warning',
    inferred: false,
    title: 'CHANGER_MEDIUM_FLIP is the Rotate bit of mode page 1Eh.',
    reason:
      'The flag says that the transport can turn media over. Set without need, Windows looks for a second side that it cannot reach; left out, the second sides stay unused.',
    field: 'Features0',
    staticCheck: 'no',
    runtime: 'Compared with mode page 1Eh, byte 2 bit 0 of each transport.',
    source: [PAGES.parameters],
    check: ({ parameters, device }) => {
      if (device === undefined || device.rotate.length === 0) return undefined;
      const flag = has(parameters, 'CHANGER_MEDIUM_FLIP');
      if (flag && device.rotate.includes(false))
        return found(
          'CHANGER_MEDIUM_FLIP is set in Features0, but the Rotate bit of mode page 1Eh is 0: the transport cannot turn media over. Set the flag from byte 2 bit 0 of the page.',
          ['CHANGER_MEDIUM_FLIP', 'Features0'],
        );
      return flag || device.rotate.includes(false)
        ? undefined
        : found(
            'CHANGER_MEDIUM_FLIP is not set in Features0, but the Rotate bit of mode page 1Eh is 1: the transport can turn media over. Set the flag from byte 2 bit 0 of the page.',
            ['Features0', 'CHANGER_MEDIUM_FLIP'],
          );
    },
  },
  {
    id: 'F18',
    name: 'flip-ignored-or-refused',
    severity: 'warning',
    inferred: false,
    title: 'Without CHANGER_MEDIUM_FLIP, Flip is ignored or refused with STATUS_INVALID_PARAMETER.',
    reason:
      'The member is valid only where the transport can turn media over. Sent on to the device it fails with an error that says nothing.',
    field: 'Flip',
    staticCheck: 'no',
    runtime: 'Move, exchange and position requests are sent with Flip TRUE.',
    source: [PAGES.moveMedium, PAGES.exchangeMedium, PAGES.setPosition],
  },
  {
    id: 'F19',
    name: 'move-checks-element-types',
    severity: 'error',
    inferred: false,
    title: 'A move works on slots, drives, IEports and transports only, and Transport is a ChangerTransport.',
    reason:
      'Other element types have no device address. The driver answers STATUS_INVALID_PARAMETER or STATUS_ILLEGAL_ELEMENT_ADDRESS and sends nothing.',
    field: 'CHANGER_MOVE_MEDIUM',
    staticCheck: 'no',
    runtime: 'The types 0, 5, 6 and 7 are tried.',
    source: [PAGES.moveMedium],
  },
  {
    id: 'F20',
    name: 'move-bytes-tell-the-truth',
    severity: 'warning',
    inferred: false,
    title: 'A move whose bit is set is accepted, one whose bit is clear fails.',
    reason: 'Callers plan with the MoveFrom* bytes. They are worth something only if the device behaves so.',
    field: 'MoveFrom*',
    staticCheck: 'no',
    runtime: 'All 16 combinations of source and destination are tried.',
    source: [PAGES.parameters],
  },
  {
    id: 'F21',
    name: 'exchange-swaps-two-media',
    severity: 'warning',
    inferred: false,
    title: 'An exchange whose second destination is the source works where ExchangeFrom* allows it.',
    reason:
      'Swapping the media of two elements is the common use of EXCHANGE MEDIUM: Destination2 is then the same as Source.',
    field: 'CHANGER_EXCHANGE_MEDIUM',
    staticCheck: 'no',
    runtime: 'A swap is tried.',
    source: [PAGES.ioctlExchange],
  },
  {
    id: 'F22',
    name: 'full-and-empty-have-own-status',
    severity: 'warning',
    inferred: false,
    title:
      'A full destination gives STATUS_DESTINATION_ELEMENT_FULL and an empty source STATUS_SOURCE_ELEMENT_EMPTY.',
    reason:
      'The device reports the sense codes 3B/0D and 3B/0E, which the class driver does not translate. ChangerError must. With a general I/O error the caller takes the library for broken and does not take stock again.',
    field: 'ChangerError',
    staticCheck: 'no',
    runtime: 'Moves to a full and from an empty element are tried.',
    source: [PAGES.changerMoveMedium],
  },
  {
    id: 'F23',
    name: 'return-to-slot-needs-source-address',
    severity: 'error',
    inferred: true,
    title:
      'With CHANGER_RTN_MEDIA_TO_ORIGINAL_ADDR, the element status of a loaded drive has ELEMENT_STATUS_SVALID and SrcElementAddress.',
    reason:
      'The flag asks the caller to put media back where they came from. After a restart it can learn the slot only from the source address of the drive.',
    field: 'Features1, Flags',
    staticCheck: 'no',
    runtime: 'Element status of a drive is read after a mount.',
    source: [PAGES.parameters, PAGES.elementStatus],
  },
  {
    id: 'F24',
    name: 'trays-are-for-disc-changers',
    severity: 'info',
    inferred: false,
    title: 'CHANGER_SLOTS_USE_TRAYS is not set for ordinary tape drives.',
    reason:
      'With trays in the slots, media are put in and taken out in several moves. That is how some disc changers work; tape cartridges need no tray.',
    field: 'Features1',
    staticCheck: 'yes',
    source: [PAGES.header],
    reads: ['CHANGER_SLOTS_USE_TRAYS'],
    check: ({ parameters, device }) =>
      has(parameters, 'CHANGER_SLOTS_USE_TRAYS') && device?.tapeDrives !== false
        ? found(
            'CHANGER_SLOTS_USE_TRAYS is set in Features1: inserting and ejecting then take several moves. Clear it for a tape library.',
            ['CHANGER_SLOTS_USE_TRAYS', 'Features1'],
          )
        : undefined,
  },
];

import { CHANGER_TO } from '../values.ts';
import { has } from './features-read.ts';
import { PAGES } from './pages.ts';
import type { ChangerRule } from './rule.ts';
import { byte, found } from './wording.ts';

/** Group H: positioning the transport. */
export const GROUP_H: readonly ChangerRule[] = [
  {
    id: 'H01',
    name: 'position-byte-needs-flag',
    severity: 'warning',
    inferred: false,
    title: 'Without CHANGER_POSITION_TO_ELEMENT, PositionCapabilities is 0.',
    reason:
      'The member is valid only with the flag. A value without it is not used, or the flag was forgotten.',
    field: 'PositionCapabilities',
    staticCheck: 'yes',
    source: [PAGES.parameters],
    reads: ['CHANGER_POSITION_TO_ELEMENT', 'PositionCapabilities'],
    check: ({ parameters }) =>
      parameters.PositionCapabilities !== 0 && !has(parameters, 'CHANGER_POSITION_TO_ELEMENT')
        ? found(
            `PositionCapabilities is ${byte(parameters.PositionCapabilities)}, but CHANGER_POSITION_TO_ELEMENT is not set in Features0. Set the flag if the changer has POSITION TO ELEMENT, or set the member to 0.`,
            ['PositionCapabilities', 'CHANGER_POSITION_TO_ELEMENT', 'Features0'],
          )
        : undefined,
  },
  {
    id: 'H02',
    name: 'position-flag-needs-byte',
    severity: 'error',
    inferred: false,
    title: 'With CHANGER_POSITION_TO_ELEMENT, PositionCapabilities is not 0.',
    reason: 'The flag promises positioning, the member says to which elements. With 0 there is none.',
    field: 'PositionCapabilities',
    staticCheck: 'yes',
    runtime: 'POSITION TO ELEMENT (2Bh) is tried.',
    source: [PAGES.parameters],
    reads: ['CHANGER_POSITION_TO_ELEMENT', 'PositionCapabilities'],
    check: ({ parameters }) =>
      parameters.PositionCapabilities === 0 && has(parameters, 'CHANGER_POSITION_TO_ELEMENT')
        ? found(
            'CHANGER_POSITION_TO_ELEMENT is set in Features0, but PositionCapabilities is 0. Set the CHANGER_TO_ bits of the elements that the transport can be positioned to, or clear the flag.',
            ['CHANGER_POSITION_TO_ELEMENT', 'PositionCapabilities', 'Features0'],
          )
        : undefined,
  },
  {
    id: 'H03',
    name: 'position-not-to-transport',
    severity: 'warning',
    inferred: false,
    title: 'PositionCapabilities does not have CHANGER_TO_TRANSPORT.',
    reason:
      'The destination of a position request is a slot, a drive or an IEport. The transport is what moves.',
    field: 'PositionCapabilities',
    staticCheck: 'yes',
    source: [PAGES.setPosition],
    yieldsTo: ['H01'],
    reads: ['PositionCapabilities'],
    check: ({ parameters: { PositionCapabilities } }) =>
      (PositionCapabilities & CHANGER_TO.CHANGER_TO_TRANSPORT) === 0
        ? undefined
        : found(
            `PositionCapabilities is ${byte(PositionCapabilities)} with CHANGER_TO_TRANSPORT, but a transport is no destination of a position request. Clear CHANGER_TO_TRANSPORT.`,
            ['PositionCapabilities', 'CHANGER_TO_TRANSPORT'],
          ),
  },
  {
    id: 'H04',
    name: 'position-to-port-needs-port',
    severity: 'warning',
    inferred: true,
    title: 'CHANGER_TO_IEPORT in PositionCapabilities needs an IEport.',
    reason: 'The transport cannot be positioned to an element that the structure says is not there.',
    field: 'PositionCapabilities',
    staticCheck: 'yes',
    source: [PAGES.parameters],
    yieldsTo: ['H01'],
    reads: ['NumberIEElements', 'PositionCapabilities'],
    check: ({ parameters: { PositionCapabilities, NumberIEElements } }) =>
      NumberIEElements === 0 && (PositionCapabilities & CHANGER_TO.CHANGER_TO_IEPORT) !== 0
        ? found(
            `PositionCapabilities is ${byte(PositionCapabilities)} with CHANGER_TO_IEPORT, but NumberIEElements is 0. Clear the bit, or report the IEport in NumberIEElements.`,
            ['PositionCapabilities', 'CHANGER_TO_IEPORT', 'NumberIEElements'],
          )
        : undefined,
  },
  {
    id: 'H05',
    name: 'position-refused-without-flag',
    severity: 'error',
    inferred: false,
    title: 'Without CHANGER_POSITION_TO_ELEMENT, ChangerSetPosition returns STATUS_INVALID_DEVICE_REQUEST.',
    reason:
      'A feature that the changer lacks still needs its routine, and this is the answer that tells the caller so.',
    field: 'ChangerSetPosition',
    staticCheck: 'no',
    runtime: 'The request is sent.',
    source: [PAGES.changerSetPosition],
  },
  {
    id: 'H06',
    name: 'information-after-requests',
    severity: 'warning',
    inferred: false,
    title:
      'IoStatus.Information is 20 after a position request, 28 after a move, 16 after initialize, 8 after reinitialize, and 0 after an exchange.',
    reason:
      'The pages of the requests say so: it is the size of the input structure, except for the exchange. Applications that check it see a failed request otherwise.',
    field: 'IoStatus.Information',
    staticCheck: 'no',
    runtime: 'Looked at after each successful request.',
    source: [
      PAGES.ioctlPosition,
      PAGES.ioctlMove,
      PAGES.ioctlExchange,
      PAGES.ioctlInitialize,
      PAGES.ioctlReinitialize,
    ],
  },
  {
    id: 'H07',
    name: 'position-checks-element-types',
    severity: 'error',
    inferred: false,
    title:
      'A position request names a ChangerTransport and a slot, drive or IEport; others fail with STATUS_INVALID_PARAMETER.',
    reason: 'Other element types have no device address that the transport can be moved to.',
    field: 'CHANGER_SET_POSITION',
    staticCheck: 'no',
    runtime: 'Other element types are tried.',
    source: [PAGES.setPosition],
  },
];

import { PAGES } from './pages.ts';
import type { ChangerRule } from './rule.ts';

/** Group L: initialising element status, recalibrating the transport, readiness. */
export const GROUP_L: readonly ChangerRule[] = [
  {
    id: 'L01',
    name: 'initialize-range-needs-flag',
    severity: 'error',
    inferred: false,
    title:
      'Without CHANGER_INIT_ELEM_STAT_WITH_RANGE, only AllElements is accepted; others give STATUS_INVALID_PARAMETER.',
    reason:
      'Such a changer can only take stock as a whole. NumberOfElements is ignored then. A driver that accepts a range takes stock of everything, which can last minutes longer than asked for.',
    field: 'ChangerInitializeElementStatus',
    staticCheck: 'no',
    runtime: 'Other element types are tried.',
    source: [PAGES.changerInitializeElementStatus],
  },
  {
    id: 'L02',
    name: 'initialize-range-uses-range-command',
    severity: 'warning',
    inferred: false,
    title:
      'With CHANGER_INIT_ELEM_STAT_WITH_RANGE, a range of transports, slots, drives or IEports is accepted and sent as such.',
    reason:
      'The flag promises INITIALIZE ELEMENT STATUS WITH RANGE. The header scsi.h has opcode E7h for it, the standard 37h: use what the device understands.',
    field: 'ChangerInitializeElementStatus',
    staticCheck: 'no',
    runtime: 'The CDB is looked at.',
    source: [PAGES.initializeElementStatus, PAGES.scsiHeader, PAGES.mediaChangerCommands],
  },
  {
    id: 'L03',
    name: 'no-initialize-with-kept-status',
    severity: 'info',
    inferred: true,
    title: 'With CHANGER_STATUS_NON_VOLATILE, the driver does not initialise element status at every start.',
    reason:
      'The changer keeps the status while it is off. Taking stock again makes each start of Windows minutes longer.',
    field: 'Features0',
    staticCheck: 'no',
    runtime: 'The commands of a start are looked at.',
    source: [PAGES.parameters],
  },
  {
    id: 'L04',
    name: 'initialize-needed-after-power-on',
    severity: 'info',
    inferred: false,
    title:
      'Without CHANGER_STATUS_NON_VOLATILE, elements report ERROR_INIT_STATUS_NEEDED after power-on until they are initialised.',
    reason: 'The changer forgot what is where. The exception tells the caller to take stock first.',
    field: 'ExceptionCode',
    staticCheck: 'no',
    runtime: 'The device is switched off and on.',
    source: [PAGES.header, PAGES.sdkParameters],
  },
  {
    id: 'L05',
    name: 'reinitialize-follows-flag',
    severity: 'error',
    inferred: false,
    title:
      'With CHANGER_DEVICE_REINITIALIZE_CAPABLE, ChangerReinitializeUnit works for each transport; without it, it returns STATUS_INVALID_DEVICE_REQUEST.',
    reason:
      'The class driver calls the routine to recalibrate the transport after power-on or an error. A flag that promises it without a routine that works leaves the transport where it was.',
    field: 'ChangerReinitializeUnit',
    staticCheck: 'no',
    runtime: 'The request is sent.',
    source: [PAGES.changerReinitializeUnit],
  },
  {
    id: 'L06',
    name: 'reinitialize-checks-element-type',
    severity: 'warning',
    inferred: false,
    title:
      'ChangerReinitializeUnit accepts ChangerTransport only; others give STATUS_INVALID_PARAMETER or STATUS_ILLEGAL_ELEMENT_ADDRESS.',
    reason: 'Only a transport can be recalibrated.',
    field: 'CHANGER_ELEMENT',
    staticCheck: 'no',
    runtime: 'Other element types are tried.',
    source: [PAGES.changerReinitializeUnit],
  },
  {
    id: 'L07',
    name: 'status-sends-test-unit-ready',
    severity: 'info',
    inferred: false,
    title: 'ChangerGetStatus sends TEST UNIT READY.',
    reason:
      'The command asks whether the changer can take requests, and moves nothing. Windows calls the routine again and again.',
    field: 'ChangerGetStatus',
    staticCheck: 'no',
    runtime: 'The commands of the request are looked at.',
    source: [PAGES.changerGetStatus],
  },
];

import { PAGES } from './pages.ts';
import type { ChangerRule } from './rule.ts';

/** Group O: how the driver's source keeps to the interface of the class driver. */
export const GROUP_O: readonly ChangerRule[] = [
  {
    id: 'O01',
    name: 'init-data-complete',
    severity: 'error',
    inferred: false,
    title: 'MCD_INIT_DATA is zeroed, InitDataSize is its size, and all routines are set.',
    reason:
      'The class driver copies the structure and calls through it. A feature that the changer lacks still needs a routine that returns STATUS_INVALID_DEVICE_REQUEST; a missing pointer stops Windows.',
    field: 'DriverEntry',
    staticCheck: 'source',
    source: [PAGES.changerClassInitialize, PAGES.requiredRoutines],
  },
  {
    id: 'O02',
    name: 'driver-entry-returns-class-status',
    severity: 'error',
    inferred: false,
    title:
      'DriverEntry returns the value of ChangerClassInitialize unchanged and passes its two arguments on as they are.',
    reason:
      'The class driver decides whether the driver stays loaded. Success after a failed initialization leaves a driver without dispatch routines.',
    field: 'DriverEntry',
    staticCheck: 'source',
    source: [PAGES.driverEntry],
  },
  {
    id: 'O03',
    name: 'class-driver-completes-request',
    severity: 'error',
    inferred: false,
    title: 'A miniclass routine does not call IoCompleteRequest.',
    reason:
      'The class driver completes the request after the routine returns. A request completed twice stops Windows.',
    field: 'Miniclass routines',
    staticCheck: 'source',
    source: [PAGES.classDriver],
  },
  {
    id: 'O04',
    name: 'input-copied-before-output',
    severity: 'error',
    inferred: true,
    title: 'Input is copied out of SystemBuffer before output is written to it.',
    reason:
      'With buffered I/O the same memory holds input and output. Once output is written, element type, address and count of the request are gone.',
    field: 'ChangerGetElementStatus, ChangerQueryVolumeTags',
    staticCheck: 'source',
    source: [PAGES.changerGetElementStatus, PAGES.changerQueryVolumeTags],
  },
  {
    id: 'O05',
    name: 'sense-data-tested-for-validity',
    severity: 'error',
    inferred: false,
    title: 'ChangerError tests SRB_STATUS_AUTOSENSE_VALID before it reads sense data.',
    reason:
      'Without the bit the sense buffer holds nothing of this command. Reading it turns a bus error into whatever was there before.',
    field: 'ChangerError',
    staticCheck: 'source',
    source: [PAGES.changerError],
  },
  {
    id: 'O06',
    name: 'no-direct-classpnp-calls',
    severity: 'warning',
    inferred: false,
    title: 'The driver calls the changer class driver and not classpnp.',
    reason:
      'Since Windows XP ChangerClassSendSrbSynchronous and its siblings stand between. A direct call passes over what the changer class driver does for errors.',
    field: 'Miniclass routines',
    staticCheck: 'source',
    source: [PAGES.changerClassSendSrb],
  },
  {
    id: 'O07',
    name: 'cdb-zeroed-and-big-endian',
    severity: 'warning',
    inferred: false,
    title: 'The CDB is zeroed before it is filled in, and addresses in it are big-endian.',
    reason:
      'Left-over bits are options of the command. An address in the wrong byte order names another element.',
    field: 'Miniclass routines',
    staticCheck: 'source',
    source: [PAGES.tapeZeroMemory, PAGES.mediaChangerCommands],
  },
  {
    id: 'O08',
    name: 'pool-freed-on-all-paths',
    severity: 'warning',
    inferred: false,
    title: 'What ChangerClassAllocatePool returned is freed with ChangerClassFreePool on every path.',
    reason:
      'Windows polls a library all day. A buffer lost on an error path adds up until the pool is used up.',
    field: 'Miniclass routines',
    staticCheck: 'source',
    source: [PAGES.changerClassFreePool],
  },
  {
    id: 'O09',
    name: 'extension-size-covers-use',
    severity: 'error',
    inferred: false,
    title: 'ChangerAdditionalExtensionSize returns a constant that covers all that ChangerInitialize writes.',
    reason:
      'The class driver allocates that many bytes behind its own extension. What is written beyond them destroys other memory.',
    field: 'ChangerAdditionalExtensionSize',
    staticCheck: 'source',
    source: [PAGES.changerExtensionSize],
  },
  {
    id: 'O10',
    name: 'data-buffers-not-on-stack',
    severity: 'warning',
    inferred: true,
    title: 'Data buffers of an SRB come from nonpaged, cache-aligned pool and not from the stack.',
    reason:
      'The port driver may transfer data by DMA. On a machine whose caches do not follow DMA, variables beside a stack buffer are destroyed.',
    field: 'SRB data',
    staticCheck: 'source',
    source: [PAGES.buildRequest],
  },
  {
    id: 'O11',
    name: 'illegal-element-address-status-name',
    severity: 'error',
    inferred: false,
    title: 'The status for a wrong element address is STATUS_ILLEGAL_ELEMENT_ADDRESS.',
    reason:
      'Many pages call it STATUS_INVALID_ELEMENT_ADDRESS, a name that ntstatus.h does not have. It does not compile.',
    field: 'Miniclass routines',
    staticCheck: 'source',
    source: [PAGES.statusHeader],
  },
  {
    id: 'O12',
    name: 'short-element-status-handled',
    severity: 'warning',
    inferred: false,
    title: 'READ ELEMENT STATUS that returns less than asked for is handled.',
    reason:
      'The port driver ends such a command with SRB_STATUS_DATA_OVERRUN and the true DataTransferLength. The data are good: a driver that fails the request loses them.',
    field: 'ChangerGetElementStatus',
    staticCheck: 'source',
    source: [PAGES.classpnpSample],
  },
];

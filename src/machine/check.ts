/**
 * Mistakes of a driver that the machine itself sees, whatever the device: one row each. They are reported
 * like the feature rules, and a rule of the catalogue that says the same is named.
 */
export interface CheckRow {
  readonly id: string;
  readonly rule: string;
  /** What must hold, as one sentence. */
  readonly title: string;
  readonly severity: 'error' | 'warning' | 'info';
}

function checks<const T extends Readonly<Record<string, CheckRow>>>(table: T): T {
  return table;
}

export const MACHINE_CHECKS = checks({
  nullWrite: {
    id: 'X01',
    rule: 'write-through-null-pointer',
    title: 'Nothing is written through a null pointer.',
    severity: 'error',
  },
  poolOverrun: {
    id: 'X02',
    rule: 'pool-block-overrun',
    title: 'Nothing is written behind the end of a pool block.',
    severity: 'error',
  },
  poolDoubleFree: {
    id: 'X03',
    rule: 'pool-double-free',
    title: 'A pool block is freed once.',
    severity: 'error',
  },
  poolBadFree: {
    id: 'X04',
    rule: 'pool-free-of-foreign-memory',
    title: 'Only memory of the pool is given back to it.',
    severity: 'error',
  },
  systemBufferOverrun: {
    id: 'X05',
    rule: 'system-buffer-overrun',
    title: 'Nothing is written behind the end of the system buffer of a request.',
    severity: 'error',
  },
  zeroTimeOut: { id: 'X06', rule: 'srb-timeout-zero', title: 'An SRB has a time-out.', severity: 'warning' },
  badCdbLength: {
    id: 'X07',
    rule: 'srb-cdb-length',
    title: 'CdbLength is that of the command.',
    severity: 'error',
  },
  bufferWithoutAddress: {
    id: 'X08',
    rule: 'srb-size-without-buffer',
    title: 'An SRB with a size has a buffer.',
    severity: 'error',
  },
  informationBeyondBuffer: {
    id: 'X09',
    rule: 'information-beyond-output-buffer',
    title: 'IoStatus.Information is not beyond the output buffer.',
    severity: 'error',
  },
  pendingWithoutCompletion: {
    id: 'X10',
    rule: 'pending-is-never-completed',
    title: 'A routine that the class driver completes does not return STATUS_PENDING.',
    severity: 'error',
  },
  unknownRoutineResult: {
    id: 'X11',
    rule: 'routine-pointer-of-other-prototype',
    title: 'A routine pointer points to a routine of its prototype.',
    severity: 'error',
  },
  unknownStatus: {
    id: 'X12',
    rule: 'routine-returns-known-status',
    title: 'A routine returns a status of its interface.',
    severity: 'error',
  },
  bothRetryFlags: {
    id: 'X13',
    rule: 'one-of-ignore-and-return-errors',
    title: 'A tape command either ignores errors or returns them.',
    severity: 'error',
  },
  endlessCallbacks: {
    id: 'X14',
    rule: 'command-comes-to-an-end',
    title: 'A tape command comes to an end.',
    severity: 'error',
  },
  commandExtensionOverrun: {
    id: 'X15',
    rule: 'command-extension-overrun',
    title: 'A command writes within its extension.',
    severity: 'error',
  },
  unknownMediaTypes: {
    id: 'X16',
    rule: 'media-types-as-many-as-announced',
    title: 'As many media types are returned as were announced.',
    severity: 'error',
  },
  poolLeak: {
    id: 'O08',
    rule: 'free-every-allocation',
    title: 'Every pool block is freed on every path.',
    severity: 'warning',
  },
  extensionOverrun: {
    id: 'O09',
    rule: 'extension-size-covers-what-is-written',
    title: 'The driver writes within the extension that it asked for.',
    severity: 'error',
  },
  completesIrp: {
    id: 'O03',
    rule: 'class-completes-the-irp',
    title: 'The class driver completes the requests of a miniclass.',
    severity: 'error',
  },
  stackBuffer: {
    id: 'O10',
    rule: 'data-buffer-not-on-the-stack',
    title: 'Data buffers are not on the stack.',
    severity: 'warning',
  },
});

export type MachineCheck = keyof typeof MACHINE_CHECKS;

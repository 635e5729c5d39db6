/**
 * Mistakes of a driver that the machine itself sees, whatever the device: one row each. They are reported
 * like the feature rules, and a rule of the catalogue that says the same is named.
 */
export interface CheckRow {
  readonly id: string;
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info';
}

function checks<const T extends Readonly<Record<string, CheckRow>>>(table: T): T {
  return table;
}

export const MACHINE_CHECKS = checks({
  nullWrite: { id: 'X01', rule: 'write-through-null-pointer', severity: 'error' },
  poolOverrun: { id: 'X02', rule: 'pool-block-overrun', severity: 'error' },
  poolDoubleFree: { id: 'X03', rule: 'pool-double-free', severity: 'error' },
  poolBadFree: { id: 'X04', rule: 'pool-free-of-foreign-memory', severity: 'error' },
  systemBufferOverrun: { id: 'X05', rule: 'system-buffer-overrun', severity: 'error' },
  zeroTimeOut: { id: 'X06', rule: 'srb-timeout-zero', severity: 'warning' },
  badCdbLength: { id: 'X07', rule: 'srb-cdb-length', severity: 'error' },
  bufferWithoutAddress: { id: 'X08', rule: 'srb-size-without-buffer', severity: 'error' },
  informationBeyondBuffer: { id: 'X09', rule: 'information-beyond-output-buffer', severity: 'error' },
  pendingWithoutCompletion: { id: 'X10', rule: 'pending-is-never-completed', severity: 'error' },
  unknownRoutineResult: { id: 'X11', rule: 'routine-pointer-of-other-prototype', severity: 'error' },
  unknownStatus: { id: 'X12', rule: 'routine-returns-known-status', severity: 'error' },
  bothRetryFlags: { id: 'X13', rule: 'one-of-ignore-and-return-errors', severity: 'error' },
  endlessCallbacks: { id: 'X14', rule: 'command-comes-to-an-end', severity: 'error' },
  commandExtensionOverrun: { id: 'X15', rule: 'command-extension-overrun', severity: 'error' },
  unknownMediaTypes: { id: 'X16', rule: 'media-types-as-many-as-announced', severity: 'error' },
  poolLeak: { id: 'O08', rule: 'free-every-allocation', severity: 'warning' },
  extensionOverrun: { id: 'O09', rule: 'extension-size-covers-what-is-written', severity: 'error' },
  completesIrp: { id: 'O03', rule: 'class-completes-the-irp', severity: 'error' },
  stackBuffer: { id: 'O10', rule: 'data-buffer-not-on-the-stack', severity: 'warning' },
});

export type MachineCheck = keyof typeof MACHINE_CHECKS;

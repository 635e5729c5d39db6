/** What a class driver is asked and answers, whatever its devices are. */

/** How a handle was opened. */
export interface Access {
  readonly read: boolean;
  readonly write: boolean;
}

/** The driver cannot be started; on Windows its device would show an error. */
export interface StartFailure {
  readonly status: number;
  /** What happened and what to do. */
  readonly message: string;
}

/** Told when the device exists, when the class driver calls the miniclass for an IOCTL, and when that call is over. */
export interface ClassObserver {
  created?: () => void;
  begin?: (name: string) => void;
  end?: (name: string, status: number) => void;
}

/** The result of a request. One object serves every request: take what is needed before the next. */
export interface ControlResult {
  status: number;
  /** IoStatus.Information. */
  information: number;
  /** What the caller's output buffer receives. */
  output: Uint8Array;
  /** True where the miniclass was called at all. */
  reachedMiniclass: boolean;
}

/** The output of a request that returns no data. */
export const NO_OUTPUT = new Uint8Array(0);

/** The I/O manager's test of a handle: CTL_CODE has the access that it asks for in bits 14 and 15. */
export function permits(access: Access, code: number): boolean {
  const wanted = (code >>> 14) & 3;
  return (access.read || (wanted & 1) === 0) && (access.write || (wanted & 2) === 0);
}

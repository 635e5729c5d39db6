/** A mistake in how the command was called or in a file that it was given: exit status 2. */
export class UsageError extends Error {
  /** @param problems one line each, where a file has several. */
  constructor(
    message: string,
    readonly problems: readonly string[] = [],
  ) {
    super(message);
  }
}

export const EXIT = { ok: 0, failed: 1, usage: 2, compile: 3, defect: 70 } as const;

export const HELP = `changer-lab: develops SCSI media changer miniclass drivers without Windows and without a library.

usage: changer-lab run DRIVER.c… [options]

  Compiles the C miniclass driver, starts it in an emulated library, and carries out a scenario.
  A folder stands for the C and C++ files in it.

options
  --library FILE     the emulated library (*.changer.json); without it, a generic one
  --scenario FILE    the steps to carry out (*.scenario.json); without it, every IOCTL once
  -D NAME[=VALUE]    define a macro
  -I DIR             search DIR for headers
  --json             one JSON document on standard output
  --strict           rules that no single document states fail the run too
  --watchdog SECONDS CPU time that one request may take (5)
  --no-cache         compile everything anew
  --help, --version

exit status: 0 fine; 1 the driver or an expectation failed; 2 wrong usage or input file; 3 the C does not compile
`;

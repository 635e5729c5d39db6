export { UsageError } from '../lab/usage-error.ts';

export const EXIT = { ok: 0, failed: 1, usage: 2, compile: 3, defect: 70 } as const;

export const HELP = `changer-lab: develops SCSI media changer miniclass drivers without Windows and without a library.

usage: changer-lab run DRIVER.c… [options]

  Compiles the C miniclass driver, starts it in an emulated library, and carries out a scenario.
  A folder stands for the C and C++ files in it. With a scenario that has its driver beside it or names it,
  DRIVER.c may be left out.

options
  --library FILE     the emulated library (*.changer.json); without it, the scenario's or a generic one
  --tape PATH        the tape miniclass of the drives: C files or a folder; without it, the one for LTO
  --scenario FILE    the steps to carry out (*.scenario.json); without it, every IOCTL once
  -D NAME[=VALUE]    define a macro
  -I DIR             search DIR for headers
  --json             one JSON document on standard output
  --strict           rules that no single document states fail the run too
  --watchdog SECONDS CPU time that one request may take (5)
  --no-cache         compile everything anew
  --help, --version

usage: changer-lab test PATH… [options]

  Runs every *.scenario.json in the folders and below, with the driver and the library that it names or that
  lie beside it, and says which passed. PATH may be a scenario file too.

options
  --tap              TAP version 14 on standard output
  --junit            JUnit XML on standard output
  --json             one JSON document on standard output
  --jsonl            one JSON record a line, each as soon as its scenario ends
  -D, -I, --strict, --watchdog, --no-cache as for run

usage: changer-lab lint PATH… [options]

  Checks the C of changer miniclass drivers against the rules of the feature flags, without compiling it.
  A folder stands for the C and C++ files and headers in it and below.

options
  --rule E03=off     a rule by id or name: off, error, warning or info; may be repeated
  -D NAME[=VALUE]    define a macro
  -I DIR             search DIR for headers that are included with quotes
  --json             an array of findings on standard output
  --sarif            SARIF 2.1.0 on standard output
  --github           annotations for GitHub Actions
  --strict           errors of rules that no single document states fail the run too

usage: changer-lab dap
       changer-lab lsp

  The debug adapter and the language server, for editors: they speak over standard input and output.

exit status: 0 fine; 1 the driver or an expectation failed, or an error was found; 2 wrong usage or input file; 3 the C does not compile
`;

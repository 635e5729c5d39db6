export { UsageError } from '../lab/usage-error.ts';

export const EXIT = { ok: 0, failed: 1, usage: 2, compile: 3, defect: 70 } as const;

export const HELP = `changer-lab: develops SCSI media changer miniclass drivers without Windows and without a library.

usage: changer-lab run DRIVER.c… [options]

  Compiles the C miniclass driver, starts it in an emulated library, and carries out a scenario.
  A folder stands for the C and C++ files in it. A tape miniclass runs with the changer driver that the scenario
  names, or with the lab's own. With a scenario that has its driver beside it or names it, DRIVER.c may be left out.

options
  --library FILE     the emulated library (*.changer.json); without it, the scenario's or a generic one
  --tape PATH        the tape miniclass of the drives: C files or a folder; without it, the one for LTO
  --scenario FILE    the steps to carry out (*.scenario.json); without it, every request once
  -D NAME[=VALUE]    define a macro
  -I DIR             search DIR for headers
  --json             one JSON document on standard output
  --strict           rules that no single document states fail the run too
  --trace FILE       write the trace to FILE (*.chtrace)
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
  --trace DIR        write a trace of each scenario into DIR
  -D, -I, --strict, --watchdog, --no-cache as for run

usage: changer-lab qualify DRIVER.c… [options]

  Carries out the built-in suite of probes: bad addresses and types, short buffers, requests that the flags do not
  allow, all moves, a fault at each command, and the work of the storage manager. Says which rule the driver breaks
  and at which line.

options
  --library FILE     the emulated library; without it, the one beside the driver, or one made of what the driver claims
  --tape PATH        the tape miniclass of the drives; without it, the one for LTO
  --only NAME        the probes of that name, of a rule (F19) or of a group (faults); may be repeated
  --list             the probes with their rules; carries out nothing
  --format FORMAT    text, json, html, or jsonl: a JSON record for each probe as soon as it ends, and the whole at last
  --json             the same as --format json
  -o, --output FILE  where the report is written; without it, standard output
  --html FILE        the HTML report besides, written to FILE
  --watchdog SECONDS CPU time that one request may take (2)
  -D, -I, --no-cache as for run

usage: changer-lab trace FILE [options]
       changer-lab trace compare FILE FILE [--json]

  Shows a trace that run or test wrote, writes it in another form, or compares two: their requests and commands
  are aligned, and what differs is said, the first difference first.

options
  --filter TERMS     only commands that meet all terms: words, or command:, status:, element:, device:,
                     request:, line: with a value, as in status:failed or element:"slot 3"; - before one is not
  --format FORMAT    text, json, chtrace, or pcapng for Wireshark and tshark (text)
  -o, --output FILE  write to FILE, not to standard output
  --json             the same as --format json; of a comparison, one JSON document

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

usage: changer-lab sense KEY/ASC/ASCQ [--json]
       changer-lab sense BYTES… [--json]

  Explains sense data, given as 5/3B/0D or as its bytes in hex: what it means, and what request status the class
  drivers make of it before ChangerError or TapeError sees it.

usage: changer-lab dap
       changer-lab lsp

  The debug adapter and the language server, for editors: they speak over standard input and output.

exit status: 0 fine; 1 the driver or an expectation failed, an error was found, or two traces differ; 2 wrong usage or input file; 3 the C does not compile
`;

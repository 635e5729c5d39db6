import { CHANGER_IOCTLS } from '../../ddi/ioctls.ts';
import type { Bench } from '../bench.ts';
import type { Exam, Reply } from '../exam.ts';
import { promisedRequests, type Sample } from '../requests.ts';
import type { Probe } from '../probe.ts';

/** How a command can fail: one row each. */
interface FaultClass {
  readonly id: string;
  /** In a sentence: "each command … once with …". */
  readonly name: string;
  readonly effect: { readonly sense: string } | { readonly srbStatus: string };
}

const CLASSES: readonly FaultClass[] = [
  { id: 'becoming-ready', name: 'NOT READY, becoming ready', effect: { sense: '02/04/01' } },
  { id: 'not-ready', name: 'NOT READY, not configured', effect: { sense: '02/04/83' } },
  { id: 'unit-attention', name: 'UNIT ATTENTION after a reset', effect: { sense: '06/29/00' } },
  { id: 'illegal-request', name: 'ILLEGAL REQUEST, invalid field', effect: { sense: '05/24/00' } },
  { id: 'hardware-error', name: 'HARDWARE ERROR of the transport', effect: { sense: '04/15/01' } },
  { id: 'timeout', name: 'SRB_STATUS_TIMEOUT', effect: { srbStatus: 'SRB_STATUS_TIMEOUT' } },
  { id: 'bus-reset', name: 'SRB_STATUS_BUS_RESET', effect: { srbStatus: 'SRB_STATUS_BUS_RESET' } },
];

/** Failures in a row that no class driver outlasts by sending again. */
const LASTING = 24;
/** No request of a changer sends more commands than this. */
const MOST_COMMANDS = 64;

/** What is where, for comparison. */
const contents = (exam: Exam): string =>
  exam
    .elements()
    .map(({ element, full, barcode }) => `${element}:${full ? barcode : ''}`)
    .join(' ');

/** A request without faults: what it gives, and how the library is afterwards. */
interface Undisturbed {
  readonly reply: Reply;
  readonly after: string;
}

/** Holds a request that met a fault against the one that met none. */
function judge(bench: Bench, exam: Exam, reply: Reply, dry: Undisturbed, what: string): void {
  if (!reply.ok) return;
  const same =
    JSON.stringify(reply.output) === JSON.stringify(dry.reply.output) &&
    reply.information === dry.reply.information &&
    contents(exam) === dry.after;
  if (same) return;
  const failed = reply.commands.find(({ srbStatus }) => srbStatus !== 'SRB_STATUS_SUCCESS');
  bench.report(
    'Q03',
    `${reply.action} ended with STATUS_SUCCESS although ${what}, and it has not done what it does otherwise: return the status of the command.`,
    { reply, nearest: 'command', key: `Q03 ${reply.action.split(' ')[0]} ${failed?.name ?? ''}` },
  );
}

/** Sends the request once more, without a fault: it must work as if nothing had been. */
function tryAgain(bench: Bench, exam: Exam, { ioctl, words }: Sample, dry: Undisturbed, what: string): void {
  const moved = contents(exam) === dry.after && ioctl === 'MOVE_MEDIUM';
  const again = moved ? exam.request('GET_STATUS') : exam.request(ioctl, words);
  if (again.ok) return;
  bench.report(
    'Q04',
    `${again.action} ended with ${again.status} after ${what} in the request before. The device is well again: the driver has kept something.`,
    { reply: again, key: `Q04 ${ioctl}` },
  );
}

function undisturbed(exam: Exam, { ioctl, words }: Sample): Undisturbed {
  const reply = exam.request(ioctl, words);
  return { reply, after: contents(exam) };
}

/** One request with a fault at each of its commands, one lab each. */
function disturb(bench: Bench, sample: Sample, { name, effect }: FaultClass): void {
  const dry = undisturbed(bench.open(), sample);
  // What does not even work undisturbed, other probes tell.
  if (!dry.reply.ok) return;
  const count = Math.min(dry.reply.commands.length, MOST_COMMANDS);
  for (let nth = 1; nth <= count; nth++) {
    const command = dry.reply.commands[nth - 1].name;
    const what = `${command} failed once with ${name}`;
    const exam = bench.open();
    exam.fault(effect, nth);
    judge(bench, exam, exam.request(sample.ioctl, sample.words), dry, what);
    tryAgain(bench, exam, sample, dry, what);
  }
  if (count === 0) return;
  // A device that stays so: twice, because memory that is kept once may be wanted.
  const exam = bench.open();
  for (let times = 0; times < 2; times++) {
    for (let nth = 1; nth <= LASTING; nth++) exam.fault(effect, nth);
    judge(bench, exam, exam.request(sample.ioctl, sample.words), dry, `every command failed with ${name}`);
    exam.session.lab.port.faults.clear();
  }
  tryAgain(bench, exam, sample, dry, `every command had failed with ${name}`);
}

/** The requests of the suite by IOCTL: a probe each, for each way to fail. */
const IOCTLS = [
  'GET_STATUS',
  'SET_ACCESS',
  'GET_ELEMENT_STATUS',
  'INITIALIZE_ELEMENT_STATUS',
  'SET_POSITION',
  'EXCHANGE_MEDIUM',
  'MOVE_MEDIUM',
  'REINITIALIZE_TRANSPORT',
  'QUERY_VOLUME_TAGS',
] as const;

function requestProbe(ioctl: (typeof IOCTLS)[number], fault: FaultClass): Probe {
  return {
    id: `fault-${ioctl.toLowerCase().replaceAll('_', '-')}-${fault.id}`,
    group: 'faults',
    title: `Each command of ${CHANGER_IOCTLS[ioctl].name} fails once with ${fault.name}, then all of them do.`,
    rules: ['Q01', 'Q02', 'Q03', 'Q04', 'O05', 'O08'],
    run(bench) {
      const samples = promisedRequests(bench.facts, bench.open());
      for (const sample of samples) if (sample.ioctl === ioctl) disturb(bench, sample, fault);
    },
  };
}

function startProbe({ id, name, effect }: FaultClass): Probe {
  return {
    id: `fault-start-${id}`,
    group: 'faults',
    title: `Each command of the start fails once with ${name}: the driver starts and is right, or does not start.`,
    rules: ['Q01', 'Q02', 'O08'],
    run(bench) {
      const count = bench.open().replies[0].commands.length;
      for (let nth = 1; nth <= Math.min(count, MOST_COMMANDS); nth++) {
        const problem = bench.tryOpen({ before: (exam) => exam.fault(effect, nth) });
        // The rules about parameters look at what a driver says that has missed something.
        if (problem === undefined) bench.exam?.request('GET_PARAMETERS');
      }
    },
  };
}

export const FAULT_PROBES: readonly Probe[] = [
  ...CLASSES.map(startProbe),
  ...IOCTLS.flatMap((ioctl) => CLASSES.map((fault) => requestProbe(ioctl, fault))),
];

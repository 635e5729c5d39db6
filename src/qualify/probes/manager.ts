import { TAPE_RULES } from '../../ddi/rules/index.ts';
import { DRIVE_PROFILES } from '../../emulator/tape/kinds/drive-profiles.ts';
import type { Bench } from '../bench.ts';
import type { Exam } from '../exam.ts';
import { expectWork } from '../manager.ts';
import type { DriverFacts } from '../driver-facts.ts';
import type { Probe } from '../probe.ts';

/** Mounting each medium of a large library would take longer than it tells. */
const MOST_MEDIA = 40;
const RULES = ['Q08', 'Q09', 'Q01', 'Q02'];

/** A lab with the manager at work. */
function started(bench: Bench): Exam | undefined {
  const exam = bench.open({ managed: true });
  return expectWork(bench, exam, 'start') ? exam : undefined;
}

/** Bar codes of the media in the slots. */
const media = (exam: Exam): string[] =>
  exam.elements('slot').flatMap(({ barcode, cleaner }) => (barcode === null || cleaner ? [] : [barcode]));

const needsMount = (facts: DriverFacts): string | undefined =>
  facts.moves('slot', 'drive') && facts.moves('drive', 'slot')
    ? undefined
    : 'The flags say that no medium can be mounted.';
const needsPort = (facts: DriverFacts): string | undefined =>
  facts.limit('port') > 0 ? undefined : 'The changer has no port.';
const needsCleaner = (facts: DriverFacts): string | undefined =>
  facts.has('CHANGER_CLEANER_SLOT') && facts.has('CHANGER_DRIVE_CLEANING_REQUIRED')
    ? undefined
    : 'The flags say that no cleaner is kept.';

function probe(
  id: string,
  title: string,
  skip: Probe['skip'],
  run: (bench: Bench, exam: Exam) => void,
  rules: readonly string[] = [],
): Probe {
  return {
    id: `manager-${id}`,
    group: 'manager',
    title,
    rules: [...RULES, ...rules],
    ...(skip ? { skip } : {}),
    run(bench) {
      const exam = started(bench);
      if (exam) run(bench, exam);
    },
  };
}

export const MANAGER_PROBES: readonly Probe[] = [
  probe(
    'start',
    'The storage manager starts: it asks for everything and takes stock.',
    undefined,
    () => undefined,
  ),
  probe(
    'mount-and-dismount',
    'A medium is mounted in each drive and dismounted again.',
    needsMount,
    (bench, exam) => {
      const [volume] = media(exam);
      if (volume === undefined) return;
      for (let drive = 0; drive < bench.facts.limit('drive'); drive++) {
        if (!expectWork(bench, exam, 'mount', { volume, drive })) return;
        expectWork(bench, exam, 'dismount', { volume, deferred: false });
      }
    },
    ['G02', 'G03', 'G05'],
  ),
  probe(
    'mount-over-another',
    'A second medium is wanted in a drive whose first one waits to be dismounted.',
    needsMount,
    (bench, exam) => {
      const [first, second] = media(exam);
      if (second === undefined) return;
      if (!expectWork(bench, exam, 'mount', { volume: first, drive: 0 })) return;
      if (!expectWork(bench, exam, 'dismount', { volume: first, deferred: true })) return;
      if (expectWork(bench, exam, 'mount', { volume: second, drive: 0 }))
        expectWork(bench, exam, 'dismount', { volume: second, deferred: false });
    },
    ['F21', 'F05'],
  ),
  probe(
    'drive-parameters',
    'The driver of each drive is asked for its parameters; every rule about them, and about those of the changer beside them, is checked.',
    undefined,
    (bench, exam) => {
      exam.request('GET_PARAMETERS');
      for (let drive = 0; drive < bench.facts.limit('drive'); drive++) exam.driveParameters(drive);
    },
    TAPE_RULES.map(({ id }) => id),
  ),
  probe('inventory', 'Stock is taken the fast way.', undefined, (bench, exam) => {
    expectWork(bench, exam, 'inventory', { method: 'FAST' });
  }),
  probe(
    'inventory-of-labels',
    'Stock is taken by mounting every medium and reading its label.',
    (facts) =>
      needsMount(facts) ??
      (facts.model.cartridges.length > MOST_MEDIA
        ? `The library has more than ${MOST_MEDIA} media.`
        : undefined),
    (bench, exam) => {
      expectWork(bench, exam, 'inventory', { method: 'OMID' });
    },
  ),
  probe(
    'inject-and-eject',
    'A medium comes in through the port and goes out again.',
    needsPort,
    (bench, exam) => {
      if (exam.emptySlot === undefined || !expectWork(bench, exam, 'inject')) return;
      const [volume] = media(exam);
      expectWork(bench, exam, 'eject', { volume });
    },
    ['I02', 'I03', 'C11'],
  ),
  probe(
    'door',
    'The operator opens the door and closes it; stock is taken.',
    (facts) => (facts.limit('door') > 0 ? undefined : 'The changer has no door.'),
    (bench, exam) => {
      expectWork(bench, exam, 'door');
    },
  ),
  probe(
    'clean-drive',
    'A drive is cleaned; DriveCleanTimeout is twice what that takes.',
    (facts) => needsCleaner(facts) ?? needsMount(facts),
    (bench, exam) => {
      if (!expectWork(bench, exam, 'clean drive', { drive: 0 })) return;
      const { DriveCleanTimeout } = bench.facts.parameters;
      const [{ kind }] = bench.model.drives;
      const cleaning = DRIVE_PROFILES.find((profile) => profile.kind === kind)?.times.cleaning ?? 0;
      if (cleaning > DriveCleanTimeout / 2)
        bench.report(
          'E10',
          `A cleaning of these ${kind} drives takes ${cleaning} s, and DriveCleanTimeout is ${DriveCleanTimeout} s: it must be at least twice as long.`,
          { severity: 'warning' },
        );
    },
    ['E10'],
  ),
  probe(
    'eject-cleaner',
    'The cleaner goes out through the port, and a new one comes in.',
    (facts) => needsCleaner(facts) ?? needsPort(facts),
    (bench, exam) => {
      if (exam.elements('slot').some(({ cleaner }) => cleaner) && expectWork(bench, exam, 'eject cleaner'))
        expectWork(bench, exam, 'inject cleaner');
    },
  ),
];

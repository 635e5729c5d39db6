import type { WorkItem } from '../rsm/work-queue.ts';
import type { Bench } from './bench.ts';
import type { Exam, Words } from './exam.ts';

/** The bar code of the medium that the operator brings. */
export const NEW_MEDIUM = 'QUALIFY1';
/** How often the operator does what the manager asks for before he gives up. */
const PATIENCE = 12;

type Act = (exam: Exam, place: string) => boolean;

/** What an operator does when the manager asks: one row a sentence of its. */
const ACTS: readonly (readonly [asked: RegExp, act: Act])[] = [
  [/^Put a medium into (port \d+)/, (exam, at) => exam.act('insert', { at, barcode: NEW_MEDIUM })],
  [
    /^Put a cleaner into (port \d+)/,
    (exam, at) => exam.act('insert', { at, barcode: 'CLNQUAL1', cleaner: true }),
  ],
  [/ out of (port \d+)/, (exam, at) => exam.act('remove', { at })],
  [/^Open (port \d+)/, (exam, at) => exam.act('open port', { at })],
  [/^Close (port \d+)/, (exam, at) => exam.act('close port', { at })],
  [/^Open (door) \d+/, (exam) => exam.act('open door')],
  [/^Close (door) \d+/, (exam) => exam.act('close door')],
];

/** Does what the manager asks the operator for, until it asks no more. */
function serve(exam: Exam): void {
  for (let times = 0; times < PATIENCE; times++) {
    const asked = exam.manager?.queue.waiting?.message;
    if (asked === undefined) return;
    const [place, act] = find(asked) ?? [];
    if (!act || place === undefined || !act(exam, place)) break;
  }
  exam.manage('give up');
}

function find(asked: string): readonly [string, Act] | undefined {
  for (const [pattern, act] of ACTS) {
    const match = pattern.exec(asked);
    if (match) return [match[1], act];
  }
  return undefined;
}

/** What a request to the manager needs, as scenario files leave it out. */
const DEFAULTS: Readonly<Record<string, Words>> = {
  start: { method: 'FAST' },
  mount: { side: 0, priority: 0 },
  inventory: { method: 'FAST' },
  inject: { port: 0, seconds: 300 },
  eject: { port: 0, seconds: 300 },
  door: { method: 'FAST', door: 0, seconds: 300 },
  'inject cleaner': { uses: 20, port: 0, seconds: 300 },
  'eject cleaner': { port: 0, seconds: 300 },
};

/**
 * Asks the manager for something, with an operator at hand, and expects that it is done.
 * @returns whether it was.
 */
export function expectWork(bench: Bench, exam: Exam, request: string, words: Words = {}): boolean {
  const before = exam.manager?.queue.items.length ?? 0;
  exam.manage(request, { ...DEFAULTS[request], ...words });
  serve(exam);
  const item = exam.manager?.queue.items.at(before);
  compareDatabase(bench, exam, request);
  if (item === undefined || item.state === 'PASSED') return item !== undefined;
  reportWork(bench, exam, request, item);
  return false;
}

/** The same for work that the manager may refuse: only what is in its database is looked at. */
function reportWork(bench: Bench, exam: Exam, request: string, item: WorkItem): void {
  const reply = exam.replies.findLast(({ commands }) => commands.length > 0);
  const rule = item.rule ?? 'Q08';
  bench.report(rule, `The storage manager cannot ${request}: ${item.message}`, {
    ...(reply ? { reply } : {}),
    severity: 'error',
    key: `Q08 ${request} ${item.message.replace(/\d+/g, '')}`,
  });
}

/** Each cartridge is where the database says that it is. */
function compareDatabase(bench: Bench, exam: Exam, request: string): void {
  const { manager } = exam;
  if (!manager) return;
  for (const { element, full, barcode } of exam.elements()) {
    if (!full || barcode === null) continue;
    const place = manager.database.find(barcode)?.place;
    if (place !== element)
      bench.report(
        'Q09',
        `After ${request} the storage manager has ${barcode} ${place ?? 'nowhere'}, and it is in ${element}.`,
        { reply: exam.replies.at(-1), key: `Q09 manager ${request}` },
      );
  }
}

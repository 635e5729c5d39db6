import { PAGES } from '../ddi/rules/pages.ts';
import type { Severity } from '../ddi/rules/rule.ts';

/**
 * How a driver behaves as a whole: what every request must keep to, whatever it asks for. The catalogue of rules
 * is about flags and single requests; these rows stand beside it under ids of their own.
 */
export interface ConductRow {
  readonly id: string;
  readonly name: string;
  readonly severity: Severity;
  /** What must hold, as one sentence. */
  readonly title: string;
  readonly reason: string;
  readonly source: readonly string[];
}

export const CONDUCT: readonly ConductRow[] = [
  {
    id: 'Q01',
    name: 'driver-lives-on',
    severity: 'error',
    title: 'No request ends the driver.',
    reason:
      'What is a trap here, an access out of bounds, a division by zero, a call of a wild pointer, is a bug check of the whole machine on Windows.',
    source: [PAGES.classDriver],
  },
  {
    id: 'Q02',
    name: 'requests-come-to-an-end',
    severity: 'error',
    title: 'Every request comes to an end.',
    reason:
      'A routine that loops for ever holds its thread, the changer, and at last the service that waits for it.',
    source: [PAGES.classDriver],
  },
  {
    id: 'Q03',
    name: 'success-means-done',
    severity: 'error',
    title: 'A request that ends with STATUS_SUCCESS has been carried out.',
    reason:
      'The caller keeps a database of where media are. After a success that was none it looks for them in the wrong place.',
    source: [PAGES.changerMoveMedium, PAGES.changerClassSendSrb],
  },
  {
    id: 'Q04',
    name: 'failure-leaves-changer-usable',
    severity: 'error',
    title: 'A command that fails once leaves a changer that takes the next request.',
    reason:
      'Whatever a routine changed on its way, a pointer, a state of its own, a lock, it must put right before it returns a failure.',
    source: [PAGES.classDriver],
  },
  {
    id: 'Q05',
    name: 'driver-starts',
    severity: 'error',
    title: 'The driver loads, starts, and returns its parameters.',
    reason: 'After ChangerInitialize every request must work.',
    source: ['nf-mcd-changerinitialize'],
  },
  {
    id: 'Q06',
    name: 'supported-request-works',
    severity: 'error',
    title: 'A request that every changer supports, or that a flag promises, works.',
    reason: 'Callers plan with what the driver says of its changer.',
    source: [PAGES.parameters, PAGES.requiredRoutines],
  },
  {
    id: 'Q07',
    name: 'media-go-where-asked',
    severity: 'error',
    title: 'A move takes the cartridge from the source to the destination that the request names.',
    reason:
      'Addresses of requests are zero-based for each type of element; the driver translates them to those of the device.',
    source: [PAGES.element, PAGES.changerMoveMedium],
  },
  {
    id: 'Q08',
    name: 'manager-can-work',
    severity: 'error',
    title: 'The removable storage manager can do with the changer what its flags promise.',
    reason:
      'The manager is the only client of a changer. It sends requests in an order that the flags decide; a wrong flag shows itself there.',
    source: [PAGES.libraries],
  },
  {
    id: 'Q09',
    name: 'no-cartridge-is-lost',
    severity: 'error',
    title: 'Whatever fails, each cartridge is where the driver says that it is.',
    reason: 'A cartridge that element status does not show is lost to every application.',
    source: [PAGES.changerGetElementStatus],
  },
  {
    id: 'Q10',
    name: 'short-of-memory-is-reported',
    severity: 'error',
    title: 'Without pool memory a request ends with STATUS_INSUFFICIENT_RESOURCES.',
    reason:
      'An allocation may fail at any time. A routine checks the pointer, frees what it has, and says why it failed.',
    source: [PAGES.changerGetElementStatus, PAGES.changerMoveMedium],
  },
  {
    id: 'Q11',
    name: 'diagnostics-name-the-problem',
    severity: 'warning',
    title: 'ChangerPerformDiagnostics tells a changer that is well from one that is not.',
    reason: 'ChangerProblemType is what the operator reads of a changer that fails.',
    source: ['nc-mcd-changer_perform_diagnostics', PAGES.classHeader],
  },
];

import type { Probe } from '../probe.ts';
import { promisedRequests } from '../requests.ts';
import { describeRequest } from '../../ddi/requests/describe.ts';

/** Bytes of pool that the driver may hold: none, and less than its usual buffers. */
const LIMITS = [0, 16, 64, 200, 400];
const SHORT = 'STATUS_INSUFFICIENT_RESOURCES';

export const MEMORY_PROBES: readonly Probe[] = [
  {
    id: 'memory-start',
    group: 'memory',
    title: 'The driver is started with less and less pool: it starts, or says that memory is short.',
    rules: ['Q10', 'X01', 'O08'],
    run(bench) {
      for (const poolLimit of LIMITS) {
        const problem = bench.tryOpen({ poolLimit });
        if (problem !== undefined && !problem.includes(SHORT))
          bench.report(
            'Q10',
            `With ${poolLimit} bytes of pool the driver does not start: ${problem} Return ${SHORT}.`,
            {},
          );
      }
    },
  },
  {
    id: 'memory-requests',
    group: 'memory',
    title: 'Each request is sent once no pool is left: it needs none, or says that memory is short.',
    rules: ['Q10', 'X01', 'O08'],
    run(bench) {
      const samples = promisedRequests(bench.facts, bench.open());
      for (const { ioctl, words } of samples) {
        // What fails with memory too, other probes tell.
        if (!bench.open().request(ioctl, words).ok) continue;
        const exam = bench.open();
        exam.session.lab.units[0].limitPool(0);
        for (let times = 0; times < 2; times++) {
          const reply = exam.request(ioctl, words);
          // The second time is for memory that is kept each time: a move has moved by then.
          if (times === 0 && !reply.ok && reply.status !== SHORT)
            bench.report(
              'Q10',
              `${describeRequest(ioctl, words)} ended with ${reply.status} when no pool was left: return ${SHORT}.`,
              { reply, nearest: 'return', key: `Q10 ${ioctl}` },
            );
        }
      }
    },
  },
];

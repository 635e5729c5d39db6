import { TapeClient } from '../src/lab/tape-client.ts';
import type { WorkItem } from '../src/rsm/work-queue.ts';
import { RemovableStorageManager } from '../src/rsm/rsm.ts';
import type { Prepared } from './prepare.ts';
import { grouped, median, say, timed } from './say.ts';

const SLOTS = 60_000;
const ROUNDS = 7;
const PAIRS = 5_000;

/** A manager of a library of full slots, with the sample's drivers. */
function manager(prepared: Prepared): RemovableStorageManager {
  const lab = prepared.lab(SLOTS, true);
  return new RemovableStorageManager(
    lab.classDriver,
    (sent) => lab.tapeUnits.map((unit) => new TapeClient(unit, sent)),
    lab.clock,
  );
}

function must({ state, text, message }: WorkItem): void {
  if (state !== 'PASSED') throw new Error(`${text} ended ${state}: ${message}`);
}

/** The storage manager over both class drivers and their C miniclasses, with 60,000 cartridges. */
export function benchManager(prepared: Prepared): void {
  const managers = Array.from({ length: ROUNDS }, () => manager(prepared));
  const starts = managers.map((one) => timed(1, () => must(one.start())));
  const [rsm] = managers;
  const inventory = timed(ROUNDS, () => must(rsm.inventory('FAST')));
  const rates = Array.from({ length: ROUNDS }, () => {
    const begun = performance.now();
    for (let pair = 0; pair < PAIRS; pair++) {
      const name = `B${String((pair * 7919) % SLOTS).padStart(5, '0')}L6`;
      must(rsm.mount(name));
      must(rsm.dismount(name));
      rsm.takeSent();
    }
    return PAIRS / ((performance.now() - begun) / 1000);
  });
  say('storage manager, mounts with their dismounts, a second', grouped(median(rates)), 'at least 5,000');
  say('  start with 60,000 slots, ms', median(starts).toFixed(0), 'at most 1,000');
  say('  inventory of 60,000 slots, ms', inventory.toFixed(0), 'at most 1,000');
}

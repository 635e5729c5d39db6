import { CHANGER_IOCTLS } from '../src/ddi/ioctls.ts';
import { encodeInput } from '../src/ddi/requests/ioctl-words.ts';
import type { Prepared } from './prepare.ts';
import { grouped, median, say } from './say.ts';

const ROUNDS = 7;
const MOVES = 100_000;

/** MOVE MEDIUM through IOCTL, class driver, C miniclass, SRB and emulator, there and back. */
export function benchMove(prepared: Prepared): void {
  const lab = prepared.lab(8);
  const there = encodeInput('MOVE_MEDIUM', { source: 'slot 0', destination: 'drive 0' });
  const back = encodeInput('MOVE_MEDIUM', { source: 'drive 0', destination: 'slot 0' });
  const { code } = CHANGER_IOCTLS.MOVE_MEDIUM;
  const access = { read: true, write: true };
  const rates: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    for (let i = 0; i < MOVES; i += 2) {
      for (const input of [there, back]) {
        const { status } = lab.classDriver.deviceControl(code, input, 0, access);
        if (status !== 0) throw new Error(`MOVE MEDIUM ended with 0x${status.toString(16)}.`);
      }
    }
    rates.push(MOVES / ((performance.now() - start) / 1000));
  }
  say('MOVE MEDIUM through the whole path, a second', grouped(median(rates)), 'at least 100,000');
}

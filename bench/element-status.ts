import { CHANGER_IOCTLS } from '../src/ddi/ioctls.ts';
import { sizeOf } from '../src/ddi/struct.ts';
import { CHANGER_ELEMENT_STATUS } from '../src/ddi/structs/ntddchgr.ts';
import { encodeInput } from '../src/ddi/requests/ioctl-words.ts';
import type { Prepared } from './prepare.ts';
import { grouped, say, timed } from './say.ts';

/** READ ELEMENT STATUS of full slots with tags, through the whole path. */
export function benchElementStatus(prepared: Prepared): void {
  const { code } = CHANGER_IOCTLS.GET_ELEMENT_STATUS;
  const perElement: number[] = [];
  for (const slots of [100, 1_000, 10_000, 60_000]) {
    const lab = prepared.lab(slots);
    const input = encodeInput('GET_ELEMENT_STATUS', { element: 'slot 0', count: slots, volumeTags: true });
    const length = slots * sizeOf(CHANGER_ELEMENT_STATUS);
    const read = (): void => {
      const { status, information } = lab.classDriver.deviceControl(code, input, length, {
        read: true,
        write: true,
      });
      if (status !== 0 || information !== length)
        throw new Error(`GET_ELEMENT_STATUS ended with 0x${status.toString(16)}, ${information} bytes.`);
    };
    // Let the engine see the code before the clock runs.
    timed(Math.ceil(200_000 / slots), read);
    const ms = timed(15, read);
    perElement.push((ms * 1e6) / slots);
    if (slots === 60_000)
      say('READ ELEMENT STATUS of 60,000 full slots with tags, a second', grouped(1000 / ms), 'at least 50');
  }
  const text = perElement.map((ns) => ns.toFixed(0)).join(' / ');
  say('  nanoseconds per element at 100 / 1,000 / 10,000 / 60,000', text, 'flat');
}

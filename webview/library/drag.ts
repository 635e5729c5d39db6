import type { Spot } from '../../src/view/library/spots.ts';

/** Pixels that the pointer moves before a press becomes a drag. */
const THRESHOLD = 6;

export interface DragEvents {
  /** The cartridge has been lifted. @returns what is drawn at the pointer, or undefined where nothing can be lifted. */
  readonly lift: (from: Spot) => HTMLElement | undefined;
  /** The pointer is over a spot, or over none. */
  readonly over: (spot: Spot | undefined, shift: boolean) => void;
  /** Let go. Without a spot: nowhere. */
  readonly drop: (spot: Spot | undefined, shift: boolean) => void;
  readonly spotAt: (x: number, y: number) => Spot | undefined;
}

/** Follows the pointer from a press on a cartridge until it is let go; Escape gives up. */
export function followDrag(from: Spot, press: PointerEvent, events: DragEvents): void {
  let ghost: HTMLElement | undefined;
  const ended = new AbortController();
  const options = { signal: ended.signal, capture: true };
  const end = (spot: Spot | undefined, shift: boolean): void => {
    ended.abort();
    if (!ghost) return;
    ghost.remove();
    events.drop(spot, shift);
  };
  window.addEventListener(
    'pointermove',
    (event) => {
      const { clientX: x, clientY: y } = event;
      if (!ghost) {
        if (Math.hypot(x - press.clientX, y - press.clientY) < THRESHOLD) return;
        ghost = events.lift(from);
        if (!ghost) return ended.abort();
      }
      ghost.style.transform = `translate(${x + 8}px, ${y + 8}px)`;
      events.over(events.spotAt(x, y), event.shiftKey);
    },
    options,
  );
  window.addEventListener(
    'pointerup',
    ({ clientX, clientY, shiftKey }) => end(events.spotAt(clientX, clientY), shiftKey),
    options,
  );
  window.addEventListener('pointercancel', () => end(undefined, false), options);
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      end(undefined, false);
    },
    options,
  );
}

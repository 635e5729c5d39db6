import type { TapeCartridge } from '../media/tape-cartridge.ts';
import type { DriveBay } from '../tape/tape-drive.ts';
import type { Cartridge } from './cartridges.ts';

/** The tape itself behind a cartridge of the library: the same object every time that cartridge is asked for. */
export type TapeOf = (cartridge: Cartridge) => TapeCartridge;

/** Whether a drive gives its cartridge up: after that many milliseconds, or why not. */
export type Release =
  { readonly ok: true; readonly wait: number } | { readonly ok: false; readonly reason: string };

/** The drives behind the drive elements. A library without them only counts cartridges. */
export class DriveBays {
  constructor(
    private readonly bays: readonly DriveBay[],
    private readonly tapeOf: TapeOf,
    /** Called with the number of a drive whose state may be another now. */
    changed: (index: number) => void,
  ) {
    for (const [index, bay] of bays.entries()) bay.onChange = () => changed(index);
  }

  /** True where the drive holds its cartridge: the transport cannot take it. */
  holds(index: number): boolean {
    const bay = this.bays.at(index);
    return bay?.cartridge !== undefined && !bay.accessible;
  }

  /** True while a drive is cleaned by the cartridge in it, which it cannot give up before the end. */
  cleans(index: number): boolean {
    return this.holds(index) && this.bays[index].cartridge?.cleaner === true;
  }

  /** Has a drive give its cartridge up. */
  release(index: number): Release {
    const bay = this.bays.at(index);
    if (!bay || bay.accessible) return { ok: true, wait: 0 };
    const result = bay.eject();
    return result.ok ? { ok: true, wait: result.duration } : result;
  }

  /** Takes the cartridge that a drive has given up. @param wait milliseconds from now until it is out. */
  take(index: number, wait: number): Release {
    const result = this.bays.at(index)?.take(wait);
    return result && !result.ok ? result : { ok: true, wait };
  }

  /** Puts a cartridge into a drive. @param delay milliseconds from now until the transport lets go. */
  put(index: number, cartridge: Cartridge, delay: number): void {
    const result = this.bays.at(index)?.insert(this.tapeOf(cartridge), delay);
    if (result?.ok === false) throw new Error(`The changer took drive ${index} for empty. ${result.reason}`);
  }

  identifiers(): readonly Uint8Array[] {
    return this.bays.map(({ identifier }) => identifier);
  }
}

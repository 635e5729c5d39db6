import type { VirtualClock } from '../core/clock.ts';
import type { Cartridge } from '../emulator/changer/cartridges.ts';
import { findMediumFormat, type MediumFormat } from '../emulator/media/medium-formats.ts';
import { TapeCartridge } from '../emulator/media/tape-cartridge.ts';
import type { CartridgeModel, ChangerModel } from '../emulator/model.ts';
import { findDriveKind } from '../emulator/tape/kinds/drive-profiles.ts';
import { TapeDrive } from '../emulator/tape/tape-drive.ts';
import { tapeFile } from '../tape-files/tape-file.ts';

/** The tape drives of a library and the tapes of its cartridges. */
export class LabDrives {
  readonly drives: readonly TapeDrive[];
  private readonly described = new Map<string, CartridgeModel>();
  /** Tapes by bar code: what was taken out and comes back is the same. */
  private readonly labelled = new Map<string, TapeCartridge>();
  private readonly unlabelled = new WeakMap<Cartridge, TapeCartridge>();

  /** Drives that are no tape drives have no device behind them. */
  constructor(
    private readonly model: ChangerModel,
    clock: VirtualClock,
  ) {
    this.drives = model.drives.flatMap(({ kind, serial, writeProtected, cleaningNeeded }) => {
      const found = findDriveKind(kind);
      if (found.type !== 'tape') return [];
      const settings = { writeProtected: writeProtected === true, cleaningNeeded: cleaningNeeded === true };
      return new TapeDrive({ profile: found.profile, serial, ...settings }, clock);
    });
    for (const cartridge of model.cartridges)
      if (cartridge.barcode !== undefined) this.described.set(cartridge.barcode, cartridge);
  }

  /** The tape of a cartridge: the same object whenever it is asked for. */
  tapeOf(cartridge: Cartridge): TapeCartridge {
    const { barcode } = cartridge;
    const known = barcode === undefined ? this.unlabelled.get(cartridge) : this.labelled.get(barcode);
    if (known) return known;
    const tape = this.make(cartridge);
    if (barcode === undefined) this.unlabelled.set(cartridge, tape);
    else this.labelled.set(barcode, tape);
    return tape;
  }

  /**
   * Switches the drives off at the end of a run: a tape that is still in one is kept as after an unload.
   * @param report told of the number of a drive whose tape could not be kept, and why.
   */
  switchOff(report: (drive: number, message: string) => void): void {
    for (const [index, drive] of this.drives.entries()) {
      const off = drive.switchOff();
      if (!off.ok) report(index, off.reason);
    }
  }

  private make(cartridge: Cartridge): TapeCartridge {
    const model = { ...cartridge, ...this.described.get(cartridge.barcode ?? '') };
    const { barcode, cleaner, capacity, worm, writeProtected, file } = model as Partial<CartridgeModel>;
    return new TapeCartridge({
      format: this.format(barcode),
      ...(barcode === undefined ? {} : { barcode }),
      ...(cleaner === undefined ? {} : { cleaner }),
      ...(capacity === undefined ? {} : { capacity }),
      ...(worm === undefined ? {} : { worm }),
      ...(writeProtected === undefined ? {} : { writeProtected }),
      ...(file === undefined ? {} : { open: tapeFile(file) }),
    });
  }

  /**
   * What a cartridge is made for: its bar code says so where it ends in the media identifier of LTO ("L6"), else
   * what the drives write.
   */
  private format(barcode: string | undefined): MediumFormat {
    const generation = /^.{6}L([1-9])$/.exec(barcode ?? '')?.[1];
    const lto = generation === undefined ? undefined : findMediumFormat(`LTO-${generation}`);
    const profile = this.drives.at(0)?.profile;
    const usual = findMediumFormat(profile?.writes[0] ?? '');
    const isLto = profile?.kind.startsWith('LTO') === true;
    const format = isLto ? (lto ?? usual) : usual;
    if (!format) throw new Error(`The drives of ${this.model.product} write no known format.`);
    return format;
  }
}

import { VirtualClock } from '../../src/core/clock.ts';
import { TapeCartridge, type CartridgeDescription } from '../../src/emulator/media/tape-cartridge.ts';
import { findMediumFormat } from '../../src/emulator/media/medium-formats.ts';
import { findDriveKind } from '../../src/emulator/tape/kinds/drive-profiles.ts';
import { TapeDrive } from '../../src/emulator/tape/tape-drive.ts';
import { packageFile } from '../../src/toolchain/package-files.ts';
import { inquiryData, tapeBench, type Rig } from './harness.ts';

/** A new cartridge of a format. */
export function CARTRIDGE(format: string, more: Partial<CartridgeDescription> = {}): TapeCartridge {
  const found = findMediumFormat(format);
  if (!found) throw new Error(`No format ${format}.`);
  return new TapeCartridge({ format: found, ...more });
}

export interface LtoRig extends Rig {
  readonly drive: TapeDrive;
  insert(cartridge: TapeCartridge): void;
}

interface LtoOptions {
  readonly kind?: string;
  /** The cartridge in the drive: null is none, undefined one of the drive's own format. */
  readonly cartridge?: TapeCartridge | null;
  readonly writeProtected?: boolean;
  readonly capacity?: number;
  readonly maximumTransferLength?: number;
}

/** Starts the sample over an emulated drive, with a cartridge loaded and its unit attentions read. */
export function ltoBench(): (options?: LtoOptions) => Promise<LtoRig> {
  const start = tapeBench();
  return async (options = {}) => {
    const kind = options.kind ?? 'LTO-6';
    const found = findDriveKind(kind);
    if (found?.type !== 'tape') throw new Error(`No drive ${kind}.`);
    const { profile } = found;
    const clock = new VirtualClock();
    const drive = new TapeDrive({ profile, serial: 'D1' }, clock);
    const cartridge =
      options.cartridge === undefined
        ? CARTRIDGE(kind, {
            ...(options.writeProtected ? { writeProtected: true } : {}),
            ...(options.capacity === undefined ? {} : { capacity: options.capacity }),
          })
        : options.cartridge;
    if (cartridge) drive.insert(cartridge);
    clock.advance(120_000);
    const rig = await start(packageFile('samples', 'lto', 'lto.c'), {
      device: drive,
      clock,
      inquiry: inquiryData(profile.vendor, profile.product),
      ...(options.maximumTransferLength === undefined
        ? {}
        : { maximumTransferLength: options.maximumTransferLength }),
    });
    for (let i = 0; i < 4; i++) rig.ioctl('CHECK_VERIFY');
    return { ...rig, drive, insert: (next) => void drive.insert(next) };
  };
}

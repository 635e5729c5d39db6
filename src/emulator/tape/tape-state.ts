import type { VirtualClock } from '../../core/clock.ts';
import { ADDITIONAL_SENSE } from '../../scsi/additional-sense.ts';
import { SENSE_KEY } from '../../scsi/sense-key.ts';
import { DeviceState } from '../device/device-state.ts';
import type { MediumFault } from '../media/record-store.ts';
import type { Partition } from '../media/partition.ts';
import type { TapeCartridge } from '../media/tape-cartridge.ts';
import type { TapeStorage } from '../media/tape-storage.ts';
import type { DriveProfile } from './kinds/drive-profile.ts';

/** A tape drive, before it is switched on. */
export interface TapeDriveModel {
  readonly profile: DriveProfile;
  readonly serial: string;
  /** At most 8, 16 and 4 characters; the profile's where they are left out. */
  readonly vendor?: string;
  readonly product?: string;
  readonly revision?: string;
  /** The drive itself writes nothing. */
  readonly writeProtected?: boolean;
  /** It asks for a cleaning from the beginning. */
  readonly cleaningNeeded?: boolean;
}

/**
 * Where the cartridge is:
 * - `empty`: there is none.
 * - `loading`: it is drawn in and threaded.
 * - `ready`: the tape can be used.
 * - `unloading`: it is rewound and pushed out.
 * - `held`: out of the tape path, but held (LOAD UNLOAD with HOLD).
 * - `ejected`: the transport can take it.
 * - `cleaning`: a cleaning cartridge is at work.
 * - `rejected`: the drive cannot use it; the transport can take it.
 */
export type Stage =
  'empty' | 'loading' | 'ready' | 'unloading' | 'held' | 'ejected' | 'cleaning' | 'rejected';

/** TapeAlert flags of tape drives that this device sets (SSC-4, TapeAlert flags). */
export const TAPE_ALERT = {
  HARD_ERROR: 3,
  MEDIA: 4,
  WRITE_PROTECT: 9,
  NO_REMOVAL: 10,
  CLEANING_MEDIA: 11,
  UNSUPPORTED_FORMAT: 12,
  CLEAN_NOW: 20,
  EXPIRED_CLEANING_MEDIA: 22,
  LOADING_FAILURE: 55,
  WORM_OVERWRITE: 60,
} as const;

/** Early warning comes this part of a partition before its end, but no sooner than EARLY_WARNING_BYTES. */
const EARLY_WARNING_PART = 1 / 20;
const EARLY_WARNING_BYTES = 1e9;

/** Everything a tape drive knows and has. The command handlers and the library's robot act on it. */
export class TapeState extends DeviceState {
  stage: Stage = 'empty';
  /** When the stage's motion ends, in milliseconds of the clock. */
  until = 0;
  /** Additional sense of a rejected cartridge, with the sense key in bits 16 to 19. */
  rejection = 0;
  cartridge: TapeCartridge | undefined;
  /** Content of the loaded cartridge. */
  storage: TapeStorage | undefined;
  /** Position of the head: partition, and the object that comes next. */
  partition = 0;
  object = 0;
  /** When an operation ends whose command has ended before (IMMED), and its additional sense. */
  busyUntil = 0;
  busyWith = 0;
  doorOpen = false;
  cleaningNeeded: boolean;
  /** TapeAlert flags that are set, by flag number. */
  readonly alerts = new Set<number>();
  /** Block length of fixed-block commands; 0: there are none. */
  blockLength: number;
  /** BUFFERED MODE of the mode parameter header. */
  bufferedMode = 1;
  /** Density code that MODE SELECT chose; 0: the medium's. */
  density = 0;
  /** Current values of the mode pages that can be changed, by page code. */
  readonly modePages = new Map<number, Uint8Array>();
  /** Bytes written and read since the cartridge was loaded. */
  written = 0;
  read = 0;
  /** Bytes written and read since power on, for the log pages. */
  readonly totals = { written: 0, read: 0 };
  /** Told of what a person should know: damage of a file, a disk that is full. */
  onReport: ((message: string) => void) | undefined;
  /** Told when the transport's view of the drive changes. */
  onChange: (() => void) | undefined;
  /** Part of a millisecond that data took and that no command has been charged for. */
  private owed = 0;

  constructor(
    readonly model: TapeDriveModel,
    readonly clock: VirtualClock,
  ) {
    super();
    this.cleaningNeeded = model.cleaningNeeded ?? false;
    this.blockLength = model.profile.defaultBlock;
  }

  get profile(): DriveProfile {
    return this.model.profile;
  }

  /** Power off for what the host set. */
  resetModes(): void {
    this.forgetInitiators();
    this.blockLength = this.profile.defaultBlock;
    this.bufferedMode = 1;
    this.density = 0;
    this.modePages.clear();
    this.busyUntil = 0;
    this.totals.written = 0;
    this.totals.read = 0;
  }

  /** The partition under the head. Only with a tape that is ready. */
  get tape(): Partition {
    const partition = this.storage?.partitions[this.partition];
    if (!partition) throw new Error('There is no tape at the head; the command must not have come this far.');
    return partition;
  }

  /** 0 where the tape can be used, else the additional sense of why not. */
  obstacle(): number {
    switch (this.stage) {
      case 'ready':
        return this.busyUntil > this.clock.now ? ADDITIONAL_SENSE.NOT_READY_OPERATION_IN_PROGRESS : 0;
      case 'loading':
        return ADDITIONAL_SENSE.BECOMING_READY;
      case 'unloading':
        return ADDITIONAL_SENSE.NOT_READY_OPERATION_IN_PROGRESS;
      case 'held':
        return ADDITIONAL_SENSE.INITIALIZING_COMMAND_REQUIRED;
      case 'cleaning':
        return ADDITIONAL_SENSE.CLEANING_CARTRIDGE_INSTALLED;
      case 'rejected':
        return this.rejection;
      default:
        return this.doorOpen
          ? ADDITIONAL_SENSE.MEDIUM_NOT_PRESENT_TRAY_OPEN
          : ADDITIONAL_SENSE.MEDIUM_NOT_PRESENT;
    }
  }

  /** Bytes before the end of a partition where early warning begins. */
  earlyWarning(tape: Partition): number {
    return Math.min(EARLY_WARNING_BYTES, Math.floor(tape.capacity * EARLY_WARNING_PART));
  }

  /** The head is between early warning and the end of the partition. */
  pastEarlyWarning(): boolean {
    const { tape } = this;
    return tape.remaining(this.object) <= this.earlyWarning(tape);
  }

  /** Milliseconds for `bytes` at the drive's native rate. Parts of milliseconds are charged later. */
  dataTime(bytes: number): number {
    this.owed += bytes / (this.profile.rate * 1000);
    const whole = Math.floor(this.owed);
    this.owed -= whole;
    return whole;
  }

  /** Where on the tape the head is: 0 at the beginning, 1 at the physical end. */
  place(partition = this.partition, object = this.object): number {
    const partitions = this.storage?.partitions ?? [];
    let before = 0;
    let total = 0;
    partitions.forEach((tape, i) => {
      if (i === partition) before = total + tape.used(object);
      total += tape.capacity;
    });
    return total === 0 ? 0 : Math.min(1, before / total);
  }

  /** Milliseconds for moving the tape from the head to a place. */
  motionTime(to: number, from = this.place()): number {
    return Math.round(Math.abs(to - from) * this.profile.times.fullLength * 1000);
  }

  /** Tells a person of a fault of the place where the content is kept. */
  report(fault: MediumFault): void {
    this.onReport?.(fault.message);
  }

  /** Makes the cartridge one that the drive cannot use. */
  reject(code: number, key: number = SENSE_KEY.NOT_READY): void {
    this.stage = 'rejected';
    this.rejection = (key << 16) | code;
    this.onChange?.();
  }
}

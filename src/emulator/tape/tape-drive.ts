import type { VirtualClock } from '../../core/clock.ts';
import { DEVICE_TYPE } from '../../scsi/device-type.ts';
import type { ScsiDevice, ScsiTask } from '../../scsi/task.ts';
import { t10Identifier } from '../../scsi/vital-product-data.ts';
import type { ActResult } from '../act-result.ts';
import { DONE, refuse } from '../act-result.ts';
import { CommandGate } from '../device/command-gate.ts';
import type { TapeCartridge } from '../media/tape-cartridge.ts';
import { TAPE_BINDINGS } from './bindings.ts';
import type { DriveProfile } from './kinds/drive-profile.ts';
import { beginLoad, beginUnload, putDown, settle } from './loading.ts';
import { tapePosition } from './positioning.ts';
import type { Stage, TapeDriveModel } from './tape-state.ts';
import { TapeState } from './tape-state.ts';
import { driveNames } from './traits.ts';
import type { TapePosition } from '../../scsi/ssc-position.ts';

/** What `take` gives. */
export type TakeResult =
  { readonly ok: true; readonly cartridge: TapeCartridge } | { readonly ok: false; readonly reason: string };

/** What comes of telling a drive to give its cartridge up: how long it needs, in milliseconds. */
export type EjectResult =
  { readonly ok: true; readonly duration: number } | { readonly ok: false; readonly reason: string };

/**
 * What the library sees of a drive: its robot puts cartridges in and takes them out. The commands of the drive's
 * own host go to `execute`.
 */
export interface DriveBay {
  /** The cartridge in the drive, wherever in it. */
  readonly cartridge: TapeCartridge | undefined;
  readonly stage: Stage;
  /** The transport can put a cartridge in, or take the one that is there (ACCESS of the element descriptor). */
  readonly accessible: boolean;
  /** Designation that the drive gives in VPD page 83h, for element descriptors with DVCID. */
  readonly identifier: Uint8Array;
  /** Called when one of these may have changed. */
  onChange: (() => void) | undefined;
  /**
   * The robot lets a cartridge go; the drive begins to load it.
   * @param delay milliseconds from now until the robot's motion ends.
   */
  insert(cartridge: TapeCartridge, delay?: number): ActResult;
  /** The robot takes the cartridge, which the drive has given up. @param wait milliseconds from now until then. */
  take(wait?: number): TakeResult;
  /** The library tells the drive to give its cartridge up, as a button would. */
  eject(): EjectResult;
}

/** A tape drive as its host sees it: a sequential-access device of SSC-3 and SPC-4. */
export class TapeDrive implements ScsiDevice, DriveBay {
  private readonly state: TapeState;
  private readonly gate: CommandGate<TapeState>;

  /** An empty drive at power on. @param clock the lab's; the drive only reads it. */
  constructor(
    readonly model: TapeDriveModel,
    clock: VirtualClock,
  ) {
    this.state = new TapeState(model, clock);
    this.gate = new CommandGate(DEVICE_TYPE.SEQUENTIAL_ACCESS_DEVICE, TAPE_BINDINGS, this.state);
    this.state.commands = this.gate.commands;
  }

  get profile(): DriveProfile {
    return this.model.profile;
  }

  get onChange(): (() => void) | undefined {
    return this.state.onChange;
  }

  set onChange(listener: (() => void) | undefined) {
    this.state.onChange = listener;
  }

  /** Called with what a person should know: a damaged tape file, a full disk. */
  set onReport(listener: ((message: string) => void) | undefined) {
    this.state.onReport = listener;
  }

  /** Carries out one command. Never throws for what an initiator sends. */
  execute(task: ScsiTask): void {
    settle(this.state);
    this.gate.run(this.state, task);
  }

  get cartridge(): TapeCartridge | undefined {
    return this.state.cartridge;
  }

  get stage(): Stage {
    settle(this.state);
    return this.state.stage;
  }

  get accessible(): boolean {
    const { stage } = this;
    return stage === 'empty' || stage === 'ejected' || stage === 'rejected';
  }

  get identifier(): Uint8Array {
    const { vendor, product } = driveNames(this.model);
    return t10Identifier(vendor, product, this.model.serial);
  }

  /** Where the loaded tape stands; undefined while none is ready. */
  get position(): TapePosition | undefined {
    return this.stage === 'ready' ? tapePosition(this.state) : undefined;
  }

  insert(cartridge: TapeCartridge, delay = 0): ActResult {
    const { state } = this;
    settle(state);
    if (state.cartridge) return refuse('The drive holds a cartridge already; it must be taken out first.');
    state.cartridge = cartridge;
    state.doorOpen = false;
    beginLoad(state, state.clock.now + delay);
    return DONE;
  }

  take(wait = 0): TakeResult {
    const { state } = this;
    settle(state, state.clock.now + wait);
    const { cartridge, stage } = state;
    if (!cartridge) return { ok: false, reason: 'The drive is empty.' };
    // A drive that does not push cartridges out has them taken out by hand.
    const free = stage === 'ejected' || stage === 'rejected' || (stage === 'held' && !this.profile.ejects);
    if (!free)
      return { ok: false, reason: `The drive holds its cartridge (${stage}); it must be unloaded first.` };
    state.cartridge = undefined;
    state.stage = 'empty';
    state.rejection = 0;
    state.onChange?.();
    return { ok: true, cartridge };
  }

  eject(): EjectResult {
    const { state } = this;
    settle(state);
    if (!state.cartridge) return { ok: false, reason: 'The drive is empty.' };
    if (state.stage === 'ejected' || state.stage === 'rejected') return { ok: true, duration: 0 };
    if (state.initiators.preventing())
      return { ok: false, reason: 'A host prevents medium removal; it must allow it first.' };
    if (state.stage === 'held') {
      state.stage = 'ejected';
      state.onChange?.();
      return { ok: true, duration: 0 };
    }
    if (state.stage === 'unloading') return { ok: true, duration: state.until - state.clock.now };
    const loading = state.stage === 'loading' ? state.until - state.clock.now : 0;
    // A drive that is still loading gives its cartridge up when it is done with that.
    settle(state, state.clock.now + loading);
    if (this.accessible) return { ok: true, duration: loading };
    if (state.stage !== 'ready')
      return { ok: false, reason: `The drive is busy (${state.stage}); wait until it is ready.` };
    const fault = beginUnload(state, loading);
    if (fault) return { ok: false, reason: fault.message };
    return { ok: true, duration: state.until - state.clock.now };
  }

  /** The operator opens the door of a drive that stands alone. Refused while a tape is in it. */
  openDoor(): ActResult {
    const { state } = this;
    settle(state);
    if (state.doorOpen) return refuse('The door of the drive is open already.');
    if (!this.accessible)
      return refuse('The door of the drive is locked while a tape is in it; unload it first.');
    state.doorOpen = true;
    return DONE;
  }

  closeDoor(): ActResult {
    const { state } = this;
    if (!state.doorOpen) return refuse('The door of the drive is closed already.');
    state.doorOpen = false;
    if (state.cartridge) beginLoad(state, state.clock.now);
    return DONE;
  }

  /** From now on the drive asks for a cleaning, until a cleaning cartridge has been in it. */
  requestCleaning(): void {
    this.state.cleaningNeeded = true;
  }

  /** True while the drive asks for a cleaning. */
  get cleaningNeeded(): boolean {
    settle(this.state);
    return this.state.cleaningNeeded;
  }

  get doorOpen(): boolean {
    return this.state.doorOpen;
  }

  /** TapeAlert flags that are set, by number (SSC-4). */
  get alerts(): readonly number[] {
    return [...this.state.alerts];
  }

  /** Switches the drive off: what was written is kept, and its files are closed. No command may follow. */
  switchOff(): ActResult {
    settle(this.state);
    const fault = putDown(this.state);
    return fault ? refuse(fault.message) : DONE;
  }

  /** Switches the drive off and on. What was written is kept; a cartridge that was loaded is loaded again. */
  powerCycle(): ActResult {
    const { state } = this;
    const off = this.switchOff();
    if (!off.ok) return off;
    state.resetModes();
    state.alerts.clear();
    if (state.cartridge && state.stage !== 'ejected') beginLoad(state, state.clock.now);
    return DONE;
  }
}

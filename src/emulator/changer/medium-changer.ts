import { PAGE_CONTROL } from '../../scsi/mode-pages.ts';
import type { ScsiDevice, ScsiTask } from '../../scsi/task.ts';
import { DEVICE_TYPE } from '../../scsi/device-type.ts';
import type { ActResult } from '../act-result.ts';
import { CommandGate } from '../device/command-gate.ts';
import type { ChangerModel, ElementKind, Place } from '../model.ts';
import type { DriveBay } from '../tape/tape-drive.ts';
import type { Cartridge } from './cartridges.ts';
import type { TapeOf } from './drive-bays.ts';
import { BINDINGS } from './bindings.ts';
import { ChangerState, type LockedPart, type TransportMotion } from './changer-state.ts';
import { DRIVE, STATE, TRANSPORT } from './elements.ts';
import { modePage } from './mode-parameters.ts';
import * as operator from './operator.ts';
import type { ElementSnapshot } from './snapshot.ts';
import { elementSnapshot } from './snapshot.ts';

/** A motion of a transport. */
export interface Motion extends Pick<TransportMotion, 'transport' | 'delay' | 'duration'> {
  /** Null where the transport's place is not known. */
  readonly from: Place | null;
  readonly to: Place;
  /** Of the cartridge that goes with it. */
  readonly barcode: string | undefined;
}

/**
 * A tape library as its host sees it: a medium changer of SMC-3 and SPC-4, with the operator beside it.
 *
 * The operator's acts take no time. Each is done, or refused with a sentence that says what to do.
 */
export class MediumChanger implements ScsiDevice {
  readonly model: ChangerModel;
  private readonly state: ChangerState;
  private readonly gate: CommandGate<ChangerState>;

  /** The library at power on. `findModelErrors` must have found nothing wrong with the model. */
  constructor(model: ChangerModel) {
    this.model = model;
    this.state = new ChangerState(model);
    this.gate = new CommandGate(DEVICE_TYPE.MEDIUM_CHANGER, BINDINGS, this.state);
    this.state.commands = this.gate.commands;
  }

  /** Called whenever the status of an element may have changed. */
  get onElementChange(): ((kind: ElementKind, index: number) => void) | undefined {
    return this.state.onElementChange;
  }

  set onElementChange(listener: ((kind: ElementKind, index: number) => void) | undefined) {
    this.state.onElementChange = listener;
  }

  /** Called with each motion of a transport, when the device carries out its command. */
  set onMotion(listener: ((motion: Motion) => void) | undefined) {
    const { elements, cartridges } = this.state;
    const place = (element: number): Place => ({
      kind: elements.kindName(element),
      index: elements.index(element),
    });
    this.state.onMotion =
      listener &&
      (({ transport, from, to, medium, delay, duration }) =>
        listener({
          transport,
          delay,
          duration,
          from: from < 0 ? null : place(from),
          to: place(to),
          barcode: medium < 0 ? undefined : cartridges.label(medium).barcode,
        }));
  }

  /**
   * Puts the drives behind the drive elements, in their order: a move to a drive loads its cartridge, and what
   * the drive does with it shows in the element's status.
   */
  connect(bays: readonly DriveBay[], tapeOf: TapeOf): void {
    this.state.connect(bays, tapeOf);
  }

  /** Carries out one command. Never throws for what an initiator sends. */
  execute(task: ScsiTask): void {
    this.gate.run(this.state, task);
  }

  /** Switches the library off and on: locks, reservations and unit attentions are gone, cartridges stay. */
  powerCycle(): ActResult {
    this.state.powerOn();
    this.state.allChanged();
    return { ok: true };
  }

  /** Refused where medium removal is prevented and the library locks its doors. */
  openDoor(door = 0): ActResult {
    return operator.openDoor(this.state, door);
  }

  /** A library that keeps its inventory looks at everything again; another must be told to. */
  closeDoor(door = 0): ActResult {
    return operator.closeDoor(this.state, door);
  }

  /** True while any door is open. */
  get doorOpen(): boolean {
    return this.state.doorOpen;
  }

  /** By door: open. */
  get doors(): readonly boolean[] {
    return Array.from(this.state.doors, (open) => open === 1);
  }

  /** Extends a port by hand. Refused where medium removal is prevented and the library locks its ports. */
  openPort(index: number): ActResult {
    return operator.openPort(this.state, index);
  }

  /** Pushes a port in. The library reads what is in it and reports 6/28/01 to every initiator. */
  closePort(index: number): ActResult {
    return operator.closePort(this.state, index);
  }

  /** True while the port is extended. */
  portOpen(index: number): boolean {
    const element = this.state.elements.at({ kind: 'port', index });
    return element >= 0 && this.state.elements.has(element, STATE.OPEN);
  }

  /** Puts a cartridge into an open port, a pulled magazine or, with a door open, a slot or drive. */
  insert(place: Place, cartridge: Cartridge): ActResult {
    return operator.insert(this.state, place, cartridge);
  }

  /** Takes a cartridge out of where `insert` could put one, or out of the transport. */
  remove(place: Place): operator.RemoveResult {
    return operator.remove(this.state, place);
  }

  /** Pulls whole magazines with what is in them. */
  pullMagazine(firstSlot: number, lastSlot: number): ActResult {
    return operator.pullMagazine(this.state, firstSlot, lastSlot);
  }

  /** Pushes pulled magazines back; the library reports 6/28/00 and looks at them as after a closed door. */
  pushMagazine(firstSlot: number, lastSlot: number): ActResult {
    return operator.pushMagazine(this.state, firstSlot, lastSlot);
  }

  /** Takes an empty drive out of its bay. */
  removeDrive(index: number): ActResult {
    return operator.removeDrive(this.state, index);
  }

  /** Puts a drive into an empty bay. */
  installDrive(index: number): ActResult {
    return operator.installDrive(this.state, index);
  }

  /** The drive gives its cartridge up, as after its own LOAD UNLOAD command; the transport can take it then. */
  unloadDrive(index: number): ActResult {
    return operator.unloadDrive(this.state, index);
  }

  /** Every element: transports, slots, ports, drives. */
  *elements(): IterableIterator<ElementSnapshot> {
    for (let element = 0; element < this.state.elements.total; element++)
      yield elementSnapshot(this.state, element);
  }

  /** One element; undefined where the library has no such place. */
  elementAt(place: Place): ElementSnapshot | undefined {
    const element = this.state.elements.at(place);
    return element < 0 ? undefined : elementSnapshot(this.state, element);
  }

  /** The current values of a mode page, as MODE SENSE returns them; undefined for a page the device lacks. */
  modePage(code: number): Uint8Array | undefined {
    return modePage(this.state, code, PAGE_CONTROL.CURRENT);
  }

  /** Number of drives in their bays. */
  drivesPresent(): number {
    const { base, count } = this.state.elements;
    let present = 0;
    for (let i = 0; i < count[DRIVE]; i++)
      if (!this.state.elements.has(base[DRIVE] + i, STATE.AWAY)) present++;
    return present;
  }

  /** Where a transport stands; null where it has not moved since power on. */
  transportPosition(index: number): Place | null {
    const at = index < this.state.elements.count[TRANSPORT] ? this.state.position[index] : -1;
    return at < 0 ? null : { kind: this.state.elements.kindName(at), index: this.state.elements.index(at) };
  }

  /** Medium removal is prevented and the library locks that part. */
  locked(part: LockedPart): boolean {
    return this.state.locked(part);
  }
}

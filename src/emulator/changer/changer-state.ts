import { ADDITIONAL_SENSE } from '../../scsi/additional-sense.ts';
import { t10Identifier } from '../../scsi/vital-product-data.ts';
import { DeviceState } from '../device/device-state.ts';
import type { Capabilities, ChangerModel, ElementKind } from '../model.ts';
import { ELEMENT_KINDS } from '../model.ts';
import type { DriveBay } from '../tape/tape-drive.ts';
import { CartridgeTable } from './cartridges.ts';
import { DriveBays, type TapeOf } from './drive-bays.ts';
import { DRIVE, ElementTable, PORT, STATE, TRANSPORT } from './elements.ts';

/** Serial numbers of LTO drives have ten characters; a shorter one is padded to that. */
const MIN_SERIAL_LENGTH = 10;

/** What PREVENT ALLOW MEDIUM REMOVAL can lock. */
export type LockedPart = Capabilities['lock'][number];

/** The last SEND VOLUME TAG search of an initiator. */
export interface VolumeSearch {
  readonly action: number;
  /** By element: 1 where a cartridge with a matching tag was found. */
  readonly matches: Uint8Array;
}

/** What a transport does now, for who draws it: numbers of elements, and milliseconds. */
export interface TransportMotion {
  readonly transport: number;
  /** Where it goes from; -1 where that is not known. */
  readonly from: number;
  readonly to: number;
  /** The cartridge that goes with it, -1 for none. */
  readonly medium: number;
  /** From the beginning of the command. */
  readonly delay: number;
  readonly duration: number;
}

/** The SCSI addresses that MODE SELECT may change: first address by kind. */
export type AddressAssignment = readonly number[];

/** Everything a medium changer knows and has. The command handlers and the operator's acts work on it. */
export class ChangerState extends DeviceState {
  readonly model: ChangerModel;
  readonly elements: ElementTable;
  readonly cartridges: CartridgeTable;
  /** By initiator. */
  readonly searches = new Map<number, VolumeSearch>();
  /** By door: 1 where it is open. */
  readonly doors: Uint8Array;
  /** By transport: element it stands at, -1 where that is not known. */
  readonly position: Int32Array;
  /** Ports whose contents the operator changed since they were opened. */
  readonly touchedPorts = new Set<number>();
  /** TapeAlert flags that are set, by flag number. */
  readonly alerts = new Set<number>();
  savedAddresses: AddressAssignment;
  /** Bytes of a drive's identifier in its element descriptor. */
  driveIdentifierLength: number;
  onElementChange: ((kind: ElementKind, index: number) => void) | undefined;
  /** Told of each motion of a transport when its command is carried out. */
  onMotion: ((motion: TransportMotion) => void) | undefined;
  /** The drives themselves, where the lab has them. */
  bays: DriveBays | undefined;
  private openDoors = 0;
  private driveIdentifiers: readonly Uint8Array[];

  constructor(model: ChangerModel) {
    super();
    this.model = model;
    this.elements = new ElementTable(model);
    this.cartridges = new CartridgeTable(this.elements.total);
    this.doors = new Uint8Array(model.doors);
    this.position = new Int32Array(this.elements.count[TRANSPORT]);
    this.savedAddresses = this.defaultAddresses();
    const serialLength = Math.max(MIN_SERIAL_LENGTH, ...model.drives.map(({ serial }) => serial.length));
    this.driveIdentifiers = model.drives.map((drive) =>
      t10Identifier(model.vendor, drive.kind, drive.serial, serialLength),
    );
    this.driveIdentifierLength = this.driveIdentifiers[0]?.length ?? 0;
    model.drives.forEach((drive, i) =>
      this.elements.set(this.elements.base[DRIVE] + i, STATE.AWAY, !drive.installed),
    );
    for (const cartridge of model.cartridges) {
      const element = this.elements.at(cartridge.at);
      if (element >= 0 && this.elements.cartridge[element] < 0)
        this.elements.cartridge[element] = this.cartridges.add(cartridge);
    }
    this.powerOn();
  }

  /** Puts the drives behind their elements. Each loads the cartridge that it finds. */
  connect(bays: readonly DriveBay[], tapeOf: TapeOf): void {
    const { elements, cartridges } = this;
    this.bays = new DriveBays(bays, tapeOf, (index) => this.driveChanged(index));
    for (let index = 0; index < elements.count[DRIVE]; index++) {
      const medium = elements.cartridge[elements.base[DRIVE] + index];
      if (medium >= 0) this.bays.put(index, cartridges.label(medium), 0);
    }
    const identifiers = this.bays.identifiers();
    this.driveIdentifierLength = Math.max(...identifiers.map(({ length }) => length));
    this.driveIdentifiers = identifiers.map((identifier) => {
      const padded = new Uint8Array(this.driveIdentifierLength).fill(0x20);
      padded.set(identifier);
      return padded;
    });
  }

  private driveChanged(index: number): void {
    const element = this.elements.base[DRIVE] + index;
    this.elements.set(element, STATE.LOADED, this.bays?.holds(index) === true);
    this.changed(element);
  }

  /** True where the drive holds its cartridge: the transport cannot take it until it gives it up. */
  held(element: number): boolean {
    const { elements } = this;
    if (this.bays) return elements.kind[element] === DRIVE && this.bays.holds(element - elements.base[DRIVE]);
    return elements.has(element, STATE.LOADED);
  }

  /** True while the drive cannot give its cartridge up, whoever asks: it is being cleaned. */
  beingCleaned(element: number): boolean {
    const { bays, elements } = this;
    return elements.kind[element] === DRIVE && bays?.cleans(element - elements.base[DRIVE]) === true;
  }

  /** The addresses of the library file. */
  defaultAddresses(): AddressAssignment {
    return ELEMENT_KINDS.map((kind) => this.model.elements[kind].first);
  }

  /** What happens at power on, the first time too. Cartridges stay where they are. */
  powerOn(): void {
    this.forgetInitiators();
    this.searches.clear();
    this.position.fill(-1);
    this.elements.assign(this.savedAddresses);
    this.loseInventory();
    if (this.model.capabilities.nonVolatile) this.takeInventory(true);
    // A drive draws in the cartridge that it finds.
    for (let i = 0; i < this.elements.count[DRIVE]; i++) {
      const element = this.elements.base[DRIVE] + i;
      if (!this.bays) this.elements.set(element, STATE.LOADED, this.elements.cartridge[element] >= 0);
    }
  }

  /** True while any door is open. */
  get doorOpen(): boolean {
    return this.openDoors > 0;
  }

  setDoor(door: number, open: boolean): void {
    this.openDoors += (open ? 1 : 0) - this.doors[door];
    this.doors[door] = open ? 1 : 0;
  }

  /** A PREVENT ALLOW MEDIUM REMOVAL of some initiator locks that part of the library. */
  locked(part: LockedPart): boolean {
    return this.model.capabilities.lock.includes(part) && this.initiators.preventing();
  }

  /** 0 where the library is ready, else the additional sense of its NOT READY. */
  notReady(): number {
    if (this.doorOpen) return ADDITIONAL_SENSE.DOOR_OPEN;
    return this.elements.notInventoried > 0 ? ADDITIONAL_SENSE.INITIALIZING_COMMAND_REQUIRED : 0;
  }

  /** The operator had his hands inside: the device no longer trusts what it knows. */
  loseInventory(): void {
    for (let element = 0; element < this.elements.total; element++) {
      this.elements.set(element, STATE.INVENTORIED, false);
      const medium = this.elements.cartridge[element];
      if (medium >= 0) this.cartridges.forget(medium);
    }
  }

  /** Looks into every element. `labels`: the bar code reader, where there is one, reads the labels. */
  takeInventory(labels: boolean): void {
    for (let element = 0; element < this.elements.total; element++) this.inventory(element, labels);
  }

  /** Looks into one element. */
  inventory(element: number, labels: boolean): void {
    const medium = this.elements.cartridge[element];
    this.elements.set(element, STATE.INVENTORIED, true);
    // The reader can not see into a pulled magazine.
    if (
      medium >= 0 &&
      labels &&
      this.model.capabilities.barcodeReader &&
      !this.elements.has(element, STATE.AWAY)
    )
      this.cartridges.scan(medium);
  }

  /** The transport can reach the element. */
  accessible(element: number): boolean {
    return (this.elements.state[element] & (STATE.AWAY | STATE.OPEN)) === 0;
  }

  /** 0 where the transport can reach the element, else why not. */
  obstacle(element: number): number {
    if (this.accessible(element)) return 0;
    const kind = this.elements.kind[element];
    if (kind === DRIVE) return ADDITIONAL_SENSE.DATA_TRANSFER_DEVICE_REMOVED;
    return kind === PORT ? ADDITIONAL_SENSE.ELEMENT_DISABLED : ADDITIONAL_SENSE.MEDIUM_MAGAZINE_REMOVED;
  }

  /** Identifier of an installed drive; undefined for an empty bay. */
  driveIdentifier(index: number): Uint8Array | undefined {
    const away = this.elements.has(this.elements.base[DRIVE] + index, STATE.AWAY);
    return away ? undefined : this.driveIdentifiers[index];
  }

  /** Tells whoever watches that an element's status is another now. */
  changed(element: number): void {
    this.onElementChange?.(this.elements.kindName(element), this.elements.index(element));
  }

  /** Tells that every element's status may be another now. */
  allChanged(): void {
    if (this.onElementChange)
      for (let element = 0; element < this.elements.total; element++) this.changed(element);
  }
}

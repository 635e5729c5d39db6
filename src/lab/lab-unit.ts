import type { ClassObserver, StartFailure } from '../class/requests.ts';
import { Machine, type MachineOptions } from '../machine/machine.ts';
import type { KernelRoutines } from '../machine/kernel/kernel-routine.ts';
import type { DriverKind } from './driver-build.ts';
import type { LabPort } from './lab-port.ts';

/** The name of a unit by its place in the lab's list: `changer`, `drive 0`. */
export function unitName(unit: number): string {
  return unit === 0 ? 'changer' : `drive ${unit - 1}`;
}

/** Which miniclass serves a unit. */
export function kindOfUnit(unit: number): DriverKind {
  return unit === 0 ? 'changer' : 'tape';
}

/** A class driver as far as it does not matter of which device it is. */
export interface UnitClassDriver {
  observer: ClassObserver;
  /** The routines that the machine must supply to the miniclass. */
  readonly exports: KernelRoutines;
  /** The miniclass's own bytes in the machine's memory; undefined before the device exists. */
  readonly driverData: { readonly address: number; readonly size: number } | undefined;
  start(machine: Machine): StartFailure | undefined;
}

/** What a unit's machine is made of; the unit supplies the routines of its class driver. */
export type UnitMachine = Omit<MachineOptions, 'classRoutines'>;

/** A device of the lab with its own port, its class driver, and the machine of its miniclass. */
export abstract class LabUnit {
  /** `changer` or `drive 0`. */
  abstract readonly name: string;
  /** Which miniclass serves it. */
  abstract readonly kind: DriverKind;
  /** SCSI device type. */
  abstract readonly type: number;
  abstract readonly port: LabPort;
  abstract readonly classDriver: UnitClassDriver;
  private machine: Machine | undefined;

  /** The memory of its machine; undefined before the start. */
  get memory(): Uint8Array | undefined {
    return this.machine?.memory.bytes;
  }

  /** True while its driver runs, and for good where it was stopped in that. */
  get running(): boolean {
    return this.machine?.inside === true;
  }

  /** True where its driver is the one that has failed, or that did not come back. */
  get atFault(): boolean {
    return this.machine?.failed === true || this.running;
  }

  /** From now on an allocation of the miniclass beyond that many bytes in all fails. */
  limitPool(bytes: number): void {
    if (this.machine) this.machine.pool.limit = bytes;
  }

  /**
   * Loads the miniclass and starts its device.
   * @throws DriverFailure where the driver traps.
   */
  start(options: UnitMachine): StartFailure | undefined {
    this.machine = new Machine({ ...options, classRoutines: this.classDriver.exports });
    return this.classDriver.start(this.machine);
  }
}

import type { CommandRow } from '../../scsi/command-row.ts';
import { Initiators } from './initiators.ts';
import { PersistentReservation } from './persistent-reservation.ts';
import { Reservations } from './reservations.ts';

/** What a device of any type keeps for the commands of SPC-4. */
export class DeviceState {
  readonly initiators = new Initiators();
  readonly reservations = new Reservations();
  readonly persistent = new PersistentReservation(this.initiators);
  /** The commands this device supports, service actions one by one. */
  commands: readonly CommandRow[] = [];

  /** Power off: locks, reservations and unit attentions are gone. */
  protected forgetInitiators(): void {
    this.initiators.clear();
    this.reservations.clear();
    this.persistent.reset();
  }
}

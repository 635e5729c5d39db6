import { ADDITIONAL_SENSE } from '../../scsi/additional-sense.ts';
import type { Initiators } from './initiators.ts';

/** Persistent reservation types (SPC-4). */
export const RESERVATION_TYPE = {
  WRITE_EXCLUSIVE: 1,
  EXCLUSIVE_ACCESS: 3,
  WRITE_EXCLUSIVE_REGISTRANTS_ONLY: 5,
  EXCLUSIVE_ACCESS_REGISTRANTS_ONLY: 6,
  WRITE_EXCLUSIVE_ALL_REGISTRANTS: 7,
  EXCLUSIVE_ACCESS_ALL_REGISTRANTS: 8,
} as const;

const ALL_REGISTRANTS: readonly number[] = [7, 8];
const REGISTRANTS_ONLY: readonly number[] = [5, 6, 7, 8];
const EXCLUSIVE_ACCESS: readonly number[] = [3, 6, 8];

/** Keys and the reservation of PERSISTENT RESERVE IN and OUT (SPC-4, persistent reservations). */
export class PersistentReservation {
  /** Counts changes of the registrations. */
  generation = 0;
  /** 0: no reservation. */
  type = 0;
  /** Initiator that holds the reservation; of all registrants types whoever made it. */
  holder = -1;
  /** Reservation key by initiator. */
  readonly keys = new Map<number, bigint>();
  private readonly initiators: Initiators;

  constructor(initiators: Initiators) {
    this.initiators = initiators;
  }

  get active(): boolean {
    return this.keys.size > 0;
  }

  registered(initiator: number): boolean {
    return this.keys.has(initiator);
  }

  holds(initiator: number): boolean {
    if (this.type === 0) return false;
    return ALL_REGISTRANTS.includes(this.type) ? this.registered(initiator) : this.holder === initiator;
  }

  /** A command of the initiator must not run. `write`: it changes what other initiators see. */
  conflict(initiator: number, write: boolean): boolean {
    if (this.type === 0 || this.holds(initiator)) return false;
    if (REGISTRANTS_ONLY.includes(this.type) && this.registered(initiator)) return false;
    return write || EXCLUSIVE_ACCESS.includes(this.type);
  }

  register(initiator: number, key: bigint): void {
    this.generation++;
    if (key !== 0n) this.keys.set(initiator, key);
    else if (this.keys.delete(initiator)) this.leave(initiator);
  }

  reserve(initiator: number, type: number): void {
    this.holder = initiator;
    this.type = type;
  }

  /** Ends the reservation. Other registrants are told where the type let them in. */
  release(initiator: number): void {
    const type = this.type;
    this.type = 0;
    this.holder = -1;
    if (REGISTRANTS_ONLY.includes(type)) this.tell(ADDITIONAL_SENSE.RESERVATIONS_RELEASED, initiator);
  }

  /** Forgets all keys and the reservation. */
  clear(initiator: number): void {
    this.generation++;
    this.tell(ADDITIONAL_SENSE.RESERVATIONS_PREEMPTED, initiator);
    this.keys.clear();
    this.type = 0;
    this.holder = -1;
  }

  /**
   * Removes the registrations with a key; takes the reservation over where its holder had that key.
   * @returns false where nobody is registered with the key.
   */
  preempt(initiator: number, key: bigint, type: number): boolean {
    const all = ALL_REGISTRANTS.includes(this.type);
    if (!(all && key === 0n) && ![...this.keys.values()].includes(key)) return false;
    this.generation++;
    const takes = this.type !== 0 && (all ? key === 0n : this.keys.get(this.holder) === key);
    for (const [id, registered] of [...this.keys])
      if (id !== initiator && (registered === key || (all && key === 0n))) {
        this.keys.delete(id);
        this.initiators.attentionFor(id, ADDITIONAL_SENSE.REGISTRATIONS_PREEMPTED);
      }
    if (takes) this.reserve(initiator, type);
    return true;
  }

  /** Power off: nothing is kept (APTPL is not supported). */
  reset(): void {
    this.generation = 0;
    this.type = 0;
    this.holder = -1;
    this.keys.clear();
  }

  private leave(initiator: number): void {
    const last = ALL_REGISTRANTS.includes(this.type) ? this.keys.size === 0 : this.holder === initiator;
    if (this.type !== 0 && last) this.release(initiator);
  }

  private tell(code: number, except: number): void {
    for (const id of this.keys.keys()) if (id !== except) this.initiators.attentionFor(id, code);
  }
}

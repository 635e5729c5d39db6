import { ADDITIONAL_SENSE } from '../../scsi/additional-sense.ts';

/** What the device keeps for each initiator. */
export interface Initiator {
  readonly id: number;
  /** Pending unit attentions, oldest first, as ASC and ASCQ in one number. */
  readonly attentions: number[];
  /** It sent PREVENT ALLOW MEDIUM REMOVAL with PREVENT one. */
  preventing: boolean;
}

/** All initiators that the device has seen since power on. A new one finds "power on" pending. */
export class Initiators {
  private readonly known = new Map<number, Initiator>();
  private last: Initiator | undefined;

  /** The state of an initiator; it is made at the first command. */
  get(id: number): Initiator {
    if (this.last?.id === id) return this.last;
    let initiator = this.known.get(id);
    if (!initiator) {
      initiator = { id, attentions: [ADDITIONAL_SENSE.POWER_ON], preventing: false };
      this.known.set(id, initiator);
    }
    this.last = initiator;
    return initiator;
  }

  /** Makes a unit attention pending, once, for all initiators but `except`. */
  attention(code: number, except?: number): void {
    for (const initiator of this.known.values())
      if (initiator.id !== except && !initiator.attentions.includes(code)) initiator.attentions.push(code);
  }

  /** Makes a unit attention pending for one initiator. */
  attentionFor(id: number, code: number): void {
    const { attentions } = this.get(id);
    if (!attentions.includes(code)) attentions.push(code);
  }

  /** Some initiator prevents medium removal. */
  preventing(): boolean {
    for (const initiator of this.known.values()) if (initiator.preventing) return true;
    return false;
  }

  /** Power off. */
  clear(): void {
    this.known.clear();
    this.last = undefined;
  }
}

import type { ElementKind } from '../../emulator/model.ts';
import type { ElementTable } from '../../live/element-table.ts';
import type { LiveEvent } from '../../live/live-events.ts';
import type {
  DriveState,
  ElementState,
  LibraryCondition,
  LibraryPlan,
  RunPhase,
} from '../../live/library-state.ts';
import { parseSpot, spotName, type Spot, type SpotKind } from './spots.ts';

/** What the drawing needs of a library's plan. */
type Plan = Pick<LibraryPlan, 'name' | 'model' | 'managed'>;

/** Everything as it is: of a running lab at the beginning and after a restart, or of a file. */
export interface Snapshot extends Omit<Extract<LiveEvent, { kind: 'snapshot' }>, 'plan'> {
  readonly plan: Plan;
}
/** What is other now. */
export type Changes = Extract<LiveEvent, { kind: 'changes' }>;

/** ASC/ASCQ that an element reports whose magazine or drive is away (SMC-3, additional sense 3B/12 and 3B/1A). */
const AWAY = new Set(['3b/12', '3b/1a']);

/** The library as the view knows it: found by kind and index, 60,000 elements and more. */
export class DrawnLibrary {
  readonly plan: Plan;
  condition: LibraryCondition;
  phase: RunPhase;
  private readonly elements: ElementTable;

  constructor({ plan, elements, condition, phase }: Snapshot) {
    this.plan = plan;
    this.condition = condition;
    this.phase = phase;
    this.elements = elements;
  }

  /** Takes in what has changed. @returns the spots of the elements. */
  apply({ elements, condition }: Changes): Spot[] {
    this.condition = condition;
    return elements.map((element) => {
      this.elements.put(element);
      return parseSpot(element.place);
    });
  }

  /** How many there are of a kind. */
  count(kind: SpotKind): number {
    if (kind === 'door') return this.plan.model.doors;
    if (kind === 'keypad') return this.plan.model.keypad ? 1 : 0;
    return this.plan.model.elements[kind].count;
  }

  /** Undefined for a door or keypad, and for a spot that the library has not. */
  element({ kind, index }: Spot): ElementState | undefined {
    const { numbers } = this.elements;
    return kind === 'door' || kind === 'keypad' ? undefined : this.elements.at(numbers.of(kind, index));
  }

  drive(index: number): DriveState | undefined {
    return this.condition.drives[index];
  }

  /** Elements of a kind in order of their index. */
  ofKind(kind: ElementKind): readonly ElementState[] {
    return this.elements.ofKind(kind);
  }

  has(spot: Spot): boolean {
    return spot.index < this.count(spot.kind);
  }

  /** Which transport stands there; -1 for none. */
  transportAt(spot: Spot): number {
    return this.condition.transports.indexOf(spotName(spot));
  }

  /** Its magazine has been pulled, or its drive taken out. */
  away(element: ElementState): boolean {
    return element.exception !== null && AWAY.has(element.exception);
  }

  isCleanerSlot({ kind, index }: Spot): boolean {
    return kind === 'slot' && this.plan.model.cleanerSlot === index;
  }

  /** First and last slot of the magazine of a slot; undefined in a library without magazines. */
  magazine(slot: number): readonly [number, number] | undefined {
    const size = this.plan.model.capabilities.magazineSize;
    if (size === 0) return undefined;
    const first = slot - (slot % size);
    return [first, Math.min(first + size, this.count('slot')) - 1];
  }

  /** Where a bar code is, exactly; undefined where no element holds it. */
  findBarcode(barcode: string): Spot | undefined {
    for (const element of this.elements) if (element.barcode === barcode) return parseSpot(element.place);
    return undefined;
  }
}

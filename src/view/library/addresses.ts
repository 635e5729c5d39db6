import type { ChangerParameters } from '../../ddi/rules/rule.ts';
import type { ElementKind } from '../../emulator/model.ts';
import type { DrawnLibrary } from './drawn-library.ts';
import type { Spot } from './spots.ts';

/** The three numbers of an element, each of which somebody means by "its number". */
export interface Addresses {
  /** Element address in a CDB (SMC-3). */
  readonly scsi: number;
  /** CHANGER_ELEMENT.ElementAddress: zero-based among its type (ntddchgr.h). */
  readonly ioctl: number;
  /** What stands on the library's front, by GET_CHANGER_PARAMETERS; undefined before the driver has returned it. */
  readonly display: number | undefined;
}

/** The member of GET_CHANGER_PARAMETERS with the number of the first element, by type. */
const FIRST_NUMBER = {
  transport: 'FirstTransportNumber',
  slot: 'FirstSlotNumber',
  port: 'FirstIEPortNumber',
  drive: 'FirstDriveNumber',
} as const satisfies Readonly<Record<ElementKind, keyof ChangerParameters>>;

/** The addresses of an element; undefined for a door or keypad. */
export function addresses(library: DrawnLibrary, spot: Spot): Addresses | undefined {
  const element = library.element(spot);
  if (!element || spot.kind === 'door' || spot.kind === 'keypad') return undefined;
  const { parameters } = library.condition;
  const display = (): number | undefined => {
    if (!parameters) return undefined;
    // FirstCleanerSlotAddress has the numbering of FirstSlotNumber (ddi _get_changer_parameters).
    if (library.isCleanerSlot(spot) && parameters.NumberCleanerSlots > 0)
      return parameters.FirstCleanerSlotAddress;
    return parameters[FIRST_NUMBER[spot.kind as ElementKind]] + spot.index;
  };
  return { scsi: element.scsiAddress, ioctl: spot.index, display: display() };
}

import { CHANGER_TO } from '../values.ts';
import { EXCHANGE_MEMBERS, KIND_LIST, MOVE_MEMBERS, type NumberMember } from './element-kinds.ts';
import { capabilitiesPage } from './mode-pages.ts';
import type { ChangerParameters, Finding, ParameterFacts } from './rule.ts';
import { bitNames, byte, found, listed } from './wording.ts';

/** MoveFrom* and ExchangeFrom*, and how they compare with mode page 1Fh. */

export const MOVE_AND_EXCHANGE: readonly NumberMember[] = [...MOVE_MEMBERS, ...EXCHANGE_MEMBERS];

/** Those of the members that have one of the bits. */
export function membersWith(
  parameters: ChangerParameters,
  bits: number,
  members: readonly NumberMember[] = MOVE_AND_EXCHANGE,
): readonly NumberMember[] {
  return members.filter((name) => (parameters[name] & bits) !== 0);
}

/** Members with their values: `MoveFromSlot is 0x0A and MoveFromDrive is 0x02`. */
export function withValues(parameters: ChangerParameters, members: readonly NumberMember[]): string {
  return listed(members.map((name) => `${name} is ${byte(parameters[name])}`));
}

/** Destinations of page 1Fh that a driver is right to leave out, and so are not compared. */
function destinationsToSkip(page: Uint8Array, at: number, parameters: ChangerParameters): number {
  let skip = 0;
  // The page says media can move to a transport that it says cannot store them: F13 decides about the bit.
  const storesInTransport = (page[2] & CHANGER_TO.CHANGER_TO_TRANSPORT) !== 0;
  if (!storesInTransport) skip |= page[at] & CHANGER_TO.CHANGER_TO_TRANSPORT;
  // The driver reports no IEport, because it is really a door: F10 forbids the bit.
  if (parameters.NumberIEElements === 0) skip |= CHANGER_TO.CHANGER_TO_IEPORT;
  return skip;
}

/** What differs between the bytes of a structure and those of mode page 1Fh. */
export function compareWithPage(
  { parameters, device }: ParameterFacts,
  which: 'moveFrom' | 'exchangeFrom',
): Finding | undefined {
  const page = capabilitiesPage(device);
  if (page === undefined) return undefined;
  const differences: string[] = [];
  const involved: string[] = [];
  for (const kind of KIND_LIST) {
    // A kind that the driver does not report can be no source: F11 asks for a zero byte.
    if (parameters[kind.count] === 0) continue;
    const at = kind.capabilityAt + (which === 'moveFrom' ? 0 : 8);
    const compared = 0x0f & ~destinationsToSkip(page, at, parameters);
    const name = kind[which];
    if ((parameters[name] & compared) === (page[at] & compared)) continue;
    differences.push(
      `${name} is ${byte(parameters[name])} where byte ${at} is ${byte(page[at] & 0x0f)} (${bitNames(page[at])})`,
    );
    involved.push(name);
  }
  if (differences.length === 0) return undefined;
  return found(
    `The driver and mode page 1Fh differ: ${listed(differences)}. Copy the low four bits of the page; they have the order of the CHANGER_TO_ constants.`,
    involved,
  );
}

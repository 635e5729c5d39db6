import type { Deed } from './act.ts';
import type { DrawnLibrary } from './drawn-library.ts';
import { spotName, type Spot } from './spots.ts';

/** What putting a cartridge down somewhere comes to, or why it comes to nothing. */
export type Move =
  | { readonly ok: true; readonly title: string; readonly deed: Deed }
  | { readonly ok: false; readonly reason: string };

const no = (reason: string): Move => ({ ok: false, reason });
const yes = (title: string, deed: Deed): Move => ({ ok: true, title, deed });

/** Why nothing can be picked up there; undefined where a cartridge can. */
export function pickUpProblem(library: DrawnLibrary, from: Spot): string | undefined {
  const element = library.element(from);
  if (!element) return `There is no cartridge in a ${from.kind}.`;
  return element.full ? undefined : `The ${spotName(from)} is empty.`;
}

function targetProblem(library: DrawnLibrary, from: Spot, to: Spot): string | undefined {
  if (spotName(from) === spotName(to)) return 'It is there already.';
  const target = library.element(to);
  if (!target) return `A ${to.kind} holds no cartridge.`;
  return target.full ? `The ${spotName(to)} holds ${target.barcode ?? 'a cartridge'} already.` : undefined;
}

/** A move in a library file: the cartridge lies there from the beginning. */
export function fileMove(library: DrawnLibrary, from: Spot, to: Spot): Move {
  const problem = pickUpProblem(library, from) ?? targetProblem(library, from, to);
  if (problem !== undefined) return no(problem);
  return yes(`Put it into ${spotName(to)}`, {
    to: 'file',
    edit: { edit: 'move', from: spotName(from), to: spotName(to) },
  });
}

/**
 * A move in a running library: what the removable storage manager is asked for where it manages the library, or MOVE_MEDIUM.
 * @param raw send MOVE_MEDIUM also behind the manager's back.
 */
export function liveMove(library: DrawnLibrary, from: Spot, to: Spot, raw: boolean): Move {
  const problem =
    pickUpProblem(library, from) ?? (raw ? sameSpotProblem(from, to) : targetProblem(library, from, to));
  if (problem !== undefined) return no(problem);
  if (!library.element(to)) return no(`A ${to.kind} holds no cartridge.`);
  if (raw || !library.plan.managed) {
    const act = { ioctl: 'MOVE_MEDIUM', source: spotName(from), destination: spotName(to) };
    return yes(`MOVE_MEDIUM ${act.source} → ${act.destination}`, { to: 'lab', act });
  }
  return managedMove(library, from, to);
}

/** A full destination is the driver's to refuse; the same place is nobody's move. */
function sameSpotProblem(from: Spot, to: Spot): string | undefined {
  return spotName(from) === spotName(to) ? 'It is there already.' : undefined;
}

const ANYWAY = 'Hold Shift to send MOVE_MEDIUM yourself.';

function managedMove(library: DrawnLibrary, from: Spot, to: Spot): Move {
  const volume = library.element(from)?.barcode ?? null;
  if (from.kind === 'port' && to.kind === 'slot')
    return yes(`Inject from ${spotName(from)}; the storage manager chooses the slot`, {
      to: 'lab',
      act: { rsm: 'inject', port: from.index },
    });
  if (volume === null)
    return no(`The storage manager knows media by their labels, and this one has none. ${ANYWAY}`);
  const ask = (title: string, act: Readonly<Record<string, unknown>>): Move =>
    yes(title, { to: 'lab', act: { ...act, volume } });
  if (to.kind === 'drive')
    return ask(`Mount ${volume} in ${spotName(to)}`, { rsm: 'mount', drive: to.index });
  if (to.kind === 'port')
    return ask(`Eject ${volume} through ${spotName(to)}`, { rsm: 'eject', port: to.index });
  if (from.kind === 'drive' && to.kind === 'slot')
    return ask(`Dismount ${volume}; the storage manager chooses the slot`, { rsm: 'dismount' });
  return no(`The storage manager moves nothing from a ${from.kind} to a ${to.kind}. ${ANYWAY}`);
}

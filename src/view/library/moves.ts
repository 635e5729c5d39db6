import * as l10n from '@vscode/l10n';
import type { Deed } from './act.ts';
import type { DrawnLibrary } from './drawn-library.ts';
import { spotName, spotTitle, spotWords, type Spot } from './spots.ts';

/** What putting a cartridge down somewhere comes to, or why it comes to nothing. */
export type Move =
  | { readonly ok: true; readonly title: string; readonly deed: Deed }
  | { readonly ok: false; readonly reason: string };

const no = (reason: string): Move => ({ ok: false, reason });
const yes = (title: string, deed: Deed): Move => ({ ok: true, title, deed });

/** Why nothing can be picked up there; undefined where a cartridge can. */
export function pickUpProblem(library: DrawnLibrary, from: Spot): string | undefined {
  const element = library.element(from);
  if (!element) return l10n.t('{0} holds no cartridge.', spotTitle(from));
  return element.full ? undefined : l10n.t('{0} is empty.', spotTitle(from));
}

function targetProblem(library: DrawnLibrary, from: Spot, to: Spot): string | undefined {
  if (spotName(from) === spotName(to)) return l10n.t('It is there already.');
  const target = library.element(to);
  if (!target) return l10n.t('{0} holds no cartridge.', spotTitle(to));
  if (!target.full) return undefined;
  return target.barcode === null
    ? l10n.t('{0} holds a cartridge already.', spotTitle(to))
    : l10n.t('{0} holds {1} already.', spotTitle(to), target.barcode);
}

/** A move in a library file: the cartridge lies there from the beginning. */
export function fileMove(library: DrawnLibrary, from: Spot, to: Spot): Move {
  const problem = pickUpProblem(library, from) ?? targetProblem(library, from, to);
  if (problem !== undefined) return no(problem);
  return yes(l10n.t('Put it into {0}', spotWords(to)), {
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
  if (!library.element(to)) return no(l10n.t('{0} holds no cartridge.', spotTitle(to)));
  if (raw || !library.plan.managed) {
    const act = { ioctl: 'MOVE_MEDIUM', source: spotName(from), destination: spotName(to) };
    return yes(`MOVE_MEDIUM ${act.source} → ${act.destination}`, { to: 'lab', act });
  }
  return managedMove(library, from, to);
}

/** A full destination is the driver's to refuse; the same place is nobody's move. */
function sameSpotProblem(from: Spot, to: Spot): string | undefined {
  return spotName(from) === spotName(to) ? l10n.t('It is there already.') : undefined;
}

/** A refusal of the storage manager, and the way past it. */
const managerRefuses = (reason: string): Move =>
  no(`${reason} ${l10n.t('Hold Shift to send MOVE_MEDIUM yourself.')}`);

function managedMove(library: DrawnLibrary, from: Spot, to: Spot): Move {
  const volume = library.element(from)?.barcode ?? null;
  if (from.kind === 'port' && to.kind === 'slot')
    return yes(l10n.t('Inject from {0}; the storage manager chooses the slot', spotWords(from)), {
      to: 'lab',
      act: { rsm: 'inject', port: from.index },
    });
  if (volume === null)
    return managerRefuses(l10n.t('The storage manager knows media by their labels, and this one has none.'));
  const ask = (title: string, act: Readonly<Record<string, unknown>>): Move =>
    yes(title, { to: 'lab', act: { ...act, volume } });
  if (to.kind === 'drive')
    return ask(l10n.t('Mount {0} in {1}', volume, spotWords(to)), { rsm: 'mount', drive: to.index });
  if (to.kind === 'port')
    return ask(l10n.t('Eject {0} through {1}', volume, spotWords(to)), { rsm: 'eject', port: to.index });
  if (from.kind === 'drive' && to.kind === 'slot')
    return ask(l10n.t('Dismount {0}; the storage manager chooses the slot', volume), { rsm: 'dismount' });
  return managerRefuses(
    l10n.t('The storage manager moves nothing from {0} to {1}.', spotWords(from), spotWords(to)),
  );
}

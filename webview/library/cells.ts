import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { ElementState } from '../../src/live/library-state.ts';
import {
  conditionWords,
  doorWord,
  driveLook,
  driveNotes,
  labelText,
  portWord,
} from '../../src/view/library/describe.ts';
import type { DrawnLibrary } from '../../src/view/library/drawn-library.ts';
import type { IconName } from '../../src/view/library/icons.ts';
import { marksOf } from '../../src/view/library/marks.ts';
import { spotTitle, type Spot } from '../../src/view/library/spots.ts';
import { icon } from './icon.ts';

/** What a cell shows of its thing; one function a kind. */

function cartridge(element: ElementState): TemplateResult {
  return html`<span class="cartridge ${element.cleaner ? 'cleaner' : ''}"
    ><span class="spine"></span
    ><span class="barcode ${element.barcode === null ? 'none' : ''}">${labelText(element)}</span></span
  >`;
}

function marks(element: ElementState, library: DrawnLibrary): TemplateResult | typeof nothing {
  const found = marksOf(element, library);
  return found.length === 0
    ? nothing
    : html`<span class="marks">${found.map((mark) => icon(mark.icon, mark.tone))}</span>`;
}

function state(name: IconName, word: string, tone = '', locked = false): TemplateResult {
  return html`<span class="state ${tone}">${icon(name)}${word}${locked ? icon('locked') : nothing}</span>`;
}

function slot(element: ElementState, library: DrawnLibrary, spot: Spot): TemplateResult {
  const away = library.away(element);
  return html`<span class="number"
      >${spot.index}${library.isCleanerSlot(spot) ? icon('cleaner') : nothing}</span
    >
    ${away ? html`<span class="away">${icon('away')}${l10n.t({ message: 'pulled', comment: 'a magazine' })}</span>` : element.full ? cartridge(element) : nothing}
    ${marks(element, library)}`;
}

/** A bay with its title, its state and its mouth. */
function bay(title: TemplateResult, status: TemplateResult, mouth: TemplateResult): TemplateResult {
  return html`<span class="head"><span class="title">${title}</span>${status}</span>
    <span class="mouth">${mouth}</span>`;
}

function holding(element: ElementState, library: DrawnLibrary, empty: string): TemplateResult {
  return html`${element.full ? cartridge(element) : html`<span class="nothing">${empty}</span>`}
  ${marks(element, library)}`;
}

function drive(element: ElementState, library: DrawnLibrary, spot: Spot): TemplateResult {
  const look = driveLook(library, spot.index);
  const kind = library.plan.model.drives.at(spot.index)?.kind ?? '';
  const notes = driveNotes(library, spot.index);
  return html`${bay(
    html`${spotTitle(spot)} <span class="kind">${kind}</span>`,
    state(look.icon, look.word(), look.tone),
    holding(element, library, l10n.t('no cartridge')),
  )}
  ${notes.length > 0 ? html`<span class="notes">${icon('exception')}${notes.join(', ')}</span>` : nothing}`;
}

function port(element: ElementState, library: DrawnLibrary, spot: Spot): TemplateResult {
  const { open = false, locked = false } = library.condition.ports.at(spot.index) ?? {};
  return bay(
    html`${spotTitle(spot)}`,
    state(open ? 'extended' : 'retracted', portWord(open), open ? 'busy' : '', locked),
    holding(element, library, l10n.t('empty tray')),
  );
}

function transport(element: ElementState, library: DrawnLibrary, spot: Spot): TemplateResult {
  return bay(
    html`${icon('robot')} ${spotTitle(spot)}`,
    html`<span class="state">${conditionWords(library, spot).join(', ')}</span>`,
    holding(element, library, l10n.t('gripper empty')),
  );
}

function door(library: DrawnLibrary, spot: Spot): TemplateResult {
  const open = library.condition.doors.at(spot.index) ?? false;
  const locked = library.condition.doorLocked;
  return html`${icon(open ? 'doorOpen' : 'doorClosed')}<span class="title">${spotTitle(spot)}</span>
    <span class="state ${open ? 'busy' : ''}">${doorWord(open)}${locked ? icon('locked') : nothing}</span>`;
}

function keypad(library: DrawnLibrary, spot: Spot): TemplateResult {
  const { keypadLocked } = library.condition;
  return html`${icon('keypad')}<span class="title">${spotTitle(spot)}</span>
    <span class="state"
      >${keypadLocked ? icon('locked') : nothing}${keypadLocked ? l10n.t('Locked') : l10n.t('Unlocked')}</span
    >`;
}

/** The inside of a spot's cell. */
export function cellContent(library: DrawnLibrary, spot: Spot): TemplateResult | typeof nothing {
  if (spot.kind === 'door') return door(library, spot);
  if (spot.kind === 'keypad') return keypad(library, spot);
  const element = library.element(spot);
  if (!element) return nothing;
  return { slot, drive, port, transport }[spot.kind](element, library, spot);
}

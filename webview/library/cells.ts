import { html, nothing, type TemplateResult } from 'lit';
import type { ElementState } from '../../src/live/library-state.ts';
import { UNLABELLED, conditionWords, driveLook } from '../../src/view/library/describe.ts';
import type { DrawnLibrary } from '../../src/view/library/drawn-library.ts';
import type { IconName } from '../../src/view/library/icons.ts';
import { marksOf } from '../../src/view/library/marks.ts';
import { spotTitle, type Spot } from '../../src/view/library/spots.ts';
import { icon } from './icon.ts';

/** What a cell shows of its thing; one function a kind. */

function cartridge({ barcode, cleaner }: ElementState): TemplateResult {
  return html`<span class="cartridge ${cleaner ? 'cleaner' : ''}"
    ><span class="spine"></span><span class="barcode">${barcode ?? UNLABELLED}</span></span
  >`;
}

function marks(element: ElementState, library: DrawnLibrary): TemplateResult | typeof nothing {
  const found = marksOf(element, library);
  return found.length === 0
    ? nothing
    : html`<span class="marks">${found.map((mark) => icon(mark.icon, mark.tone))}</span>`;
}

function state(name: IconName, word: string, tone = ''): TemplateResult {
  return html`<span class="state ${tone}">${icon(name)}${word}</span>`;
}

function slot(element: ElementState, library: DrawnLibrary, spot: Spot): TemplateResult {
  const away = library.away(element);
  return html`<span class="number"
      >${spot.index}${library.isCleanerSlot(spot) ? icon('cleaner') : nothing}</span
    >
    ${away ? html`<span class="away">${icon('away')}pulled</span>` : element.full ? cartridge(element) : nothing}
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
  const notes = conditionWords(library, spot).slice(1);
  return html`${bay(
    html`${spotTitle(spot)} <span class="kind">${kind}</span>`,
    state(look.icon, look.word, look.tone),
    holding(element, library, 'no cartridge'),
  )}
  ${notes.length > 0 ? html`<span class="notes">${icon('exception')}${notes.join(', ')}</span>` : nothing}`;
}

function port(element: ElementState, library: DrawnLibrary, spot: Spot): TemplateResult {
  const { open = false, locked = false } = library.condition.ports.at(spot.index) ?? {};
  return bay(
    html`${spotTitle(spot)}`,
    html`${state(open ? 'extended' : 'retracted', open ? 'Extended' : 'Retracted', open ? 'busy' : '')}
    ${locked ? state('locked', 'Locked') : nothing}`,
    holding(element, library, 'empty tray'),
  );
}

function transport(element: ElementState, library: DrawnLibrary, spot: Spot): TemplateResult {
  return bay(
    html`${icon('robot')} ${spotTitle(spot)}`,
    html`<span class="state">${conditionWords(library, spot).join(', ')}</span>`,
    holding(element, library, 'gripper empty'),
  );
}

function door(library: DrawnLibrary, spot: Spot): TemplateResult {
  const open = library.condition.doors.at(spot.index) ?? false;
  const locked = library.condition.doorLocked;
  return html`${icon(open ? 'doorOpen' : 'doorClosed')}<span class="title">${spotTitle(spot)}</span>
    <span class="state ${open ? 'busy' : ''}"
      >${open ? 'Open' : 'Closed'}${locked ? icon('locked') : nothing}</span
    >`;
}

function keypad(library: DrawnLibrary): TemplateResult {
  const { keypadLocked } = library.condition;
  return html`${icon('keypad')}<span class="title">Keypad</span>
    <span class="state"
      >${keypadLocked ? icon('locked') : nothing}${keypadLocked ? 'Locked' : 'Unlocked'}</span
    >`;
}

/** The inside of a spot's cell. */
export function cellContent(library: DrawnLibrary, spot: Spot): TemplateResult | typeof nothing {
  if (spot.kind === 'door') return door(library, spot);
  if (spot.kind === 'keypad') return keypad(library);
  const element = library.element(spot);
  if (!element) return nothing;
  return { slot, drive, port, transport }[spot.kind](element, library, spot);
}

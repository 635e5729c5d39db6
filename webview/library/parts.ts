import '@vscode-elements/elements/dist/vscode-single-select/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { Callout } from '../../src/view/library/deed-log.ts';
import { numberText } from '../../src/view/language.ts';
import { countsText, seconds } from '../../src/view/library/describe.ts';
import type { DrawnLibrary } from '../../src/view/library/drawn-library.ts';
import { SHOW, type Filter, type Show } from '../../src/view/library/filter.ts';
import type { Rect } from '../../src/view/library/grid-layout.ts';
import { MARKS } from '../../src/view/library/marks.ts';
import type { FileProblemView } from '../../src/view/library/messages.ts';
import { PHASES } from '../../src/view/library/phases.ts';
import type { Spot } from '../../src/view/library/spots.ts';
import { icon } from './icon.ts';
import { placed } from './placed.ts';

/** The parts of the view around its panes. */

export function title(library: DrawnLibrary, file: boolean): TemplateResult {
  const { vendor, product } = library.plan.model;
  const phase = PHASES[library.phase];
  return html`<h1>${vendor} ${product}</h1>
    <span class="about">${library.plan.name.split(/[\\/]/).at(-1)} · ${countsText(library)}</span>
    ${
      file
        ? nothing
        : html`<span class="phase">${icon(phase.icon)}${phase.word()}</span>
            <span class="clock" title=${l10n.t("The lab's clock")}>${seconds(library.condition.time)}</span>`
    }`;
}

export function filterFields(
  filter: Filter,
  set: (filter: Filter) => void,
  find: () => void,
): TemplateResult {
  return html`<vscode-textfield
      type="search"
      .label=${l10n.t('Find by bar code or element')}
      placeholder=${l10n.t('Find bar code or slot 3')}
      .value=${filter.text}
      @input=${(event: Event) => set({ ...filter, text: (event.target as HTMLInputElement).value })}
      @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && find()}
    ></vscode-textfield>
    <vscode-single-select
      label=${l10n.t('Which elements to show')}
      .value=${filter.show}
      @change=${(event: Event) => set({ ...filter, show: (event.target as HTMLSelectElement).value as Show })}
    >
      ${Object.entries(SHOW).map(
        ([value, row]) => html`<vscode-option value=${value}>${row.title()}</vscode-option>`,
      )}
    </vscode-single-select>`;
}

function problemHeading(count: number, drawn: boolean): string {
  if (count === 1)
    return drawn
      ? l10n.t('A mistake in the file; the drawing shows it as it was before')
      : l10n.t('A mistake in the file');
  return drawn
    ? l10n.t('{0} mistakes in the file; the drawing shows it as it was before', numberText(count))
    : l10n.t('{0} mistakes in the file', numberText(count));
}

/** The mistakes of a library file, each with the way to its line. */
export function problemList(
  problems: readonly FileProblemView[],
  drawn: boolean,
  open: (line: number) => void,
): TemplateResult {
  return html`<section class="banner" aria-label=${l10n.t('Mistakes in the file')}>
    <h2>${icon('exception')} ${problemHeading(problems.length, drawn)}</h2>
    <ul>
      ${problems.map(
        ({ line, path, message }) =>
          html`<li>
            <button @click=${() => open(line)}>
              <span class="line">${l10n.t('Line {0}', line)}</span>:
              ${path === '' ? '' : `${path} `}${message}
            </button>
          </li>`,
      )}
    </ul>
  </section>`;
}

export function legend(): TemplateResult {
  return html`<ul class="legend" aria-label=${l10n.t('Signs')}>
    ${MARKS.map(({ icon: name, means }) => html`<li>${icon(name)} ${means()}</li>`)}
    <li>${icon('robot')} ${l10n.t('The robot stands here')}</li>
  </ul>`;
}

const CALLOUT_ICON = { busy: 'busy', good: 'ready', error: 'exception' } as const;

/** A word below the thing it is about, or above it at the bottom of the window. */
export function calloutBox({ tone, text }: Callout, at: Rect | undefined, close: () => void): TemplateResult {
  const x = Math.max(8, Math.min(at?.x ?? 8, window.innerWidth - 376));
  const below = (at?.y ?? 0) + (at?.height ?? 0) + 6;
  const y = below > window.innerHeight - 90 ? Math.max(8, (at?.y ?? 100) - 70) : below;
  return html`<div class="floating callout ${tone}" ${placed({ x, y, width: 360, height: NaN })}>
    ${icon(CALLOUT_ICON[tone])}<span>${text}</span>
    <button aria-label=${l10n.t('Close this message')} @click=${close}>✕</button>
  </div>`;
}

/** All of the thing under the pointer. */
export function hoverCard(
  library: DrawnLibrary,
  spot: Spot,
  version: number,
  file: boolean,
  at: Rect | undefined,
): TemplateResult {
  const right = (at?.x ?? 0) + (at?.width ?? 0) + 8;
  const x = right + 340 > window.innerWidth ? Math.max(8, (at?.x ?? 0) - 348) : right;
  const y = Math.max(8, Math.min(at?.y ?? 0, window.innerHeight - 260));
  return html`<div class="floating hovered" aria-hidden="true" ${placed({ x, y, width: 340, height: NaN })}>
    <element-details .library=${library} .spot=${spot} .version=${version} ?file=${file}></element-details>
  </div>`;
}

/** Beside the word that the session has ended. */
export function startAgain(start: () => void): TemplateResult {
  return html`<vscode-button class="again" @click=${start}>${l10n.t('Start Again')}</vscode-button>`;
}

export function idle(file: boolean, start: () => void): TemplateResult {
  return html`<div class="idle">
    ${icon('robot')}
    ${
      file
        ? html`<p>${l10n.t('The library cannot be drawn until the file is mended.')}</p>`
        : html`<p>
              ${l10n.t('No driver is running. Start one, and its library shows here: slots, drives, robot and ports.')}
            </p>
            <vscode-button @click=${start}>${l10n.t('Start Debugging (F5)')}</vscode-button>`
    }
  </div>`;
}

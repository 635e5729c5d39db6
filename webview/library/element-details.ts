import * as l10n from '@vscode/l10n';
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { addressDetails, contents, furtherDetails, type Detail } from '../../src/view/library/describe.ts';
import { comparisons, type Comparison } from '../../src/view/library/differences.ts';
import type { DrawnLibrary } from '../../src/view/library/drawn-library.ts';
import { spotTitle, type Spot } from '../../src/view/library/spots.ts';
import { tokens } from '../shared/tokens.ts';
import { icon } from './icon.ts';

/** All that is known of one thing in the library. */
@customElement('element-details')
export class ElementDetails extends LitElement {
  static override styles = [
    tokens,
    css`
      :host {
        display: block;
      }
      h2 {
        margin: 0 0 8px;
        font-size: 1.1em;
      }
      .holds {
        margin-left: 6px;
        font-family: var(--mono);
        font-weight: normal;
      }
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 3px 12px;
        margin: 8px 0 0;
      }
      dt {
        color: var(--muted);
      }
      dd {
        margin: 0;
        overflow-wrap: anywhere;
      }
      .addresses {
        display: grid;
        grid-template-columns: repeat(3, auto);
        gap: 0;
        border: 1px solid var(--line);
        border-radius: 4px;
      }
      .addresses div {
        padding: 4px 8px;
      }
      .addresses div + div {
        border-left: 1px solid var(--line);
      }
      .addresses dt {
        font-size: 0.85em;
      }
      .addresses dd {
        font-family: var(--mono);
      }
      table {
        width: 100%;
        margin-top: 10px;
        border-collapse: collapse;
      }
      th,
      td {
        padding: 3px 6px 3px 0;
        border-bottom: 1px solid var(--line);
        text-align: left;
        overflow-wrap: anywhere;
      }
      thead th {
        color: var(--muted);
        font-weight: normal;
      }
      tbody th {
        font-weight: normal;
        white-space: nowrap;
      }
      td {
        font-family: var(--mono);
        font-size: 0.95em;
      }
      tr.differs td {
        font-weight: 700;
      }
      .icon {
        width: 1em;
        height: 1em;
        fill: none;
        stroke: currentColor;
        stroke-width: 1.6;
        vertical-align: -0.12em;
      }
      .icon.warning {
        color: var(--warning);
      }
      .silent {
        margin: 6px 0 0;
        color: var(--muted);
      }
    `,
  ];

  @property({ attribute: false }) library?: DrawnLibrary;
  @property({ attribute: false }) spot: Spot | null = null;
  @property({ attribute: false }) version = 0;
  /** A library file has no driver that reports. */
  @property({ type: Boolean }) file = false;

  override render(): TemplateResult | typeof nothing {
    const { library, spot } = this;
    if (!library || !spot || !library.has(spot)) return nothing;
    const element = library.element(spot);
    const further = furtherDetails(library, spot);
    return html`<h2>
        ${spotTitle(spot)}${library.isCleanerSlot(spot) ? ` · ${l10n.t('cleaner slot')}` : ''}
        ${element ? html`<span class="holds">${contents(element)}</span>` : nothing}
      </h2>
      ${element ? html`<dl class="addresses">${addressDetails(library, spot).map(addressTile)}</dl>` : nothing}
      ${element && !this.file ? comparisonTable(comparisons(element)) : nothing}
      ${further.length > 0 ? html`<dl>${further.map(pair)}</dl>` : nothing}`;
  }
}

function pair({ name, value }: Detail): TemplateResult {
  return html`<dt>${name}</dt>
    <dd>${value}</dd>`;
}

function addressTile(detail: Detail): TemplateResult {
  return html`<div>${pair(detail)}</div>`;
}

function comparisonTable(rows: readonly Comparison[]): TemplateResult {
  const silent = rows.every(({ driver }) => driver === null);
  return html`<table>
      <thead>
        <tr>
          <td></td>
          <th scope="col">${l10n.t('Device holds')}</th>
          ${silent ? nothing : html`<th scope="col">${l10n.t('Driver reports')}</th>`}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ name, device, driver, differs }) =>
            html`<tr class=${differs ? 'differs' : ''}>
              <th scope="row">${name}</th>
              <td>${device}</td>
              ${
                silent
                  ? nothing
                  : html`<td>
                      ${differs ? icon('different', 'warning') : nothing}
                      ${driver}${differs ? html`<span class="hidden-text"> ${l10n.t('(differs)')}</span>` : nothing}
                    </td>`
              }
            </tr>`,
        )}
      </tbody>
    </table>
    ${silent ? html`<p class="silent">${l10n.t('The driver has not reported this element yet.')}</p>` : nothing}`;
}

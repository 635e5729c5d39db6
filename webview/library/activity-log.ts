import * as l10n from '@vscode/l10n';
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Activity } from '../../src/view/library/deed-log.ts';
import { tokens } from '../shared/tokens.ts';
import { icon } from './icon.ts';

/** What was done last, newest first. */
@customElement('activity-log')
export class ActivityLog extends LitElement {
  static override styles = [
    tokens,
    css`
      :host {
        display: block;
      }
      h2 {
        margin: 0 0 6px;
        font-size: 1em;
      }
      ol {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: 16px 1fr;
        gap: 4px;
        padding: 3px 0;
        border-top: 1px solid var(--line);
        overflow-wrap: anywhere;
      }
      .outcome {
        grid-column: 2;
        color: var(--muted);
        font-size: 0.92em;
      }
      .failed .outcome {
        color: var(--text);
      }
      .asked {
        margin-left: 6px;
        padding: 0 5px;
        border: 1px solid var(--line);
        border-radius: 8px;
        color: var(--muted);
        font-size: 0.85em;
        white-space: nowrap;
      }
      .icon {
        width: 1em;
        height: 1em;
        margin-top: 0.15em;
        fill: none;
        stroke: currentColor;
        stroke-width: 1.8;
      }
      .icon.good {
        color: var(--good);
      }
      .icon.error {
        color: var(--error);
      }
      p {
        margin: 0;
        color: var(--muted);
      }
    `,
  ];

  @property({ attribute: false }) activities: readonly Activity[] = [];

  override render(): TemplateResult {
    return html`<h2>${l10n.t('Activity')}</h2>
      ${
        this.activities.length === 0
          ? html`<p>${l10n.t('Nothing has been done yet.')}</p>`
          : html`<ol>
              ${this.activities.map(
                ({ text, ok, outcome, asked }) =>
                  html`<li class=${ok ? '' : 'failed'}>
                    ${ok ? icon('ready', 'good') : icon('error', 'error')}
                    <span
                      >${ok ? nothing : html`<span class="hidden-text">${l10n.t('Failed:')} </span>`}${text}${
                        asked ? html`<span class="asked">${l10n.t('you')}</span>` : nothing
                      }</span
                    >
                    ${outcome === '' ? nothing : html`<span class="outcome">${outcome}</span>`}
                  </li>`,
              )}
            </ol>`
      }`;
  }
}

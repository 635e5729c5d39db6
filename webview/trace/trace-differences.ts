import * as l10n from '@vscode/l10n';
import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { cutTogether } from '../../src/trace-files/compare/comparison-text.ts';
import type { ShownComparison } from '../../src/view/trace/trace-store.ts';
import type { ListedDifference } from '../../src/view/trace/messages.ts';
import { numberText } from '../../src/view/language.ts';
import { linkButton } from '../shared/link-button.ts';
import { tokens } from '../shared/tokens.ts';
import { emit } from './emit.ts';

/** Differences that are listed; all are in the text of the command line. */
const MOST = 500;

function headingText(count: number, other: string): string {
  if (count === 0) return l10n.t('No difference to {0}', other);
  return count === 1
    ? l10n.t('1 difference to {0}', other)
    : l10n.t('{0} differences to {1}', numberText(count), other);
}

/** What differs from another trace. */
@customElement('trace-differences')
export class TraceDifferences extends LitElement {
  static override styles = [
    tokens,
    linkButton,
    css`
      :host {
        display: block;
        overflow: auto;
        padding: 8px 12px;
      }

      header {
        display: flex;
        align-items: baseline;
        gap: 8px;
      }

      h2 {
        flex: 1;
        margin: 0;
        font-size: inherit;
      }

      ol {
        margin: 6px 0;
        padding-left: 2em;
      }

      dl {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 0 8px;
        margin: 0 0 6px;
        color: var(--muted);
      }

      dd {
        margin: 0;
        font-family: var(--mono);
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) comparison!: ShownComparison;

  override render(): TemplateResult {
    const { other, differences } = this.comparison;
    const count = differences.length;
    return html`
      <header>
        <h2>${headingText(count, other)}</h2>
        <button @click=${() => emit(this, 'close-differences', undefined)}>${l10n.t('Close')}</button>
      </header>
      <ol>
        ${differences.slice(0, MOST).map((difference) => html`<li>${this.difference(difference)}</li>`)}
      </ol>
      ${
        count > MOST
          ? html`<p>${l10n.t('… and {0} more: see changer-lab trace compare.', numberText(count - MOST))}</p>`
          : ''
      }
    `;
  }

  private difference({ title, row, members }: ListedDifference): TemplateResult {
    return html`
      ${
        row === null
          ? html`<span>${title}</span>`
          : html`<button @click=${() => emit(this, 'row-select', row)}>${title}</button>`
      }
      <dl>
        ${members.map(({ name, a, b }) => {
          const [here, there] = cutTogether(a, b);
          return html`<dt>${l10n.t('{0} here', name)}</dt>
            <dd>${here}</dd>
            <dt>${l10n.t('{0} there', name)}</dt>
            <dd>${there}</dd>`;
        })}
      </dl>
    `;
  }
}

import { VscodeSingleSelect } from '@vscode-elements/elements/dist/vscode-single-select/vscode-single-select.js';
import * as l10n from '@vscode/l10n';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';

/** VS Code Elements' list to choose from or to write into, in the page's language: it has no properties for its own words. */
@customElement('choice-list')
export class ChoiceList extends VscodeSingleSelect {
  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const button = this.shadowRoot?.querySelector('.combobox-button');
    button?.setAttribute('aria-label', l10n.t('Open the list of options'));
  }

  protected override _renderPlaceholderOption(isListEmpty: boolean): TemplateResult<1> | typeof nothing {
    if (super._renderPlaceholderOption(isListEmpty) === nothing) return nothing;
    const { filterPattern } = this._opts;
    if (!this.creatable || filterPattern === '')
      return html`<li class="no-options" @click=${this._onNoOptionsClick}>${l10n.t('No options')}</li>`;
    return html`<li
      class="option placeholder ${this._isPlaceholderOptionActive ? 'active' : ''}"
      @mouseout=${this._onPlaceholderOptionMouseOut}
    >
      ${l10n.t('Use "{0}"', filterPattern)}
    </li>`;
  }
}

import { LitElement, html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { tokens } from '../shared/tokens.ts';

/** The drawing of a library. */
@customElement('library-view')
export class LibraryView extends LitElement {
  static override styles = [tokens];

  override render(): TemplateResult {
    return html``;
  }
}

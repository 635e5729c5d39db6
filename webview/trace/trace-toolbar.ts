import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-checkbox/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import * as l10n from '@vscode/l10n';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { ANYWHERE, FILTER_FIELDS } from '../../src/trace-files/filter/filter-fields.ts';
import type { TracePhase } from '../../src/view/trace/messages.ts';
import type { TraceStore } from '../../src/view/trace/trace-store.ts';
import { numberText } from '../../src/view/language.ts';
import { tokens } from '../shared/tokens.ts';
import { emit } from './emit.ts';
import { commandsText } from './grid-columns.ts';

const PHASES: Readonly<Record<TracePhase, () => string>> = {
  reading: () => l10n.t('reading…'),
  complete: () => '',
  following: () => l10n.t('following the run'),
  over: () => l10n.t('the run is over'),
  waiting: () => l10n.t('no driver runs'),
};

/** Filter, switches and acts above the table. */
@customElement('trace-toolbar')
export class TraceToolbar extends LitElement {
  static override styles = [
    tokens,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 10px;
        padding: 6px 12px;
        border-bottom: 1px solid var(--line);
      }

      .filter {
        position: relative;
        flex: 1 1 220px;
        max-width: 560px;
      }

      vscode-textfield {
        width: 100%;
      }

      .count {
        color: var(--muted);
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }

      .acts,
      .switches {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 10px;
      }

      .acts {
        gap: 4px;
        margin-left: auto;
      }

      .acts vscode-button {
        line-height: 18px;
      }

      .acts vscode-button::part(base) {
        padding: 0 7px;
      }

      .wrong {
        flex-basis: 100%;
        padding-left: 8px;
        border-left: 4px solid var(--error);
      }

      .help {
        display: none;
        position: absolute;
        z-index: 3;
        top: 100%;
        left: 0;
        margin-top: 2px;
        padding: 8px 12px;
        background: var(--raised);
        border: 1px solid var(--line);
        box-shadow: 0 2px 8px var(--vscode-widget-shadow, transparent);
      }

      .filter:focus-within .help:not([hidden]) {
        display: grid;
        grid-template-columns: auto auto;
        gap: 2px 14px;
      }

      code {
        font-family: var(--mono);
      }
    `,
  ];

  @property({ attribute: false }) store!: TraceStore;
  @property({ attribute: false }) version = 0;
  @property({ attribute: false }) following = false;
  @property({ attribute: false }) timeLine = true;
  @query('vscode-textfield') private readonly field!: HTMLElement & { value: string };

  focusFilter(): void {
    this.field.focus();
  }

  private onFilterKey(event: KeyboardEvent): void {
    if (event.key === 'Escape' && this.field.value !== '') {
      this.field.value = '';
      emit(this, 'filter-change', '');
    } else if (event.key === 'Escape' || event.key === 'ArrowDown' || event.key === 'Enter') {
      emit(this, 'to-table', undefined);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private countText(): string {
    const { table, matching, phase } = this.store;
    const commands =
      matching === table.count
        ? commandsText(table.count)
        : l10n.t('{0} of {1}', numberText(matching), commandsText(table.count));
    return [commands, phase === 'reading' ? this.readingText() : PHASES[phase]()]
      .filter((text) => text !== '')
      .join(', ');
  }

  private readingText(): string {
    const { part } = this.store;
    return part === undefined
      ? PHASES.reading()
      : l10n.t('reading, {0} %…', numberText(Math.floor(part * 100)));
  }

  private toggle(name: string, label: string, on: boolean): TemplateResult {
    return html`<vscode-checkbox
      label=${label}
      .checked=${on}
      @change=${(event: Event) =>
        emit(this, name, (event.currentTarget as unknown as { checked: boolean }).checked)}
    ></vscode-checkbox>`;
  }

  private act(name: string, label: string, title: string, disabled = false): TemplateResult {
    return html`<vscode-button
      secondary
      title=${title}
      ?disabled=${disabled}
      @click=${() => emit(this, 'act', name)}
      >${label}</vscode-button
    >`;
  }

  private filter(): TemplateResult {
    const { store } = this;
    return html`<div class="filter" role="search">
      <vscode-textfield
        type="search"
        .label=${l10n.t('Filter commands')}
        placeholder=${l10n.t('Filter: {0}', 'move status:failed element:"slot 3"')}
        .value=${store.filterNow}
        ?invalid=${store.filterProblem !== ''}
        @input=${() => emit(this, 'filter-change', this.field.value)}
        @keydown=${(event: KeyboardEvent) => this.onFilterKey(event)}
      ></vscode-textfield>
      <div class="help" ?hidden=${store.filterProblem !== ''} aria-hidden="true">
        ${[...FILTER_FIELDS, ANYWHERE].map(
          ({ example, help }) => html`<code>${example}</code><span>${help()}</span>`,
        )}
        <code>-inquiry</code><span>${l10n.t('not what follows')}</span>
      </div>
    </div>`;
  }

  override render(): TemplateResult {
    const { store } = this;
    const empty = store.table.count === 0;
    return html`
      ${this.filter()}
      <span class="count" role="status">${this.countText()}</span>
      <div class="switches">
        ${this.toggle('group-change', l10n.t('By request'), store.grouping)}
        ${this.toggle('time-line-change', l10n.t('Time line'), this.timeLine)}
        ${store.phase === 'following' ? this.toggle('follow-change', l10n.t('Follow'), this.following) : nothing}
      </div>
      <div class="acts">
        ${this.act('load', l10n.t('Open…'), l10n.t('Open a .chtrace file'))}
        ${this.act('save', l10n.t('Save…'), l10n.t('Save this trace as a .chtrace file'), empty)}
        ${this.act(
          'export',
          l10n.t('Export…'),
          l10n.t('Write it as text, JSON or a capture for Wireshark'),
          empty,
        )}
        ${this.act('compare', l10n.t('Compare…'), l10n.t('Compare with another .chtrace file'), empty)}
      </div>
      ${
        store.filterProblem === ''
          ? nothing
          : html`<div class="wrong" role="alert">
              <span lang="en">${store.filterProblem}</span>
            </div>`
      }
    `;
  }
}

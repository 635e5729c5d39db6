import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-checkbox/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { ANYWHERE, FILTER_FIELDS } from '../../src/trace-files/filter/filter-fields.ts';
import type { TracePhase } from '../../src/view/trace/messages.ts';
import type { TraceStore } from '../../src/view/trace/trace-store.ts';
import { tokens } from '../shared/tokens.ts';
import { emit } from './emit.ts';

const PHASES: Readonly<Record<TracePhase, string>> = {
  reading: 'reading…',
  complete: '',
  following: 'following the run',
  over: 'the run is over',
  waiting: 'no driver runs',
};

const number = new Intl.NumberFormat('en');

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
        gap: 6px 14px;
        padding: 8px 12px;
        border-bottom: 1px solid var(--line);
      }

      .filter {
        position: relative;
        flex: 1 1 260px;
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

      .acts {
        display: flex;
        gap: 6px;
        margin-left: auto;
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
    const all = number.format(table.count);
    const commands = matching === table.count ? all : `${number.format(matching)} of ${all}`;
    const state = PHASES[phase];
    return `${commands} ${table.count === 1 ? 'command' : 'commands'}${state === '' ? '' : `, ${state}`}`;
  }

  private toggle(name: string, label: string, on: boolean): TemplateResult {
    return html`<vscode-checkbox
      toggle
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

  override render(): TemplateResult {
    const { store } = this;
    const empty = store.table.count === 0;
    return html`
      <div class="filter" role="search">
        <vscode-textfield
          type="search"
          .label=${'Filter commands'}
          placeholder='Filter: move status:failed element:"slot 3"'
          .value=${store.filterNow}
          ?invalid=${store.filterProblem !== ''}
          @input=${() => emit(this, 'filter-change', this.field.value)}
          @keydown=${(event: KeyboardEvent) => this.onFilterKey(event)}
        ></vscode-textfield>
        <div class="help" ?hidden=${store.filterProblem !== ''} aria-hidden="true">
          ${[...FILTER_FIELDS, ANYWHERE].map(
            ({ example, help }) => html`<code>${example}</code><span>${help}</span>`,
          )}
          <code>-inquiry</code><span>not what follows</span>
        </div>
      </div>
      <span class="count" role="status">${this.countText()}</span>
      ${this.toggle('group-change', 'By request', store.grouping)}
      ${this.toggle('time-line-change', 'Time line', this.timeLine)}
      ${store.phase === 'following' ? this.toggle('follow-change', 'Follow', this.following) : nothing}
      <div class="acts">
        ${this.act('load', 'Open…', 'Open a .chtrace file')}
        ${this.act('save', 'Save…', 'Save this trace as a .chtrace file', empty)}
        ${this.act('export', 'Export…', 'Write it as text, JSON or a capture for Wireshark', empty)}
        ${this.act('compare', 'Compare…', 'Compare with another .chtrace file', empty)}
      </div>
      ${
        store.filterProblem === ''
          ? nothing
          : html`<div class="wrong" role="alert"><b>Filter:</b> ${store.filterProblem}</div>`
      }
    `;
  }
}

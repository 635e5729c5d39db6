import * as l10n from '@vscode/l10n';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { numberText } from '../../src/view/language.ts';
import type { CommandRecord } from '../../src/view/trace/detail-node.ts';
import type { FromTraceView, ToTraceView } from '../../src/view/trace/messages.ts';
import { nextMotion } from '../../src/view/trace/time-line.ts';
import { TraceStore } from '../../src/view/trace/trace-store.ts';
import { Bridge } from '../shared/bridge.ts';
import { tokens } from '../shared/tokens.ts';
import './trace-details.ts';
import type { OpenLine } from './trace-details.ts';
import './trace-differences.ts';
import './trace-grid.ts';
import type { TraceGrid } from './trace-grid.ts';
import './trace-time-line.ts';
import './trace-toolbar.ts';
import type { TraceToolbar } from './trace-toolbar.ts';
import { viewStyles } from './view-styles.ts';

/** What survives hiding and reloading. */
interface Kept {
  readonly filter: string;
  readonly grouping: boolean;
  readonly timeLine: boolean;
  readonly row: number | null;
}

/** The table of a trace, with its time line and the details of a command. */
@customElement('trace-view')
export class TraceView extends LitElement {
  static override styles = [tokens, viewStyles];

  private readonly store = new TraceStore();
  private readonly bridge = new Bridge<ToTraceView, FromTraceView, Kept>((message) => this.receive(message));
  /** Counts what the store has taken: the parts draw anew when it changes. */
  @state() private version = 0;
  @state() private selected: number | null = null;
  @state() private record: CommandRecord | undefined;
  @state() private following = true;
  @state() private timeLine = true;
  @query('trace-grid') private readonly grid!: TraceGrid;
  @query('trace-toolbar') private readonly toolbar!: TraceToolbar;
  private drawing = false;

  constructor() {
    super();
    const kept = this.bridge.state;
    if (!kept) return;
    this.store.setFilter(kept.filter);
    this.store.group(kept.grouping);
    this.timeLine = kept.timeLine;
    this.selected = kept.row;
    this.following = kept.row === null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Also where nothing has the focus.
    window.addEventListener('keydown', this.onKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.onKey);
  }

  protected override firstUpdated(): void {
    this.bridge.post({ kind: 'ready' });
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('version') && this.following && this.store.phase === 'following') this.grid.showEnd();
  }

  private receive(message: ToTraceView): void {
    this.store.apply(message);
    if (message.kind === 'command' && message.row === this.selected) this.record = message.record;
    if (message.kind === 'reset') this.record = undefined;
    if (message.kind === 'rows' && this.selected !== null && !this.record) this.ask(this.selected);
    this.redraw();
  }

  /** Draws once a frame, however many messages come. */
  private redraw(): void {
    if (this.drawing) return;
    this.drawing = true;
    requestAnimationFrame(() => {
      this.drawing = false;
      this.version++;
    });
  }

  private ask(row: number): void {
    if (row < this.store.table.count) this.bridge.post({ kind: 'command', row });
  }

  /** Shows a command in the details. */
  private select(row: number | null): void {
    if (row === this.selected) return;
    this.selected = row;
    this.record = undefined;
    this.following = false;
    if (row !== null) this.ask(row);
    this.keep();
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    const target = event.composedPath()[0];
    const typing = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
    if ((event.ctrlKey || event.metaKey) && event.key === 'f') this.toolbar.focusFilter();
    else if (typing || event.ctrlKey || event.altKey || event.metaKey) return;
    else if (event.key === '/') this.toolbar.focusFilter();
    else if (event.key === '[' || event.key === ']') this.toMotion(event.key === ']' ? 1 : -1);
    else return;
    event.preventDefault();
  };

  private toMotion(step: 1 | -1): void {
    const from = this.selected ?? (step > 0 ? -1 : this.store.table.count);
    const row = nextMotion(this.store.table, from, step);
    if (row !== undefined) this.reveal(row);
  }

  private reveal(row: number): void {
    this.select(row);
    this.grid.reveal(row);
  }

  private keep(): void {
    const { store, timeLine, selected } = this;
    this.bridge.keep({ filter: store.filterNow, grouping: store.grouping, timeLine, row: selected });
  }

  private setFilter(text: string): void {
    this.store.setFilter(text);
    this.version++;
    this.keep();
  }

  private setGrouping(on: boolean): void {
    this.store.group(on);
    this.version++;
    this.keep();
  }

  override render(): TemplateResult {
    const { store, version, selected } = this;
    const { comparison } = store;
    return html`<main>
      <h1 class="hidden-text">${l10n.t('SCSI Trace')} ${store.header.library}</h1>
      <trace-toolbar
        .store=${store}
        .version=${version}
        .following=${this.following}
        .timeLine=${this.timeLine}
        @filter-change=${(event: CustomEvent<string>) => this.setFilter(event.detail)}
        @group-change=${(event: CustomEvent<boolean>) => this.setGrouping(event.detail)}
        @follow-change=${(event: CustomEvent<boolean>) => {
          this.following = event.detail;
          if (event.detail) this.grid.showEnd();
        }}
        @time-line-change=${(event: CustomEvent<boolean>) => {
          this.timeLine = event.detail;
          this.keep();
        }}
        @act=${(event: CustomEvent<'load' | 'save' | 'export' | 'compare'>) =>
          this.bridge.post({ kind: event.detail })}
        @to-table=${() => this.grid.focus()}
      ></trace-toolbar>
      ${this.notices()}
      ${
        this.timeLine && store.table.count > 0
          ? html`<trace-time-line
              .store=${store}
              .version=${version}
              .selected=${selected}
              @row-select=${(event: CustomEvent<number>) => this.reveal(event.detail)}
            ></trace-time-line>`
          : nothing
      }
      <div class="panes">
        <trace-grid
          .store=${store}
          .version=${version}
          .selected=${selected}
          @row-select=${(event: CustomEvent<number | null>) => this.select(event.detail)}
          @row-open=${(event: CustomEvent<number>) =>
            this.bridge.post({ kind: 'line', row: event.detail, frame: 0 })}
          @scrolled-by-hand=${(event: CustomEvent<boolean>) => {
            if (!event.detail) this.following = false;
          }}
        ></trace-grid>
        <div class="side">
          ${
            comparison
              ? html`<trace-differences
                  .comparison=${comparison}
                  @row-select=${(event: CustomEvent<number>) => this.reveal(event.detail)}
                  @close-differences=${() => {
                    store.comparison = undefined;
                    this.version++;
                  }}
                ></trace-differences>`
              : nothing
          }
          <trace-details
            .record=${this.record}
            .header=${store.header}
            .row=${selected}
            .empty=${store.table.count === 0}
            @line-open=${(event: CustomEvent<OpenLine>) => this.bridge.post({ kind: 'line', ...event.detail })}
          ></trace-details>
        </div>
      </div>
    </main>`;
  }

  /** What is wrong with the file, or with what was asked for. */
  private notices(): TemplateResult {
    const { failure, problems, problemCount } = this.store;
    const more = problemCount - problems.length;
    return html`<div class="notices" role="status">
      ${failure === '' ? nothing : html`<p class="failure"><b>${l10n.t('Error:')}</b> ${failure}</p>`}
      ${
        problemCount === 0
          ? nothing
          : html`<details class="damage">
              <summary>
                ${
                  problemCount === 1
                    ? l10n.t('1 damaged line: the rest of the trace is shown')
                    : l10n.t('{0} damaged lines: the rest of the trace is shown', numberText(problemCount))
                }
              </summary>
              <ul>
                ${problems.map(({ line, message }) => html`<li>${l10n.t('Line {0}', line)}: <span lang="en">${message}</span></li>`)}
                ${more > 0 ? html`<li>${l10n.t('… and {0} more', numberText(more))}</li>` : nothing}
              </ul>
            </details>`
      }
    </div>`;
  }
}

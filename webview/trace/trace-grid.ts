import * as l10n from '@vscode/l10n';
import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Group, TraceLine } from '../../src/view/trace/trace-lines.ts';
import type { TraceStore } from '../../src/view/trace/trace-store.ts';
import { scrollTo, windowOf, type WindowSize } from '../../src/view/trace/virtual-window.ts';
import { tokens } from '../shared/tokens.ts';
import { emit } from './emit.ts';
import { commandsText, GRID_COLUMNS } from './grid-columns.ts';
import { keyTarget } from './grid-keys.ts';
import { gridStyles, LINE_HEIGHT } from './grid-styles.ts';

/** The table of commands: only what is seen is drawn, however long it is. */
@customElement('trace-grid')
export class TraceGrid extends LitElement {
  static override styles = [tokens, gridStyles];

  @property({ attribute: false }) store!: TraceStore;
  @property({ attribute: false }) version = 0;
  @property({ attribute: false }) selected: number | null = null;
  /** The line that keys move from. */
  @state() private active = 0;
  @query('.scroller') private readonly scroller!: HTMLElement;
  @query('.space') private readonly space!: HTMLElement;
  @query('.rows') private readonly rows!: HTMLElement;
  private readonly resizes = new ResizeObserver(() => this.requestUpdate());
  private following = false;

  override focus(): void {
    this.scroller.focus();
  }

  /** Scrolls to the last line. */
  showEnd(): void {
    void this.updateComplete.then(() => {
      this.following = true;
      this.scroller.scrollTop = this.scroller.scrollHeight;
    });
  }

  /** Scrolls to a row, whose request is opened for it. */
  reveal(row: number): void {
    const { lines, table } = this.store;
    lines.toggle(table.columns.step[row], true);
    this.go(lines.lineOf(row));
  }

  protected override firstUpdated(): void {
    this.resizes.observe(this.scroller);
  }

  protected override willUpdate(changed: PropertyValues): void {
    const { lines } = this.store;
    // What stood at the active line may stand elsewhere now.
    if ((changed.has('version') || changed.has('selected')) && this.selected !== null)
      this.active = lines.lineOf(this.selected);
    this.active = Math.max(0, Math.min(this.active, lines.count - 1));
  }

  protected override updated(): void {
    // The policy of the page lets styles in through the object model only.
    const { total, top } = windowOf(this.size, this.scroller.scrollTop);
    this.space.style.height = `${total}px`;
    this.rows.style.transform = `translateY(${top}px)`;
  }

  private get size(): WindowSize {
    const { scroller } = this;
    const height = (scroller as HTMLElement | null)?.clientHeight ?? 0;
    return {
      count: this.store.lines.count,
      lineHeight: LINE_HEIGHT,
      height: Math.max(0, height - LINE_HEIGHT),
    };
  }

  private go(line: number): void {
    const { lines } = this.store;
    if (lines.count === 0) return;
    this.active = Math.max(0, Math.min(line, lines.count - 1));
    const at = lines.at(this.active);
    emit(this, 'row-select', at.kind === 'row' ? at.row : null);
    this.following = false;
    this.scroller.scrollTop = scrollTo(this.size, this.scroller.scrollTop, this.active);
    this.requestUpdate();
  }

  private toggle({ step }: Group, open: boolean): void {
    const { lines } = this.store;
    lines.toggle(step, open);
    this.go(lines.lineOfStep(step));
  }

  private open(line: TraceLine): void {
    if (line.kind === 'group') this.toggle(line.group, !line.open);
    else emit(this, 'row-open', line.row);
  }

  private onKey(event: KeyboardEvent): void {
    const { lines } = this.store;
    if (lines.count === 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    const line = lines.at(this.active);
    const page = Math.max(1, Math.floor(this.size.height / LINE_HEIGHT) - 1);
    const target = keyTarget(event.key, { lines, line, active: this.active, page });
    if (!target) return;
    if (target.kind === 'line') this.go(target.line);
    else if (target.kind === 'toggle') this.toggle(target.group, target.open);
    else if (target.kind === 'toggle all') {
      lines.toggleAll(target.open);
      this.go(line.kind === 'row' ? lines.lineOf(line.row) : lines.lineOfStep(line.group.step));
    } else this.open(line);
    event.preventDefault();
  }

  private onScroll(): void {
    const { scrollTop, clientHeight, scrollHeight } = this.scroller;
    const atEnd = scrollTop + clientHeight >= scrollHeight - LINE_HEIGHT;
    if (this.following && !atEnd && this.store.lines.count > 0) {
      this.following = false;
      emit(this, 'scrolled-by-hand', false);
    }
    this.requestUpdate();
  }

  override render(): TemplateResult {
    const { store, active } = this;
    const { lines } = store;
    const { first, end } = windowOf(this.size, this.hasUpdated ? this.scroller.scrollTop : 0);
    const drawn = Array.from({ length: Math.max(0, end - first) }, (_, i) => first + i);
    const seen = active >= first && active < end && lines.count > 0;
    return html`<div
      class="scroller"
      role=${lines.grouping ? 'treegrid' : 'grid'}
      aria-label=${l10n.t('SCSI commands')}
      aria-rowcount=${lines.count + 1}
      aria-colcount=${GRID_COLUMNS.length}
      aria-activedescendant=${seen ? `line-${active}` : ''}
      tabindex="0"
      @scroll=${() => this.onScroll()}
      @keydown=${(event: KeyboardEvent) => this.onKey(event)}
    >
      <div class="head" role="rowgroup">
        <div class="line cells" role="row" aria-rowindex="1">
          ${GRID_COLUMNS.map(
            ({ name, title }, index) =>
              html`<span class=${name} role="columnheader" aria-colindex=${index + 1}>${title()}</span>`,
          )}
        </div>
      </div>
      <div class="space" role="rowgroup">
        <div class="rows" role="presentation">${drawn.map((line) => this.line(line))}</div>
      </div>
      ${lines.count === 0 ? html`<p class="nothing">${this.nothing()}</p>` : ''}
    </div>`;
  }

  private nothing(): string {
    const { table, phase, filterNow } = this.store;
    if (table.count > 0) return l10n.t('No command meets the filter {0}', filterNow);
    if (phase === 'reading') return l10n.t('Reading the trace…');
    if (phase === 'waiting')
      return l10n.t(
        'No driver runs. Start one with F5, or open a .chtrace file. Every SCSI command will be listed here.',
      );
    return l10n.t('No command has been sent.');
  }

  private line(index: number): TemplateResult {
    const line = this.store.lines.at(index);
    return line.kind === 'group' ? this.group(index, line.group, line.open) : this.row(index, line.row);
  }

  private group(index: number, group: Group, open: boolean): TemplateResult {
    const { step, count } = group;
    const known = this.store.table.step(step);
    const action = known?.action ?? (step < 0 ? l10n.t('start of the driver') : l10n.t('request under way'));
    return html`<div
      id="line-${index}"
      class="line group ${index === this.active ? 'active' : ''}"
      role="row"
      aria-rowindex=${index + 2}
      aria-level="1"
      aria-expanded=${open ? 'true' : 'false'}
      @click=${() => this.toggle(group, !open)}
    >
      <span role="gridcell" class="twist"><span aria-hidden="true">${open ? '▾' : '▸'}</span></span>
      <span role="gridcell" class="action">${step < 0 ? '' : `${step + 1}  `}${action}</span>
      <span role="gridcell" class="muted">${known?.status ?? ''}</span>
      ${known && !known.ok ? html`<span role="gridcell" class="message">${known.message}</span>` : ''}
      <span role="gridcell" class="muted">${commandsText(count)}</span>
    </div>`;
  }

  private row(index: number, row: number): TemplateResult {
    const values = this.store.table.row(row);
    return html`<div
      id="line-${index}"
      class="line cells ${index === this.active ? 'active' : ''}"
      role="row"
      aria-rowindex=${index + 2}
      aria-level=${this.store.lines.grouping ? 2 : 1}
      aria-selected=${row === this.selected ? 'true' : 'false'}
      @click=${() => this.go(index)}
      @dblclick=${() => emit(this, 'row-open', row)}
    >
      ${GRID_COLUMNS.map(
        ({ name, cell }, column) =>
          html`<span class=${name} role="gridcell" aria-colindex=${column + 1}>${cell(values)}</span>`,
      )}
    </div>`;
  }
}

import * as l10n from '@vscode/l10n';
import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { lanesOf, rowAt, wholeSpan, type Lane, type TimeSpan } from '../../src/view/trace/time-line.ts';
import type { TraceStore } from '../../src/view/trace/trace-store.ts';
import { tokens } from '../shared/tokens.ts';
import { emit } from './emit.ts';
import { secondsText } from './grid-columns.ts';
import { drawLanes, heightOf, NAMES_WIDTH } from './lane-drawing.ts';

/** Milliseconds between two drawings of many rows. */
const LANES_EVERY = 250;
const FEW_ROWS = 5000;

/** How much nearer or farther one step of the zoom is. */
const ZOOM = 2;

/** The robot's motions against the commands of each device, over the lab's time. */
@customElement('trace-time-line')
export class TraceTimeLine extends LitElement {
  static override styles = [
    tokens,
    css`
      :host {
        --robot: var(--vscode-charts-blue, var(--vscode-textLink-foreground));
        --robot-text: var(--vscode-editor-background);
        --bar: var(--vscode-descriptionForeground, var(--vscode-foreground));
        display: flex;
        max-height: 168px;
        overflow: auto;
        border-bottom: 1px solid var(--line);
      }

      .lanes {
        flex: 1;
        min-width: 0;
        outline-offset: -2px !important;
      }

      canvas {
        display: block;
        width: 100%;
      }

      .zoom {
        position: sticky;
        top: 0;
        display: flex;
        flex-direction: column;
        gap: 2px;
        padding: 4px;
      }

      button {
        font: inherit;
        min-width: 26px;
        color: inherit;
        background: transparent;
        border: 1px solid var(--line);
        cursor: pointer;
      }

      button:hover {
        background: var(--hover);
      }
    `,
  ];

  @property({ attribute: false }) store!: TraceStore;
  @property({ attribute: false }) version = 0;
  @property({ attribute: false }) selected: number | null = null;
  /** The stretch that is shown; undefined for the whole. */
  @state() private span: TimeSpan | undefined;
  @query('canvas') private readonly canvas!: HTMLCanvasElement;
  private readonly resizes = new ResizeObserver(() => this.requestUpdate());
  private lanes: readonly Lane[] = [];
  /** What the lanes were made of. */
  private made: readonly unknown[] = [];
  private madeAt = 0;
  private later: number | undefined;

  protected override firstUpdated(): void {
    this.resizes.observe(this);
  }

  private get shown(): TimeSpan {
    return this.span ?? wholeSpan(this.store.table);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.clearTimeout(this.later);
  }

  protected override updated(changed: PropertyValues): void {
    const { table } = this.store;
    const made = this.makeLanes(Math.max(1, this.canvas.clientWidth - NAMES_WIDTH));
    const moreRowsAlone = changed.size === 1 && changed.has('version');
    if (moreRowsAlone && !made) return;
    this.canvas.style.height = `${heightOf(this.lanes)}px`;
    const when = this.selected === null ? undefined : table.columns.time[this.selected];
    drawLanes(this.canvas, this.lanes, this.shown, when);
  }

  /**
   * All rows are gone through for the lanes: not for every batch of a run that goes on.
   * @returns whether they have been made anew.
   */
  private makeLanes(width: number): boolean {
    const { table } = this.store;
    const { from, to } = this.shown;
    const wanted = [table, table.count, from, to, width];
    if (wanted.every((value, index) => value === this.made[index])) return false;
    const wait = this.madeAt + LANES_EVERY - performance.now();
    if (table === this.made[0] && width === this.made[4] && wait > 0 && table.count > FEW_ROWS) {
      this.later ??= window.setTimeout(() => {
        this.later = undefined;
        this.requestUpdate();
      }, wait);
      return false;
    }
    this.lanes = lanesOf(table, this.shown, width);
    this.made = wanted;
    this.madeAt = performance.now();
    return true;
  }

  private zoom(factor: number): void {
    const whole = wholeSpan(this.store.table);
    const { from, to } = this.shown;
    const length = (to - from) / factor;
    if (length >= whole.to - whole.from) {
      this.span = undefined;
      return;
    }
    const at = this.selected === null ? (from + to) / 2 : this.store.table.columns.time[this.selected];
    const begin = Math.max(whole.from, Math.min(at - length / 2, whole.to - length));
    this.span = { from: begin, to: begin + length };
  }

  private onClick(event: MouseEvent): void {
    const { left, width } = this.canvas.getBoundingClientRect();
    const { from, to } = this.shown;
    const part = (event.clientX - left - NAMES_WIDTH) / (width - NAMES_WIDTH);
    if (part >= 0) emit(this, 'row-select', rowAt(this.store.table, from + part * (to - from)));
  }

  private onKey(event: KeyboardEvent): void {
    const { table } = this.store;
    const row = this.selected ?? 0;
    const targets: Readonly<Record<string, number>> = {
      ArrowLeft: row - 1,
      ArrowRight: row + 1,
      Home: 0,
      End: table.count - 1,
    };
    const target = targets[event.key] as number | undefined;
    if (target !== undefined) {
      if (target >= 0 && target < table.count) emit(this, 'row-select', target);
    } else if (event.key === '+') this.zoom(ZOOM);
    else if (event.key === '-') this.zoom(1 / ZOOM);
    else return;
    event.preventDefault();
  }

  private valueText(): string {
    const { table } = this.store;
    if (this.selected === null || this.selected >= table.count) return l10n.t('no command is selected');
    const { time, command, operands } = table.row(this.selected);
    return `${secondsText(time)} s: ${command} ${operands}`;
  }

  override render(): TemplateResult {
    const { table } = this.store;
    return html`
      <div
        class="lanes"
        role="slider"
        tabindex="0"
        aria-label=${l10n.t('Time line of the robot and the commands')}
        aria-valuemin="0"
        aria-valuemax=${Math.max(0, table.count - 1)}
        aria-valuenow=${this.selected ?? 0}
        aria-valuetext=${this.valueText()}
        @keydown=${(event: KeyboardEvent) => this.onKey(event)}
      >
        <canvas @click=${(event: MouseEvent) => this.onClick(event)}></canvas>
      </div>
      <div class="zoom">
        <button title=${l10n.t('Nearer')} aria-label=${l10n.t('Nearer')} @click=${() => this.zoom(ZOOM)}>
          +
        </button>
        <button
          title=${l10n.t('Farther')}
          aria-label=${l10n.t('Farther')}
          @click=${() => this.zoom(1 / ZOOM)}
        >
          −
        </button>
      </div>
    `;
  }
}

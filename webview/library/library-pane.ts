import * as l10n from '@vscode/l10n';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { numberText } from '../../src/view/language.ts';
import { spotLabel } from '../../src/view/library/describe.ts';
import type { DrawnLibrary } from '../../src/view/library/drawn-library.ts';
import type { Rect } from '../../src/view/library/grid-layout.ts';
import { PaneLayout, type PlacedSpot, type SectionOptions } from '../../src/view/library/pane-layout.ts';
import { parseSpot, sameSpot, spotName, type Spot } from '../../src/view/library/spots.ts';
import { tokens } from '../shared/tokens.ts';
import { cellStyles } from './cell-styles.ts';
import { cellContent } from './cells.ts';
import { emit } from './emit.ts';
import { icon } from './icon.ts';
import { keyMove, type PaneKey } from './pane-keys.ts';
import { paneStyles } from './pane-styles.ts';
import { placed } from './placed.ts';

export interface SpotPress {
  readonly spot: Spot;
  readonly event: PointerEvent;
}

export interface SpotPoint {
  readonly spot: Spot;
  readonly x: number;
  readonly y: number;
}

export interface SpotKey extends SpotPoint {
  readonly key: PaneKey;
  readonly shift: boolean;
}

/** Cells above and below what is seen, so that a quick scroll shows no hole. */
const OVERSCAN = 160;

/** A grid of the library's things, of which only what is seen is drawn. */
@customElement('library-pane')
export class LibraryPane extends LitElement {
  static override styles = [tokens, cellStyles, paneStyles];

  @property({ attribute: false }) library?: DrawnLibrary;
  @property({ attribute: false }) sections: readonly SectionOptions[] = [];
  /** Grows whenever something in the library is other. */
  @property({ attribute: false }) version = 0;
  @property() label = '';
  @property({ attribute: false }) selected: Spot | null = null;
  /** Whence a cartridge has been picked up. */
  @property({ attribute: false }) held: Spot | null = null;
  /** Whether the cartridge in hand may be put down there. */
  @property({ attribute: false }) accepts?: (spot: Spot) => boolean;
  /** Places whose cartridge is still on its way. */
  @property({ attribute: false }) arriving: ReadonlySet<string> = new Set();
  @state() private active: Spot | null = null;
  @state() private view = { width: 0, top: 0, height: 0 };
  @query('.scroller') private readonly scroller!: HTMLElement;
  @query('.layer') private readonly layer!: HTMLElement;
  private layout = new PaneLayout([], 100);
  private readonly observer = new ResizeObserver(() => this.measure());

  override firstUpdated(): void {
    this.observer.observe(this.scroller);
    this.measure();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer.disconnect();
  }

  private measure(): void {
    const { clientWidth, clientHeight, scrollTop } = this.scroller;
    const { width, top, height } = this.view;
    // The padding of both sides.
    const next = { width: clientWidth - 28, top: scrollTop, height: clientHeight };
    if (next.width !== width || next.top !== top || next.height !== height) this.view = next;
  }

  private onScroll(): void {
    this.measure();
    emit(this, 'pane-scroll', { top: this.view.top });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('sections') || changed.has('view' as keyof LibraryPane))
      this.layout = new PaneLayout(this.sections, this.view.width);
    if (!this.active || !this.layout.find(this.active)) this.active = this.layout.first() ?? null;
  }

  get scrollPosition(): number {
    return this.scroller.scrollTop;
  }

  set scrollPosition(top: number) {
    this.scroller.scrollTop = top;
  }

  override focus(): void {
    this.layer.focus();
  }

  /** Brings a spot into view and makes it the active one. @returns false where this pane does not show it. */
  reveal(spot: Spot): boolean {
    const found = this.layout.find(spot);
    if (!found) return false;
    this.active = { kind: spot.kind, index: spot.index };
    const { y, height } = found.rect;
    const { scrollTop, clientHeight } = this.scroller;
    if (y < scrollTop) this.scroller.scrollTop = y - 40;
    else if (y + height > scrollTop + clientHeight) this.scroller.scrollTop = y + height + 20 - clientHeight;
    return true;
  }

  /** Where a spot is on the screen, at the pane's edge where it is scrolled away; undefined where it is not here. */
  screenRect(spot: Spot): Rect | undefined {
    const found = this.layout.find(spot);
    if (!found) return undefined;
    const outer = this.scroller.getBoundingClientRect();
    const { width, height } = found.rect;
    const y = outer.top + found.rect.y - this.scroller.scrollTop;
    return {
      x: outer.left + 14 + found.rect.x - this.scroller.scrollLeft,
      y: Math.max(outer.top - height, Math.min(y, outer.bottom)),
      width,
      height,
    };
  }

  /** The spot at a point of the screen. */
  spotAt(x: number, y: number): Spot | undefined {
    const cell = this.shadowRoot?.elementFromPoint(x, y)?.closest<HTMLElement>('.cell');
    return cell?.dataset['spot'] === undefined ? undefined : parseSpot(cell.dataset['spot']);
  }

  private spotOf(event: Event): Spot | undefined {
    const name = (event.target as Element).closest<HTMLElement>('.cell')?.dataset['spot'];
    return name === undefined ? undefined : parseSpot(name);
  }

  private select(spot: Spot): void {
    this.active = spot;
    emit(this, 'spot-select', spot);
  }

  private onPointerDown(event: PointerEvent): void {
    const spot = this.spotOf(event);
    if (!spot || event.button !== 0) return;
    this.select(spot);
    emit<SpotPress>(this, 'spot-press', { spot, event });
  }

  private onMenu(event: MouseEvent): void {
    const spot = this.spotOf(event) ?? this.active;
    event.preventDefault();
    if (!spot) return;
    this.select(spot);
    const rect = this.screenRect(spot);
    const mouse = event.clientX !== 0 || event.clientY !== 0;
    const point = mouse
      ? { x: event.clientX, y: event.clientY }
      : { x: (rect?.x ?? 0) + 12, y: (rect?.y ?? 0) + 20 };
    emit<SpotPoint>(this, 'spot-menu', { spot, ...point });
  }

  private onHover(event: PointerEvent): void {
    emit(this, 'spot-hover', this.spotOf(event) ?? null);
  }

  private onKey(event: KeyboardEvent): void {
    if (!this.active || event.altKey) return;
    const page = Math.max(1, Math.floor(this.view.height / 50));
    const next = keyMove(this.layout, this.active, event, page);
    if (next) {
      this.reveal(next);
      emit(this, 'spot-select', next);
    } else if (!this.command(event, this.active)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Keys that do something with the active spot. @returns whether this was one. */
  private command(event: KeyboardEvent, spot: Spot): boolean {
    const keys: Readonly<Record<string, PaneKey>> = {
      ' ': 'pick',
      Enter: 'menu',
      Delete: 'Delete',
      Insert: 'Insert',
      F2: 'F2',
    };
    if (!(event.key in keys) || event.ctrlKey) return false;
    const rect = this.screenRect(spot);
    emit<SpotKey>(this, 'spot-key', {
      spot,
      key: keys[event.key],
      shift: event.shiftKey,
      x: (rect?.x ?? 0) + 12,
      y: (rect?.y ?? 0) + 20,
    });
    return true;
  }

  override render(): TemplateResult {
    const { top, height } = this.view;
    const rows = this.library ? this.layout.between(top - OVERSCAN, top + height + OVERSCAN) : [];
    const active = this.active && this.layout.find(this.active);
    // The active cell is always there, for a screen reader that is told of it.
    if (active && !rows.flat().some((cell) => sameSpot(cell, active))) rows.push([active]);
    return html`<div class="scroller" @scroll=${this.onScroll}>
      <div class="content" ${placed({ x: 0, y: 0, width: this.view.width, height: this.layout.height })}>
        ${this.backdrop(top - OVERSCAN, top + height + OVERSCAN)}
        <div
          class="layer"
          role="grid"
          tabindex="0"
          aria-label=${this.label}
          aria-rowcount=${this.layout.rows}
          aria-colcount=${this.layout.columns}
          aria-activedescendant=${active ? cellId(active) : nothing}
          @keydown=${this.onKey}
          @pointerdown=${this.onPointerDown}
          @pointerover=${this.onHover}
          @pointerleave=${this.onHover}
          @contextmenu=${this.onMenu}
        >
          ${repeat(
            rows,
            // What a person or a screen reader is at stays itself while all around it scrolls.
            ([first]) => spotName(first),
            (cells) =>
              html`<div role="row" aria-rowindex=${cells[0].row + 1}>
                ${repeat(cells, spotName, (one) => this.cell(one))}
              </div>`,
          )}
        </div>
        ${this.robots()}
      </div>
    </div>`;
  }

  /** Headings and frames; the cells' labels say the same to a screen reader. */
  private backdrop(top: number, bottom: number): TemplateResult {
    return html`<div aria-hidden="true">
      ${this.layout.sections.map(
        (section) =>
          html`<div class="heading" ${placed({ x: 0, y: section.top, width: this.view.width, height: 24 })}>
            ${section.title}
            <span class="count">${sectionCount(section.length, section.count)}</span>
          </div>`,
      )}
      ${this.layout
        .framesBetween(top, bottom)
        .map(
          ({ frame, rect }) =>
            html`<div class="frame" ${placed(rect)}>${l10n.t('Magazine {0}', frame)}</div>`,
        )}
    </div>`;
  }

  private cell(spot: PlacedSpot): TemplateResult {
    const { library } = this;
    if (!library) return html``;
    const element = library.element(spot);
    const name = spotName(spot);
    const classes = {
      cell: true,
      [spot.kind]: true,
      full: element?.full ?? false,
      open: spot.kind === 'port' && (library.condition.ports.at(spot.index)?.open ?? false),
      active: sameSpot(spot, this.active),
      selected: sameSpot(spot, this.selected),
      held: sameSpot(spot, this.held),
      target: this.held !== null && (this.accepts?.(spot) ?? false),
      arriving: this.arriving.has(name),
    };
    // Slots show what they hold and nothing of the rest, which changes with every command.
    const shown = spot.kind === 'slot' ? library.transportAt(spot) : library.condition;
    return html`<div
      id=${cellId(spot)}
      role="gridcell"
      class=${classMap(classes)}
      data-spot=${name}
      aria-colindex=${spot.column + 1}
      aria-selected=${classes.selected}
      ${placed(spot.rect)}
    >
      ${guard([library, element, shown, name], () => [
        html`<span class="hidden-text">${spotLabel(library, spot)}</span>`,
        html`<div class="face" aria-hidden="true">${cellContent(library, spot)}</div>`,
      ])}
    </div>`;
  }

  /** The brackets of each transport around the place at which it stands. */
  private robots(): TemplateResult[] {
    return (this.library?.condition.transports ?? []).flatMap((place) => {
      const found = place === null ? undefined : this.layout.find(parseSpot(place));
      if (!found) return [];
      const { x, y, width, height } = found.rect;
      const rect = { x: x - 3, y: y - 3, width: width + 6, height: height + 6 };
      return [html`<div class="robot" aria-hidden="true" ${placed(rect)}>${icon('robot')}</div>`];
    });
  }
}

function cellId({ kind, index }: Spot): string {
  return `${kind}-${index}`;
}

function sectionCount(shown: number, all: number): string {
  const text = numberText(all);
  return shown === all ? text : l10n.t('{0} of {1}', numberText(shown), text);
}

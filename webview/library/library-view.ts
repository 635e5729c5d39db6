import '@vscode-elements/elements/dist/vscode-button/index.js';
import * as l10n from '@vscode/l10n';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, queryAll, state } from 'lit/decorators.js';
import { actsFor, type ActRow, type Deed } from '../../src/view/library/act.ts';
import { motionText } from '../../src/view/library/describe.ts';
import { DrawnLibrary } from '../../src/view/library/drawn-library.ts';
import { FILE_ACTS } from '../../src/view/library/file-acts.ts';
import type { Filter } from '../../src/view/library/filter.ts';
import { findNext } from '../../src/view/library/find.ts';
import { LIVE_ACTS } from '../../src/view/library/live-acts.ts';
import type {
  DrawnEvent,
  FileProblemView,
  FromLibraryView,
  ToLibraryView,
} from '../../src/view/library/messages.ts';
import type { SectionOptions } from '../../src/view/library/pane-layout.ts';
import { paneOf, sectionsOf, type PaneName } from '../../src/view/library/sections.ts';
import type { Spot } from '../../src/view/library/spots.ts';
import { fromWire } from '../../src/view/library/wire-snapshot.ts';
import { restoredState, type ViewState } from '../../src/view/library/view-state.ts';
import { Bridge } from '../shared/bridge.ts';
import { tokens } from '../shared/tokens.ts';
import './activity-log.ts';
import { Carrying } from './carrying.ts';
import { Deeds } from './deeds.ts';
import './element-details.ts';
import { Flights } from './flights.ts';
import { Hover } from './hover.ts';
import type { LibraryPane, SpotKey, SpotPoint, SpotPress } from './library-pane.ts';
import './library-pane.ts';
import {
  calloutBox,
  filterFields,
  hoverCard,
  idle,
  legend,
  problemList,
  startAgain,
  title,
} from './parts.ts';
import { viewPicture } from './view-picture.ts';
import { viewStyles } from './view-styles.ts';

/** Acts on the whole library are offered at no element in particular. */
const WHOLE: Spot = { kind: 'transport', index: 0 };

/** The library, live or as its file has it. */
@customElement('library-view')
export class LibraryView extends LitElement {
  static override styles = [tokens, viewStyles];

  /** `file`: a library file is edited. */
  @property() mode: 'live' | 'file' = 'live';
  @property({ reflect: true }) size: 'wide' | 'medium' | 'narrow' = 'wide';
  @state() library: DrawnLibrary | undefined;
  /** Grows whenever something in the library is other. */
  @state() private version = 0;
  @state() private problems: readonly FileProblemView[] = [];
  /** What a screen reader says next. */
  @state() private said = '';
  @state() private kept: ViewState;
  @query('#devices') private readonly devices?: LibraryPane;
  @query('#storage') private readonly storage?: LibraryPane;
  @queryAll('library-pane') private readonly panes!: NodeListOf<LibraryPane>;
  private sections: Readonly<Record<PaneName, readonly SectionOptions[]>> = { devices: [], storage: [] };
  private readonly bridge: Bridge<ToLibraryView, FromLibraryView, ViewState>;
  private readonly deeds = new Deeds(this);
  private readonly carrying = new Carrying(this);
  private readonly hover = new Hover(this);
  private readonly flights = new Flights(this, (spot) => this.screenRect(spot));
  private restored = false;

  constructor() {
    super();
    this.bridge = new Bridge((message) => this.receive(message));
    this.kept = restoredState(this.bridge.state);
    new ResizeObserver(() => this.measure()).observe(this);
    this.addEventListener('keydown', (event) => this.onKey(event));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.carrying.begin(this.file);
    this.bridge.post({ kind: 'ready' });
  }

  private measure(): void {
    const width = this.clientWidth;
    this.size = width >= 1000 ? 'wide' : width >= 600 ? 'medium' : 'narrow';
  }

  private get file(): boolean {
    return this.mode === 'file';
  }

  get table(): readonly ActRow[] {
    return this.file ? FILE_ACTS : LIVE_ACTS;
  }

  private get selected(): Spot | null {
    const { selected } = this.kept;
    return selected && this.library?.has(selected) ? selected : null;
  }

  private keep(change: Partial<ViewState>): void {
    this.kept = { ...this.kept, ...change };
    this.bridge.keep(this.kept);
  }

  // What the extension says.

  private receive(message: ToLibraryView): void {
    switch (message.kind) {
      case 'live':
        for (const event of message.events) this.follow(event);
        break;
      case 'idle':
        this.library = undefined;
        break;
      case 'file':
        this.problems = message.problems;
        if (message.library) this.library = new DrawnLibrary(fromWire(message.library));
        break;
      case 'answer':
        this.deeds.answered(message.id, message.answer);
        break;
    }
    this.version++;
  }

  private follow(event: DrawnEvent): void {
    switch (event.kind) {
      case 'snapshot':
        this.library = new DrawnLibrary(fromWire(event));
        this.carrying.letGo();
        this.deeds.log.restart();
        break;
      case 'changes':
        this.library?.apply(event);
        if (event.motions.length > 0) this.say(event.motions.map(motionText).join('. '));
        this.flights.show(event.motions);
        break;
      case 'phase':
        if (this.library) this.library.phase = event.phase;
        break;
      case 'step':
        this.deeds.stepped(event);
        break;
    }
  }

  // What a person does.

  say(text: string): void {
    this.said = text;
  }

  post(id: number, deed: Deed): void {
    if (deed.to === 'lab') this.bridge.post({ kind: 'act', id, act: deed.act });
    else this.bridge.post({ kind: 'edit', id, edit: deed.edit });
  }

  send(deed: Deed, words: string, spot: Spot): void {
    this.deeds.send(deed, words, spot);
  }

  refuse(spot: Spot, reason: string): void {
    this.deeds.refuse(spot, reason);
  }

  pickUp(spot: Spot): void {
    this.carrying.pickUp(spot);
  }

  focusSelected(): void {
    if (this.selected) this.pane(this.selected)?.focus();
  }

  private onSelect({ detail: selected }: CustomEvent<Spot>): void {
    this.hover.over(null);
    this.keep({ selected });
  }

  private onMenu({ spot, x, y }: SpotPoint, whole = false): void {
    const { library } = this;
    if (library) this.deeds.openMenu({ target: { library, spot }, whole, point: { x, y } });
  }

  private onSpotKey({ detail }: CustomEvent<SpotKey>): void {
    const { spot, key, shift } = detail;
    const { library } = this;
    this.keep({ selected: spot });
    if (key === 'menu') this.onMenu(detail);
    else if (key !== 'pick') {
      if (library) this.deeds.byKey(key, { library, spot });
    } else if (this.carrying.from) this.carrying.putDown(spot, shift);
    else this.carrying.pickUp(spot);
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      this.carrying.letGo();
      this.deeds.closeCallout();
      this.hover.over(null);
    } else if (event.key === '/' && !(event.composedPath()[0] instanceof HTMLInputElement)) {
      event.preventDefault();
      this.shadowRoot?.querySelector<HTMLElement>('vscode-textfield')?.focus();
    }
  }

  private setFilter(filter: Filter): void {
    this.keep({ filter });
    this.version++;
  }

  private find(): void {
    if (!this.library) return;
    const { spot, words } = findNext(this.library, this.kept.filter, this.selected);
    this.say(words);
    if (!spot) return;
    this.keep({ selected: spot });
    this.pane(spot)?.reveal(spot);
  }

  private start(): void {
    this.bridge.post({ kind: 'start' });
  }

  private savePicture(): void {
    if (!this.library) return;
    this.bridge.post({ kind: 'picture', svg: viewPicture(this.library, this.sections, this) });
  }

  // Where things are.

  private pane(spot: Spot): LibraryPane | undefined {
    return paneOf(spot.kind) === 'devices' ? this.devices : this.storage;
  }

  private screenRect(spot: Spot): ReturnType<LibraryPane['screenRect']> {
    return this.pane(spot)?.screenRect(spot);
  }

  spotAt(x: number, y: number): Spot | undefined {
    for (const pane of this.panes) {
      const { left, right, top, bottom } = pane.getBoundingClientRect();
      if (x >= left && x < right && y >= top && y < bottom) return pane.spotAt(x, y);
    }
    return undefined;
  }

  private onScroll(name: PaneName, { detail }: CustomEvent<{ top: number }>): void {
    this.hover.over(null);
    if (this.restored) this.keep({ scroll: { ...this.kept.scroll, [name]: detail.top } });
  }

  // Drawing.

  protected override willUpdate(): void {
    const { library } = this;
    if (!library) return;
    // Every update may be one of the library: the sections are a few numbers, unless a filter is set.
    this.sections = {
      devices: sectionsOf(library, 'devices', this.kept.filter),
      storage: sectionsOf(library, 'storage', this.kept.filter),
    };
  }

  protected override updated(): void {
    if (this.restored || !this.library || !this.storage) return;
    this.restored = true;
    const { devices, storage } = this.kept.scroll;
    void Promise.all([...this.panes].map((pane) => pane.updateComplete)).then(() => {
      if (this.devices) this.devices.scrollPosition = devices;
      if (this.storage) this.storage.scrollPosition = storage;
    });
  }

  override render(): TemplateResult {
    const { library } = this;
    const open = (line: number): void => this.bridge.post({ kind: 'text', line });
    return html`${library ? this.header(library) : html`<span></span>`}
      ${
        this.problems.length > 0
          ? problemList(this.problems, library !== undefined, open)
          : html`<span></span>`
      }
      ${library ? this.main(library) : idle(this.file, () => this.start())}
      <div class="hidden-text" aria-live="polite">${this.said}</div>`;
  }

  private header(library: DrawnLibrary): TemplateResult {
    return html`<header>
      ${title(library, this.file)}
      ${!this.file && library.phase === 'over' ? startAgain(() => this.start()) : nothing}
      <div class="tools">
        ${filterFields(
          this.kept.filter,
          (filter) => this.setFilter(filter),
          () => this.find(),
        )}
        ${
          this.file
            ? html`<vscode-button secondary @click=${() => this.bridge.post({ kind: 'text' })}
                >${l10n.t('Edit as Text')}</vscode-button
              >`
            : html`<vscode-button aria-haspopup="menu" @click=${(event: Event) => this.onLibraryActs(event)}
                >${l10n.t('Library…')}</vscode-button
              >`
        }
        <vscode-button class="save" secondary @click=${() => this.savePicture()}
          >${l10n.t('Save Picture')}</vscode-button
        >
      </div>
      ${this.file ? html`<div class="counts">${this.buttons(library, WHOLE, true)}</div>` : nothing}
    </header>`;
  }

  private onLibraryActs(event: Event): void {
    const { left, bottom } = (event.currentTarget as Element).getBoundingClientRect();
    this.onMenu({ spot: WHOLE, x: left, y: bottom + 2 }, true);
  }

  private buttons(library: DrawnLibrary, spot: Spot, whole = false): TemplateResult[] {
    const target = { library, spot };
    return actsFor(this.table, target, whole).map(
      (row) =>
        html`<vscode-button secondary @click=${() => this.deeds.carryOut(row, target)}
          >${row.title(target)}</vscode-button
        >`,
    );
  }

  private main(library: DrawnLibrary): TemplateResult {
    return html`<main
      @spot-select=${this.onSelect}
      @spot-press=${({ detail: { spot, event } }: CustomEvent<SpotPress>) => this.carrying.press(spot, event)}
      @spot-menu=${({ detail }: CustomEvent<SpotPoint>) => this.onMenu(detail)}
      @spot-key=${this.onSpotKey}
      @spot-hover=${({ detail }: CustomEvent<Spot | null>) => this.hover.over(this.carrying.from ? null : detail)}
    >
      ${this.drawnPane('devices', l10n.t('Robot, drives, ports and doors'))}
      <div class="storage">${this.drawnPane('storage', l10n.t('Slots'))} ${legend()}</div>
      <aside>
        <section aria-label=${l10n.t('Selected element')}>${this.selection(library)}</section>
        ${this.file ? nothing : html`<activity-log .activities=${this.deeds.log.activities}></activity-log>`}
      </aside>
      ${this.overlays(library)}
    </main>`;
  }

  private drawnPane(name: PaneName, label: string): TemplateResult {
    return html`<library-pane
      id=${name}
      label=${label}
      .library=${this.library}
      .sections=${this.sections[name]}
      .version=${this.version}
      .selected=${this.selected}
      .held=${this.carrying.from}
      .accepts=${this.carrying.accepts}
      .arriving=${this.flights.arriving}
      @pane-scroll=${(event: CustomEvent<{ top: number }>) => this.onScroll(name, event)}
    ></library-pane>`;
  }

  private selection(library: DrawnLibrary): TemplateResult {
    const spot = this.selected;
    if (!spot)
      return html`<p class="about">${l10n.t('Select a slot, a drive or a port to see all of it.')}</p>`;
    return html`<element-details
        .library=${library}
        .spot=${spot}
        .version=${this.version}
        ?file=${this.file}
      ></element-details>
      <div class="acts">${this.buttons(library, spot)}</div>`;
  }

  private overlays(library: DrawnLibrary): TemplateResult {
    const callout = this.carrying.hint ?? this.deeds.log.callout;
    const { spot } = this.hover;
    const close = (): void => {
      this.carrying.letGo();
      this.deeds.closeCallout();
    };
    return html`${callout ? calloutBox(callout, this.screenRect(callout.spot), close) : nothing}
    ${
      spot && !this.deeds.asking
        ? hoverCard(library, spot, this.version, this.file, this.screenRect(spot))
        : nothing
    }
    ${this.deeds.render()}`;
  }
}

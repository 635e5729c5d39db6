import * as l10n from '@vscode/l10n';
import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import type { ActAnswer, LiveEvent } from '../../src/live/live-events.ts';
import { actsFor, type ActRow, type Deed, type Input, type Target } from '../../src/view/library/act.ts';
import { DeedLog } from '../../src/view/library/deed-log.ts';
import { spotWords, type Spot } from '../../src/view/library/spots.ts';
import './act-form.ts';
import './act-menu.ts';
import type { MenuItem } from './act-menu.ts';

interface OpenMenu {
  readonly target: Target;
  /** For the whole library. */
  readonly whole: boolean;
  readonly point: { readonly x: number; readonly y: number };
}

/** What the deeds need of the view. */
export interface DeedHost extends ReactiveControllerHost {
  /** The acts of its mode. */
  readonly table: readonly ActRow[];
  post(id: number, deed: Deed): void;
  pickUp(spot: Spot): void;
  /** Has a screen reader say something. */
  say(text: string): void;
  /** Gives the focus back to where the person was. */
  focusSelected(): void;
}

/** Picking a cartridge up is the view's own act: no table has it. */
const PICK_UP = 'pick-up';

/** Keys as a keyboard of the page's country has them. */
const KEYS: Readonly<Record<NonNullable<ActRow['key']> | 'Space', () => string>> = {
  Delete: () => l10n.t({ message: 'Delete', comment: 'a key' }),
  Insert: () => l10n.t({ message: 'Insert', comment: 'a key' }),
  F2: () => 'F2',
  Space: () => l10n.t({ message: 'Space', comment: 'a key' }),
};

/** How long good news stays. */
const CALLOUT_MILLISECONDS = 6000;

/** From a menu, a button or a key to a deed, and what came of it. */
export class Deeds implements ReactiveController {
  readonly log = new DeedLog();
  private menu: OpenMenu | null = null;
  private form: { readonly row: ActRow; readonly target: Target } | null = null;
  private timer = 0;

  constructor(private readonly host: DeedHost) {
    host.addController(this);
  }

  hostDisconnected(): void {
    window.clearTimeout(this.timer);
  }

  /** A menu or a form is open. */
  get asking(): boolean {
    return this.menu !== null || this.form !== null;
  }

  send(deed: Deed, words: string, spot: Spot): void {
    this.host.post(this.log.ask(words, spot), deed);
    this.host.requestUpdate();
  }

  /** Says at a spot why nothing is done. */
  refuse(spot: Spot, reason: string): void {
    this.log.callout = { spot, tone: 'error', text: reason };
    this.tell();
  }

  answered(id: number, answer: ActAnswer): void {
    this.log.answered(id, answer);
    this.tell();
  }

  stepped({ record }: Extract<LiveEvent, { kind: 'step' }>): void {
    if (this.log.stepped(record).asked) this.tell();
  }

  closeCallout(): void {
    this.log.callout = null;
    this.host.requestUpdate();
  }

  /** Says what became of a deed, and lets good news go after a while. */
  private tell(): void {
    const { callout } = this.log;
    window.clearTimeout(this.timer);
    if (callout) this.host.say(callout.text);
    if (callout?.tone === 'good')
      this.timer = window.setTimeout(() => this.closeCallout(), CALLOUT_MILLISECONDS);
    this.host.requestUpdate();
  }

  carryOut(row: ActRow, target: Target): void {
    this.menu = null;
    if (row.fields) this.form = { row, target };
    else {
      this.send(row.deed(target, {}), row.title(target), target.spot);
      this.host.focusSelected();
    }
    this.host.requestUpdate();
  }

  /** Does what a key stands for on a thing, where it stands for something. */
  byKey(key: string, target: Target): void {
    const row = actsFor(this.host.table, target).find((one) => one.key === key);
    if (row) this.carryOut(row, target);
  }

  openMenu(menu: OpenMenu): void {
    this.menu = menu;
    this.host.requestUpdate();
  }

  private close(): void {
    this.menu = null;
    this.form = null;
    this.host.focusSelected();
    this.host.requestUpdate();
  }

  private onForm({ detail }: CustomEvent<Input>): void {
    const { form } = this;
    if (form) this.send(form.row.deed(form.target, detail), form.row.title(form.target), form.target.spot);
    this.close();
  }

  private onChoose({ target }: OpenMenu, id: string): void {
    if (id === PICK_UP) {
      this.close();
      this.host.pickUp(target.spot);
      return;
    }
    const row = this.host.table.find((one) => one.id === id);
    if (row) this.carryOut(row, target);
  }

  private items({ target, whole }: OpenMenu): MenuItem[] {
    const carry = !whole && (target.library.element(target.spot)?.full ?? false);
    const acts = actsFor(this.host.table, target, whole).map((row) => ({
      id: row.id,
      title: row.title(target),
      ...(row.key === undefined ? {} : { key: KEYS[row.key]() }),
    }));
    return carry ? [{ id: PICK_UP, title: l10n.t('Pick up to Move'), key: KEYS.Space() }, ...acts] : acts;
  }

  /** The menu or the form, where one is open. */
  render(): TemplateResult | typeof nothing {
    const { menu, form } = this;
    if (menu)
      return html`<act-menu
        .items=${this.items(menu)}
        .point=${menu.point}
        label=${menu.whole ? l10n.t('Acts on the library') : l10n.t('Acts on {0}', spotWords(menu.target.spot))}
        @menu-choose=${({ detail }: CustomEvent<string>) => this.onChoose(menu, detail)}
        @menu-close=${() => this.close()}
      ></act-menu>`;
    if (form)
      return html`<act-form
        .fields=${form.row.fields?.(form.target) ?? []}
        heading=${form.row.title(form.target)}
        @form-done=${(event: CustomEvent<Input>) => this.onForm(event)}
        @form-cancel=${() => this.close()}
      ></act-form>`;
    return nothing;
  }
}

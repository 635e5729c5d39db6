import { LitElement, css, html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, queryAll, state } from 'lit/decorators.js';
import { tokens } from '../shared/tokens.ts';
import { emit } from './emit.ts';

/** An entry of a menu. */
export interface MenuItem {
  readonly id: string;
  readonly title: string;
  /** The key that does the same. */
  readonly key?: string;
}

/** A menu at a point (WAI-ARIA Authoring Practices, menu pattern). Says `menu-choose` with an id, or `menu-close`. */
@customElement('act-menu')
export class ActMenu extends LitElement {
  static override styles = [
    tokens,
    css`
      :host {
        position: fixed;
        z-index: 20;
        top: 0;
        left: 0;
      }
      [role='menu'] {
        min-width: 200px;
        max-height: 80vh;
        padding: 4px;
        overflow: auto;
        border: 1px solid var(--vscode-menu-border, var(--line));
        border-radius: 5px;
        background: var(--vscode-menu-background, var(--raised));
        color: var(--vscode-menu-foreground, var(--text));
        box-shadow: 0 2px 8px var(--vscode-widget-shadow, transparent);
      }
      [role='menuitem'] {
        display: flex;
        gap: 24px;
        justify-content: space-between;
        padding: 4px 12px;
        border: 1px solid transparent;
        border-radius: 3px;
        cursor: default;
        outline: none;
        white-space: nowrap;
      }
      [role='menuitem']:focus {
        border-color: var(--vscode-menu-selectionBorder, transparent);
        background: var(--vscode-menu-selectionBackground);
        color: var(--vscode-menu-selectionForeground, inherit);
      }
    `,
  ];

  @property({ attribute: false }) items: readonly MenuItem[] = [];
  @property() label = '';
  /** Where it opens, on the screen. */
  @property({ attribute: false }) point = { x: 0, y: 0 };
  @state() private current = 0;
  @queryAll('[role="menuitem"]') private readonly entries!: NodeListOf<HTMLElement>;

  override firstUpdated(): void {
    const { width, height } = this.getBoundingClientRect();
    // Inside the window, whatever was clicked.
    const x = Math.max(0, Math.min(this.point.x, window.innerWidth - width - 4));
    const y = Math.max(0, Math.min(this.point.y, window.innerHeight - height - 4));
    this.style.transform = `translate(${x}px, ${y}px)`;
  }

  override updated(changed: PropertyValues): void {
    if (changed.has('current') || changed.has('items')) this.entries[this.current]?.focus();
  }

  private onKey(event: KeyboardEvent): void {
    const last = this.items.length - 1;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) this.current = (this.current + step + this.items.length) % this.items.length;
    else if (event.key === 'Home') this.current = 0;
    else if (event.key === 'End') this.current = last;
    else if (event.key === 'Enter' || event.key === ' ') this.choose(this.items[this.current]);
    else if (event.key === 'Escape' || event.key === 'Tab') emit(this, 'menu-close', null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private choose(item: MenuItem): void {
    emit(this, 'menu-choose', item.id);
  }

  override render(): TemplateResult {
    return html`<div role="menu" aria-label=${this.label} @keydown=${this.onKey}>
      ${this.items.map(
        (item, index) =>
          html`<div
            role="menuitem"
            tabindex="-1"
            @click=${() => this.choose(item)}
            @pointermove=${() => (this.current = index)}
          >
            <span>${item.title}</span><span>${item.key ?? ''}</span>
          </div>`,
      )}
    </div>`;
  }
}

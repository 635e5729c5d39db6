import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DetailNode } from '../../src/view/trace/detail-node.ts';
import { tokens } from '../shared/tokens.ts';

/** Named values with their bytes beside them; what has members opens. */
@customElement('detail-nodes')
export class DetailNodes extends LitElement {
  static override styles = [
    tokens,
    css`
      :host {
        display: block;
      }

      table {
        width: 100%;
        border-collapse: collapse;
      }

      th,
      td {
        padding: 1px 12px 1px 0;
        text-align: left;
        vertical-align: top;
        font-weight: inherit;
        overflow-wrap: break-word;
      }

      th {
        width: 42%;
        color: var(--muted);
      }

      .bytes {
        padding-right: 0;
        font-family: var(--mono);
        font-size: 0.92em;
        color: var(--muted);
        max-width: 12em;
        text-align: right;
      }

      details {
        margin: 0;
      }

      summary {
        cursor: pointer;
        overflow-wrap: anywhere;
      }

      summary .name {
        color: var(--muted);
      }

      .inner {
        margin: 2px 0 4px 14px;
      }
    `,
  ];

  @property({ attribute: false }) nodes: readonly DetailNode[] = [];
  /** Which members are open: only those are drawn. */
  @state() private open: ReadonlySet<number> = new Set();

  override willUpdate(changed: Map<string, unknown>): void {
    // A list of one thing is open at once: there is nothing else to look at.
    if (changed.has('nodes'))
      this.open = new Set(
        this.nodes.flatMap(({ children }, i) => (children && children.length <= 12 ? [i] : [])),
      );
  }

  override render(): TemplateResult {
    return html`<table>
      ${this.nodes.map((node, index) => (node.children ? this.branch(node, index, node.children) : this.leaf(node)))}
    </table>`;
  }

  private leaf({ name, value, hex }: DetailNode): TemplateResult {
    return html`<tr>
      <th scope="row">${name}</th>
      <td>${value}</td>
      <td class="bytes">${hex ?? ''}</td>
    </tr>`;
  }

  private branch(
    { name, value }: DetailNode,
    index: number,
    children: readonly DetailNode[],
  ): TemplateResult {
    const open = this.open.has(index);
    return html`<tr>
      <td colspan="3">
        <details
          ?open=${open}
          @toggle=${(event: Event) => this.toggle(index, (event.currentTarget as HTMLDetailsElement).open)}
        >
          <summary><span class="name">${name}</span> ${value}</summary>
          ${open ? html`<div class="inner"><detail-nodes .nodes=${children}></detail-nodes></div>` : nothing}
        </details>
      </td>
    </tr>`;
  }

  private toggle(index: number, on: boolean): void {
    if (this.open.has(index) === on) return;
    const open = new Set(this.open);
    if (on) open.add(index);
    else open.delete(index);
    this.open = open;
  }
}

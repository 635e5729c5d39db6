import * as l10n from '@vscode/l10n';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CommandRecord, SourceRecord } from '../../src/view/trace/detail-node.ts';
import type { TraceHeader } from '../../src/trace-files/format/header.ts';
import { fileName } from '../../src/trace-files/text/command-text.ts';
import { commandDetails } from '../../src/view/trace/command-details.ts';
import type { DetailSection } from '../../src/view/trace/detail-node.ts';
import { hexLines } from '../../src/view/trace/hex-lines.ts';
import { linkButton } from '../shared/link-button.ts';
import { tokens } from '../shared/tokens.ts';
import './detail-nodes.ts';
import { emit } from './emit.ts';

/** A line of C that is to be shown: 0 sent the command, 1 called that one. */
export interface OpenLine {
  readonly row: number;
  readonly frame: number;
}

/** What keys do, for who has not selected anything yet. */
const KEYS: readonly { readonly key: string; readonly does: () => string }[] = [
  { key: '↑ ↓', does: () => l10n.t('the command above, below') },
  { key: 'Enter', does: () => l10n.t('its line of C') },
  { key: '← →', does: () => l10n.t('close a request, open it') },
  { key: '[ ]', does: () => l10n.t('from motion to motion of the robot') },
  { key: '/', does: () => l10n.t('filter') },
];

/** Everything of the selected command. */
@customElement('trace-details')
export class TraceDetails extends LitElement {
  static override styles = [
    tokens,
    linkButton,
    css`
      :host {
        display: block;
        overflow: auto;
        padding: 10px 14px;
        box-sizing: border-box;
      }

      h2 {
        margin: 0 0 2px;
        font-size: 1.15em;
      }

      h3 {
        margin: 14px 0 4px;
        padding-bottom: 2px;
        font-size: inherit;
        border-bottom: 1px solid var(--line);
      }

      .operands,
      .hint {
        color: var(--muted);
        margin: 0;
      }

      .lines {
        list-style: none;
        margin: 6px 0 0;
        padding: 0;
      }

      .lines li {
        display: flex;
        gap: 5px;
      }

      .lines li + li::before {
        content: '←';
        color: var(--muted);
      }

      pre {
        margin: 6px 0 0;
        padding: 6px 8px;
        overflow: auto;
        max-height: 320px;
        background: var(--sunken);
        border: 1px solid var(--line);
        font-family: var(--mono);
        font-size: 0.92em;
      }

      .keys {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 4px 12px;
        margin: 10px 0 0;
        color: var(--muted);
      }

      .keys dd {
        margin: 0;
      }

      .lines button {
        overflow-wrap: anywhere;
      }

      kbd {
        font-family: var(--mono);
      }
    `,
  ];

  @property({ attribute: false }) record: CommandRecord | undefined;
  @property({ attribute: false }) header!: TraceHeader;
  @property({ attribute: false }) row: number | null = null;
  @property({ attribute: false }) empty = true;

  override render(): TemplateResult {
    const { record, row } = this;
    if (!record || row === null) return this.hint();
    const { name, device, operands, seq, source, callers } = record;
    return html`
      <section aria-label=${l10n.t('Details of the command')}>
        <h2>${name}</h2>
        <p class="operands">
          ${[l10n.t('command {0}', seq + 1), device, operands].filter((text) => text !== '').join(' · ')}
        </p>
        ${
          source
            ? html`<ul class="lines" aria-label=${l10n.t('Lines of C')}>
                ${[source, ...callers].map((frame, index) => this.line(frame, { row, frame: index }))}
              </ul>`
            : nothing
        }
        ${commandDetails(record, this.header).map((section) => this.section(section))}
      </section>
    `;
  }

  private hint(): TemplateResult {
    if (this.empty || this.row !== null) return html`<p class="hint"></p>`;
    return html`<p class="hint">${l10n.t('Select a command to see each field and its data.')}</p>
      <dl class="keys">
        ${KEYS.map(
          ({ key, does }) =>
            html`<dt><kbd>${key}</kbd></dt>
              <dd>${does()}</dd>`,
        )}
      </dl>`;
  }

  private line({ file, line, function: name }: SourceRecord, target: OpenLine): TemplateResult {
    return html`<li>
      <button title=${file} @click=${() => emit(this, 'line-open', target)}>
        ${name} (${fileName(file)}:${line})
      </button>
    </li>`;
  }

  private section({ title, nodes, bytes }: DetailSection): TemplateResult {
    return html`
      <h3>${title}</h3>
      ${nodes.length > 0 ? html`<detail-nodes .nodes=${nodes}></detail-nodes>` : nothing}
      ${bytes === undefined ? nothing : html`<pre tabindex="0" aria-label=${l10n.t('Bytes of {0}', title)}>${hexLines(bytes)}</pre>`}
    `;
  }
}

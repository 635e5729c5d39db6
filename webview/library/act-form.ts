import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-checkbox/index.js';
import '@vscode-elements/elements/dist/vscode-option/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import * as l10n from '@vscode/l10n';
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Field, Input } from '../../src/view/library/act.ts';
import { tokens } from '../shared/tokens.ts';
import './choice-list.ts';
import { emit } from './emit.ts';

/** Asks for the fields of an act. Says `form-done` with the input, or `form-cancel`. */
@customElement('act-form')
export class ActForm extends LitElement {
  static override styles = [
    tokens,
    css`
      dialog {
        width: min(420px, 90vw);
        box-sizing: border-box;
        padding: 16px;
        border: 1px solid var(--line);
        border-radius: 6px;
        background: var(--raised);
        color: var(--text);
        box-shadow: 0 4px 16px var(--vscode-widget-shadow, transparent);
      }
      dialog::backdrop {
        background: transparent;
      }
      h2 {
        margin: 0 0 12px;
        font-size: 1.1em;
      }
      .field {
        display: grid;
        gap: 4px;
        margin-bottom: 12px;
      }
      .hint {
        color: var(--muted);
        font-size: 0.92em;
      }
      .problem {
        color: var(--error);
      }
      vscode-textfield,
      choice-list {
        width: 100%;
      }
      .buttons {
        display: flex;
        gap: 8px;
        justify-content: flex-end;
      }
    `,
  ];

  @property() heading = '';
  @property({ attribute: false }) fields: readonly Field[] = [];
  @state() private values: Record<string, string> = {};
  @state() private tried = false;
  @query('dialog') private readonly dialog!: HTMLDialogElement;

  override firstUpdated(): void {
    this.values = Object.fromEntries(this.fields.map(({ name, value }) => [name, value]));
    this.dialog.showModal();
    const first = this.dialog.querySelector<LitElement>('[name]');
    // Its input is drawn a little later than it.
    void first?.updateComplete.then(() => first.focus());
  }

  private set(name: string, value: string): void {
    this.values = { ...this.values, [name]: value };
  }

  private problem(field: Field): string | undefined {
    return field.problem?.(this.values[field.name] ?? field.value);
  }

  private submit(): void {
    this.tried = true;
    if (this.fields.some((field) => this.problem(field) !== undefined)) return;
    emit<Input>(this, 'form-done', this.values);
  }

  private onKey(event: KeyboardEvent): void {
    // The list of a choice takes Enter for itself.
    const inChoice = (event.target as Element).tagName === 'CHOICE-LIST';
    if (event.key !== 'Enter' || inChoice || (event.target as Element).tagName === 'VSCODE-BUTTON') return;
    event.preventDefault();
    this.submit();
  }

  private onCancel(event: Event): void {
    event.preventDefault();
    emit(this, 'form-cancel', null);
  }

  override render(): TemplateResult {
    return html`<dialog aria-labelledby="heading" @cancel=${this.onCancel} @keydown=${this.onKey}>
      <h2 id="heading">${this.heading}</h2>
      ${this.fields.map((field) => this.field(field))}
      <div class="buttons">
        <vscode-button secondary @click=${this.onCancel}>${l10n.t('Cancel')}</vscode-button>
        <vscode-button @click=${() => this.submit()}>OK</vscode-button>
      </div>
    </dialog>`;
  }

  private field(field: Field): TemplateResult {
    const problem = this.tried ? this.problem(field) : undefined;
    return html`<div class="field">
      ${field.type === 'flag' ? nothing : html`<span aria-hidden="true">${field.label}</span>`}
      ${this.control(field)}
      ${
        problem === undefined
          ? field.hint && html`<span class="hint">${field.hint}</span>`
          : html`<span class="problem" role="alert">${problem}</span>`
      }
    </div>`;
  }

  private control(field: Field): TemplateResult {
    const { name, label, value, type, choices = [] } = field;
    const change = (event: Event): void => this.set(name, (event.target as HTMLInputElement).value);
    if (type === 'flag')
      return html`<vscode-checkbox
        name=${name}
        label=${label}
        ?checked=${value === 'true'}
        @change=${(event: Event) => this.set(name, String((event.target as HTMLInputElement).checked))}
      ></vscode-checkbox>`;
    if (type === 'choice' || choices.length > 0)
      return html`<choice-list
        name=${name}
        label=${label}
        combobox
        ?creatable=${type === 'text'}
        @change=${change}
      >
        ${[...new Set([value, ...choices])].map(
          (choice) => html`<vscode-option ?selected=${choice === value}>${choice}</vscode-option>`,
        )}
      </choice-list>`;
    return html`<vscode-textfield
      name=${name}
      .label=${label}
      .value=${value}
      ?invalid=${this.tried && this.problem(field) !== undefined}
      @input=${change}
    ></vscode-textfield>`;
  }
}

import { svg, html, type TemplateResult } from 'lit';
import { ICONS, type IconName } from '../../src/view/library/icons.ts';

/** A sign; what it means stands beside it as text or label. */
export function icon(name: IconName, tone = ''): TemplateResult {
  return html`<svg class="icon ${tone}" viewBox="0 0 16 16" aria-hidden="true">
    ${svg`<path d=${ICONS[name]}></path>`}
  </svg>`;
}

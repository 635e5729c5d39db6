import { xmlText } from '../../test-report/junit.ts';

/** Text that stands in the page as it is written. */
export const text = xmlText;

/** Identifiers and quoted code of a sentence in the face of code: capitals with underscores, and names of C. */
export function prose(sentence: string): string {
  return text(sentence).replace(
    /\b(?:[A-Z][A-Z0-9]*_[A-Z0-9_]+\b\*?|[A-Z][a-z]+(?:[A-Z][a-z0-9]*)+\b)/g,
    (word) => `<code>${word}</code>`,
  );
}

/** A coloured word. */
export function chip(kind: string, words = kind): string {
  return `<span class="chip ${kind.replace(' ', '-')}">${text(words)}</span>`;
}

/** A table with a heading row; cells are markup. */
export function table(heads: readonly string[], rows: readonly string[], name: string): string {
  const head = heads.map((title) => `<th scope="col">${text(title)}</th>`).join('');
  return `<div class="scroll"><table aria-label="${text(name)}"><thead><tr>${head}</tr></thead><tbody>${rows.join('\n')}</tbody></table></div>`;
}

/** A link to a rule of this page. */
export function ruleLink(id: string): string {
  return `<a href="#rule-${id}">${id}</a>`;
}

/** Small pieces of Markdown. */

/** A cell of a table: one line, without a bar that would end it. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

/** A table. `npm run pages` aligns its columns. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Text as code. */
export function code(text: string): string {
  return `\`${text}\``;
}

/** Lines as a block of code. */
export function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}

/** Words as code, in a row. */
export function codes(words: readonly string[]): string {
  return words.map(code).join(', ');
}

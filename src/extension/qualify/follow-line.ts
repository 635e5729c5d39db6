// Where a line of a document is after an edit. Nothing here knows the editor, but it speaks of lines as it does: from 0.

interface Position {
  readonly line: number;
  readonly character: number;
}

/** An edit: what was replaced, and by what. */
export interface Edit {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly text: string;
}

/**
 * Follows a line through an edit.
 * @param end the character behind the last one that counts: what is typed behind it does not change the line.
 * @returns the line's number afterwards; undefined where the edit changed it.
 */
export function followLine(
  line: number,
  end: number,
  { range: { start, end: last }, text }: Edit,
): number | undefined {
  if (line < start.line || (line === start.line && start.character >= end)) return line;
  // An edit that ends before the first character of the line leaves it whole.
  const above = last.line < line || (last.line === line && last.character === 0);
  if (!above || line === start.line) return undefined;
  return line + text.split('\n').length - 1 - (last.line - start.line);
}

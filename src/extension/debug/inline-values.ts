import * as vscode from 'vscode';
import { DEBUG_TYPE } from '../names.ts';

const NO_CODE = /\/\/.*|\/\*[^]*?(?:\*\/|$)|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?/g;
/** A name that is neither a member, a call nor a macro (macros are capitals by custom). */
const VARIABLE = /(?<![\w.]|->)(?![A-Z0-9_]+\b)[A-Za-z_]\w*\b(?!\s*\()/g;

/**
 * Shows variables at the lines of the stopped function. The editor looks the names up in the scopes of the
 * frame, so a word that is no variable there shows nothing.
 */
export class InlineValues implements vscode.InlineValuesProvider {
  provideInlineValues(
    document: vscode.TextDocument,
    viewport: vscode.Range,
    { stoppedLocation }: vscode.InlineValueContext,
  ): vscode.InlineValue[] {
    // The editor asks for C files of every debugger.
    if (vscode.debug.activeDebugSession?.type !== DEBUG_TYPE) return [];
    const first = functionStart(document, stoppedLocation.start.line);
    const last = document.lineAt(stoppedLocation.end.line).range.end;
    const code = document
      .getText(new vscode.Range(new vscode.Position(first, 0), last))
      .replace(NO_CODE, (part) => part.replaceAll(/[^\n]/g, ' '));
    return code.split('\n').flatMap((text, index) => {
      const row = first + index;
      if (row < viewport.start.line) return [];
      return [...text.matchAll(VARIABLE)].map((match) => {
        const range = new vscode.Range(row, match.index, row, match.index + match[0].length);
        return new vscode.InlineValueVariableLookup(range, match[0], true);
      });
    });
  }
}

/** The line after the closing brace, in the first column, of the function before. */
function functionStart(document: vscode.TextDocument, from: number): number {
  for (let row = from - 1; row >= 0; row--) {
    if (document.lineAt(row).text.startsWith('}')) return row + 1;
  }
  return 0;
}

import type { SymbolBackend } from '../symbols/symbol-backend.ts';
import type { Debuggee } from '../target/debuggee.ts';

/** Conditions and log messages of breakpoints, evaluated in the innermost frame of C. */
export class BreakpointExpressions {
  constructor(
    private readonly target: Debuggee,
    private readonly symbols: SymbolBackend,
    /** Prints into the debug console. */
    private readonly print: (category: 'console' | 'stderr', text: string) => void,
  ) {}

  /** True where an expression is not zero. One that cannot be evaluated stops, and says why. */
  async isTrue(expression: string): Promise<boolean> {
    const top = this.target.wasmFrames.at(0)?.location.columnNumber;
    if (top === undefined) return true;
    try {
      const value = await this.symbols.evaluate(expression, top, 0);
      return value !== null && value.value !== 0 && value.value !== false && value.value !== 0n;
    } catch (error) {
      const reason = (error as Error).message;
      this.print('stderr', `The condition ${expression} cannot be evaluated: ${reason}\n`);
      return true;
    }
  }

  /** Prints a message: expressions in braces are evaluated; of one that fails the reason stands in its place. */
  async log(message: string): Promise<void> {
    let text = '';
    let at = 0;
    for (const match of message.matchAll(/\{([^}]+)\}/g)) {
      text += message.slice(at, match.index) + (await this.valueOf(match[1]));
      at = match.index + match[0].length;
    }
    this.print('console', `${text}${message.slice(at)}\n`);
  }

  private async valueOf(expression: string): Promise<string> {
    const top = this.target.wasmFrames.at(0)?.location.columnNumber;
    if (top === undefined) return `<${expression}: no C is on the stack>`;
    try {
      const value = await this.symbols.evaluate(expression, top, 0);
      if (!value) return `<${expression} has no value here>`;
      return value.description ?? String(value.value);
    } catch (error) {
      return `<${firstLine(error)}>`;
    }
  }
}

/** The evaluator shows the expression and a caret below its message. */
function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0];
}

/** Macros as `#define` and `-D` make them. The last definition of a name counts for the whole file. */

export interface Macro {
  readonly name: string;
  /** Parameter names; undefined for a macro without parentheses. */
  readonly parameters: readonly string[] | undefined;
  readonly body: string;
}

export type MacroTable = Map<string, Macro>;

const DEFINE = /^\s*([A-Za-z_]\w*)(\(([^)]*)\))?([\s\S]*)$/;

/** The text of a directive after its keyword, without comments and joined lines. */
export function plain(text: string): string {
  return text
    .replace(/\\\r?\n/g, ' ')
    .replace(/\/\*[\s\S]*?\*\//g, ' ')
    .replace(/\/\/[^\n]*/g, '')
    .trim();
}

/** The macro of a `#define`, from what follows the keyword; undefined where it is no definition yet. */
export function parseDefine(text: string): Macro | undefined {
  const match = DEFINE.exec(plain(text));
  if (!match) return undefined;
  const [, name, brackets, list, body] = match;
  const parameters =
    brackets === undefined
      ? undefined
      : list
          .split(',')
          .map((parameter) => parameter.trim())
          .filter((parameter) => parameter !== '');
  return { name, parameters, body: body.trim() };
}

/** The macro of `-D NAME` or `-D NAME=VALUE`. */
export function parseOption(text: string): Macro {
  const equals = text.indexOf('=');
  return equals < 0
    ? { name: text, parameters: undefined, body: '1' }
    : { name: text.slice(0, equals), parameters: undefined, body: text.slice(equals + 1) };
}

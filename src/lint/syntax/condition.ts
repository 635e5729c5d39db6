import type { MacroTable } from './macros.ts';

/** The value of the expression of an `#if`: C's integer operators, `defined`, and 0 for unknown names. */

const TOKEN =
  /\s*(?:(0[xX][\da-fA-F]+|\d+)[uUlL]*|([A-Za-z_]\w*)|('(?:[^'\\]|\\.)+')|(&&|\|\||[=!<>]=|<<|>>|[-+*/%<>()!~&|^?:,]))/y;

type Token = number | string;

function tokens(text: string): Token[] | undefined {
  const result: Token[] = [];
  TOKEN.lastIndex = 0;
  const end = text.trimEnd().length;
  while (TOKEN.lastIndex < end) {
    const match = TOKEN.exec(text);
    if (!match) return undefined;
    if (match[1] !== undefined) result.push(Number(match[1]));
    else if (match[3] !== undefined) result.push(match[3].charCodeAt(1));
    else result.push(match[2] ?? match[4]);
  }
  return result;
}

const LEVELS: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['|'],
  ['^'],
  ['&'],
  ['==', '!='],
  ['<', '>', '<=', '>='],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '%'],
];

function apply(operator: string, a: number, b: number): number {
  switch (operator) {
    case '||':
      return a || b ? 1 : 0;
    case '&&':
      return a && b ? 1 : 0;
    case '|':
      return a | b;
    case '^':
      return a ^ b;
    case '&':
      return a & b;
    case '==':
      return Number(a === b);
    case '!=':
      return Number(a !== b);
    case '<':
      return Number(a < b);
    case '>':
      return Number(a > b);
    case '<=':
      return Number(a <= b);
    case '>=':
      return Number(a >= b);
    case '<<':
      // Not `<<`, which would make version numbers above 2^31 negative.
      return a * 2 ** b;
    case '>>':
      return Math.floor(a / 2 ** b);
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return b === 0 ? 0 : Math.trunc(a / b);
    default:
      return b === 0 ? 0 : a % b;
  }
}

class Reader {
  private at = 0;

  constructor(
    private readonly list: readonly Token[],
    private readonly macros: MacroTable,
    private readonly depth: number,
  ) {}

  conditional(): number {
    const condition = this.binary(0);
    if (!this.take('?')) return condition;
    const yes = this.conditional();
    this.take(':');
    const no = this.conditional();
    return condition ? yes : no;
  }

  private take(token: string): boolean {
    if (this.list[this.at] !== token) return false;
    this.at++;
    return true;
  }

  private binary(level: number): number {
    if (level === LEVELS.length) return this.unary();
    let left = this.binary(level + 1);
    for (;;) {
      const operator = this.list[this.at];
      if (typeof operator !== 'string' || !LEVELS[level].includes(operator)) return left;
      this.at++;
      left = apply(operator, left, this.binary(level + 1));
    }
  }

  private unary(): number {
    const token = this.list[this.at++];
    if (token === '!') return this.unary() ? 0 : 1;
    if (token === '-') return -this.unary();
    if (token === '+') return this.unary();
    if (token === '~') return ~this.unary();
    if (token === '(') {
      const value = this.conditional();
      this.take(')');
      return value;
    }
    if (typeof token === 'number') return token;
    if (token === undefined || !/^[A-Za-z_]/.test(token)) return 0;
    if (token === 'defined') {
      const bracket = this.take('(');
      const name = this.list[this.at++];
      if (bracket) this.take(')');
      return typeof name === 'string' && this.macros.has(name) ? 1 : 0;
    }
    return this.name(token);
  }

  private name(name: string): number {
    const macro = this.macros.get(name);
    if (macro?.parameters !== undefined || this.list[this.at] === '(') {
      // Calls such as __has_include(x): the arguments are passed over.
      if (this.take('(')) {
        let open = 1;
        while (open > 0 && this.at < this.list.length) {
          const token = this.list[this.at++];
          if (token === '(') open++;
          else if (token === ')') open--;
        }
      }
      return 0;
    }
    return macro === undefined || this.depth > 20 ? 0 : evaluate(macro.body, this.macros, this.depth + 1);
  }
}

function evaluate(text: string, macros: MacroTable, depth: number): number {
  const list = tokens(text);
  return list === undefined ? 0 : new Reader(list, macros, depth).conditional();
}

/** True where the code behind `#if text` is compiled. */
export function conditionHolds(text: string, macros: MacroTable): boolean {
  return evaluate(text, macros, 0) !== 0;
}

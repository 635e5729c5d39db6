import type {
  Declarations,
  Expression,
  FunctionDefinition,
  Statement,
  StructType,
  TypeName,
  Variable,
} from './ast.ts';
import { isHeaderType } from './known-types.ts';
import { lowerDeclarations } from './lower-declaration.ts';
import { lowerExpression } from './lower-expression.ts';
import { lowerStatement } from './lower-statement.ts';
import { child, named, type Lowering } from './lowering.ts';
import { parseOption, type Macro, type MacroTable } from './macros.ts';
import type { CParser, Raw } from './parser.ts';
import { splitPieces, type Piece } from './pieces.ts';
import { spanOf, type Origin, type Place } from './place.ts';
import { scan, type Comment } from './scan.ts';
import { PREDEFINED } from './predefined.ts';

/** Finds the text of a header that is included with quotes; undefined where it is not in the workspace. */
export type IncludeResolver = (name: string, from: string) => { file: string; text: string } | undefined;

export interface UnitOptions {
  /** `NAME` or `NAME=VALUE`, as after `-D`. */
  readonly defines?: readonly string[];
  readonly resolve?: IncludeResolver;
}

/** A function of the file: parsed when somebody looks inside. */
export interface FunctionPiece {
  readonly name: string;
  readonly file: string;
  readonly text: string;
  readonly origin: Origin;
}

interface CachedPiece {
  readonly text: string;
  readonly origin: Origin;
  declarations: Declarations | undefined;
}

/** Pieces that were parsed before, by their text: an edit parses anew only what it touched. */
export class PieceCache {
  private before = new Map<string, CachedPiece[]>();
  private now = new Map<string, CachedPiece[]>();
  private resultsBefore = new Map<string, unknown>();
  private results = new Map<string, unknown>();

  /** Begins a new version of the file: pieces that are not asked for again are forgotten after it. */
  nextVersion(): void {
    this.before = this.now;
    this.now = new Map();
    this.resultsBefore = this.results;
    this.results = new Map();
  }

  /** What was worked out under this key for this version or the one before. */
  remembered<T>(key: string, work: () => T): T {
    if (this.results.has(key)) return this.results.get(key) as T;
    const value = this.resultsBefore.has(key) ? (this.resultsBefore.get(key) as T) : work();
    this.results.set(key, value);
    return value;
  }

  take(file: string, piece: Piece): CachedPiece {
    const key = `${file}\0${piece.text}`;
    const old = this.before.get(key)?.shift();
    const cached = old ?? { text: piece.text, origin: { file, base: piece.start }, declarations: undefined };
    cached.origin.base = piece.start;
    const list = this.now.get(key);
    if (list) list.push(cached);
    else this.now.set(key, [cached]);
    return cached;
  }
}

/** Headers that this package or the kit has, which some drivers include with quotes. */
const SHIPPED = /(?:^|[\\/])(?:nt\w+|wdm\w*|mcd|scsi\w*|srb|classpnp|wmi\w+|std\w+|string|initguid)\.h$/i;

const TYPE_NAMES = /\}\s*(\w+)\s*(?:,\s*\*\s*(\w+)\s*)*;|\btypedef\s[^;{}]*?(\w+)\s*;/g;

/** One source file with the workspace headers that it includes. */
export class Unit {
  readonly macros: MacroTable = new Map(PREDEFINED);
  /** A header of the workspace was not found: there may be names that are not known here. */
  incomplete = false;
  readonly comments: readonly Comment[];
  /** The file itself without comments, directives and code that is not compiled. */
  readonly clean: string;
  readonly functions = new Map<string, FunctionPiece>();
  readonly globals = new Map<string, Variable>();
  readonly structs = new Map<string, StructType>();
  readonly types = new Map<string, TypeName>();
  readonly enumerators = new Map<string, Declarations['enumerators'][number]>();
  private readonly texts = new Map<string, string>();
  private readonly pieces = new Map<FunctionPiece, CachedPiece>();
  private readonly typeNames = new Set<string>();
  private readonly seen = new Set<string>();
  private readonly callees = new Map<string, readonly string[]>();
  private readonly declared: string[] = [];
  private outside: string | undefined;
  private readonly snippets = new Map<string, Statement | undefined>();

  constructor(
    private readonly parser: CParser,
    readonly file: string,
    readonly text: string,
    private readonly options: UnitOptions,
    private readonly cache: PieceCache,
  ) {
    for (const option of options.defines ?? []) {
      const macro = parseOption(option);
      this.macros.set(macro.name, macro);
    }
    const { clean, comments } = this.add(file, text);
    this.clean = clean;
    this.comments = comments;
  }

  /** True for a name that is a type here. */
  isType(name: string): boolean {
    return this.typeNames.has(name) || isHeaderType(name);
  }

  /** The source of a place, on one line. */
  slice(place: Place): string {
    const { file, start, end } = spanOf(place);
    return (this.texts.get(file) ?? '').slice(start, end).replace(/\s+/g, ' ');
  }

  /** The blanks that the line of a place begins with. */
  indentOf(place: Place): string {
    const { file, start } = spanOf(place);
    const text = this.textOf(file);
    return /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', start - 1) + 1))?.[0] ?? '';
  }

  /** The file and the headers of the workspace that it includes. */
  get files(): ReadonlySet<string> {
    return this.seen;
  }

  /** The source of a file of the unit. */
  textOf(file: string): string {
    return this.texts.get(file) ?? '';
  }

  /** The functions of the file itself, without those of its headers. */
  ownFunctions(): readonly FunctionPiece[] {
    return [...this.functions.values()].filter((piece) => piece.file === this.file);
  }

  /** A function by name, parsed. */
  definition(name: string): FunctionDefinition | undefined {
    const piece = this.functions.get(name);
    return piece && this.parsed(piece);
  }

  /** A function of the file, parsed; undefined where the text is too broken to be one. */
  parsed(piece: FunctionPiece): FunctionDefinition | undefined {
    const cached = this.pieces.get(piece);
    if (!cached) return undefined;
    const { functions } = this.declarations(cached);
    return functions.find(({ name }) => name === piece.name) ?? functions[0];
  }

  /** The body of a macro as an expression or a statement; undefined where it is neither. */
  expansion(macro: Macro): Statement | undefined {
    const key = macro.body;
    if (this.snippets.has(key)) return this.snippets.get(key);
    const statement = this.snippet(macro.body);
    this.snippets.set(key, statement);
    return statement;
  }

  /** The functions of the unit that a function calls or names. */
  calleesOf(name: string): readonly string[] {
    let known = this.callees.get(name);
    if (!known) {
      const words = new Set(this.functions.get(name)?.text.match(/[A-Za-z_]\w*/g));
      known = [...words].filter((word) => word !== name && this.functions.has(word));
      this.callees.set(name, known);
    }
    return known;
  }

  /**
   * A result about a function, worked out anew only when something changed that it can depend on: the
   * function, those that it calls, or what stands outside of functions.
   */
  memo<T>(kind: string, name: string, work: () => T): T {
    const texts: string[] = [];
    const seen = new Set<string>();
    const visit = (at: string): void => {
      if (seen.has(at)) return;
      seen.add(at);
      texts.push(this.functions.get(at)?.text ?? '');
      this.calleesOf(at).forEach(visit);
    };
    visit(name);
    return this.cache.remembered(`${kind}\0${this.environment()}\0${texts.join('\0')}`, work);
  }

  /** Macros and declarations outside of functions, as a text. */
  private environment(): string {
    if (this.outside === undefined) {
      for (const { name, parameters, body } of this.macros.values())
        this.declared.push(`${name}(${parameters?.join()})${body}`);
      this.outside = this.declared.join('\n');
    }
    return this.outside;
  }

  private snippet(body: string): Statement | undefined {
    if (body === '' || body.length > 2000) return undefined;
    const head = 'void f(void){';
    const text = `${head}${body.replace(/;$/, '')};}`;
    const root = this.parser.parse(text);
    const compound = find(root, 'compound_statement');
    const [first, ...rest] = compound ? named(compound) : [];
    if (!first || rest.length > 0 || first.type === 'ERROR') return undefined;
    const context = this.lowering({ file: '', base: 0 }, text);
    if (first.type !== 'expression_statement') return lowerStatement(context, first);
    const [inner] = named(first);
    const expression: Expression | undefined = inner && lowerExpression(context, inner);
    return expression && { kind: 'expression', at: expression.at, expression };
  }

  private lowering(origin: Origin, text: string): Lowering {
    return { origin, text, isType: (name) => this.isType(name), expression: lowerExpression };
  }

  private declarations(piece: CachedPiece): Declarations {
    piece.declarations ??= lowerDeclarations(
      this.lowering(piece.origin, piece.text),
      this.parser.parse(piece.text),
    );
    return piece.declarations;
  }

  private add(file: string, text: string): { clean: string; comments: readonly Comment[] } {
    this.seen.add(file);
    this.texts.set(file, text);
    const scanned = scan(text, { macros: this.macros, include: (name) => this.include(name, file) });
    for (const match of scanned.clean.matchAll(TYPE_NAMES))
      for (const name of match.slice(1)) if (name) this.typeNames.add(name);
    for (const piece of splitPieces(scanned.clean, this.macros)) this.addPiece(file, piece);
    return scanned;
  }

  private addPiece(file: string, piece: Piece): void {
    const cached = this.cache.take(file, piece);
    if (piece.functionName !== undefined) {
      const known = { name: piece.functionName, file, text: piece.text, origin: cached.origin };
      this.functions.set(known.name, known);
      this.pieces.set(known, cached);
      return;
    }
    // Prototypes are of no interest, and are the most of a header.
    if (!/[{=]|\btypedef\b/.test(piece.text)) return;
    this.declared.push(piece.text);
    const { globals, structs, types, enumerators } = this.declarations(cached);
    for (const variable of globals) this.globals.set(variable.name, variable);
    for (const type of structs) for (const name of type.names) this.structs.set(name, type);
    for (const { name, type } of types) this.types.set(name, type);
    for (const enumerator of enumerators) this.enumerators.set(enumerator.name, enumerator);
  }

  private include(name: string, from: string): void {
    if (this.seen.size > 60) return;
    const found = this.options.resolve?.(name, from);
    if (!found && !SHIPPED.test(name)) this.incomplete = true;
    if (found && !this.seen.has(found.file)) this.add(found.file, found.text);
  }
}

function find(node: Raw, type: string): Raw | undefined {
  if (node.type === type) return node;
  for (const part of node.children) {
    const found = find(part, type);
    if (found) return found;
  }
  return child(node, type);
}

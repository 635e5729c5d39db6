import { applyEdits, createScanner, findNodeAtLocation, modify, parseTree, type Node } from 'jsonc-parser';
import type { ElementKind } from '../../emulator/model.ts';
import { JsonDocument, type JsonPath } from './json-document.ts';
import { parsePlace, readLibrary } from './library-file.ts';

/** A change of a library file, as a person makes it in its drawing. Places are those of the file: `slot 3`. */
export type LibraryEdit =
  | { readonly edit: 'move'; readonly from: string; readonly to: string }
  | { readonly edit: 'put'; readonly at: string; readonly barcode: string; readonly cleaner: boolean }
  | { readonly edit: 'label'; readonly at: string; readonly barcode: string; readonly cleaner: boolean }
  | { readonly edit: 'take'; readonly at: string }
  | { readonly edit: 'elements'; readonly kind: ElementKind; readonly count: number }
  | { readonly edit: 'doors'; readonly count: number }
  | { readonly edit: 'magazine'; readonly size: number }
  | { readonly edit: 'cleaner slot'; readonly slot: number | null }
  | { readonly edit: 'installed'; readonly drive: number; readonly installed: boolean };

/** The one place of a text that changes. */
export interface TextChange {
  readonly offset: number;
  readonly length: number;
  readonly content: string;
}

export type EditOutcome =
  { readonly ok: true; readonly change: TextChange } | { readonly ok: false; readonly reason: string };

/** What an edit looks at of the file; the file has been checked. */
interface Data {
  readonly elements: Partial<Record<ElementKind, { readonly first: number; readonly count: number }>>;
  readonly drives?: readonly Readonly<Record<string, unknown>>[];
  readonly cartridges?: readonly { readonly at: string }[];
}

/**
 * Carries out an edit on the text of a library file; comments and layout stay as they are.
 * @param file its name, for messages.
 * @returns why not, where the file has mistakes or would have one afterwards.
 */
export function editLibrary(file: string, text: string, edit: LibraryEdit): EditOutcome {
  if (readLibrary(file, text).problems.length > 0)
    return { ok: false, reason: 'The file has mistakes. Mend them in its text first.' };
  const result = new LibraryText(text, new JsonDocument(file, text).value as Data).apply(edit);
  const problem = readLibrary(file, result).problems.at(0);
  if (problem)
    return { ok: false, reason: `Not done. In line ${problem.line}, ${problem.path}: ${problem.message}` };
  return { ok: true, change: changeBetween(text, result) };
}

class LibraryText {
  constructor(
    private text: string,
    private readonly data: Data,
  ) {}

  apply(edit: LibraryEdit): string {
    switch (edit.edit) {
      case 'move':
        this.set([...this.cartridge(edit.from), 'at'], edit.to);
        break;
      case 'put':
        this.append(['cartridges'], {
          at: edit.at,
          ...(edit.barcode === '' ? {} : { barcode: edit.barcode }),
          ...(edit.cleaner ? { cleaner: true } : {}),
        });
        break;
      case 'label': {
        const cartridge = this.cartridge(edit.at);
        this.set([...cartridge, 'barcode'], edit.barcode === '' ? undefined : edit.barcode);
        this.set([...cartridge, 'cleaner'], edit.cleaner ? true : undefined);
        break;
      }
      case 'take':
        this.remove(this.cartridge(edit.at));
        break;
      case 'elements':
        this.count(edit.kind, edit.count);
        break;
      case 'doors':
        this.set(['doors'], edit.count);
        break;
      case 'magazine':
        this.set(['capabilities', 'magazineSize'], edit.size);
        break;
      case 'cleaner slot':
        this.set(['cleanerSlot'], edit.slot ?? undefined);
        break;
      case 'installed':
        this.driveList(Math.max(edit.drive + 1, this.data.elements.drive?.count ?? 0));
        this.set(['drives', edit.drive, 'installed'], edit.installed ? undefined : false);
        break;
    }
    return this.text;
  }

  /** Where the cartridge of a place stands. A place that has none gives one past the last. */
  private cartridge(at: string): JsonPath {
    const { kind, index } = parsePlace(at);
    const { cartridges = [] } = this.data;
    const found = cartridges.findIndex((one) => {
      const place = parsePlace(one.at);
      return place.kind === kind && place.index === index;
    });
    return ['cartridges', found < 0 ? cartridges.length : found];
  }

  private count(kind: ElementKind, count: number): void {
    if (this.data.elements[kind]) this.set(['elements', kind, 'count'], count);
    else this.set(['elements', kind], { first: this.freeAddress(), count });
    if (kind === 'drive' && this.data.drives) this.driveList(count);
  }

  /** An address behind all elements that there are. */
  private freeAddress(): number {
    return Math.max(0, ...Object.values(this.data.elements).map(({ first, count }) => first + count));
  }

  /** The list of drives, with so many entries: new ones are like the last. */
  private driveList(count: number): void {
    const { drives } = this.data;
    const kind = drives?.at(-1)?.['kind'] ?? 'LTO-6';
    if (!drives) this.set(['drives'], []);
    for (let index = drives?.length ?? 0; index < count; index++) this.append(['drives'], { kind });
    for (let index = (drives?.length ?? 0) - 1; index >= count; index--) this.remove(['drives', index]);
  }

  /** Sets a value; undefined takes it away. */
  private set(path: JsonPath, value: unknown): void {
    const eol = this.text.includes('\r\n') ? '\r\n' : '\n';
    const formattingOptions = { insertSpaces: !/^\t/m.test(this.text), tabSize: this.indent(), eol };
    this.text = applyEdits(this.text, modify(this.text, [...path], value, { formattingOptions }));
  }

  /** Spaces of one step of indentation, as the file has them. */
  private indent(): number {
    return /^( +)\S/m.exec(this.text)?.[1].length ?? 2;
  }

  /** Appends to a list on one line, apart from the entry before it as the entries before are apart. */
  private append(path: JsonPath, entry: Readonly<Record<string, unknown>>): void {
    const root = parseTree(this.text, [], { allowTrailingComma: true });
    const list = root && findNodeAtLocation(root, [...path]);
    const last = list?.children?.at(-1);
    if (!list || !last) {
      this.set([...path], [entry]);
      return;
    }
    const at = last.offset + last.length;
    const line = `,${this.apart(list)}${oneLine(entry)}`;
    this.text = this.text.slice(0, at) + line + this.text.slice(at);
  }

  /** Takes an entry out of a list, with its comma and the comment behind it; all other comments stay. */
  private remove(path: JsonPath): void {
    const root = parseTree(this.text, [], { allowTrailingComma: true });
    const node = root && findNodeAtLocation(root, [...path]);
    const entries = node?.parent?.children ?? [];
    if (!node) return;
    const index = entries.indexOf(node);
    const end = node.offset + node.length;
    const before = entries.at(index - 1);
    if (index + 1 < entries.length) {
      const comma = this.comma(end);
      const rest = /^[ \t]*(\/\/[^\n]*|\/\*.*?\*\/)?\s*/.exec(this.text.slice(comma + 1))?.[0].length ?? 0;
      this.text = this.text.slice(0, node.offset) + this.text.slice(comma + 1 + rest);
    } else if (before && index > 0) {
      const comma = this.comma(before.offset + before.length);
      const between = this.text.slice(comma + 1, node.offset).trimEnd();
      this.text = this.text.slice(0, comma) + between + this.text.slice(end);
    } else this.text = this.text.slice(0, node.offset) + this.text.slice(end);
  }

  /** The offset of the first comma from a place on. */
  private comma(from: number): number {
    const scanner = createScanner(this.text, true);
    scanner.setPosition(from);
    do scanner.scan();
    while (this.text[scanner.getTokenOffset()] !== ',' && scanner.getTokenOffset() < this.text.length);
    return scanner.getTokenOffset();
  }

  /** The white space between the entries of a list. */
  private apart(list: Node): string {
    const first = list.children?.[0];
    const before = this.text.slice(list.offset + 1, first?.offset);
    return /^\s*$/.test(before) && before !== '' ? before : ' ';
  }
}

/** `{ "at": "slot 4", "barcode": "A00009L6" }` */
function oneLine(entry: Readonly<Record<string, unknown>>): string {
  const members = Object.entries(entry).map(
    ([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  );
  return `{ ${members.join(', ')} }`;
}

/** The smallest change that makes one text of another: the editor's undo and cursor keep their places. */
function changeBetween(before: string, after: string): TextChange {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let end = 0;
  const [last, lastAfter] = [before.length - 1, after.length - 1];
  while (end < most - start && before.charCodeAt(last - end) === after.charCodeAt(lastAfter - end)) end++;
  return {
    offset: start,
    length: before.length - start - end,
    content: after.slice(start, after.length - end),
  };
}

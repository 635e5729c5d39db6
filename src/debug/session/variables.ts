import type { DebugProtocol } from '@vscode/debugprotocol';
import type { CProperty, CValue, MemoryHost, SymbolBackend } from '../symbols/symbol-backend.ts';
import type { Edit, ViewNode } from './command-view.ts';
import { numberText } from './value-names.ts';

/** How a reference of the variables view is opened. */
type Branch = () => Promise<DebugProtocol.Variable[]>;

/** A frame of C: its address in the code and its index among the wasm frames. */
export interface CPlace {
  readonly address: number;
  readonly wasm: number;
}

/** How a value is written in C, in which frame, and who evaluates that. */
export interface Origin {
  readonly expression: string;
  readonly place: CPlace;
  evaluate(expression: string): Promise<CValue | null>;
}

/** A value with members. */
export interface Structured {
  readonly objectId: string;
  readonly origin?: Origin | undefined;
}

/** Changes the value of a variable; the result is its new text. */
export type Setter = (value: string) => Promise<string>;

/** Text that a `char *` shows of what it points to. */
const TEXT_SHOWN = 64;
const TEXT_POINTER = /^(?:const )?(?:char|CHAR|CCHAR|UCHAR) ?\*|^P(?:CHAR|UCHAR|CCHAR|SZ|STR|CSTR)$/;

/** A union or structure without a name, as the backend lists it: `<union>`. */
const ANONYMOUS = /^<\w+>$/;

/** The variables of one stop: references are given out as they are shown and forgotten when it goes on. */
export class Variables {
  private readonly branches: Branch[] = [];
  private readonly setters = new Map<string, Setter>();
  private readonly origins = new Map<string, Origin>();

  constructor(
    private readonly symbols: SymbolBackend,
    private readonly memory: Pick<MemoryHost, 'memory'> & {
      write(address: number, bytes: Uint8Array): Promise<unknown>;
      /** How the editor names a place in it. */
      reference(address: number): Promise<string>;
    },
  ) {}

  /** A reference that opens to what `branch` gives. */
  reference(branch: Branch): number {
    return this.branches.push(branch);
  }

  open(reference: number): Promise<DebugProtocol.Variable[]> {
    return this.branches[reference - 1]?.() ?? Promise.resolve([]);
  }

  /** Remembers how a variable below a reference is changed. */
  onSet(reference: number, name: string, setter: Setter): void {
    this.setters.set(`${reference} ${name}`, setter);
  }

  setter(reference: number, name: string): Setter | undefined {
    return this.setters.get(`${reference} ${name}`);
  }

  /** Remembers how a variable below a reference is written in C. */
  onOrigin(reference: number, name: string, origin: Origin): void {
    this.origins.set(`${reference} ${name}`, origin);
  }

  /** How a variable below a reference is written in C; undefined where it is none of C. */
  origin(reference: number, name: string): Origin | undefined {
    return this.origins.get(`${reference} ${name}`);
  }

  /**
   * A tree of the lab's own values: a command's fields, its data.
   * @param find gives them whenever the tree is opened.
   * @param change changes one of them; the result is its new text.
   */
  nodes(
    find: () => Promise<readonly ViewNode[]>,
    change: (edit: Edit, value: string) => Promise<string>,
  ): number {
    const reference: number = this.reference(async () => {
      const shown = (await find()).map(async (node) => {
        const { name, value, edit, address, children } = node;
        if (edit) this.onSet(reference, name, (text) => change(edit, text));
        return {
          name,
          value,
          variablesReference: children?.length ? this.nodes(() => Promise.resolve(children), change) : 0,
          ...(address ? { memoryReference: await this.memory.reference(address) } : {}),
        };
      });
      return Promise.all(shown);
    });
    return reference;
  }

  /**
   * A value of C as a variable.
   * @param name of the variable or member: it may give a number its meaning.
   * @param type as the source spells it; undefined for a member.
   */
  async value(
    name: string,
    type: string | undefined,
    value: CValue | null,
    origin?: Origin,
  ): Promise<DebugProtocol.Variable> {
    if (!value) return { name, value: '<not available>', ...(type ? { type } : {}), variablesReference: 0 };
    const { objectId, linearMemoryAddress } = value;
    const known = type ?? (await statusType(name, value, origin));
    const pointer =
      value.hasChildren && objectId !== undefined && value.linearMemorySize === 4 && isPointer(value);
    const result: DebugProtocol.Variable = {
      name,
      value: pointer ? await this.pointerText(value) : await this.text(name, known, value),
      type: known ?? (value.type === 'object' ? (value.description ?? '') : ''),
      variablesReference: 0,
    };
    if (value.hasChildren && objectId !== undefined)
      result.variablesReference = this.members(() => Promise.resolve({ objectId, origin }), pointer);
    if (origin) result.evaluateName = origin.expression;
    if (linearMemoryAddress !== undefined)
      result.memoryReference = await this.memory.reference(linearMemoryAddress);
    return result;
  }

  /** The text of a value that is no pointer: numbers with their meaning, structures by their type. */
  async text(name: string, type: string | undefined, value: CValue): Promise<string> {
    if (typeof value.value === 'number') {
      const { description } = value;
      // An enumeration comes with the name of its value.
      if (description !== undefined && /^[A-Za-z_]\w*$/.test(description))
        return `${description} (${value.value})`;
      return numberText(name, type, value.value);
    }
    if (typeof value.value === 'bigint')
      return `${value.value} (0x${value.value.toString(16).toUpperCase()})`;
    // The backend takes UCHAR for a character; to a driver it is a number.
    if (value.type === 'string' && /^'(?:[^\\]|\\.+)'$/.test(value.description ?? '')) {
      const byte =
        value.linearMemoryAddress === undefined
          ? characterCode(value.description ?? '')
          : (await this.memory.memory(value.linearMemoryAddress, 1))[0];
      return numberText(name, type ?? 'UCHAR', byte);
    }
    return value.description ?? (typeof value.value === 'string' ? value.value : (type ?? ''));
  }

  /** The address, and the text that it points to where that is what its type says. */
  private async pointerText(value: CValue): Promise<string> {
    const address = await this.addressIn(value);
    if (address === undefined) return value.description ?? '';
    const text = `0x${address.toString(16).toUpperCase().padStart(8, '0')}`;
    if (address === 0) return `${text} NULL`;
    if (!TEXT_POINTER.test(value.description ?? '')) return text;
    const bytes = Buffer.from(await this.memory.memory(address, TEXT_SHOWN));
    const end = bytes.indexOf(0);
    const shown = bytes.subarray(0, end < 0 ? TEXT_SHOWN : end).toString('latin1');
    return /^[\x20-\x7e\t\r\n]+$/.test(shown) ? `${text} ${JSON.stringify(shown)}` : text;
  }

  /** What a pointer holds: the backend names its target by the address. */
  private async addressIn(value: CValue): Promise<number | undefined> {
    const [target] = value.objectId === undefined ? [] : await this.symbols.children(value.objectId);
    if (target && /^0x[0-9a-f]+$/i.test(target.name)) return Number(target.name);
    if (value.linearMemoryAddress === undefined) return undefined;
    const bytes = Buffer.from(await this.memory.memory(value.linearMemoryAddress, 4));
    return bytes.length === 4 ? bytes.readUInt32LE(0) : undefined;
  }

  /** Members of a structure, elements of an array; a pointer opens to what it points to. */
  members(find: () => Promise<Structured | undefined>, pointer: boolean): number {
    const reference: number = this.reference(async () => {
      const structured = await find();
      if (!structured) return [];
      const { objectId, origin } = structured;
      let properties = await this.symbols.children(objectId);
      const [only] = properties;
      if (
        pointer &&
        properties.length === 1 &&
        only.value.hasChildren &&
        only.value.objectId !== undefined &&
        !isPointer(only.value)
      ) {
        properties = await this.symbols.children(only.value.objectId);
      }
      return Promise.all(
        properties.map((property) => {
          const member =
            origin && memberOf(origin, property.name, pointer, properties.length === 1 && only === property);
          if (member && !ANONYMOUS.test(property.name)) {
            this.onOrigin(reference, property.name, member);
            this.allowSet(reference, property, member);
          }
          return this.value(property.name, undefined, property.value, member);
        }),
      );
    });
    return reference;
  }

  /** A number in memory can be changed; a structure cannot, and of a bit field no place is known. */
  private allowSet(reference: number, property: CProperty, member: Origin): void {
    if (property.value.hasChildren) return;
    this.onSet(reference, property.name, async (text) => {
      const number = Number(text.trim());
      if (!Number.isInteger(number)) throw new Error(`${text} is no number. Write 3, -1 or 0x03.`);
      const place = await member.evaluate(member.expression);
      if (place?.linearMemoryAddress === undefined || place.linearMemorySize === undefined) {
        throw new Error(`${property.name} has no place in memory of its own.`);
      }
      await this.memory.write(place.linearMemoryAddress, littleEndian(number, place.linearMemorySize));
      return numberText(property.name, undefined, number);
    });
  }
}

/** A member of a structure, an element of an array, or what a pointer points to, as C writes it. */
function memberOf(origin: Origin, name: string, pointer: boolean, target: boolean): Origin {
  const { expression } = origin;
  // Its members are written like those of the structure around it.
  if (ANONYMOUS.test(name)) return pointer ? { ...origin, expression: `(*(${expression}))` } : origin;
  const written = /^\d+$/.test(name)
    ? `${expression}[${name}]`
    : /^0x/.test(name) || (pointer && target && !/^[A-Za-z_]/.test(name))
      ? `*(${expression})`
      : `${expression}${pointer ? '->' : '.'}${name}`;
  return { ...origin, expression: written };
}

/** The type of a variable's address, as the symbol backend spells it; empty where it cannot be taken. */
export async function pointerType(origin: Origin): Promise<string> {
  let address: CValue | null;
  try {
    address = await origin.evaluate(`&(${origin.expression})`);
  } catch {
    // Then its bytes are shown.
    return '';
  }
  const type = address?.description ?? '';
  return /^[A-Za-z_][\w ]*\*+$/.test(type) ? type : '';
}

/**
 * The type of a member that may hold a status: only its address has one that the backend tells, and that costs an
 * evaluation, so its name must speak for it.
 */
async function statusType(
  name: string,
  value: CValue,
  origin: Origin | undefined,
): Promise<string | undefined> {
  if (!origin || value.linearMemorySize !== 4 || typeof value.value !== 'number' || !/status$/i.test(name))
    return undefined;
  return (await pointerType(origin)).replace(/ ?\*$/, '') || undefined;
}

/** The bytes of a number as the machine stores it. */
export function littleEndian(value: number | bigint, size: number): Uint8Array {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(BigInt.asIntN(64, BigInt(value)));
  return bytes.subarray(0, size);
}

/** The code of a character as the backend writes it: `'a'`, `'\\x1f'`, `'\\n'`. */
function characterCode(text: string): number {
  const inner = text.slice(1, -1);
  const hex = /^\\x([0-9a-f]+)$/i.exec(inner);
  if (hex) return Number.parseInt(hex[1], 16);
  const escapes: Readonly<Record<string, number>> = {
    '\\n': 10,
    '\\r': 13,
    '\\t': 9,
    '\\0': 0,
    '\\\\': 92,
    "\\'": 39,
  };
  return escapes[inner] ?? inner.charCodeAt(0);
}

/** Pointers and structures are both objects to the backend: a pointer is of a pointer's type name. */
function isPointer(value: CValue): boolean {
  const name = value.description ?? '';
  return value.type === 'object' && (/\*$/.test(name) || /^(?:LP|P)[A-Z]/.test(name));
}

import { FIRST_STORE, MEMORY_COPY, MEMORY_FILL, type StoreSite } from './store-sites.ts';
import { WATCH_GLOBALS, WATCH_SLOTS } from './watch-globals.ts';
import { name, sized, sleb, uleb } from './wasm-writer.ts';

const OP = {
  if: 0x04,
  end: 0x0b,
  call: 0x10,
  callIndirect: 0x11,
  localGet: 0x20,
  globalGet: 0x23,
  i32Const: 0x41,
  i32LtU: 0x49,
  i32Add: 0x6a,
  i32Sub: 0x6b,
  i32Or: 0x72,
} as const;
const TYPE = { i32: 0x7f, i64: 0x7e, f32: 0x7d, f64: 0x7c } as const;
const EMPTY_BLOCK = 0x40;
const FUNCTION = 0x60;

/** Type of the value that a store takes, from 36h on. */
const VALUE_TYPES = ['i32', 'i64', 'f32', 'f64', 'i32', 'i32', 'i64', 'i64', 'i64'] as const;

/** What a module has before, and with it the indexes at which new things begin. */
export interface Existing {
  readonly types: number;
  readonly functions: number;
  readonly globals: number;
}

/** What is added to a module, each as the items of its section. */
export interface Additions {
  readonly types: readonly (readonly number[])[];
  /** Index of the type of each function. */
  readonly functions: readonly (readonly number[])[];
  readonly globals: readonly (readonly number[])[];
  readonly exports: readonly (readonly number[])[];
  readonly code: readonly (readonly number[])[];
  /** The function that does what an instruction did, and looks. */
  indexOf(site: StoreSite): number;
}

const signature = (...parameters: number[]): number[] => [FUNCTION, ...sized(parameters), 0];
const body = (...instructions: number[]): number[] => sized([0, ...instructions, OP.end]);
const key = (site: StoreSite): string => `${site.opcode} ${site.offset}`;

/**
 * The functions that stand in for the stores of a module: one for each opcode and offset. Each stores, and where
 * the address lies in slot 0, has it compared with the other slots, and calls the handler.
 */
export function storeHelpers(sites: readonly StoreSite[], existing: Existing): Additions {
  const { types, functions, globals } = existing;
  const base = (slot: number): number[] => [OP.globalGet, ...uleb(globals + 2 * slot)];
  const span = (slot: number): number[] => [OP.globalGet, ...uleb(globals + 2 * slot + 1)];
  const handler = globals + 2 * (WATCH_SLOTS + 1);
  const callHandler = [OP.globalGet, ...uleb(handler), OP.callIndirect, ...uleb(types), 0];
  const inSlot = (slot: number, address: readonly number[]): number[] => [
    ...address,
    ...base(slot),
    OP.i32Sub,
    ...span(slot),
    OP.i32LtU,
  ];

  const parameter = [OP.localGet, 0];
  const anySlot = inSlot(1, parameter);
  for (let slot = 2; slot <= WATCH_SLOTS; slot++) anySlot.push(...inSlot(slot, parameter), OP.i32Or);
  const compare = body(...anySlot, OP.if, EMPTY_BLOCK, ...callHandler, OP.end);

  const newTypes = [
    signature(),
    signature(TYPE.i32),
    signature(TYPE.i32, TYPE.i32, TYPE.i32),
    ...Object.values(TYPE).map((value) => signature(TYPE.i32, value)),
  ];
  const typeNamed = { handler: types, compare: types + 1, bulk: types + 2 } as const;
  const typeOfStore = (opcode: number): number =>
    types + 3 + Object.keys(TYPE).indexOf(VALUE_TYPES[opcode - FIRST_STORE]);

  const store = ({ opcode, offset }: StoreSite): number[] => {
    const address = [OP.localGet, 0, ...(offset === 0 ? [] : [OP.i32Const, ...sleb(offset), OP.i32Add])];
    return body(
      OP.localGet,
      0,
      OP.localGet,
      1,
      opcode,
      0,
      ...uleb(offset),
      ...inSlot(0, address),
      OP.if,
      EMPTY_BLOCK,
      ...address,
      OP.call,
      ...uleb(functions),
      OP.end,
    );
  };
  // Bulk writes are rare: the handler looks whenever something is watched.
  const bulk = (opcode: number, ...memories: number[]): number[] =>
    body(
      OP.localGet,
      0,
      OP.localGet,
      1,
      OP.localGet,
      2,
      opcode >> 8,
      opcode & 0xff,
      ...memories,
      ...span(0),
      OP.if,
      EMPTY_BLOCK,
      ...callHandler,
      OP.end,
    );
  const helper = (site: StoreSite): { type: number; code: number[] } => {
    if (site.opcode === MEMORY_COPY) return { type: typeNamed.bulk, code: bulk(MEMORY_COPY, 0, 0) };
    if (site.opcode === MEMORY_FILL) return { type: typeNamed.bulk, code: bulk(MEMORY_FILL, 0) };
    return { type: typeOfStore(site.opcode), code: store(site) };
  };

  // The shortest instructions leave the least room for an index: their helpers come first.
  const distinct = new Map([...sites].sort((a, b) => a.length - b.length).map((site) => [key(site), site]));
  const helpers = [...distinct.values()].map(helper);
  const indexes = new Map([...distinct.keys()].map((text, order) => [text, functions + 1 + order]));
  const global = (type: number): number[] => [type, 1, OP.i32Const, 0, OP.end];
  const exported = (text: string, index: number): number[] => [...name(text), 3, ...uleb(index)];
  const slots = Array.from({ length: WATCH_SLOTS + 1 }, (_, slot) => slot);
  return {
    types: newTypes,
    functions: [uleb(typeNamed.compare), ...helpers.map(({ type }) => uleb(type))],
    globals: Array.from({ length: 2 * slots.length + 1 }, () => global(TYPE.i32)),
    exports: [
      ...slots.flatMap((slot) => [
        exported(WATCH_GLOBALS.base(slot), globals + 2 * slot),
        exported(WATCH_GLOBALS.span(slot), globals + 2 * slot + 1),
      ]),
      exported(WATCH_GLOBALS.handler, handler),
    ],
    code: [compare, ...helpers.map(({ code }) => code)],
    indexOf: (site) => indexes.get(key(site)) ?? functions,
  };
}

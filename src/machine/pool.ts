import type { Memory } from './memory.ts';

/** Bytes behind each block that must stay as they are. */
const GUARD = 16;
const GUARD_BYTE = 0xfd;
/** What fresh pool memory holds: pool is not zeroed on Windows, and a driver must not rely on it. */
const FRESH_BYTE = 0xcd;
const FREED_BYTE = 0xdd;

export interface Block {
  address: number;
  /** Bytes asked for. */
  size: number;
  /** Bytes set aside, guard included. */
  room: number;
  /** Four characters, as pool tags are written. */
  tag: string;
  live: boolean;
  /** The driver asked for it: it counts against the limit. */
  counted: boolean;
  /** Set by the machine: which request allocated it. */
  owner: number;
}

/** Blocks of up to this many bytes come in steps of 16; larger ones in powers of two. */
const SMALL = 1024;

function roomFor(size: number): number {
  const wanted = size + GUARD;
  if (wanted <= SMALL) return (wanted + 15) & ~15;
  let room = SMALL;
  while (room < wanted) room *= 2;
  return room;
}

export type FreeResult = 'ok' | 'overrun' | 'double' | 'foreign';

/**
 * The pool: kernel memory between the driver's data and the end of the machine's memory. What it knows of
 * a block is kept outside that memory, so that a driver that writes where it must not cannot damage it.
 */
export class Pool {
  private next: number;
  private readonly blocks = new Map<number, Block>();
  private readonly free = new Map<number, Block[]>();
  private used = 0;
  /** Blocks that the driver holds. */
  held = 0;
  /** Which request allocates now; kept with each block. */
  owner = 0;

  /**
   * @param start first address, @param end address behind the last.
   * @param limit bytes that drivers may hold at one time; beyond it an allocation fails. It may be changed.
   */
  constructor(
    private readonly memory: Memory,
    start: number,
    private readonly end: number,
    public limit: number,
  ) {
    this.next = (start + 15) & ~15;
  }

  /**
   * Memory that the driver asks for.
   * @returns the block's address, 16-byte aligned, or 0 where the pool is exhausted or its limit reached.
   */
  request(size: number, tag: string): number {
    if (this.used + (size >>> 0) > this.limit) return 0;
    const address = this.allocate(size, tag);
    const block = this.blocks.get(address);
    if (block) {
      block.counted = true;
      this.used += block.size;
      this.held++;
    }
    return address;
  }

  /** Memory for the system's own objects, which no limit of the driver touches. */
  allocate(size: number, tag: string): number {
    size >>>= 0;
    if (size > this.end) return 0;
    const room = roomFor(size);
    const block = this.free.get(room)?.pop() ?? this.carve(room);
    if (block === undefined) return 0;
    block.size = size;
    block.tag = tag;
    block.live = true;
    block.owner = this.owner;
    block.counted = false;
    this.memory.fill(block.address, FRESH_BYTE, size);
    this.memory.fill(block.address + size, GUARD_BYTE, GUARD);
    return block.address;
  }

  /** Gives a block back and says what was wrong with it or with the pointer. */
  release(address: number): FreeResult {
    const block = this.blocks.get(address >>> 0);
    if (block === undefined) return 'foreign';
    if (!block.live) return 'double';
    block.live = false;
    if (block.counted) {
      this.used -= block.size;
      this.held--;
    }
    const result = this.intact(block) ? 'ok' : 'overrun';
    this.memory.fill(block.address, FREED_BYTE, Math.min(block.size, SMALL));
    let list = this.free.get(block.room);
    if (list === undefined) this.free.set(block.room, (list = []));
    list.push(block);
    return result;
  }

  /** The block that begins at an address, live or not. */
  find(address: number): Readonly<Block> | undefined {
    return this.blocks.get(address >>> 0);
  }

  /** True where nothing was written behind the block. */
  intact(block: Readonly<Block>): boolean {
    const { bytes } = this.memory;
    for (let i = block.address + block.size; i < block.address + block.size + GUARD; i++) {
      if (bytes[i] !== GUARD_BYTE) return false;
    }
    return true;
  }

  /** Puts the bytes behind a block back, so that the same mistake is not found again. */
  mend(block: Readonly<Block>): void {
    this.memory.fill(block.address + block.size, GUARD_BYTE, GUARD);
  }

  /** Live blocks, in the order of their addresses' first use. */
  *live(): IterableIterator<Readonly<Block>> {
    for (const block of this.blocks.values()) if (block.live) yield block;
  }

  private carve(room: number): Block | undefined {
    if (this.next + room > this.end) return undefined;
    const block: Block = {
      address: this.next,
      size: 0,
      room,
      tag: '',
      live: false,
      counted: false,
      owner: 0,
    };
    this.next += room;
    this.blocks.set(block.address, block);
    return block;
  }
}

/** A pool tag as four characters, first one first: 0x4d636850 is `PhcM`. */
export function tagText(tag: number): string {
  let text = '';
  for (let i = 0; i < 4; i++) {
    const code = (tag >>> (8 * i)) & 0x7f;
    text += code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : '.';
  }
  return text;
}

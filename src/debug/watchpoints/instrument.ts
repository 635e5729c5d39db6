import { importedFunctions } from '../../toolchain/wasm-functions.ts';
import { ByteReader, SECTION, sectionsOf } from '../../toolchain/wasm-sections.ts';
import { storeHelpers, type Additions } from './store-helpers.ts';
import { storeSites } from './store-sites.ts';
import { uleb } from './wasm-writer.ts';

/** A driver whose writes into memory can be watched. */
export interface Instrumented {
  readonly wasm: Uint8Array;
  /** What an offset of the driver's own code has grown by. */
  readonly shift: number;
  /** Offset behind the driver's own code: what lies there is not the driver's. */
  readonly end: number;
}

const NOP = 0x01;
const CALL = 0x10;
/** Bytes that a 32-bit number takes at most. */
const LONGEST_INDEX = 5;

/** Sections that grow, and what by. */
const GROWS: Readonly<Record<number, (additions: Additions) => readonly (readonly number[])[]>> = {
  [SECTION.type]: (additions) => additions.types,
  [SECTION.function]: (additions) => additions.functions,
  [SECTION.global]: (additions) => additions.globals,
  [SECTION.export]: (additions) => additions.exports,
  [SECTION.code]: (additions) => additions.code,
};

/**
 * Makes every store of a linked driver a call of a function that stores and then looks whether the address is
 * watched. V8 has no watchpoints for wasm memory. The call takes the place and the length of the instruction, so
 * that all of the driver's code only moves as a whole: lines, breakpoints and DWARF stay true.
 * @throws Error for a driver of more functions than the short form of a call can number.
 */
export function instrumentStores(module: Uint8Array): Instrumented {
  const sections = sectionsOf(module);
  const count = (wanted: number): number => {
    const section = sections.find(({ id }) => id === wanted);
    return section ? new ByteReader(module, section.start).uleb() : 0;
  };
  const sites = storeSites(module);
  const additions = storeHelpers(sites, {
    types: count(SECTION.type),
    functions: importedFunctions(module) + count(SECTION.function),
    globals: count(SECTION.global),
  });
  const source = Uint8Array.from(module);
  for (const site of sites) {
    const call = [CALL, ...uleb(additions.indexOf(site), Math.min(site.length - 1, LONGEST_INDEX))];
    if (call.length > site.length)
      throw new Error('The driver has too many functions for its variables to be watched.');
    source.fill(NOP, site.at, site.at + site.length).set(call, site.at);
  }
  const parts: Uint8Array[] = [source.subarray(0, 8)];
  let length = 8;
  let shift = 0;
  let end = 0;
  const put = (...bytes: readonly Uint8Array[]): void => {
    parts.push(...bytes);
    for (const part of bytes) length += part.length;
  };
  for (const { id, start, end: behind } of sections) {
    const added = GROWS[id]?.(additions) ?? [];
    const reader = new ByteReader(source, start);
    const counted =
      added.length > 0 ? Uint8Array.from(uleb(reader.uleb() + added.length)) : new Uint8Array(0);
    const kept = source.subarray(reader.at, behind);
    const more = Uint8Array.from(added.flat());
    put(Uint8Array.from([id, ...uleb(counted.length + kept.length + more.length)]), counted);
    if (id === SECTION.code) {
      shift = length - reader.at;
      end = length + kept.length;
    }
    put(kept, more);
  }
  return { wasm: Buffer.concat(parts), shift, end };
}

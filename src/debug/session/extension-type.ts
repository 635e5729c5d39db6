import { readFileSync } from 'node:fs';
import type { DriverKind } from '../../lab/driver-build.ts';

const SIZEOF = /sizeof\s*\(\s*((?:struct\s+)?\w+)\s*\)/;

/** Where a driver says how many bytes of its own it wants, with the words that hold the size. */
const SIZES: Readonly<Record<DriverKind, RegExp>> = {
  // The routine with its body: a #pragma names it without parameters, and has another routine's body behind it.
  changer: /AdditionalExtensionSize\s*\([^(){};]*\)\s*\{([^}]*)\}/,
  // The member of TAPE_INIT_DATA_EX.
  tape: /MinitapeExtensionSize\s*=([^;,}]*)/,
};

/**
 * The type of the miniclass's own data: what the driver takes the size of where it says how much it wants.
 * @param files the driver's sources.
 */
export function extensionType(files: readonly string[], kind: DriverKind = 'changer'): string | undefined {
  for (const file of files) {
    let text: string;
    try {
      text = readFileSync(file, 'latin1');
    } catch {
      continue;
    }
    const size = SIZES[kind].exec(text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, ' '))?.[1];
    const type = size === undefined ? undefined : SIZEOF.exec(size)?.[1];
    if (type !== undefined) return type;
  }
  return undefined;
}

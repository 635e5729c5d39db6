import { readFileSync } from 'node:fs';

/** The routine with its body: a #pragma names it without parameters, and has the body of another routine behind it. */
const ROUTINE = /AdditionalExtensionSize\s*\([^(){};]*\)\s*\{([^}]*)\}/;
const SIZEOF = /sizeof\s*\(\s*((?:struct\s+)?\w+)\s*\)/;

/**
 * The type of the miniclass's own data: what ChangerAdditionalExtensionSize takes the size of.
 * @param files the driver's sources.
 */
export function extensionType(files: readonly string[]): string | undefined {
  for (const file of files) {
    let text: string;
    try {
      text = readFileSync(file, 'latin1');
    } catch {
      continue;
    }
    const body = ROUTINE.exec(text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, ' '))?.[1];
    const type = body === undefined ? undefined : SIZEOF.exec(body)?.[1];
    if (type !== undefined) return type;
  }
  return undefined;
}
